"""Signed addresses: the writer's own page of a comment, following a thread, the moderator's mail.

None of these is cached or indexed, and none does anything on GET: mail scanners follow links.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from django.conf import settings
from django.core import signing
from django.db import DatabaseError, IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from blog.comments import mails, moderation, pipeline, same_origin, signed_links
from blog.comments.forms import CANNOT_STORE, WordsForm
from blog.comments.models import Comment, Subscription
from blog.requests import write_lock

log = logging.getLogger(__name__)


def signed(read: Callable, *, own_pages_only: bool = True) -> Callable:
    """A view of a signed token: 404 for a false one, 403 for a form that no page of ours sent."""

    def wrap(view: Callable) -> Callable:
        @csrf_exempt
        @never_cache
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def checked(request: HttpRequest, token: str) -> HttpResponse:
            try:
                value = read(token)
            except (signing.BadSignature, ValueError):
                raise Http404 from None
            if request.method == "POST" and own_pages_only and not same_origin.is_from_our_page(request):
                response = render(request, "comments/notice.html", {"title": _("Not taken")}, status=403)
            else:
                response = _answer(view, request, token, value)
            response["X-Robots-Tag"] = "noindex"
            # The address is a key: no other site is told of it.
            response["Referrer-Policy"] = "same-origin"
            response["Cache-Control"] = "no-store, private"
            return response

        return checked

    return wrap


def _answer(view: Callable, request: HttpRequest, token: str, value: object) -> HttpResponse:
    """The view's answer; where the database cannot be written, calm words, and nothing changed."""
    if request.method != "POST":
        return view(request, token, value)
    try:
        with write_lock.wait_briefly():
            return view(request, token, value)
    except DatabaseError:
        log.exception(
            "Nothing was changed at %s", request.resolver_match and request.resolver_match.view_name
        )
        title = _("The site cannot store anything just now. Please try again in a minute.")
        response = render(request, "comments/notice.html", {"title": title}, status=503)
        response["Retry-After"] = "60"
        return response


def may_edit(comment: Comment) -> bool:
    young = comment.submit_date > timezone.now() - timedelta(minutes=settings.COMMENTS_EDIT_MINUTES)
    # Spam too, or the page would tell a spammer what became of it.
    return young and not comment.withdrawn_at and comment.state != Comment.State.TRASH


@signed(signed_links.read_mine)
def mine(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """Thanks, the comment as stored, its state, and what its writer may do with it."""
    comment = _own(pk)
    if comment is None:
        return render(
            request, "comments/notice.html", {"title": _("This comment is no longer kept")}, status=410
        )
    subscription = comment.subscriptions.first()
    context = {
        "comment": comment,
        "subscription": subscription,
        "may_edit": may_edit(comment),
        "edit_minutes": settings.COMMENTS_EDIT_MINUTES,
        "token": token,
    }
    return render(request, "comments/mine.html", context)


@signed(signed_links.read_mine)
def edit(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    comment = _own(pk)
    if comment is None or not may_edit(comment):
        return HttpResponseRedirect(signed_links.mine(pk), status=303)
    if request.method != "POST":
        return _edit_page(request, comment, WordsForm(initial={"comment": comment.comment}), token)
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _edit_page(request, comment, form, token, 422)
    words = form.cleaned_data["comment"]
    if words != comment.comment:
        try:
            pipeline.edit(comment, words)
        except IntegrityError:
            form.add_error("comment", _("You have already said exactly this here."))
            return _edit_page(request, comment, form, token, 422)
        except DatabaseError:
            log.exception("An edit of comment %s could not be stored", pk)
            form.add_error("comment", CANNOT_STORE)
            return _edit_page(request, comment, form, token, 503)
    return HttpResponseRedirect(signed_links.mine(pk), status=303)


def _edit_page(
    request: HttpRequest, comment: Comment, form: WordsForm, token: str, status: int = 200
) -> HttpResponse:
    context = {"comment": comment, "form": form, "token": token}
    return render(request, "comments/edit.html", context, status=status)


@signed(signed_links.read_mine)
def withdraw(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    comment = _own(pk)
    if comment is not None and request.method == "POST":
        moderation.withdraw(comment)
    return HttpResponseRedirect(signed_links.mine(pk), status=303)


@signed(signed_links.read_mine)
def ask_to_follow(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """Asks by mail whether the writer wants to be told of replies."""
    comment = _own(pk)
    if comment is not None and request.method == "POST" and comment.user_email and not comment.withdrawn_at:
        with transaction.atomic():
            subscription, _new = Subscription.objects.get_or_create(comment=comment, mail=comment.user_email)
            if subscription.ended_at:
                subscription.ended_at = subscription.confirmed_at = None
                subscription.save()
            # Spam must not make us write to others.
            if comment.state != Comment.State.SPAM:
                mails.ask_to_confirm(subscription)
    return HttpResponseRedirect(signed_links.mine(pk), status=303)


@signed(signed_links.read_follow)
def follow(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    subscription = Subscription.objects.filter(pk=pk).select_related("comment__post").first()
    if (
        subscription
        and request.method == "POST"
        and not subscription.ended_at
        and not subscription.confirmed_at
    ):
        subscription.confirmed_at = timezone.now()
        subscription.save()
    return render(request, "comments/follow.html", {"subscription": subscription})


# Mail programs post here themselves for List-Unsubscribe-Post: the token is all they have.
@signed(signed_links.read_unfollow, own_pages_only=False)
def unfollow(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    subscription = Subscription.objects.filter(pk=pk).select_related("comment__post").first()
    if subscription and request.method == "POST" and not subscription.ended_at:
        subscription.ended_at = timezone.now()
        subscription.save()
    return render(request, "comments/unfollow.html", {"subscription": subscription})


@signed(signed_links.read_decide)
def decide(request: HttpRequest, token: str, value: tuple[int, int]) -> HttpResponse:
    """From a moderator's mail: the comment, and three buttons."""
    pk, revision = value
    comment = Comment.objects.select_related("post").filter(pk=pk).first()
    if comment is None:
        return render(
            request, "comments/notice.html", {"title": _("This comment is no longer kept")}, status=410
        )
    choice = request.POST.get("state", "")
    done = False
    if request.method == "POST" and choice in (
        Comment.State.PUBLISHED,
        Comment.State.SPAM,
        Comment.State.TRASH,
    ):
        done = moderation.decide(pk, choice, how=_("by mail"), revision=revision)
        comment.refresh_from_db()
    context = {"comment": comment, "stale": comment.revision != revision, "done": done}
    return render(request, "comments/decide.html", context)


def _own(pk: int) -> Comment | None:
    return Comment.objects.select_related("post").filter(pk=pk).first()
