"""What each kind of page depends on. A kind that is not named here depends on any change at all."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.apps import apps
from django.urls import Resolver404, resolve
from django.utils import timezone

from . import scopes
from .scopes import ANY, BESIDE, COMMENTS, LISTS, SEARCH, SITE

_LISTS: tuple[str, ...] = (
    "home",
    "category",
    "tag",
    "recipe_index",
    "recipe_term",
    "archive",
    "year",
    "month",
    "feed",
    "feed_rss",
)
_LISTS += ("feed_json", "sitemap", "sitemap_lists", "sitemap_posts")
_OF_VIEW: dict[str, tuple[int, ...]] = {
    **{f"blog:{name}": (SITE, LISTS) for name in _LISTS},
    "blog:search": (SITE, LISTS, SEARCH),
    "blog:accent": (SITE,),
    "blog:robots": (SITE,),
    "comments:feed": (SITE, LISTS, COMMENTS),
}
# Pages of one post: what they show beside it, and whether its discussion.
_OF_POST = {
    "blog:post_detail": True,
    "blog:post_print": False,
    "blog:recipe_file": False,
    "comments:form": True,
    "comments:page": True,
    "comments:post_feed": True,
}
_BRIEF = {"blog:search": 60.0}  # seconds, at the longest
_NOT_FOUND = 60.0

# When the page of a post (blog.Post) changes by time alone: each gives the next moment, or None.
_changes_at: list[Callable[[Any], datetime | None]] = []


def register_time(moment_of: Callable[[Any], datetime | None]) -> None:
    """For an app above the blog: the next moment at which a post's page is another one."""
    if moment_of not in _changes_at:
        _changes_at.append(moment_of)


def passed(post: Any) -> tuple[bool, ...]:
    """Which of the moments that change a post's page by time alone have come."""
    now = timezone.now()
    return tuple(
        moment is not None and moment <= now for moment_of in _changes_at for moment in [moment_of(post)]
    )


def of(path: str, status: int, next_due: float) -> tuple[tuple[int, ...], float]:
    """The scopes of a page that was rendered, and when it ends (seconds since 1970) if none of them changes."""
    now = time.time()
    if status != 200:
        return (ANY,), min(next_due, now + _NOT_FOUND)
    try:
        match = resolve(path)
    except Resolver404:
        return (ANY,), next_due
    name = match.view_name
    if name in _OF_POST:
        post = apps.get_model("blog", "Post").objects.filter(slug=match.kwargs["slug"]).first()
        if post is None:
            return (ANY,), next_due
        own = (SITE, BESIDE, scopes.post(post.pk))
        times = [moment.timestamp() for moment_of in _changes_at if (moment := moment_of(post))]
        ends = min([next_due, *(at for at in times if at > now)])
        return (*own, scopes.discussion(post.pk)) if _OF_POST[name] else own, ends
    return _OF_VIEW.get(name, (ANY,)), min(next_due, now + _BRIEF.get(name, float("inf")))
