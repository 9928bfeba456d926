"""The settings of the installation, as a file that could be its .env."""

from __future__ import annotations

import os
import re
from pathlib import Path

from django.conf import settings

# Not with the rest: who finds a backup shall not open the others by it, nor delete them.
LEFT_OUT = {"BACKUP_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}
_LINE = re.compile(r"^#?\s*([A-Z][A-Z0-9_]+)=", re.MULTILINE)


def as_env_file() -> str:
    """What is set of all that .env.example names, wherever it was set."""
    names = sorted(set(_LINE.findall(_example().read_text(encoding="utf-8"))) - LEFT_OUT)
    return "".join(f"{name}={_quoted(os.environ[name])}\n" for name in names if name in os.environ)


def _quoted(value: str) -> str:
    return f"'{value}'" if re.search(r"[\s#\"$]", value) and "'" not in value else value


def _example() -> Path:
    return settings.BASE_DIR / ".env.example"
