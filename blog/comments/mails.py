"""The mails of the discussion, written as rows beside their cause and sent by the worker."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.comments import signed_links
from blog.comments.models import Comment, Mail, Subscription
from blog.models import SiteSettings

HELD, DIGEST, REPLY, CONFIRM = Mail.Kind

# A mail per held comment, so many in a quarter of an hour; above that one digest in that time.
FLOOD = 3
FLOOD_SPAN = timedelta(minutes=15)
DIGEST_LENGTH = 20


def moderators() -> list[str]:
    """Mail addresses of those who may moderate; MODERATOR_EMAIL where none of them has one."""
    people = get_user_model().objects.filter(is_active=True, is_staff=True).exclude(email="")
    found = [person.email for person in people if person.has_perm("comments.change_comment")]
    return found or ([settings.MODERATOR_EMAIL] if settings.MODERATOR_EMAIL else [])


def notify_moderators() -> None:
    """Write the mails for comments that wait for a moderator: one each, or a digest in a flood."""
    now = timezone.now()
    with transaction.atomic():
        due = Comment.objects.held().filter(notify_at__lte=now).order_by("pk")
        recent = Mail.objects.filter(kind__in=[HELD, DIGEST], created_at__gt=now - FLOOD_SPAN)
        waiting = list(due.select_for_update(of=("self",)).select_related("post")[:1000])
        if not waiting:
            return
        each = recent.filter(kind=HELD).values("comment").distinct().count() + len(waiting) <= FLOOD
        if digest := recent.filter(kind=DIGEST).order_by("created_at").last():
            # The next one takes them all.
            Comment.objects.filter(pk__in=[comment.pk for comment in waiting]).update(
                notify_at=digest.created_at + FLOOD_SPAN
            )
            return
        for to in moderators():
            if each:
                for comment in waiting:
                    _write_held(comment, to)
            else:
                _write_digest(waiting, to, now.isoformat(timespec="seconds"))
        Comment.objects.filter(pk__in=[comment.pk for comment in waiting]).update(
            notify_at=None, notified_revision=F("revision")
        )


def notify_subscribers(comment: Comment) -> None:
    """A reply became public: one mail to each confirmed reader of its thread, however often it does."""
    following = Subscription.objects.filter(
        comment__thread_id=comment.thread_id,
        comment__pk__lt=comment.pk,
        confirmed_at__isnull=False,
        ended_at=None,
    ).select_related("comment")
    for subscription in following:
        if subscription.mail.lower() == comment.user_email.lower():
            continue
        stop = signed_links.unfollow(subscription)
        _write(
            f"reply:{comment.pk}:{_short(subscription.mail)}",
            REPLY,
            subscription.mail,
            _("%(name)s replied on “%(post)s”") % {"name": comment.user_name, "post": comment.post.title},
            {"comment": comment, "address": signed_links.absolute(comment.get_absolute_url()), "stop": stop},
            headers={"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
            comment=comment,
        )


def ask_to_confirm(subscription: Subscription) -> None:
    """The second half of the double opt-in: one mail for a comment and an address, ever."""
    _write(
        f"confirm:{subscription.pk}",
        CONFIRM,
        subscription.mail,
        _("Shall we tell you of replies on “%(post)s”?") % {"post": subscription.comment.post.title},
        {"comment": subscription.comment, "address": signed_links.follow(subscription)},
        comment=subscription.comment,
    )


def _write_held(comment: Comment, to: str) -> None:
    _write(
        f"held:{comment.pk}:{comment.revision}:{_short(to)}",
        HELD,
        to,
        _("A comment by %(name)s waits on “%(post)s”")
        % {"name": comment.user_name, "post": comment.post.title},
        {"comment": comment, "address": signed_links.decide(comment)},
        comment=comment,
    )


def _write_digest(comments: list[Comment], to: str, when: str) -> None:
    shown = [(comment, signed_links.decide(comment)) for comment in comments[:DIGEST_LENGTH]]
    held = Comment.objects.held().count()
    _write(
        f"digest:{when}:{_short(to)}",
        DIGEST,
        to,
        _("%(count)s comments wait") % {"count": held},
        {"comments": shown, "held": held, "address": signed_links.absolute(signed_links.held_list())},
    )


def _write(
    key: str,
    kind: str,
    to: str,
    subject: str,
    context: dict,
    *,
    headers: dict[str, str] | None = None,
    comment: Comment | None = None,
) -> None:
    site = SiteSettings.load().name
    body = render_to_string(
        f"comments/mails/{kind}.txt", {**context, "site": site, "site_url": settings.SITE_URL}
    )
    subject = " ".join(f"[{site}] {subject}".split())[:200]
    fields = {"kind": kind, "to": to, "subject": subject, "body": body, "headers": headers or {}}
    Mail.objects.get_or_create(key=key, defaults={**fields, "comment": comment})


def _short(mail: str) -> str:
    return hashlib.sha256(mail.lower().encode()).hexdigest()[:16]
