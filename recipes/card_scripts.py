"""The recipe card's scripts, written into the page: no request of theirs waits beside the first photo.

The Content-Security-Policy names the hash of each (CSP Level 3, hash-source): nothing else inline runs.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache

from django.conf import settings

FILES = ("recipe-card.js", "recipe-timers.js")


@cache
def texts() -> tuple[str, ...]:
    """Each module, without its comments in /* */ and its indents."""
    folder = settings.BASE_DIR / "static" / "js"
    return tuple(_squeezed((folder / name).read_text(encoding="utf-8")) for name in FILES)


@cache
def sources() -> tuple[str, ...]:
    """What `script-src` must name: 'sha256-…' of each text."""
    digests = (hashlib.sha256(text.encode()).digest() for text in texts())
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def _squeezed(text: str) -> str:
    text = re.sub(r"^\s*/\*.*?\*/", "", text, flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"\s*\n\s*", "\n", text).strip()
