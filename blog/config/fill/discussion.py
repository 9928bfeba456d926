"""Rows of made-up comments, in the three tables that keep a part of each, and what they make of the ratings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from random import Random
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django_comments.models import Comment as BaseComment
from django_comments_xtd.models import XtdComment

from blog.comments.models import Comment
from blog.models import Post
from recipes.models import RecipeRating

from . import words, writing
from .posts import Made
from .rows import insert, next_key

MODELS = [BaseComment]
_DEEPEST = 2
_MOST_ABOVE = 40  # of the comments of a post those that an answer may be to


def write(made: Sequence[Made], count: int, seed: int, now: dt.datetime) -> None:
    """So many comments under these public posts: a few posts have many, most have few."""
    random = Random(seed)
    weights = [random.paretovariate(1.2) for _ in made]
    under: dict[Made, int] = dict.fromkeys(made, 0)
    for one in random.choices(made, weights, k=count):
        under[one] += 1
    key, kind, rows = next_key(BaseComment), ContentType.objects.get_for_model(Post).pk, _Rows()
    for one, number in under.items():
        key = _discussion(one, number, key, kind, random, now, rows)
    insert(BaseComment, rows.base)
    insert(XtdComment, rows.xtd)
    insert(Comment, rows.own)
    insert(RecipeRating, rows.ratings)


class _Rows:
    def __init__(self) -> None:
        self.base: list[dict] = []
        self.xtd: list[dict] = []
        self.own: list[dict] = []
        self.ratings: list[dict] = []


def _state(random: Random) -> str:
    dice = random.random()
    if dice < 0.96:
        return Comment.State.PUBLISHED
    return Comment.State.SPAM if dice < 0.98 else Comment.State.HELD if dice < 0.99 else Comment.State.TRASH


def _discussion(
    one: Made, count: int, key: int, kind: int, random: Random, now: dt.datetime, rows: _Rows
) -> int:
    """The comments of one post. Returns the next free key."""
    assert one.published_at is not None
    above: list[tuple[dict, dict]] = []
    stars: dict[str, int] = {}  # by mail: the latest of each counts
    moments = sorted(random.random() ** 3 for _ in range(count))  # most come early
    for pk, moment in enumerate(moments, key):
        at = one.published_at + (now - one.published_at) * moment
        state = _state(random)
        name = random.choice(words.NAMES)
        told = Comment.Kind.QUESTION if random.random() < 0.06 else Comment.Kind.COMMENT
        values: dict[str, Any] = {
            "id": pk, "content_type_id": kind, "object_pk": str(one.post_id), "site_id": settings.SITE_ID, "user_name": name,
            "user_email": f"{name.lower()}{random.randint(1, 40_000)}@example.org", "submit_date": at, "user_url": "",
            "comment": random.choice(words.SPAM) if state == Comment.State.SPAM else writing.remark(random),
            "is_public": state == Comment.State.PUBLISHED, "is_removed": state in (Comment.State.SPAM, Comment.State.TRASH),
        }  # fmt: skip
        place = {
            "comment_ptr_id": pk, "thread_id": pk, "parent_id": pk, "level": 0, "order": 1, "nested_count": 0, "followup": False
        }  # fmt: skip
        if above and state == Comment.State.PUBLISHED and random.random() < 0.25:
            parent, parents_place = random.choice(above[-_MOST_ABOVE:])
            values["comment"] = random.choice(words.REPLIES).format(name=parent["user_name"])
            place |= {
                "thread_id": parents_place["thread_id"], "parent_id": parent["id"], "level": parents_place["level"] + 1,
                "order": pk - parents_place["thread_id"] + 1,
            }  # fmt: skip
            parents_place["nested_count"] += 1
            told = Comment.Kind.COMMENT
        rated = random.randint(3, 5) if place["level"] == 0 and random.random() < 0.3 else None
        own = {
            "xtd_id": pk, "post_id": one.post_id, "state": state, "state_at": at, "kind": told, "akismet_values": {},
            "recipe_id": one.recipe_id if rated else None, "stars": rated, "fingerprint": f"{pk:064d}", "decided": False,
            "verdict": "spam" if state == Comment.State.SPAM else "ham",
        }  # fmt: skip
        if rated and state == Comment.State.PUBLISHED:
            stars[values["user_email"]] = rated
        if state == Comment.State.PUBLISHED and place["level"] < _DEEPEST:
            above.append((values, place))
        rows.base.append(values)
        rows.xtd.append(place)
        rows.own.append(own)
    if stars:
        rows.ratings.append({"recipe_id": one.recipe_id, "count": len(stars), "total": sum(stars.values())})
    return key + count
