"""How often Akismet is asked, and what is known of its health: one row, shown in the admin."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from blog.comments.akismet import client
from blog.comments.akismet.status import AkismetStatus

# After so many failures in a row readers no longer wait for Akismet, for a minute.
FAILURES = 3
PAUSE = timedelta(minutes=1)
KEY_PAUSE = timedelta(hours=6)


def status() -> AkismetStatus:
    """The row, or a blank one where there is none yet: reading writes nothing."""
    return AkismetStatus.objects.filter(pk=1).first() or AkismetStatus(pk=1)


def may_ask(*, in_background: bool = False) -> bool:
    """Whether Akismet may be asked now, and counts the call: only so often a minute, whatever comes in.

    While it is in trouble no reader waits for it; what is done in the background finds out how it is.
    """
    with transaction.atomic():
        row = _locked()
        now = timezone.now()
        if not in_background and row.paused_until and now < row.paused_until and row.key_digest == _digest():
            return False
        minute = now.replace(second=0, microsecond=0)
        if row.minute != minute:
            row.minute, row.calls = minute, 0
        if row.calls >= settings.COMMENTS_AKISMET_CALLS_A_MINUTE:
            return False
        row.calls += 1
        row.save(update_fields=["minute", "calls"])
    return True


def is_full() -> bool:
    """Whether this minute's calls are used up."""
    row = status()
    this_minute = row.minute == timezone.now().replace(second=0, microsecond=0)
    return this_minute and row.calls >= settings.COMMENTS_AKISMET_CALLS_A_MINUTE


def record(answer: client.Answer) -> None:
    """Remember how a call went: a failing service is left alone for a while."""
    with transaction.atomic():
        row = _locked()
        if not answer.failed:
            if row.failures:
                row.failures, row.paused_until, row.trouble, row.alert_code, row.alert = 0, None, "", "", ""
                row.save()
            return
        row.failures += 1
        row.trouble, row.alert_code, row.alert = answer.why, answer.alert_code, answer.alert
        row.key_digest = _digest()
        if answer.key_refused:
            row.paused_until = timezone.now() + KEY_PAUSE
        elif row.failures >= FAILURES:
            row.paused_until = timezone.now() + PAUSE
        row.save()


def check_key() -> AkismetStatus:
    """Verify the key and read the usage; called when the key has changed, and from the admin."""
    answer = client.verify_key()
    usage = client.usage() if answer.done else answer
    with transaction.atomic():
        row = _locked()
        row.key_digest = _digest()
        row.key_valid = True if answer.done else False if answer.key_refused else None
        row.checked_at = timezone.now()
        row.trouble, row.alert_code, row.alert = answer.why, answer.alert_code, answer.alert
        row.usage = usage.usage or {}
        if answer.done:
            row.failures, row.paused_until = 0, None
        row.save()
    return row


def key_is_new() -> bool:
    return client.is_configured() and status().key_digest != _digest()


def _locked() -> AkismetStatus:
    return AkismetStatus.objects.select_for_update().get_or_create(pk=1)[0]


def _digest() -> str:
    """Tells keys apart without keeping one."""
    return hashlib.sha256(f"{settings.SECRET_KEY}\0{settings.AKISMET_KEY}".encode()).hexdigest()
