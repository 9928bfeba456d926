"""One whole response, ready to be sent in each encoding."""

from __future__ import annotations

import hashlib
import time

from . import encodings
from .clock import State

Headers = list[tuple[str, str]]

_OURS = {
    "content-length",
    "content-encoding",
    "vary",
    "etag",
    "last-modified",
    "date",
    "connection",
    "server",
}
_OVERHEAD = 4000  # bytes of memory beside the bodies


class Entry:
    """What Django answered, with the marks that it depends on as they were before it was rendered.

    ETags are weak: the same for all encodings of one page. There is no Last-Modified: two changes in one second
    would look like one.
    """

    def __init__(
        self,
        status: str,
        headers: Headers,
        body: bytes,
        marks: tuple[tuple[int, int | None], ...],
        ends: float,
    ) -> None:
        self.status = status
        self.body = body
        self.marks = marks
        self.ends = ends
        self.kept = [(name, value) for name, value in headers if name.lower() not in _OURS]
        names = {name.lower(): value for name, value in self.kept}
        if "cache-control" not in names:
            # Kept by browsers and CDNs, and asked about each time: a page that changed is never shown again.
            self.kept.append(("Cache-Control", "no-cache"))
        digest = hashlib.blake2b(body, digest_size=12)
        digest.update(repr((status, self.kept)).encode())
        self.etag = f'W/"{digest.hexdigest()}"'
        self.kept += [("ETag", self.etag), ("Vary", "Accept-Encoding")]
        self.is_words = encodings.are_worth_it(names.get("content-type", ""), len(body))
        self.ready: dict[str, tuple[Headers, list[bytes]]] = {}
        self.not_modified = [
            (n, v) for n, v in self.kept if n in ("Cache-Control", "ETag", "Vary", "Content-Language")
        ]
        self.held_for: State | None = None  # the state of the database for which it was last found to hold
        self.used_at = 0.0

    def holds(self, state: State) -> bool:
        """Whether it is still what Django would answer."""
        if self.held_for is not state:
            if any(mark is None or state.marks.get(scope) != mark for scope, mark in self.marks):
                return False
            self.held_for = state
        return time.time() < self.ends

    def in_encoding(self, encoding: str) -> tuple[Headers, list[bytes]]:
        """Headers and body; made at the first call."""
        if not self.is_words:
            encoding = encodings.IDENTITY
        if (found := self.ready.get(encoding)) is None:
            found = self.add(encoding, encodings.write(self.body, encoding))
        return found

    def add(self, encoding: str, body: bytes) -> tuple[Headers, list[bytes]]:
        headers = [*self.kept, ("Content-Length", str(len(body)))]
        if encoding != encodings.IDENTITY:
            headers.append(("Content-Encoding", encoding))
        self.ready[encoding] = headers, [body]
        return self.ready[encoding]

    @property
    def size(self) -> int:
        """Bytes of memory, roughly."""
        bodies = sum(
            len(body[0]) for name, (_headers, body) in self.ready.items() if name != encodings.IDENTITY
        )
        return len(self.body) + bodies + _OVERHEAD
