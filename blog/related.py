"""What stands beside a post: the one before, the one after, and three that go with it.

The rule of "goes with": the number of shared terms (of its recipes, its tags and categories), then of shared
ingredients, then the newer.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from recipes.models import Ingredient, RecipeTerm

from .models import Post
from .querysets import PostQuerySet

RELATED = 3


@dataclass
class BesidePost:
    """The public posts beside one post."""

    previous: Post | None = None
    next: Post | None = None
    related: list[Post] = field(default_factory=list)


def beside(post: Post) -> BesidePost:
    """What stands beside a post that has a time; a page and an undated draft have nothing beside them.

    Three queries, however many posts there are: the posts, their categories, their recipes.
    """
    if post.kind != Post.Kind.POST or post.published_at is None:
        return BesidePost()
    others = Post.objects.posts().published().exclude(pk=post.pk)
    older = Q(published_at__lt=post.published_at) | Q(published_at=post.published_at, pk__lt=post.pk)
    newer = Q(published_at__gt=post.published_at) | Q(published_at=post.published_at, pk__gt=post.pk)
    ranked = _scored(others, post).order_by("-shared", "-foods", "-published_at", "-pk")
    before = others.filter(older).newest_first()[:1]
    after = others.filter(newer).order_by("published_at", "pk")[:1]
    chosen = Q(pk__in=before.values("pk")) | Q(pk__in=after.values("pk"))
    rows = list(ranked.filter(chosen | Q(pk__in=ranked.values("pk")[:RELATED])).for_list())
    here = _in_time(post)
    return BesidePost(
        max((row for row in rows if _in_time(row) < here), key=_in_time, default=None),
        min((row for row in rows if _in_time(row) > here), key=_in_time, default=None),
        rows[:RELATED],
    )


def _in_time(post: Post):
    return (post.published_at, post.pk)


def _scored(posts: PostQuerySet, post: Post) -> PostQuerySet:
    """`shared` terms and `foods`: this post's own are in hand already (`for_page()`)."""
    terms = {row.term_id for recipe in post.recipe_list for row in recipe.recipe_terms.all()}
    foods = {row.item for recipe in post.recipe_list for row in recipe.ingredients.all() if row.item}
    tags = Post.tags.through.objects.filter(tag__in=[tag.pk for tag in post.tags.all()])
    categories = Post.categories.through.objects.filter(
        category__in=[category.pk for category in post.categories.all()]
    )
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
