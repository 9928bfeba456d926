"""What stands beside a post: the one before, the one after, and three that go with it. One query.

The rule of "goes with": the number of shared terms (of its recipes, its tags and categories), then of shared
ingredients, then the newer.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, JSONObject

from recipes.models import Ingredient, RecipeTerm
from recipes.photos.models import Photo

from .models import Category, Post, PostRecipe

RELATED = 3
_PHOTO = (
    "slug", "alt", "decorative", "caption", "credit", "focal_x", "focal_y", "width", "height", "color",
    "renditions",
)  # fmt: skip


@dataclass
class Neighbours:
    previous: Post | None = None
    next: Post | None = None
    related: list[Post] = field(default_factory=list)  # with `kicker`, `minutes` and their shown photo


def of(post: Post) -> Neighbours:
    """The public posts around a post that has a time; a page and an undated draft have none."""
    if post.kind != Post.Kind.POST or post.published_at is None:
        return Neighbours()
    others = Post.objects.posts().published().exclude(pk=post.pk)
    older = Q(published_at__lt=post.published_at) | Q(published_at=post.published_at, pk__lt=post.pk)
    newer = Q(published_at__gt=post.published_at) | Q(published_at=post.published_at, pk__gt=post.pk)
    scored = _scored(others, post)
    related = scored.order_by("-shared", "-foods", "-published_at", "-pk").values("pk")[:RELATED]
    before = others.filter(older).newest_first().values("pk")[:1]
    after = others.filter(newer).order_by("published_at", "pk").values("pk")[:1]
    rows = list(
        _with_tile(scored)
        .filter(Q(pk__in=related) | Q(pk=Subquery(before)) | Q(pk=Subquery(after)))
        .annotate(goes_with=Case(When(pk__in=related, then=1), default=0, output_field=IntegerField()))
        .order_by("-shared", "-foods", "-published_at", "-pk")
    )
    here = (post.published_at, post.pk)
    for row in rows:
        row.__dict__["shown_photo"] = _photo(row.photo_values)
    return Neighbours(
        max((row for row in rows if _place(row) < here), key=_place, default=None),
        min((row for row in rows if _place(row) > here), key=_place, default=None),
        [row for row in rows if row.goes_with],
    )


def _place(post: Post):
    return (post.published_at, post.pk)


def _scored(posts: QuerySet, post: Post) -> QuerySet:
    """`shared` terms and `foods`: this post's own are in hand already (`for_page()`)."""
    terms = {row.term_id for recipe in post.recipe_list for row in recipe.recipe_terms.all()}
    foods = {row.item for recipe in post.recipe_list for row in recipe.ingredients.all() if row.item}
    return posts.annotate(
        shared=_count(RecipeTerm.objects.filter(term__in=terms), "recipe__post_recipes__post")
        + _count(Post.tags.through.objects.filter(tag__in=[tag.pk for tag in post.tags.all()]), "post")
        + _count(
            Post.categories.through.objects.filter(category__in=[row.pk for row in post.categories.all()]),
            "post",
        ),
        foods=_count(Ingredient.objects.filter(item__in=foods), "recipe__post_recipes__post"),
    )


def _count(rows: QuerySet, path: str):
    """How many of the rows lead to the outer post by `path`."""
    counted = (
        rows.filter(**{path: OuterRef("pk")}).order_by().values(path).annotate(n=Count("pk")).values("n")
    )
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def _with_tile(posts: QuerySet) -> QuerySet:
    """What a small tile shows, without a query more: photo, first category, time in minutes."""
    recipes = PostRecipe.objects.filter(post=OuterRef("pk")).order_by("position", "pk")
    photo = Coalesce(
        OuterRef("lead_photo_id"),
        Subquery(
            PostRecipe.objects.filter(post=OuterRef(OuterRef("pk")), recipe__photo__isnull=False)
            .order_by("position", "pk")
            .values("recipe__photo_id")[:1]
        ),
    )
    columns = JSONObject(**{name: F(name) for name in _PHOTO})
    time = Coalesce("recipe__total_minutes", F("recipe__prep_minutes") + F("recipe__cook_minutes"))
    return posts.annotate(
        photo_values=Subquery(Photo.objects.filter(pk=photo).order_by().values(found=columns)[:1]),
        kicker=Subquery(Category.objects.filter(posts=OuterRef("pk")).values("name")[:1]),
        minutes=Subquery(recipes.values(time=time)[:1]),
    )


def _photo(values: dict | None) -> Photo | None:
    if not values:
        return None
    renditions = values["renditions"]  # SQLite hands JSON inside JSON over as a string
    values["renditions"] = json.loads(renditions) if isinstance(renditions, str) else renditions
    return Photo(**values)
