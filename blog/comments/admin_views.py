"""What the moderator's list can do besides Django's own: one comment's buttons, the answer in place,
the check of Akismet's key, and a reader's wish to see or lose what is kept."""

from __future__ import annotations

import json
import logging

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

import blog.comments.converters  # noqa: F401  registers <id:>
from blog.comments import akismet, moderation, retention
from blog.comments.admin_forms import PrivacyForm
from blog.comments.models import Comment
from recipes.photos.robust_admin import RobustAdminMixin

State = Comment.State
log = logging.getLogger(__name__)


class ModerationViews(RobustAdminMixin):
    """Addresses beside the list. The buttons stand inside the list's own form, so they bring its token."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<id:pk>/decide/<int:revision>/<str:state>/", view(self.decide_one), name="comments_decide"),
            path("<id:pk>/reply/", view(self.reply), name="comments_reply"),
            path("check-akismet/", view(self.check_akismet), name="comments_check_akismet"),
            path("privacy/", view(self.privacy), name="comments_privacy"),
            *super().get_urls(),
        ]

    def decide_one(self, request: HttpRequest, pk: int, revision: int, state: str) -> HttpResponse:
        """One comment, with the revision of its words that stood in the list."""
        self._allow(request)
        comment = Comment.objects.filter(pk=pk).first()
        if comment is None or state not in State.values:
            messages.warning(request, _("This comment is no longer kept."))
        elif comment.revision != revision:
            edited = _("%(name)s has edited the comment since this list was made. Please look again.")
            messages.warning(request, edited % {"name": comment.user_name})
        elif self._decide_one(request, pk, state, revision):
            done = _("%(name)s's comment: %(state)s.")
            messages.success(request, done % {"name": comment.user_name, "state": State(state).label})
        return self._back(request)

    def _decide_one(self, request: HttpRequest, pk: int, state: str, revision: int) -> bool:
        try:
            return moderation.decide(pk, state, by=request.user, revision=revision)
        except DatabaseError:
            log.exception("Comment %s could not be decided on", pk)
            messages.error(
                request, _("The site cannot store anything just now. Please try again in a minute.")
            )
            return False

    def reply(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The author's answer. A comment that was not published yet is, or the answer would be hidden."""
        self._allow(request)
        comment = Comment.objects.filter(pk=pk).first()
        words = request.POST.get(f"reply-{pk}", "").replace("\r\n", "\n").strip()
        if comment is None or comment.withdrawn_at:
            messages.error(
                request, _("This comment is no longer there to be answered. You wrote:") + f"\n{words}"
            )
        elif not words:
            messages.error(request, _("Please write something."))
        else:
            try:
                with transaction.atomic():
                    moderation.decide(pk, State.PUBLISHED, by=request.user)
                    moderation.add_author_reply(comment, words, request.user)
            except IntegrityError:
                messages.warning(request, _("You have already said exactly this here."))
                return self._back(request)
            except DatabaseError:
                log.exception("An answer to comment %s could not be stored", pk)
                return self._kept_answer(request, comment, words)
            messages.success(
                request, _("Your answer to %(name)s is published.") % {"name": comment.user_name}
            )
        return self._back(request)

    def _kept_answer(self, request: HttpRequest, comment: Comment, words: str) -> HttpResponse:
        """The answer in a form of its own, to be sent again."""
        context = self.admin_site.each_context(request) | {
            "title": _("Reply"),
            "comment": comment,
            "field": f"reply-{comment.pk}",
            "words": words,
            "back": request.POST.get("back", ""),
        }
        return render(request, "admin/comments/reply.html", context, status=503)

    def check_akismet(self, request: HttpRequest) -> HttpResponse:
        self._allow(request)
        row = akismet.health.check_key()
        if row.key_valid:
            messages.success(request, _("The Akismet key is valid."))
        else:
            messages.error(request, row.trouble)
        return self._back(request)

    def privacy(self, request: HttpRequest) -> HttpResponse:
        """Export, anonymise or erase all that is kept of a mail address."""
        if not self.has_delete_permission(request):
            raise PermissionDenied
        form = PrivacyForm(request.POST or None)
        what = request.POST.get("what", "")
        if request.method == "POST" and form.is_valid():
            mail = form.cleaned_data["mail"]
            if what == "export":
                answer = HttpResponse(
                    json.dumps(retention.export(mail), indent=2, ensure_ascii=False),
                    content_type="application/json",
                )
                answer["Content-Disposition"] = 'attachment; filename="kept.json"'
                return answer
            if not form.cleaned_data["sure"]:
                form.add_error("sure", _("Please tick this first."))
            elif what in ("anonymise", "erase"):
                number = (retention.anonymise if what == "anonymise" else retention.erase)(mail)
                messages.success(request, _("Done: %(n)s comments of this address.") % {"n": number})
                return HttpResponseRedirect(request.path)
        context = self.admin_site.each_context(request)
        context |= {"form": form, "title": _("What is kept of a reader"), "opts": self.opts}
        return render(request, "admin/comments/privacy.html", context)

    def _allow(self, request: HttpRequest) -> None:
        if request.method != "POST" or not self.has_change_permission(request):
            raise PermissionDenied

    def _back(self, request: HttpRequest) -> HttpResponse:
        """To the list as it was filtered. Only its own query is taken from the form."""
        query = request.POST.get("back", "")
        address = reverse("admin:comments_comment_changelist")
        return HttpResponseRedirect(f"{address}?{query}" if query else address)
