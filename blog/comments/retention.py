"""What is kept of a reader, for how long, and how it is handed out or forgotten."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.comments.models import Comment, Mail, Subscription
from blog.comments.ratings import recount

ERASED = "—"


def forget_old() -> None:
    """Forget what is past its time: spam, what was sent to Akismet, addresses, trash, old mails."""
    now = timezone.now()

    def before(days: int):
        return now - timedelta(days=days)

    spam = Comment.objects.filter(
        state=Comment.State.SPAM, state_at__lt=before(settings.COMMENTS_KEEP_SPAM_DAYS)
    )
    trash = Comment.objects.filter(
        state=Comment.State.TRASH, state_at__lt=before(settings.COMMENTS_KEEP_TRASH_DAYS)
    )
    for comment in [*spam, *trash]:
        delete(comment)
    old = Comment.objects.filter(submit_date__lt=before(settings.COMMENTS_KEEP_SPAM_DAYS)).exclude(
        akismet_values={}
    )
    old.update(akismet_values={})
    addresses = Comment.objects.filter(
        submit_date__lt=before(settings.COMMENTS_KEEP_ADDRESSES_DAYS), ip_address__isnull=False
    )
    addresses.update(ip_address=None)
    Mail.objects.filter(state=Mail.State.SENT, sent_at__lt=before(settings.COMMENTS_KEEP_MAILS_DAYS)).delete()


def delete(comment: Comment) -> None:
    """Delete for good; the words of others that answer it stay in the database, hidden with it."""
    comment.delete()
    if comment.is_public:
        recount(comment.recipe_id)


def export(mail: str) -> dict[str, Any]:
    """Everything kept about a mail address, as plain values for JSON."""
    comments = Comment.objects.filter(user_email__iexact=mail).select_related("post").order_by("pk")
    return {
        "mail": mail,
        "exported": timezone.now().isoformat(),
        "comments": [_exported(comment) for comment in comments],
        "subscriptions": [
            {
                "post": subscription.comment.post.get_absolute_url(),
                "asked": subscription.asked_at.isoformat(),
                "confirmed": _iso(subscription.confirmed_at),
                "ended": _iso(subscription.ended_at),
            }
            for subscription in Subscription.objects.filter(mail__iexact=mail).select_related("comment__post")
        ],
        "mails": [
            {
                "subject": sent.subject,
                "text": sent.body,
                "state": sent.state,
                "written": sent.created_at.isoformat(),
            }
            for sent in Mail.objects.filter(to__iexact=mail)
        ],
    }


def _exported(comment: Comment) -> dict[str, Any]:
    return {
        "post": comment.post.get_absolute_url(),
        "name": comment.user_name,
        "website": comment.user_url,
        "comment": comment.comment,
        "kind": comment.kind,
        "stars": comment.stars,
        "state": comment.state,
        "date": comment.submit_date.isoformat(),
        "address": comment.ip_address,
        "sent to Akismet": comment.akismet_values,
        "verdict": comment.verdict,
        "history": [f"{line.at.isoformat()} {line.what}" for line in comment.history.all()],
    }


def anonymise(mail: str) -> int:
    """Keep the words, forget the writer. Returns how many comments it touched."""
    with transaction.atomic():
        comments = list(Comment.objects.filter(user_email__iexact=mail))
        _forget_mails(mail)
        for comment in comments:
            comment.user_name, comment.user_email, comment.user_url = _("Someone"), "", ""
            comment.ip_address, comment.akismet_values = None, {}
            comment.submit_as, comment.submit_at, comment.recheck_at = "", None, None
            comment.free_fingerprint()
            comment.save()
            comment.log(_("Made anonymous."))
        for comment in comments:
            if comment.is_public:
                recount(comment.recipe_id)
    return len(comments)


def erase(mail: str) -> int:
    """Delete the words too. A comment that others answered keeps its place, empty. Returns how many."""
    with transaction.atomic():
        comments = list(Comment.objects.filter(user_email__iexact=mail).order_by("-pk"))
        _forget_mails(mail)
        for comment in comments:
            if Comment.objects.filter(parent_id=comment.pk).exclude(pk=comment.pk).exists():
                comment.user_name, comment.user_email, comment.user_url, comment.comment = (
                    ERASED,
                    "",
                    "",
                    ERASED,
                )
                comment.ip_address, comment.akismet_values, comment.stars = None, {}, None
                comment.submit_as, comment.submit_at, comment.recheck_at = "", None, None
                comment.free_fingerprint()
                comment.history.all().delete()
                comment.save()
                comment.log(_("Erased."))
            else:
                comment.delete()
        for comment in comments:
            if comment.is_public:
                recount(comment.recipe_id)
    return len(comments)


def _forget_mails(mail: str) -> None:
    Subscription.objects.filter(mail__iexact=mail).delete()
    # A moderator's mail quotes the comment; the worker's copy of it goes with the writer.
    Mail.objects.filter(Q(to__iexact=mail) | Q(comment__user_email__iexact=mail)).delete()


def _iso(moment) -> str | None:
    return moment.isoformat() if moment else None
