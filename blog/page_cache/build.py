"""What names the code that renders: pages of an older one are not served after a deployment."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings

_ENDINGS = (".py", ".html", ".xml", ".txt", ".mo", ".css", ".js", ".svg", ".json")


def name() -> str:
    """A digest of the sources' sizes and times, and of the settings."""
    state = hashlib.sha256()
    for folder in ("blog", "recipes", "templates", "static"):
        for path in sorted(Path(settings.BASE_DIR, folder).rglob("*")):
            if path.suffix in _ENDINGS:
                found = path.stat()
                state.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    values = {name: getattr(settings, name) for name in dir(settings) if name.isupper()}
    plain = sorted(
        (name, value) for name, value in values.items() if isinstance(value, (str, int, float, bool))
    )
    state.update(repr(plain).encode())
    return state.hexdigest()[:16]
