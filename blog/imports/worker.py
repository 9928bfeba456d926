"""The imports that the admin asked for, done by the worker a few seconds at a time, so that nothing else waits."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator

from .models import ImportRun
from .wordpress import run as wordpress

log = logging.getLogger(__name__)

SLICE = 4  # seconds
_at_work: dict[int, Iterator[int]] = {}


def do_due() -> None:
    """Goes on with the oldest import that is not done. One query where there is none."""
    waiting = (ImportRun.State.WAITING, ImportRun.State.RUNNING)
    run = ImportRun.objects.filter(queued=True, state__in=waiting).order_by("pk").first()
    if run is None:
        _at_work.clear()
        return
    steps = _at_work.setdefault(run.pk, wordpress.steps(run))
    until = time.monotonic() + SLICE
    try:
        while time.monotonic() < until:
            if next(steps, None) is None:
                _at_work.pop(run.pk, None)
                return
    except Exception as failure:
        log.exception("Import %s failed", run.pk)
        _at_work.pop(run.pk, None)
        message = f"{type(failure).__name__}: {failure}"
        ImportRun.objects.filter(pk=run.pk).update(state=ImportRun.State.FAILED, error=message)
