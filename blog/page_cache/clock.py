"""Whether anything has changed, asked at every hit; and the marks as they are now, read only when it has.

SQLite: the head of the WAL's index, which all processes share as memory (https://www.sqlite.org/walformat.html), says
which commit is the last that readers see: compared in a fraction of a microsecond without letting another thread run,
and never late. Without a WAL, `PRAGMA data_version` (https://www.sqlite.org/pragma.html#pragma_data_version) does.
Other databases: the marks are read again every POLL seconds, and at once after a change made by a request to
this machine, of which a small file in var/ tells all workers.
"""

from __future__ import annotations

import mmap
import os
import sqlite3
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connections

from .scopes import ANY

POLL = 0.5  # seconds
# While the database cannot be asked, kept pages are served as they were (as stale-if-error of RFC 5861 does).
STALE_FOR = 3600.0  # seconds
OUTSIDE = (sqlite3.Error, DatabaseError, OSError)

_MARKS = "SELECT scope, mark FROM blog_pagemark"
_ANY = f"SELECT mark FROM blog_pagemark WHERE scope = {ANY}"
_NEXT_DUE = (
    "SELECT min(published_at) FROM blog_post "
    "WHERE kind IN ('post', 'page') AND status = 'published' AND published_at > %s"
)


@dataclass(frozen=True, eq=False)
class State:
    """The marks by scope, and when the next scheduled post is due (seconds since 1970, or infinity)."""

    marks: dict[int, int]
    next_due: float


class Clock:
    """`now()` is the state of the database; the same object while nothing that pages show has changed."""

    def __init__(self) -> None:
        self._state = State({}, 0.0)
        self._asked_at = float("-inf")  # monotonic: when the database answered last
        self._lock = threading.Lock()
        self._own = threading.local()

    def now(self) -> State:
        own = self._own
        try:
            token = self._read_token()
        except OUTSIDE:
            return self._last_known()
        try:
            if own.token == token and time.time() < own.state.next_due:
                self._asked_at = time.monotonic()
                return own.state
        except AttributeError:
            pass  # this thread's first look
        # The token was read before the marks are, so they are at least as new.
        try:
            own.state, own.token = self._read_state(), token
        except OUTSIDE:
            return self._last_known()
        self._asked_at = time.monotonic()
        return own.state

    def _last_known(self) -> State:
        """Called where the database cannot be asked. Pages stay what they were for a while; then the error is raised."""
        if time.monotonic() - self._asked_at > STALE_FOR or time.time() >= self._state.next_due:
            raise
        return self._state

    def tell(self) -> None:
        """A request to this process may have changed something: all workers of this machine look again."""

    def _read_token(self) -> object:
        """Two equal ones read by one thread: nothing was committed between."""
        raise NotImplementedError

    def _rows(self, sql: str, *values: Any) -> list[tuple]:
        raise NotImplementedError

    def _read_state(self) -> State:
        with self._lock:
            state = self._state
            if self._rows(_ANY) != [(state.marks.get(ANY),)] or time.time() >= state.next_due:
                marks = dict(self._rows(_MARKS))
                ((due,),) = self._rows(_NEXT_DUE, datetime.now(UTC))
                self._state = State(marks, _seconds(due))
            return self._state


def _seconds(moment: datetime | str | None) -> float:
    if moment is None:
        return float("inf")
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


# The index of a WAL by device and inode, mapped once and never closed: closing any descriptor of a file drops the locks
# that SQLite holds on it in this process (https://www.sqlite.org/howtocorrupt.html, 2.2).
_indexes: dict[tuple[int, int], mmap.mmap] = {}
_INDEX_HEAD = 96  # bytes: both copies of what a commit changes
_LOOK = 0.5  # seconds until it is asked again whether the files are still those


@dataclass(frozen=True)
class _Known:
    index: mmap.mmap
    head: bytes
    until: float  # seconds since 1970
    state: State


class SqliteClock(Clock):
    """A connection for each thread, which only ever reads. Another file put in the database's place is noticed
    within a second."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path
        self._known: _Known | None = None

    def now(self) -> State:
        known = self._known
        if known is not None and known.index[:_INDEX_HEAD] == known.head and time.time() < known.until:
            return known.state
        if (index := self._index()) is None:
            return super().now()
        head = index[:_INDEX_HEAD]  # before the marks are read, so they are at least as new
        state = self._read_state()
        self._known = _Known(index, head, min(state.next_due, time.time() + _LOOK), state)
        return state

    def _index(self) -> mmap.mmap | None:
        """The index of the WAL; None where there is none."""
        self._rows(_ANY)  # opens it, and keeps it there as long as the connection is
        try:
            found = os.stat(f"{self._path}-shm")
        except FileNotFoundError:
            return None
        with self._lock:
            name = found.st_dev, found.st_ino
            if name not in _indexes and found.st_size >= _INDEX_HEAD:
                file = os.open(f"{self._path}-shm", os.O_RDWR)
                _indexes[name] = mmap.mmap(file, _INDEX_HEAD, access=mmap.ACCESS_READ)
            return _indexes.get(name)

    def _cursor(self) -> sqlite3.Cursor:
        own, now = self._own, time.monotonic()
        if getattr(own, "look_at", 0.0) < now:
            found = os.stat(self._path)
            if (found.st_dev, found.st_ino) != getattr(own, "file", None):
                connection = sqlite3.connect(self._path, isolation_level=None, timeout=20)
                connection.execute("PRAGMA query_only = 1")
                own.cursor, own.file = connection.cursor(), (found.st_dev, found.st_ino)
            own.look_at = now + _LOOK
        return own.cursor

    def _read_token(self) -> object:
        return self._cursor().execute("PRAGMA data_version").fetchone()[0], self._own.file

    def _rows(self, sql: str, *values: Any) -> list[tuple]:
        texts = [f"{value:%Y-%m-%d %H:%M:%S.%f}" for value in values]  # as Django stores UTC
        return self._cursor().execute(sql.replace("%s", "?"), texts).fetchall()


class PollingClock(Clock):
    """For any other database. With `poll` 0 the marks are read at every look."""

    def __init__(self, poll: float = POLL, shared: Path | None = None) -> None:
        super().__init__()
        self._poll = poll
        self._told: mmap.mmap | None = None
        if shared is not None:
            shared.parent.mkdir(parents=True, exist_ok=True)
            with open(shared, "a+b") as file:
                if os.fstat(file.fileno()).st_size < 8:
                    file.truncate(8)
                self._told = mmap.mmap(file.fileno(), 8)

    def tell(self) -> None:
        if self._told is not None:
            self._told[:8] = os.urandom(8)

    def _read_token(self) -> object:
        if not self._poll:
            return object()
        return int(time.monotonic() / self._poll), self._told[:8] if self._told is not None else b""

    def _rows(self, sql: str, *values: Any) -> list[tuple]:
        with connections["default"].cursor() as cursor:
            cursor.execute(sql, values or None)
            return cursor.fetchall()


def clock() -> Clock:
    """The one for the site's database."""
    database = settings.DATABASES["default"]
    name = str(database["NAME"])
    if database["ENGINE"] != "django.db.backends.sqlite3":
        return PollingClock(shared=settings.VAR_DIR / "pages.told")
    if ":memory:" in name or "mode=memory" in name:
        return PollingClock(poll=0)
    return SqliteClock(name)
