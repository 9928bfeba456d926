"""The WSGI application in front of Django's."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.db import DatabaseError, close_old_connections

from . import dependencies, encodings
from .clock import Clock, clock
from .entry import Entry, Headers
from .files import Files
from .memory import Memory
from .requests import Environ, Requests, has_foreign_names

_LARGEST = 4_000_000  # bytes of a body that is kept
_VARIANTS = 0.25  # the share of the memory for addresses with parameters, redirects and pages not found
_NOT_KEPT = (
    10_000  # addresses whose answers are not to be kept, remembered so that Django is asked once a request
)
_NOT_KEPT_FOR = 60.0  # seconds
_PATIENCE = 30.0  # seconds to wait for another who renders the same page

log = logging.getLogger(__name__)

_OUTSIDE = (sqlite3.Error, DatabaseError, OSError)

StartResponse = Callable[..., Any]


class PageCache:
    """Answers what it may and passes on the rest.

    A page is kept if Django, asked without anything of the reader's request but address and known parameters,
    gives 200, 301 or 404 with no cookie, no Vary but Accept-Encoding, and no word against keeping it.
    """

    def __init__(
        self,
        application: Callable[[Environ, StartResponse], Iterable[bytes]],
        *,
        clock_: Clock | None = None,
        files: Files | None = None,
    ) -> None:
        self._django = application
        self._clock = clock_ or clock()
        self._files = files
        self._requests = Requests()
        limit = settings.PAGE_CACHE_MEMORY * 1_000_000
        self._pages: Memory[Entry] = Memory(int(limit * (1 - _VARIANTS)))
        self._variants: Memory[Entry] = Memory(int(limit * _VARIANTS))
        self._not_kept: OrderedDict[str, float] = OrderedDict()  # until when, monotonic
        self._rendering: dict[str, threading.Event] = {}
        self._lock = threading.Lock()
        self.renders = 0

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if not self._requests.may_be_answered(environ):
            return self._pass(environ, start_response)
        try:
            found = self._found(environ)
        except _OUTSIDE as error:
            log.warning("The page cache cannot ask the database: %s", error)
            found = None
        if found is None:
            return self._pass(environ, start_response)
        key, entry = found
        return _send(entry, environ, start_response, self._memory_of(key, entry), key)

    def _found(self, environ: Environ) -> tuple[str, Entry] | None:
        """The key and the page for a request; None where Django answers by itself."""
        key = environ["PATH_INFO"]
        if (
            environ.get("QUERY_STRING") or "?" in key or (entry := self._kept(key)) is None
        ):  # else the hot path
            key = self._requests.key(environ)
            if key is None or self._is_not_kept(key) or (entry := self.page(key)) is None:
                return None
            if entry.status[:3] != "200" and has_foreign_names(environ.get("QUERY_STRING", "")):
                return None
        return key, entry

    def _memory_of(self, key: str, entry: Entry) -> Memory[Entry]:
        return self._variants if "?" in key or entry.status[:3] != "200" else self._pages

    def _kept(self, key: str) -> Entry | None:
        """The page in memory, if it still holds."""
        entry = self._pages.get(key) or self._variants.get(key)
        if entry is None or not entry.holds(self._clock.now()):
            return None
        now = time.monotonic()
        if now - entry.used_at > 1:
            entry.used_at = now
            self._memory_of(key, entry).used(key)
        return entry

    def _made(self, key: str) -> Entry | None:
        """The page rendered now, once however many ask for it; None where it is not to be kept."""
        until = time.monotonic() + _PATIENCE
        while True:
            with self._lock:
                other = self._rendering.get(key)
                if other is None:
                    mine = self._rendering[key] = threading.Event()
                    break
            other.wait(max(0.0, until - time.monotonic()))
            if entry := self._kept(key):
                return entry
            if self._is_not_kept(key) or time.monotonic() > until:
                return None
        try:
            if entry := self._kept(key):
                return entry
            return (
                self._render(key) if self._files is None or "?" in key else self._from_files(key, self._files)
            )
        finally:
            with self._lock:
                del self._rendering[key]
            mine.set()

    def _from_files(self, key: str, files: Files) -> Entry | None:
        """The page as another process has rendered it, now or earlier; rendered here where none has."""
        rendered: Entry | None = None
        try:
            if (entry := files.get(key, self._clock.now())) is None:
                with files.only_one(key):
                    if (entry := files.get(key, self._clock.now())) is None:
                        if rendered := self._render(key):
                            files.put(key, rendered, self._clock.now)
                        return rendered
        except (
            _OUTSIDE
        ) as error:  # the disk is full, say: a page that cannot be kept there is served all the same
            log.warning("%s is not kept in var/pages/: %s", key, error)
            return rendered or self._render(key)
        self._pages.put(key, entry)
        return entry

    def page(self, key: str) -> Entry | None:
        """The page as a reader would get it; None where it is not to be kept."""
        return self._kept(key) or self._made(key)

    def renew(self, path: str) -> None:
        """A forgotten page, before a reader asks for it; its ready-made encodings with it."""
        entry = self.page(path)
        if entry is not None and self._files is not None:
            self._files.make_smaller(path, entry)

    def _render(self, key: str) -> Entry | None:
        state = self._clock.now()
        self.renders += 1
        status, headers, body = _ask(self._django, self._requests.environ(key))
        if not _may_be_kept(status, headers, body):
            if not status.startswith("5"):
                self._remember_not_kept(key)
            return None
        scopes, ends = dependencies.of(key.partition("?")[0], int(status[:3]), state.next_due)
        close_old_connections()
        entry = Entry(status, headers, body, tuple((scope, state.marks.get(scope)) for scope in scopes), ends)
        self._memory_of(key, entry).put(key, entry)
        return entry

    def _is_not_kept(self, key: str) -> bool:
        return bool(self._not_kept) and self._not_kept.get(key, 0.0) > time.monotonic()

    def _remember_not_kept(self, key: str) -> None:
        with self._lock:
            self._not_kept[key] = time.monotonic() + _NOT_KEPT_FOR
            self._not_kept.move_to_end(key)
            while len(self._not_kept) > _NOT_KEPT:
                self._not_kept.popitem(last=False)

    def _pass(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Django's own answer. What it changed is told before it is sent."""
        answer = self._django(environ, start_response)
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            try:
                self._clock.tell()
                if self._files is not None:
                    self._files.sweep(self._clock.now())
            except (
                _OUTSIDE
            ) as error:  # the answer stands, whatever becomes of the copies: each is asked for its marks
                log.warning("var/pages/ was not swept: %s", error)
        return answer


