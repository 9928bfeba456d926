"""Which recipes everybody may find, those that chosen terms leave, and the addresses that combine terms.

A facet counts what choosing its term would show: the recipes that the terms chosen of the *other* kinds leave.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from urllib.parse import urlencode

from django.db import models
from django.urls import reverse

from blog.models import Post, PostRecipe
from recipes.models import Recipe, RecipeTerm, Term, label_of

from .facets import Chip, Facet, chips_of, facet_of

KINDS = (Term.Kind.CATEGORY, Term.Kind.METHOD, Term.Kind.CUISINE, Term.Kind.DIET, Term.Kind.KEYWORD)

Chosen = Mapping[str, Term]  # by kind


def public_recipes(chosen: Chosen) -> models.QuerySet[Recipe]:
    """The recipes of published posts that have all the chosen terms, newest post first.

    `post_id` and `published_at` are those of the newest published post that holds the recipe.
    """
    holding = _published().filter(recipe=models.OuterRef("pk")).order_by("-post__published_at", "-post_id")
    return (
        _with_terms(_public(), chosen)
        .annotate(
            post_id=models.Subquery(holding.values("post_id")[:1]),
            published_at=models.Subquery(holding.values("post__published_at")[:1]),
        )
        .order_by("-published_at", "-post_id", "name")
    )


def terms(asked: Mapping[str, str]) -> dict[str, Term]:
    """The terms of these kinds and slugs. Raises Term.DoesNotExist for one that no public recipe has."""
    slugs = {kind: asked[kind].strip() for kind in KINDS if asked.get(kind, "").strip()}
    if not slugs:
        return {}
    any_of = models.Q()
    for kind, slug in slugs.items():
        any_of |= models.Q(kind=kind, slug=slug)
    used = RecipeTerm.objects.filter(recipe__in=_published().values("recipe")).values("term")
    found = {term.kind: term for term in Term.objects.filter(any_of, pk__in=used)}
    if missing := slugs.keys() - found.keys():
        raise Term.DoesNotExist(", ".join(missing))
    return {kind: found[kind] for kind in slugs}


def facets(chosen: Chosen) -> list[Facet]:
    """The kinds that have a term to choose: one query each, whatever their number."""
    found = []
    for kind in KINDS:
        others = {name: term for name, term in chosen.items() if name != kind}
        recipes = _with_terms(_public(), others)
        counted = (
            RecipeTerm.objects.filter(term__kind=kind, recipe__in=recipes.values("pk"))
            .values_list("term__name", "term__slug")
            .annotate(count=models.Count("pk"))
            .order_by()
        )
        slugs = {name: term.slug for name, term in others.items()}
        now = chosen[kind].slug if kind in chosen else None
        facet = facet_of(
            kind,
            ((label_of(kind, name), slug, count) for name, slug, count in counted),
            partial(_address_with, slugs, kind),
            chosen=now,
            combined=bool(others),
        )
        found += [facet] if facet else []
    return found


def _address_with(slugs: Mapping[str, str], kind: str, slug: str) -> str:
    return address({**slugs, kind: slug})


def chips(chosen: Chosen) -> list[Chip]:
    """What is chosen, each with the address that takes it away."""
    slugs = {kind: term.slug for kind, term in chosen.items()}
    names = {kind: term.label for kind, term in chosen.items()}
    return chips_of(names, lambda kind: address({name: slug for name, slug in slugs.items() if name != kind}))


def address(slugs: Mapping[str, str]) -> str:
    """Where the recipes with these terms stand: the index, a term's own page, or the index with a query."""
    if len(slugs) == 1:
        ((kind, slug),) = slugs.items()
        return reverse("blog:recipe_term", args=[str(kind), slug])
    query = urlencode({str(kind): slugs[kind] for kind in KINDS if kind in slugs})
    return reverse("blog:recipe_index") + (f"?{query}" if query else "")


def _published() -> models.QuerySet[PostRecipe]:
    """The recipes of published posts, each beside its post."""
    return PostRecipe.objects.filter(post__in=Post.objects.posts().published())


def _public() -> models.QuerySet[Recipe]:
    return Recipe.objects.filter(pk__in=_published().values("recipe"))


def _with_terms(recipes: models.QuerySet[Recipe], chosen: Chosen) -> models.QuerySet[Recipe]:
    for term in chosen.values():
        recipes = recipes.filter(pk__in=RecipeTerm.objects.filter(term=term).values("recipe"))
    return recipes
