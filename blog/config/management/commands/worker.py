"""The background work of the whole site: calls each of WORKER_JOBS, again and again."""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import Callable

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils.module_loading import import_string

log = logging.getLogger(__name__)

LONGEST_PAUSE = 60  # seconds before a job that keeps failing is tried again


class Job:
    """Something to do every so many seconds; while it fails, less and less often."""

    def __init__(self, do: Callable[[], object], seconds: float) -> None:
        self.do, self.seconds = do, seconds
        self.due = 0.0  # time.monotonic()
        self.failures = 0

    def run(self) -> None:
        pause = self.seconds
        try:
            self.do()
            self.failures = 0
        except Exception:  # whatever it is: the other jobs go on
            self.failures += 1
            pause = max(pause, min(2**self.failures, LONGEST_PAUSE))
            log.exception("%s failed; it is tried again in %s s", self.do.__name__, pause)
        self.due = time.monotonic() + pause


class Command(BaseCommand):
    help = (
        "Does the site's background work until Ctrl-C: mails, comments to be judged, what is past its time."
    )

    def handle(self, *args, **options) -> None:
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        jobs = [Job(import_string(path), seconds) for path, seconds in settings.WORKER_JOBS.items()]
        while not stop.is_set():
            for job in jobs:
                if not stop.is_set() and job.due <= time.monotonic():
                    close_old_connections()
                    job.run()
            close_old_connections()
            stop.wait(max(0.05, min(job.due for job in jobs) - time.monotonic()))
