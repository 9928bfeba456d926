"""The recipe card's scripts, written into the page: no request of theirs waits beside the first photo.

The Content-Security-Policy names the hash of each (CSP Level 3, hash-source): nothing else inline runs.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache

import rjsmin
from django.conf import settings

FILES = ("recipe-card.js", "recipe-timers.js")


@cache
def texts() -> tuple[str, ...]:
    """Each module, without its comments and white space."""
    folder = settings.BASE_DIR / "static" / "js"
    return tuple(rjsmin.jsmin((folder / name).read_text(encoding="utf-8")) for name in FILES)


@cache
def sources() -> tuple[str, ...]:
    """What `script-src` must name: 'sha256-…' of each text."""
    digests = (hashlib.sha256(text.encode()).digest() for text in texts())
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
