"""Fills a site with made-up posts and comments, to see what it does when it has grown.

Nothing is random but by the seed. Rows go in by the thousand, in transactions of `CHUNK` posts or comments' posts each:
stopped in between, what is there is whole, and the next run goes on behind it. The database's triggers mark the pages
as for any other change; signals are not sent, so the search index is written here.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from blog.models import DemoItem, Post

from . import discussion, posts
from .rows import numbers_follow

CHUNK = 500
Progress = Callable[[str, int, int], None]  # what, how many are there, of how many


def own_posts() -> int:
    """Posts that are neither the demo's nor made up here."""
    demo = DemoItem.objects.filter(model="blog.post").values("object_id")
    return Post.objects.posts().exclude(pk__in=demo).exclude(slug__endswith=posts.MARK).count()


def fill(posts_wanted: int, comments_wanted: int, seed: int, progress: Progress) -> None:
    """Makes so many posts, each with its recipe, and so many comments under them."""
    now = timezone.now()
    shelf = posts.prepare(seed, posts_wanted)
    made: list[posts.Made] = []
    for start in range(0, posts_wanted, CHUNK):
        with transaction.atomic():
            made += posts.write(shelf, seed, range(start, min(start + CHUNK, posts_wanted)), now)
        progress("posts", len(made), posts_wanted)
    written = 0
    public = [one for one in made if one.published_at and one.published_at < now]
    for start in range(0, len(public), CHUNK):
        part = public[start : start + CHUNK]
        wanted = comments_wanted * (start + len(part)) // len(public) - written
        with transaction.atomic():
            discussion.write(part, wanted, seed + start, now)
        written += wanted
        progress("comments", written, comments_wanted)
    numbers_follow([*posts.MODELS, *discussion.MODELS])
