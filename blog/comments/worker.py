"""What the worker does for the discussion: whatever is due, as the rows themselves say.

Rows say when they are due (a mail's next try, when a comment is judged again), so a worker that was
killed in the middle of something loses nothing: the next one finds it again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.comments import akismet, mails, pipeline, rate_limit, retention
from blog.comments.models import Comment, Mail
from blog.models import SiteSettings

log = logging.getLogger(__name__)

BATCH = 100
# Pauses before the next try of a mail; after the last one a person is asked to look.
PAUSES = [timedelta(minutes=m) for m in (1, 5, 30, 120, 360, 1440, 2880)]
SUBMIT_AGAIN_AFTER = timedelta(minutes=20)


def do_due() -> None:
    """Do all that is due. Cheap where nothing is: called every second."""
    if is_anything_due():
        _do(recheck_due, mails.notify_moderators, deliver_mails, submit_corrections)


def keep_house() -> None:
    """What no row asks for: verify a new key, forget what is past its time."""
    _do(verify_new_key, retention.forget_old, rate_limit.forget_old)


def is_anything_due() -> bool:
    """One query, which four indexes answer."""
    now = timezone.now()
    first, *others = [
        rows.order_by().values("pk")
        for rows in (
            Comment.objects.filter(recheck_at__lte=now),
            Comment.objects.filter(notify_at__lte=now),
            Comment.objects.filter(submit_at__lte=now),
            Mail.objects.filter(next_try_at__lte=now),
        )
    ]
    return first.union(*others, all=True).exists()


def _do(*steps: Callable[[], object]) -> None:
    """Each step, in the site's language: its people read the mails and the histories.

    One step's trouble does not stop the others; then it is raised, so that the next round comes later.
    """
    errors = []
    for step in steps:
        try:
            with SiteSettings.load().speaking():
                step()
        except Exception as error:
            errors.append(error)
    if errors:
        raise ExceptionGroup("The discussion's worker", errors)


def verify_new_key() -> None:
    if akismet.health.key_is_new():
        akismet.health.check_key()


def recheck_due() -> None:
    """Have held comments judged: a hundred at a time, stopping at the first failure."""
    if akismet.health.is_full():
        return
    due = Comment.objects.held().filter(recheck_at__lte=timezone.now(), decided=False).order_by("recheck_at")
    for comment in due[:BATCH]:
        answer = pipeline.judge(comment, in_background=True)
        if answer is None and akismet.health.is_full():
            return
        if answer is not None and answer.failed:
            # The others wait as long as this one was told to.
            comment.refresh_from_db()
            if comment.recheck_at:
                due.filter(recheck_at__lt=comment.recheck_at).update(recheck_at=comment.recheck_at)
            return


def deliver_mails() -> None:
    """Send what waits; where one fails the others wait for the next round, which comes soon."""
    now = timezone.now()
    for mail in Mail.objects.filter(state=Mail.State.WAITING, next_try_at__lte=now).order_by("pk")[:BATCH]:
        if not deliver(mail):
            return


def deliver(mail: Mail) -> bool:
    """Try once. The pause is taken first, so that two workers never send the same mail."""
    pause = PAUSES[min(mail.tries, len(PAUSES) - 1)]
    mine = Mail.objects.filter(pk=mail.pk, state=Mail.State.WAITING, tries=mail.tries)
    if not mine.update(tries=F("tries") + 1, next_try_at=timezone.now() + pause):
        return True
    mail.refresh_from_db()
    try:
        EmailMessage(mail.subject, mail.body, to=[mail.to], headers=mail.headers).send()
    except Exception as error:  # whatever a mail server and a network can do
        log.warning("Mail %s was not sent (try %s): %s", mail.pk, mail.tries, error)
        mail.error = f"{type(error).__name__}: {error}"[:500]
        if mail.tries > len(PAUSES):
            mail.state, mail.next_try_at = Mail.State.GIVEN_UP, None
    else:
        mail.state, mail.sent_at, mail.next_try_at, mail.error = Mail.State.SENT, timezone.now(), None, ""
    mail.save()
    return mail.state == Mail.State.SENT


def submit_corrections() -> None:
    """Report the moderator's corrections to Akismet, with the values of the check."""
    due = Comment.objects.filter(submit_at__lte=timezone.now()).order_by("submit_at")
    for comment in due[:BATCH]:
        here = Comment.objects.filter(pk=comment.pk, submit_as=comment.submit_as)
        if not akismet.is_configured() or not comment.akismet_values:
            here.update(submit_as="", submit_at=None)
            continue
        if not akismet.health.may_ask(in_background=True):
            return
        submit = akismet.submit_spam if comment.submit_as == "spam" else akismet.submit_ham
        answer = submit(comment.akismet_values)
        akismet.health.record(answer)
        if not answer.done:
            due.update(submit_at=timezone.now() + SUBMIT_AGAIN_AFTER)
            return
        with transaction.atomic():
            if here.update(submitted_as=comment.submit_as, submit_as="", submit_at=None):
                comment.log(_("Reported to Akismet as %(kind)s.") % {"kind": comment.submit_as})
