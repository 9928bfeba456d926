"""A reader in front of a page cache of its own, as one of several workers has it."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from unittest.mock import patch

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection, transaction
from django.test import RequestFactory

from blog.page_cache.application import PageCache
from blog.page_cache.clock import PollingClock


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes
    rendered: bool  # Django was asked

    @property
    def text(self) -> str:
        return self.body.decode()


def settle() -> None:
    """What a commit would do within a test's transaction: PostgreSQL's deferred triggers run."""
    if connection.vendor == "postgresql":
        # A savepoint has a number of its own: to the triggers, each is another transaction.
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@contextlib.contextmanager
def _connection_kept():
    """A request's end closes its connection to the database, and a test's transaction with it: not here."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        with patch("blog.page_cache.application.close_old_connections"):
            yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


class Worker:
    """One process's cache over the real Django, looking at the marks at every hit.

    With `keeps_parts` Django keeps parts of pages too, though a test's transaction is around all.
    """

    def __init__(self, keeps_parts: bool = True) -> None:
        self.asked = 0
        self.keeps_parts = keeps_parts
        django = WSGIHandler()

        def counted(environ, start_response):
            self.asked += 1
            return django(environ, start_response)

        self.cache = PageCache(counted, clock_=PollingClock(poll=0))

    def get(self, address: str, method: str = "GET", data: dict | None = None, **headers: str) -> Answer:
        settle()
        factory = RequestFactory(headers=headers)
        request = factory.post(address, data) if method == "POST" else factory.generic(method, address)
        environ = request.environ | {"HTTP_HOST": headers.get("host", "127.0.0.1:8000")}
        before, started = self.asked, []
        parts = patch("blog.page_cache.parts.is_settled", return_value=self.keeps_parts)
        with _connection_kept(), parts:
            answer = self.cache(environ, lambda status, sent, exc=None: started.append((status, sent)))
            body = b"".join(answer)
            if hasattr(answer, "close"):
                answer.close()
        status, sent = started[-1]
        return Answer(int(status[:3]), dict(sent), body, self.asked > before)


def timeless(body: bytes) -> bytes:
    """A feed without entries says when it was asked: all but that."""
    return body if b"<entry" in body else re.sub(rb"<updated>[^<]*</updated>", b"", body)


def fresh(address: str) -> Answer:
    """What Django says now, with nothing kept."""
    return Worker(keeps_parts=False).get(address)
