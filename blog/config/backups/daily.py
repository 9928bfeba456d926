"""The worker's backup: one each night, in a process of its own, so that mails and comments wait for nothing."""

from __future__ import annotations

import datetime as dt
import logging
import os
import subprocess
import sys
import time

from django.conf import settings
from django.utils import timezone

from blog.config.processes import end_with_parent

from . import places
from .errors import BackupError
from .status import read_status

log = logging.getLogger(__name__)

HOUR = 3  # of the night, in the installation's time zone
SETTLED = 600  # seconds after the worker's start before the first: a site that is being set up has other work
AGAIN = dt.timedelta(hours=1)  # after one that failed


def due_since(now: dt.datetime) -> dt.datetime:
    """The last night's hour before `now`."""
    local = timezone.localtime(now, timezone.get_default_timezone())
    night = local.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    return night if night <= local else night - dt.timedelta(days=1)


class Daily:
    """What the worker calls, often: it starts a backup where one is due, and tells how it ended."""

    __name__ = "daily backup"

    def __init__(self) -> None:
        self._since = time.monotonic()
        self._running: subprocess.Popen | None = None

    def __call__(self) -> None:
        if self._running is not None:
            code = self._running.poll()
            if code is None:
                return
            self._running = None
            if code:
                log.error("The daily backup failed: %s", read_status().why or f"exit {code}")
        if settings.BACKUP_DAILY and time.monotonic() - self._since >= SETTLED and self.is_due():
            self._running = subprocess.Popen(
                [sys.executable, str(settings.BASE_DIR / "manage.py"), "backup"],
                stdout=subprocess.DEVNULL,
                preexec_fn=_behind_the_others,
            )

    @staticmethod
    def is_due() -> bool:
        """Asks the place itself: another machine of the site may have made tonight's."""
        now, status = timezone.now(), read_status()
        if status.failed_at and now - status.failed_at < AGAIN:
            return False
        if status.made_at and status.made_at >= due_since(now):
            return False
        try:
            stored = places.place().stored()
        except BackupError:
            return True  # the backup itself will say it
        return not stored or stored[0].made_at < due_since(now)


def _behind_the_others() -> None:
    end_with_parent()
    os.nice(10)


daily = Daily()
