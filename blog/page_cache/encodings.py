"""Bodies made smaller beforehand, and which of them a browser takes (RFC 9110, 12.5.3)."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable
from functools import lru_cache

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

IDENTITY = "identity"
_WORTH_IT = 500  # bytes: below, the header costs more than is saved

# Best first. At once: a reader waits for it; at leisure: made in the background.
_WRITERS: dict[str, Callable[[bytes, bool], bytes]] = {
    "br": lambda body, leisure: brotli.compress(body, mode=brotli.MODE_TEXT, quality=10 if leisure else 5),
    "zstd": lambda body, leisure: zstd.compress(body, 19 if leisure else 9),
    "gzip": lambda body, leisure: gzip.compress(body, 9 if leisure else 6, mtime=0),
}
NAMES = (*_WRITERS, IDENTITY)


def write(body: bytes, encoding: str, *, leisure: bool = False) -> bytes:
    return body if encoding == IDENTITY else _WRITERS[encoding](body, leisure)


def are_worth_it(content_type: str, size: int) -> bool:
    """Whether a body of this kind gets smaller: words do, photos do not."""
    words = content_type.startswith(("text/", "application/", "image/svg"))
    return words and size >= _WORTH_IT


@lru_cache(maxsize=512)
def chosen(accept: str) -> str:
    """The best encoding that an Accept-Encoding header allows; what it says wrongly is passed over."""
    weights: dict[str, float] = {}
    for part in accept[:1000].lower().split(","):
        name, _semicolon, after = part.partition(";")
        weight = 1.0
        key, _equals, value = after.strip().partition("=")
        if key.strip() == "q":
            try:
                weight = float(value)
            except ValueError:
                continue
        weights[name.strip()] = weight
    rest = weights.get("*", 0.0)
    if "x-gzip" in weights:
        weights.setdefault("gzip", weights["x-gzip"])
    return next((name for name in _WRITERS if weights.get(name, rest) > 0), IDENTITY)
