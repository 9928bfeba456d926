"""The way of a comment: store it, have it judged, publish it or leave it to the moderator.

No comment that a reader was thanked for is ever lost, and none is ever published by accident. What
needs the network runs before or after a transaction, never inside.
"""

from __future__ import annotations

import logging
import threading
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.comments import akismet, rate_limit
from blog.comments.akismet import Verdict
from blog.comments.models import Comment
from blog.comments.moderation import move
from blog.comments.submission import Submission
from blog.models import SiteSettings

State = Comment.State
log = logging.getLogger(__name__)

# When a comment is judged again that Akismet gave no verdict on; when it is left to a person.
RECHECK_AFTER = timedelta(minutes=20)
RECHECK_AFTER_REFUSAL = timedelta(hours=6)
GIVE_UP = timedelta(days=15)
# The worker judges what its reader's request has not judged by then: longer than Akismet's deadline.
JUDGED_WITHIN = timedelta(seconds=15)

# Only so many requests of this process wait for Akismet at the same time: the others' comments are
# judged by the worker, within seconds, and the process goes on answering readers.
_waiting_for_akismet = threading.BoundedSemaphore(1)


def receive(submission: Submission) -> Comment:
    """Store a comment, held, and have it judged. The same one twice is stored once.

    Raises rate_limit.TooFast, and DatabaseError where it could not be stored. Once it is stored nothing
    that goes wrong is the reader's concern: the worker judges it.
    """
    comment, is_new = _store(submission)
    if is_new:
        judge_soon(comment)
    return comment


def edit(comment: Comment, words: str) -> None:
    """The writer's new words: held and judged like a new comment. Raises IntegrityError if they stand there already."""
    with transaction.atomic():
        comment = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
        comment.comment = words
        comment.revision += 1
        comment.edited_at = timezone.now()
        comment.decided = False
        comment.verdict = comment.submit_as = comment.submitted_as = comment.recheck_reason = ""
        comment.submit_at = None
        comment.akismet_values["comment_content"] = words
        comment.recheck_at = timezone.now() + JUDGED_WITHIN
        comment.set_fingerprint()
        move(comment, State.HELD, _("Edited by its writer: held."))
    judge_soon(comment)


def _store(submission: Submission) -> tuple[Comment, bool]:
    """Commit a comment as held. Returns it, and whether it is new."""
    now = timezone.now()
    comment = Comment.under(
        submission.post,
        submission.parent,
        user_name=submission.name,
        user_email=submission.email,
        user_url=submission.url,
        comment=submission.comment,
        ip_address=submission.ip_address,
        submit_date=now,
        kind=submission.kind,
        stars=submission.stars,
        recipe_id=submission.recipe_id,
        recheck_at=now + JUDGED_WITHIN,
        akismet_values=submission.akismet_values(now),
    )
    same = Comment.objects.filter(fingerprint=comment.fingerprint)
    try:
        with transaction.atomic():
            if stored := same.first():
                return stored, False
            rate_limit.count(
                submission.ip_address,
                submission.email,
                Comment.objects.known(comment.user_name, comment.user_email).exists,
            )
            comment.save()
            comment.log(_("Received, held."))
            if submission.honeypot:
                move(comment, State.SPAM, _("The honeypot field was filled."))
    except IntegrityError:
        return same.get(), False
    return comment, True


def judge_soon(comment: Comment) -> None:
    """Judge a stored comment now, or have the worker do it where this process waits for Akismet already."""
    may_wait = _waiting_for_akismet.acquire(blocking=False)
    try:
        if may_wait:
            judge(comment)
        else:
            waiting = Comment.objects.filter(
                pk=comment.pk, revision=comment.revision, recheck_at__isnull=False
            )
            waiting.update(recheck_at=timezone.now())
    except DatabaseError:
        log.exception("Comment %s is stored, and left to the worker to judge", comment.pk)
    finally:
        if may_wait:
            _waiting_for_akismet.release()


