"""What a page can depend on, as small numbers: the rows of PageMark.

A post has a scope of its own and its discussion another. Both are shared by posts whose ids agree modulo
BUCKETS, so that the marks stay few however many posts there are; sharing forgets a page too many, never one
too few.
"""

from __future__ import annotations

ANY = 0  # every change that any page shows
SITE = 1  # what every page shows
LISTS = 2  # what lists, feeds, sitemaps and the index of recipes show
BESIDE = 3  # what a post's page shows of others, of recipes, terms and photos
COMMENTS = 4  # the newest comments of the whole site
SEARCH = 5  # the search index

BUCKETS = 256
_POST, _DISCUSSION = 1000, 2000


def post(pk: int) -> int:
    return _POST + pk % BUCKETS


def discussion(post_pk: int) -> int:
    return _DISCUSSION + post_pk % BUCKETS


def post_sql(pk: str) -> str:
    """`post()` in SQL: `pk` names a column."""
    return f"{_POST} + {pk} % {BUCKETS}"


def discussion_sql(post_pk: str) -> str:
    return f"{_DISCUSSION} + {post_pk} % {BUCKETS}"


def every() -> list[int]:
    """All scopes there are."""
    numbers = range(BUCKETS)
    return [ANY, SITE, LISTS, BESIDE, COMMENTS, SEARCH, *map(post, numbers), *map(discussion, numbers)]
