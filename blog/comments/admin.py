"""The moderator's desk: one list with the states as tabs, and what can be done with the comments in it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from blog.comments import akismet, ratings, retention
from blog.comments.admin_forms import ChangeForm, SeenActionForm
from blog.comments.admin_views import ModerationViews
from blog.comments.models import Comment, HistoryLine, Mail, Subscription
from recipes.photos.robust_admin import RobustAdminMixin

State = Comment.State


CHOICES = [
    (State.PUBLISHED, gettext_lazy("Approve")),
    (State.SPAM, gettext_lazy("Spam")),
    (State.TRASH, gettext_lazy("Trash")),
]


class VerdictFilter(admin.AllValuesFieldListFilter):
    """Akismet's verdicts, with a word for the comments that have none."""

    def choices(self, changelist):
        for choice in super().choices(changelist):
            yield choice | {"display": choice["display"] or _("none")}


class UnansweredFilter(admin.SimpleListFilter):
    title = gettext_lazy("questions")
    parameter_name = "questions"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("unanswered", _("Unanswered questions"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet:
        return queryset.unanswered_questions() if self.value() == "unanswered" else queryset


class HistoryInline(admin.TabularInline):
    model = HistoryLine
    fields = ["at", "what", "by"]
    readonly_fields = ["at", "what", "by"]
    extra = 0
    can_delete = False
    verbose_name_plural = gettext_lazy("history")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Comment)
class CommentAdmin(ModerationViews):
    change_list_template = "admin/comments/comment/change_list.html"
    change_form_template = "admin/comments/comment/change_form.html"
    action_form = SeenActionForm
    form = ChangeForm
    list_display = ["summary", "verdict", "when"]
    list_display_links = ["when"]
    list_filter = [UnansweredFilter, "kind", ("verdict", VerdictFilter), "submit_date"]
    search_fields = ["comment", "user_name", "user_email", "user_url", "ip_address", "post__title"]
    list_per_page = 50
    ordering = ["-pk"]
    actions = ["approve", "not_spam", "mark_spam", "trash", "hold", "delete_for_good"]
    fields = ["user_name", "user_email", "user_url", "comment", "kind", "stars", "date_known"]
    readonly_fields = ["facts"]
    inlines = [HistoryInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return Comment.objects.select_related("post", "recipe").order_by("-pk")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list:
        return [*self.fields, "facts"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # readers write on the page, the author answers in place

    def get_actions(self, request: HttpRequest) -> dict:
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        unwanted: dict[str, list[str]] = {
            State.HELD: ["hold", "not_spam"],
            State.PUBLISHED: ["approve", "not_spam"],
            State.SPAM: ["approve", "mark_spam"],
            State.TRASH: ["trash", "not_spam"],
        }
        for name in unwanted.get(request.GET.get("state", ""), []):
            actions.pop(name, None)
        return actions

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        if request.method == "GET" and not request.GET:
            query = request.GET.copy()
            query["state"] = State.HELD if Comment.objects.held().exists() else State.PUBLISHED
            request.GET = query  # type: ignore[assignment]  # what Django's own change lists take
            request.META["QUERY_STRING"] = request.GET.urlencode()
        counts = dict(Comment.objects.order_by().values_list("state").annotate(Count("pk")))
        tabs = [(value, label, counts.get(value, 0)) for value, label in State.choices]
        context = {
            "tabs": tabs,
            "state": request.GET.get("state", ""),
            "akismet": akismet.health.status() if akismet.is_configured() else None,
            "title": _("Comments"),
            "unanswered": request.GET.get("questions") == "unanswered",
            "questions": Comment.objects.unanswered_questions().count(),
            "query": request.GET.urlencode(),
        }
        return super().changelist_view(request, context | (extra_context or {}))

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup == "state" or super().lookup_allowed(lookup, value, request)

    @admin.display(description=gettext_lazy("comment"))
    def summary(self, comment: Comment) -> str:
        choices = [
            (state, label) for state, label in CHOICES if state != comment.state and not comment.withdrawn_at
        ]
        context = {"comment": comment, "choices": choices}
        return render_to_string("admin/comments/comment/_summary.html", context)

    @admin.display(description=gettext_lazy("Akismet"), ordering="verdict")
    def verdict(self, comment: Comment) -> str:
        return comment.verdict or "–"

    @admin.display(description=gettext_lazy("when"), ordering="submit_date")
    def when(self, comment: Comment) -> Any:
        return comment.submit_date

    def view_on_site(self, comment: Comment) -> str | None:
        return comment.get_absolute_url() if comment.state == State.PUBLISHED else None

    @admin.display(description=gettext_lazy("facts"))
    def facts(self, comment: Comment) -> str:
        known = [
            (_("State"), comment.get_state_display()),
            (_("Akismet's verdict"), comment.verdict or _("none")),
            (_("Reported to Akismet as"), comment.submitted_as),
            (_("Next look"), comment.recheck_at),
            (_("Address"), comment.ip_address),
            (_("Browser"), comment.akismet_values.get("user_agent")),
            (_("Came from"), comment.akismet_values.get("referrer")),
            (_("Edited"), comment.edited_at),
            (_("Withdrawn"), comment.withdrawn_at),
        ]
        lines = [f"{name}: {value}" for name, value in known if value]
        return format_html('<span class="facts">{}</span>', "\n".join(lines))

    def save_model(self, request: HttpRequest, comment: Comment, form: Any, change: bool) -> None:
        super().save_model(request, comment, form, change)
        if comment.is_public:
            ratings.recount(comment.recipe_id)
        comment.log(
            _("Changed by the moderator: %(fields)s.") % {"fields": ", ".join(form.changed_data)},
            request.user,
        )

    def delete_model(self, request: HttpRequest, comment: Comment) -> None:
        retention.delete(comment)

    @admin.action(description=gettext_lazy("Approve"))
    def approve(self, request: HttpRequest, comments: QuerySet) -> None:
        self._decide(request, comments, State.PUBLISHED)

    @admin.action(description=gettext_lazy("Not spam"))
    def not_spam(self, request: HttpRequest, comments: QuerySet) -> None:
        self._decide(request, comments, State.PUBLISHED)

    @admin.action(description=gettext_lazy("Spam"))
    def mark_spam(self, request: HttpRequest, comments: QuerySet) -> None:
        self._decide(request, comments, State.SPAM)

    @admin.action(description=gettext_lazy("Trash"))
    def trash(self, request: HttpRequest, comments: QuerySet) -> None:
        self._decide(request, comments, State.TRASH)

    @admin.action(description=gettext_lazy("Hold"))
    def hold(self, request: HttpRequest, comments: QuerySet) -> None:
        self._decide(request, comments, State.HELD)

    @admin.action(description=gettext_lazy("Delete for good"), permissions=["delete"])
    def delete_for_good(self, request: HttpRequest, comments: QuerySet) -> None:
        number = 0
        for comment in comments:
            retention.delete(comment)
            number += 1
        done = ngettext("%(n)s comment deleted for good.", "%(n)s comments deleted for good.", number)
        self.message_user(request, done % {"n": number}, messages.SUCCESS)

    def _decide(self, request: HttpRequest, comments: QuerySet, state: str) -> None:
        seen = forms.DateTimeField().to_python(request.POST.get("seen") or None)
        changed = 0
        for comment in comments.order_by("pk"):
            if state == State.PUBLISHED and seen and comment.edited_at and comment.edited_at > seen:
                edited = _("%(name)s has edited the comment since this list was made. Please look again.")
                self.message_user(request, edited % {"name": comment.user_name}, messages.WARNING)
            elif state == State.PUBLISHED and comment.withdrawn_at:
                gone = _("%(name)s has withdrawn the comment: it stays where it is.")
                self.message_user(request, gone % {"name": comment.user_name}, messages.WARNING)
            else:
                changed += self._decide_one(request, comment.pk, state, comment.revision)
        label = dict(State.choices)[state]
        done = ngettext("%(n)s comment: %(state)s.", "%(n)s comments: %(state)s.", changed)
        self.message_user(request, done % {"n": changed, "state": label}, messages.SUCCESS)


@admin.register(Mail)
class MailAdmin(RobustAdminMixin):
    list_display = ["subject", "to", "kind", "state", "tries", "next_try_at", "error", "created_at"]
    list_filter = ["state", "kind"]
    search_fields = ["to", "subject"]
    actions = ["try_again"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.action(description=gettext_lazy("Try again now"), permissions=["delete"])
    def try_again(self, request: HttpRequest, mails: QuerySet) -> None:
        waiting = mails.exclude(state=Mail.State.SENT)
        waiting.update(state=Mail.State.WAITING, tries=0, next_try_at=timezone.now())


@admin.register(Subscription)
class SubscriptionAdmin(RobustAdminMixin):
    list_display = ["mail", "comment", "asked_at", "confirmed_at", "ended_at"]
    search_fields = ["mail"]
    list_select_related = ["comment"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
