"""The way of a comment: store it, have it judged, publish it or leave it to the moderator.

No comment that a reader was thanked for is ever lost, and none is ever published by accident. What
needs the network runs before or after a transaction, never inside.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.comments import rate_limit, worker
from blog.comments.akismet import client, health
from blog.comments.akismet.client import Verdict
from blog.comments.models import Comment, fingerprint
from blog.comments.moderation import LOOK_AGAIN, move
from blog.models import Post, SiteSettings

State = Comment.State

LOOK_AGAIN_KEY = timedelta(hours=6)
GIVE_UP = timedelta(days=15)


@dataclass(frozen=True)
class Said:
    """A valid comment as it came from the form, and what is known of the reader."""

    post: Post
    words: str
    name: str
    mail: str
    website: str = ""
    parent: Comment | None = None
    kind: str = ""
    stars: int | None = None
    recipe_id: int | None = None
    address: str | None = None
    agent: str = ""
    referrer: str = ""
    permalink: str = ""
    honeypot: str = ""


def store(said: Said) -> Comment:
    """Commit a comment as held. The same words twice are one comment. Raises pace.TooFast."""
    parent_id = said.parent.pk if said.parent else 0
    key = fingerprint(said.post.pk, parent_id, said.name, said.mail, said.words)
    try:
        with transaction.atomic():
            if stored := Comment.objects.filter(fingerprint=key).first():
                return stored
            rate_limit.check(said.address, said.mail)
            comment = Comment(
                content_type=ContentType.objects.get_for_model(Post),
                object_pk=str(said.post.pk),
                site_id=settings.SITE_ID,
                post=said.post,
                parent_id=parent_id,
                user_name=said.name,
                user_email=said.mail,
                user_url=said.website,
                comment=said.words,
                ip_address=said.address,
                submit_date=timezone.now(),
                kind=said.kind,
                stars=said.stars,
                recipe_id=said.recipe_id,
                fingerprint=key,
                # Should this process end before the verdict, the next look finds the comment.
                look_at=timezone.now() + LOOK_AGAIN,
            )
            comment.submitted = _submitted(comment, said)
            comment.set_state(State.HELD)
            comment.save()
            comment.log(_("Received, held."))
            if said.honeypot:
                comment.look_at = None
                move(comment, State.SPAM, _("The honeypot field was filled."))
    except IntegrityError:
        return Comment.objects.get(fingerprint=key)
    return comment


def judge(comment: Comment, reason: str = "") -> client.Answer | None:
    """Ask Akismet, outside any transaction, and act on the answer. None where it was not asked."""
    if comment.state != State.HELD or comment.decided:
        return None
    if not client.in_use():
        _hold(comment.pk, comment.revision, _("No Akismet key is set: held for the moderator."), None)
        return None
    if not health.may_ask(second_look=bool(reason)):
        if reason:
            return None  # still due: the next minute has room
        _hold(comment.pk, comment.revision, _("Akismet is not asked just now: held."), _next_look(LOOK_AGAIN))
        return None
    if not comment.submitted.get("user_ip"):
        _hold(comment.pk, comment.revision, _("The reader's address is not known: held."), None)
        return None
    answer = client.check(comment.submitted, reason)
    health.record(answer)
    _act_on(comment.pk, comment.revision, answer)
    return answer


def _act_on(pk: int, revision: int, answer: client.Answer) -> None:
    with transaction.atomic():
        comment = Comment.objects.select_for_update(of=("self",)).get(pk=pk)
        if comment.state != State.HELD or comment.decided or comment.revision != revision:
            comment.log(_("A late verdict (%(why)s) changes nothing.") % {"why": answer.why})
            return
        if answer.verdict is Verdict.UNKNOWN:
            _wait(comment, answer)
            return
        comment.verdict = answer.verdict.value
        comment.look_at = None
        if answer.verdict is Verdict.HAM:
            if _may_publish(comment):
                move(comment, State.PUBLISHED, answer.why)
            else:
                _keep_held(
                    comment, _("%(why)s Held for the moderator.") % {"why": answer.why}, timezone.now()
                )
        elif answer.verdict is Verdict.DISCARD and settings.COMMENTS_DROP_DISCARDS:
            comment.delete()
        else:
            move(comment, State.SPAM, answer.why)


def _wait(comment: Comment, answer: client.Answer) -> None:
    """No verdict: held, and looked at again, until it is left to a person."""
    tell_at = timezone.now()
    if answer.recheck_after is not None:
        comment.look_at = _next_look(timedelta(seconds=answer.recheck_after))
        tell_at = comment.look_at + LOOK_AGAIN  # a verdict is on its way: no mail before it
    else:
        comment.look_at = _next_look(LOOK_AGAIN_KEY if answer.key_refused else LOOK_AGAIN)
    comment.look_reason = "recheck-after" if answer.recheck_after is not None else "api-failure"
    why = answer.why
    if comment.look_at > comment.submit_date + GIVE_UP:
        comment.look_at = None
        why = _("%(why)s Given up after 15 days: a person must decide.") % {"why": why}
    _keep_held(comment, why, tell_at)


def _hold(pk: int, revision: int, why: str, look_at: datetime | None) -> None:
    with transaction.atomic():
        comment = Comment.objects.select_for_update(of=("self",)).get(pk=pk)
        if comment.state == State.HELD and not comment.decided and comment.revision == revision:
            comment.look_at = look_at
            comment.look_reason = "api-failure"
            _keep_held(comment, why, timezone.now())


def _keep_held(comment: Comment, why: str, tell_at: datetime) -> None:
    if not comment.history.filter(what=why[:500]).exists():  # a service down for days is said once
        comment.log(why)
    if comment.told_revision != comment.revision:
        comment.tell_at = tell_at
    comment.save()
    transaction.on_commit(worker.wake)


def _may_publish(comment: Comment) -> bool:
    policy = SiteSettings.load().comment_moderation or settings.COMMENTS_MODERATION
    if policy == "never":
        return True
    if policy == "always":
        return False
    return bool(comment.user_email) and Comment.objects.known(comment.user_name, comment.user_email).exists()


def _next_look(after: timedelta) -> datetime:
    return timezone.now() + after


def _submitted(comment: Comment, said: Said) -> dict[str, str]:
    """Akismet's names for what was said; is_test is left out, since even False would be sent as true."""
    values = {
        "user_ip": said.address or "",
        "user_agent": said.agent[:500],
        "referrer": said.referrer[:500],
        "permalink": said.permalink,
        "comment_type": "reply" if said.parent else "comment",
        "comment_author": said.name,
        "comment_author_email": said.mail,
        "comment_author_url": said.website,
        "comment_content": said.words,
        "comment_date_gmt": comment.submit_date.isoformat(timespec="seconds"),
        "blog_lang": SiteSettings.load().language_code,
        "blog_charset": "UTF-8",
        "honeypot_field_name": settings.COMMENTS_HONEYPOT,
    }
    return {name: value for name, value in values.items() if value}
