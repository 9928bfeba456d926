"""What stands beside a post: the one before, the one after, and three that go with it.

The rule of "goes with": the number of shared terms (of its recipes, its tags and categories), then of shared
ingredients, then the newer.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from blog.models import Post
from blog.querysets import PostQuerySet
from recipes.models import Ingredient, RecipeTerm

RELATED = 3
_FETCHED = "_beside"  # where `fetch_beside` leaves the rows


@dataclass
class BesidePost:
    """The public posts beside one post."""

    previous: Post | None = None
    next: Post | None = None
    related: list[Post] = field(default_factory=list)


def beside(post: Post) -> BesidePost:
    """What stands beside a post that has a time; a page and an undated draft have nothing beside them.

    Three queries, however many posts there are: the posts, their categories, their recipes. None after `fetch_beside()`.
    """
    rows = vars(post).get(_FETCHED)
    if rows is None:
        rows = list(_rows(post).for_list())
    here = _in_time(post)
    return BesidePost(
        max((row for row in rows if _in_time(row) < here), key=_in_time, default=None),
        min((row for row in rows if _in_time(row) > here), key=_in_time, default=None),
        rows[:RELATED],
    )


def fetch_beside(post: Post) -> list[Post]:
    """The posts that `beside()` will arrange: one query. What their tiles show is fetched by the caller."""
    rows = vars(post)[_FETCHED] = list(_rows(post).select_related("lead_photo"))
    return rows


def _rows(post: Post) -> PostQuerySet:
    """The posts beside this one: the related first, in their order."""
    if post.kind != Post.Kind.POST or post.published_at is None:
        return Post.objects.none()
    others = Post.objects.posts().published().exclude(pk=post.pk)
    older = Q(published_at__lt=post.published_at) | Q(published_at=post.published_at, pk__lt=post.pk)
    newer = Q(published_at__gt=post.published_at) | Q(published_at=post.published_at, pk__gt=post.pk)
    ranked = _scored(others, post).order_by("-shared", "-foods", "-published_at", "-pk")
    before = others.filter(older).newest_first()[:1]
    after = others.filter(newer).order_by("published_at", "pk")[:1]
    chosen = Q(pk__in=before.values("pk")) | Q(pk__in=after.values("pk"))
    return ranked.filter(chosen | Q(pk__in=ranked.values("pk")[:RELATED]))


def _in_time(post: Post):
    return (post.published_at, post.pk)


def _scored(posts: PostQuerySet, post: Post) -> PostQuerySet:
    """`shared` terms and `foods`: how many of this post's own lead to the others."""
    of_recipes = {"recipe__post_recipes__post": post.pk}
    terms = RecipeTerm.objects.filter(**of_recipes).order_by().values("term")
    foods = Ingredient.objects.filter(**of_recipes).exclude(item="").order_by().values("item")
    tag, category = Post.tags.through.objects, Post.categories.through.objects
    tags = tag.filter(tag__in=tag.filter(post=post.pk).values("tag"))
    categories = category.filter(category__in=category.filter(post=post.pk).values("category"))
    return posts.annotate(
        shared=_count(RecipeTerm.objects.filter(term__in=terms), "recipe__post_recipes__post")
        + _count(tags, "post")
        + _count(categories, "post"),
        foods=_count(Ingredient.objects.filter(item__in=foods), "recipe__post_recipes__post"),
    )


def _count(rows: QuerySet, path: str):
    """How many of the rows lead to the outer post by `path`."""
    counted = (
        rows.filter(**{path: OuterRef("pk")}).order_by().values(path).annotate(n=Count("pk")).values("n")
    )
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))
