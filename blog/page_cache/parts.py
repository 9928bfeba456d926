"""Parts of a post's page, kept in the memory of this process: made when what they show changes, not at each view.

A part holds while its state is the one it was made in: the marks of what it shows, and what time alone changes. The
state is read by the query that reads the post, before anything else of the page, so that a part is never older than
the marks it is kept under. Inside a transaction, which may have changed rows before its marks, nothing is kept.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed
from django.db import transaction
from django.db.models import BigIntegerField, DateTimeField, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from . import dependencies, scopes
from .memory import Memory

OF_SITE = frozenset({"site_header", "site_footer"})  # the same on each post's page
_SHARE = 0.25  # of PAGE_CACHE_MEMORY, beside it
_OVERHEAD = 500  # bytes of memory beside the text

_SCOPES = {
    "mark_of_site": str(scopes.SITE),
    "mark_of_others": str(scopes.BESIDE),
    "mark_of_post": scopes.post_sql("blog_post.id"),
    "mark_of_discussion": scopes.discussion_sql("blog_post.id"),
}
_NEXT_DUE = (
    "(SELECT min(due.published_at) FROM blog_post AS due "
    "WHERE due.kind IN ('post', 'page') AND due.status = 'published' AND due.published_at > %s)"
)


def is_settled() -> bool:
    """Whether the rows and the marks that this connection reads belong together."""
    return not transaction.get_connection().in_atomic_block


@dataclass(frozen=True)
class Part:
    """A stretch of HTML, and the state that it was made in."""

    state: Hashable
    html: str

    @property
    def size(self) -> int:
        return sys.getsizeof(self.html) + _OVERHEAD


_memory: Memory[Part] = Memory(int(settings.PAGE_CACHE_MEMORY * 1_000_000 * _SHARE))


def with_state(posts: QuerySet) -> QuerySet:
    """Posts with the marks of what their pages show and the time of the next scheduled post, in the same query."""
    marks = {
        name: RawSQL(
            f"(SELECT mark FROM blog_pagemark WHERE scope = {scope.replace('%', '%%')})",
            [],
            BigIntegerField(),
        )
        for name, scope in _SCOPES.items()
    }
    return posts.annotate(**marks, next_due=RawSQL(_NEXT_DUE, [timezone.now()], DateTimeField()))


class PostParts:
    """The parts of one post's page, for one request. `fetch` reads what a part shows, before it is made.

    `post` comes from `with_state()`; `changing` names the parts that this request asks for in another way.
    """

    def __init__(
        self, post: Any, fetch: Callable[[str], None], changing: frozenset[str] = frozenset()
    ) -> None:
        self._post = post
        self._fetch = fetch
        self._changing = changing
        marks = tuple(getattr(post, name) for name in _SCOPES)
        self._are_kept = not settings.DEBUG and None not in marks and is_settled()
        *own, discussion = marks
        self._state = (*own, post.next_due)
        self._state_of_discussion = (*own, discussion, dependencies.passed(post))

    def part(self, name: str, make: Callable[[], str]) -> str:
        """The part as it is kept, else made now."""
        keep = self._are_kept and name not in self._changing
        key, state = self._kept_under(name)
        if keep and (part := _memory.get(key)) is not None and part.state == state:
            _memory.used(key)
            return part.html
        if name not in OF_SITE:
            self._fetch(name)
        html = make()
        if keep:
            _memory.put(key, Part(state, html))
        return html

    def _kept_under(self, name: str) -> tuple[str, Hashable]:
        if name in OF_SITE:
            return name, self._post.mark_of_site
        return f"{name} {self._post.pk}", self._state_of_discussion if name == "discussion" else self._state


def forget(**kwargs: Any) -> None:
    """All parts. A test that changes the settings changes what they show."""
    _memory.clear()


setting_changed.connect(forget)
