"""What is known of the last backup, in var/backups.json: no page of the admin waits for a bucket."""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

OLD = dt.timedelta(hours=36)  # one that was due in the night is missing at noon


@dataclass(frozen=True)
class Status:
    """`size` in bytes; moments in UTC. `failed_at` and `why` tell of the last try, if it failed."""

    name: str = ""
    size: int = 0
    made_at: dt.datetime | None = None
    failed_at: dt.datetime | None = None
    why: str = ""

    @property
    def is_old(self) -> bool:
        return self.made_at is not None and timezone.now() - self.made_at > OLD


def read_status() -> Status:
    try:
        values: dict[str, Any] = json.loads(_path().read_text())
        for name in ("made_at", "failed_at"):
            values[name] = dt.datetime.fromisoformat(values[name]) if values[name] else None
        return Status(**values)
    except (OSError, ValueError, TypeError, KeyError):
        return Status()


def write_status(status: Status) -> None:
    path = _path()
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_text(json.dumps(asdict(status), default=lambda moment: moment.isoformat()))
    fresh.replace(path)


def _path() -> Path:
    return settings.VAR_DIR / "backups.json"