def judge(comment: Comment, *, in_background: bool = False) -> akismet.Answer | None:
    """Ask Akismet, outside any transaction, and act on the answer. None where it was not asked."""
    if comment.state != State.HELD or comment.decided:
        return None
    if not akismet.is_configured():
        _hold(comment, _("No Akismet key is set: held for the moderator."), None)
        return None
    if not comment.akismet_values.get("user_ip"):
        _hold(comment, _("The reader's address is not known: held."), None)
        return None
    if not akismet.health.may_ask(in_background=in_background):
        if not in_background:  # else it is still due: the next minute has room
            _hold(comment, _("Akismet is not asked just now: held."), timezone.now() + RECHECK_AFTER)
        return None
    answer = akismet.check(comment.akismet_values, comment.recheck_reason)
    akismet.health.record(answer)
    _act_on(comment.pk, comment.revision, answer)
    return answer


def _act_on(pk: int, revision: int, answer: akismet.Answer) -> None:
    with transaction.atomic():
        comment = Comment.objects.select_for_update(of=("self",)).get(pk=pk)
        if not _is_undecided(comment, revision):
            comment.log(_("A late verdict (%(why)s) changes nothing.") % {"why": answer.why})
            return
        if answer.verdict is Verdict.UNKNOWN:
            _recheck_later(comment, answer)
            return
        comment.verdict = answer.verdict.value
        comment.recheck_at = None
        if answer.verdict is Verdict.HAM:
            if _may_publish(comment):
                move(comment, State.PUBLISHED, answer.why)
            else:
                why = _("%(why)s Held for the moderator.") % {"why": answer.why}
                _keep_held(comment, why, timezone.now())
        elif answer.verdict is Verdict.DISCARD and settings.COMMENTS_DROP_DISCARDS:
            comment.delete()
        else:
            move(comment, State.SPAM, answer.why)


def _is_undecided(comment: Comment, revision: int) -> bool:
    """Whether a verdict on these words still counts."""
    return comment.state == State.HELD and not comment.decided and comment.revision == revision


def _recheck_later(comment: Comment, answer: akismet.Answer) -> None:
    """No verdict: held, and judged again, until it is left to a person."""
    now = timezone.now()
    notify_at = now
    if answer.recheck_after is not None:
        comment.recheck_at = now + timedelta(seconds=answer.recheck_after)
        notify_at = comment.recheck_at + RECHECK_AFTER  # a verdict is on its way: no mail before it
    else:
        comment.recheck_at = now + (RECHECK_AFTER_REFUSAL if answer.key_refused else RECHECK_AFTER)
    comment.recheck_reason = "recheck-after" if answer.recheck_after is not None else "api-failure"
    why = answer.why
    if comment.recheck_at > comment.submit_date + GIVE_UP:
        comment.recheck_at = None
        why = _("%(why)s Given up after 15 days: a person must decide.") % {"why": why}
    _keep_held(comment, why, notify_at)


def _hold(seen: Comment, why: str, recheck_at: datetime | None) -> None:
    with transaction.atomic():
        comment = Comment.objects.select_for_update(of=("self",)).get(pk=seen.pk)
        if _is_undecided(comment, seen.revision):
            comment.recheck_at = recheck_at
            comment.recheck_reason = "api-failure"
            _keep_held(comment, why, timezone.now())


def _keep_held(comment: Comment, why: str, notify_at: datetime) -> None:
    if not comment.history.filter(what=why[:500]).exists():  # a service down for days is said once
        comment.log(why)
    if comment.notified_revision != comment.revision:
        comment.notify_at = notify_at
    comment.save()


def _may_publish(comment: Comment) -> bool:
    policy = SiteSettings.load().comment_moderation or settings.COMMENTS_MODERATION
    if policy == "never":
        return True
    if policy == "always":
        return False
    return bool(comment.user_email) and Comment.objects.known(comment.user_name, comment.user_email).exists()
