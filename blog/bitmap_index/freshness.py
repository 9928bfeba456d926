"""The index of this process, brought up to date at each look by the database's log of changes."""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import dataclass

from django.db import connection
from django.utils import timezone

from blog.page_cache import change_log

from . import reading
from .reading import Index

AT_ONCE = 300  # posts and recipes read again singly; for more, everything is
_LOGGED_AT_ONCE = 5000


@dataclass(frozen=True)
class _Known:
    index: Index
    place: change_log.Place
    as_of: dt.datetime
    in_transaction: bool  # what it holds may yet be rolled back


_lock = threading.Lock()
_known: _Known | None = None


def current() -> Index:
    """As the database is now: one query where nothing has changed."""
    global _known
    with _lock:
        now = timezone.now()
        found = _brought_up(_known, now) if _known is not None else None
        if found is None:
            place = change_log.end()  # read before the rows are: what is logged meanwhile is read again
            index = reading.read()
            if place is None:
                return index
            found = _Known(index, place, now, connection.in_atomic_block)
        _known = found
        return found.index


def _brought_up(known: _Known, now: dt.datetime) -> _Known | None:
    """The same with what has changed since; None if that is not known, or too much."""
    if now < known.as_of or (known.in_transaction and not connection.in_atomic_block):
        return None
    if (logged := change_log.since(known.place, _LOGGED_AT_ONCE)) is None:
        return None
    rows, place = logged
    posts, recipes = reading.changed(rows)
    index = known.index
    if index.next_due is not None and now >= index.next_due:
        posts |= reading.due_since(index.next_due)
    if len(posts) + len(recipes) > AT_ONCE or any(of == "all" for of, _row in rows):
        return None
    if posts or recipes:
        index = index.copy()
        reading.reread(index, posts, recipes)
    return _Known(index, place, now, connection.in_atomic_block)
