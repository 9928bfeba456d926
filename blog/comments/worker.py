"""What the worker does for the discussion: whatever is due, judged by the rows themselves.

Rows say what is due and when (a mail's next try, a comment's next look), so a worker that was killed
in the middle of something loses nothing: whoever runs `attend` next finds it again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task
from django_tasks_db.models import DBTaskResult, get_date_max

from blog.comments.models import Comment, Mail
from blog.models import SiteSettings

log = logging.getLogger(__name__)

BATCH = 100
HEARTBEAT = timedelta(minutes=5)
# Pauses before the next try of a mail; after the last one a person is asked to look.
PAUSES = [timedelta(minutes=m) for m in (1, 5, 30, 120, 360, 1440, 2880)]
LESSON_PAUSE = timedelta(minutes=20)


@task()
def attend() -> None:
    """Do all that is due, then come back when the next thing is."""
    from blog.comments import mails, retention
    from blog.comments.akismet import health

    steps: list[Callable[[], object]] = [
        lambda: health.check_key() if health.key_is_new() else None,
        look_again,
        mails.tell_moderators,
        deliver_mails,
        give_lessons,
        retention.tidy,
    ]
    for step in steps:
        try:
            with SiteSettings.load().speaking():  # mails and histories are read by the site's people
                step()
        except Exception:  # one part's trouble must not stop the others
            log.exception("The discussion's worker: a step failed")
    _enqueue(min(_next_due(), timezone.now() + HEARTBEAT))


def wake() -> None:
    """Have `attend` run now. Cheap, and once is enough however many call."""
    _enqueue(None)


def look_again() -> None:
    """Second looks at held comments: a hundred at a time, stopping at the first failure."""
    from blog.comments import pipeline
    from blog.comments.akismet import client, health

    due = Comment.objects.held().filter(look_at__lte=timezone.now(), decided=False).order_by("look_at")
    for comment in due[:BATCH]:
        answer = pipeline.judge(comment, comment.look_reason or "api-failure")
        if answer is None and health.is_full():
            return
        if answer is not None and answer.failed and client.in_use():
            # The others wait as long as this one was told to.
            comment.refresh_from_db()
            if comment.look_at:
                due.filter(look_at__lt=comment.look_at).update(look_at=comment.look_at)
            return


def deliver_mails() -> None:
    now = timezone.now()
    for mail in Mail.objects.filter(state=Mail.State.WAITING, next_try_at__lte=now).order_by("pk")[:BATCH]:
        deliver(mail)


def deliver(mail: Mail) -> None:
    """Try once. The pause is taken first, so that two workers never send the same mail."""
    pause = PAUSES[min(mail.tries, len(PAUSES) - 1)]
    mine = Mail.objects.filter(pk=mail.pk, state=Mail.State.WAITING, tries=mail.tries)
    if not mine.update(tries=F("tries") + 1, next_try_at=timezone.now() + pause):
        return
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


def give_lessons() -> None:
    """Report the moderator's corrections to Akismet, with the values as first submitted."""
    from blog.comments.akismet import client, health

    due = Comment.objects.exclude(lesson="").filter(lesson_at__lte=timezone.now()).order_by("lesson_at")
    for comment in due[:BATCH]:
        if not client.in_use() or not comment.submitted:
            Comment.objects.filter(pk=comment.pk).update(lesson="", lesson_at=None)
            continue
        answer = client.teach(comment.submitted, spam=comment.lesson == "spam")
        health.record(answer)
        given = Comment.objects.filter(pk=comment.pk, lesson=comment.lesson)
        if not answer.done:
            given.update(lesson_at=timezone.now() + LESSON_PAUSE)
            return
        with transaction.atomic():
            if given.update(taught=comment.lesson, lesson="", lesson_at=None):
                comment.log(_("Akismet was taught: %(lesson)s.") % {"lesson": comment.lesson})


def _next_due() -> datetime:
    later = timezone.now() + HEARTBEAT
    rows = [
        Comment.objects.held()
        .filter(look_at__isnull=False, decided=False)
        .order_by("look_at")
        .values_list("look_at"),
        Comment.objects.exclude(lesson="")
        .filter(lesson_at__isnull=False)
        .order_by("lesson_at")
        .values_list("lesson_at"),
        Mail.objects.filter(state=Mail.State.WAITING).order_by("next_try_at").values_list("next_try_at"),
        Comment.objects.held().filter(tell_at__isnull=False).order_by("tell_at").values_list("tell_at"),
    ]
    found = [row.first() for row in rows]
    soon = timezone.now() + timedelta(seconds=5)  # what is due and was not done must not spin
    return max(soon, min([later, *(first[0] for first in found if first and first[0])]))


def _enqueue(at: datetime | None) -> None:
    """Put `attend` in the queue unless it will run by then anyway."""
    waiting = DBTaskResult.objects.filter(status="READY", task_path=attend.module_path)
    in_time = Q(run_after=get_date_max())  # the queue's word for "now"
    in_time |= Q(run_after__lte=at or timezone.now())
    if waiting.filter(in_time).exists():
        return
    (attend.using(run_after=at) if at else attend).enqueue()
