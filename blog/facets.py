"""Which recipes everybody may find, and the terms that part them: counts, and the addresses that combine.

One term of a kind can be chosen at a time. A facet counts what choosing its term would show: the recipes that
the terms chosen of the *other* kinds leave.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db import models
from django.urls import reverse

from recipes.models import Recipe, RecipeTerm, Term

from .models import Post, PostRecipe

KINDS = (Term.Kind.CATEGORY, Term.Kind.METHOD, Term.Kind.CUISINE, Term.Kind.KEYWORD)
SHOWN = 8  # terms of a kind that stand open; the others wait behind "more"

Chosen = Mapping[str, Term]  # by kind


@dataclass(frozen=True)
class Choice:
    """A term to choose: how many recipes it would show, and where."""

    name: str
    count: int
    address: str
    chosen: bool
    combined: bool  # with terms of other kinds: not for search engines


@dataclass(frozen=True)
class Facet:
    kind: str
    label: str
    shown: list[Choice]
    more: list[Choice]


def public_recipes(chosen: Chosen) -> models.QuerySet[Recipe]:
    """The recipes of published posts that have all the chosen terms, newest post first.

    `post_id` and `published_at` are those of the newest published post that holds the recipe.
    """
    holding = _placed().filter(recipe=models.OuterRef("pk")).order_by("-post__published_at", "-post_id")
    return (
        _with_terms(Recipe.objects.filter(pk__in=_placed().values("recipe")), chosen)
        .annotate(
            post_id=models.Subquery(holding.values("post_id")[:1]),
            published_at=models.Subquery(holding.values("post__published_at")[:1]),
        )
        .order_by("-published_at", "-post_id", "name")
    )


def terms(asked: Mapping[str, str]) -> dict[str, Term]:
    """The terms of these kinds and slugs. Raises Term.DoesNotExist for one that no public recipe has."""
    wanted = {kind: asked[kind].strip() for kind in KINDS if asked.get(kind, "").strip()}
    if not wanted:
        return {}
    any_of = models.Q()
    for kind, slug in wanted.items():
        any_of |= models.Q(kind=kind, slug=slug)
    used = RecipeTerm.objects.filter(recipe__in=_placed().values("recipe")).values("term")
    found = {term.kind: term for term in Term.objects.filter(any_of, pk__in=used)}
    if missing := wanted.keys() - found.keys():
        raise Term.DoesNotExist(", ".join(missing))
    return {kind: found[kind] for kind in wanted}


def facets(chosen: Chosen) -> list[Facet]:
    """The kinds that have a term to choose: one query each, whatever their number."""
    found = []
    for kind in KINDS:
        others = {name: term for name, term in chosen.items() if name != kind}
        recipes = _with_terms(Recipe.objects.filter(pk__in=_placed().values("recipe")), others)
        rows = (
            RecipeTerm.objects.filter(term__kind=kind, recipe__in=recipes.values("pk"))
            .values_list("term__name", "term__slug")
            .annotate(count=models.Count("pk"))
            .order_by("-count", "term__name")
        )
        now = chosen[kind].slug if kind in chosen else None
        slugs = {name: term.slug for name, term in others.items()}
        choices = [
            Choice(name, count, address(slugs | {kind: slug}), slug == now, bool(others))
            for name, slug, count in rows
        ]
        choices.sort(key=lambda choice: not choice.chosen)
        if choices:
            found.append(Facet(kind, kind.label, choices[:SHOWN], choices[SHOWN:]))
    return found


def address(slugs: Mapping[str, str]) -> str:
    """Where the recipes with these terms stand: the index, a term's own page, or the index with a query."""
    if len(slugs) == 1:
        ((kind, slug),) = slugs.items()
        return reverse("blog:recipe_term", args=[str(kind), slug])
    query = urlencode({str(kind): slugs[kind] for kind in KINDS if kind in slugs})
    return reverse("blog:recipe_index") + (f"?{query}" if query else "")


def _placed() -> models.QuerySet[PostRecipe]:
    """The places that recipes have in published posts."""
    return PostRecipe.objects.filter(post__in=Post.objects.posts().published())


def _with_terms(recipes: models.QuerySet[Recipe], chosen: Chosen) -> models.QuerySet[Recipe]:
    for term in chosen.values():
        recipes = recipes.filter(pk__in=RecipeTerm.objects.filter(term=term).values("recipe"))
    return recipes
