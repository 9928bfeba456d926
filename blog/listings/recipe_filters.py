"""Which recipes everybody may find, those that chosen terms leave, and the addresses that combine terms.

A facet counts what choosing its term would show: the recipes that the terms chosen of the *other* kinds leave.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from urllib.parse import urlencode

from django.db import models
from django.urls import reverse

from blog.bitmap_index import Index
from recipes.models import Term

from .facets import MOST, Chip, Facet, chips_of, facet_of

KINDS = (Term.Kind.CATEGORY, Term.Kind.METHOD, Term.Kind.CUISINE, Term.Kind.DIET, Term.Kind.KEYWORD)

Chosen = Mapping[str, Term]  # by kind


def base_of(index: Index, chosen: Chosen) -> int:
    """The bitmap of the recipes of published posts that have all the chosen terms."""
    found = index.recipes.all
    for kind, term in chosen.items():
        found &= index.recipes.having(kind, term.pk)
    return found


def terms(index: Index, asked: Mapping[str, str]) -> dict[str, Term]:
    """The terms of these kinds and slugs. Raises Term.DoesNotExist for one that no public recipe has."""
    slugs = {str(kind): asked[kind].strip() for kind in KINDS if asked.get(kind, "").strip()}
    if not slugs:
        return {}
    any_of = models.Q()
    for kind, slug in slugs.items():
        any_of |= models.Q(kind=kind, slug=slug)
    found = {
        term.kind: term for term in Term.objects.filter(any_of) if index.recipes.having(term.kind, term.pk)
    }
    if missing := slugs.keys() - found.keys():
        raise Term.DoesNotExist(", ".join(missing))
    return {kind: found[kind] for kind in slugs}


def facets(index: Index, chosen: Chosen) -> list[Facet]:
    """The kinds that have a term to choose: one query, for the terms' names."""
    counts = {}
    for kind in map(str, KINDS):
        others = {name: term for name, term in chosen.items() if name != kind}
        counts[kind] = index.recipes.counts(kind, base_of(index, others), MOST)
        if kind in chosen:  # however seldom
            count = (base_of(index, chosen)).bit_count()
            counts[kind] |= {chosen[kind].pk: count} if count else {}
    named = Term.objects.in_bulk({pk for counted in counts.values() for pk in counted})
    found = []
    for kind, counted in counts.items():
        slugs = {name: term.slug for name, term in chosen.items() if name != kind}
        facet = facet_of(
            kind,
            ((named[pk].label, named[pk].slug, count) for pk, count in counted.items() if pk in named),
            partial(_address_with, slugs, kind),
            chosen=chosen[kind].slug if kind in chosen else None,
            combined=bool(slugs),
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