def _send(
    entry: Entry, environ: Environ, start_response: StartResponse, memory: Memory[Entry], key: str
) -> list[bytes]:
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known is not None and entry.status.startswith("200") and _names(known, entry.etag):
        start_response("304 Not Modified", list(entry.not_modified))
        return []
    encoding = encodings.chosen(environ.get("HTTP_ACCEPT_ENCODING", ""))
    is_new = encoding not in entry.ready
    headers, body = entry.in_encoding(encoding)
    if is_new:
        memory.grown(key, entry)
    start_response(entry.status, list(headers))
    return [] if environ["REQUEST_METHOD"] == "HEAD" else body


def _names(known: str, etag: str) -> bool:
    """Whether If-None-Match names this ETag, compared weakly (RFC 9110, 13.1.2)."""
    if known == etag:
        return True
    tags = [tag.strip().removeprefix("W/") for tag in known.split(",")]
    return etag.removeprefix("W/") in tags or known.strip() == "*"


def _ask(application, environ: Environ) -> tuple[str, Headers, bytes]:
    """The whole response of a WSGI application."""
    started: list[tuple[str, Headers]] = []
    written: list[bytes] = []

    def start_response(status: str, headers: Headers, exc_info: object = None):
        started[:] = [(status, headers)]
        return written.append

    answer = application(environ, start_response)
    try:
        body = b"".join(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()
    status, headers = started[0]
    return status, headers, b"".join(written) + body


def _may_be_kept(status: str, headers: Headers, body: bytes) -> bool:
    if status[:3] not in ("200", "301", "404") or len(body) > _LARGEST:
        return False
    for name, value in headers:
        name, value = name.lower(), value.lower()
        if name in ("set-cookie", "content-encoding", "content-range", "www-authenticate"):
            return False
        if name == "vary" and any(part.strip() not in ("", "accept-encoding") for part in value.split(",")):
            return False
        if name == "cache-control" and any(word in value for word in ("no-store", "private", "no-cache")):
            return False
    return True
