"""How long a request waits until the database can be written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

LONGEST = 4.0  # seconds: a waiting request takes the place of a reader


@contextmanager
def wait_briefly(seconds: float = LONGEST) -> Iterator[None]:
    """Within, a write gives up with OperationalError sooner than elsewhere. Matters for SQLite's one lock."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        (usual,) = cursor.fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {seconds * 1000:.0f}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
