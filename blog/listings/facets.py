"""Facets: the terms that part a list, each with its count and address; the chosen ones with the way back.

One term of a kind can be chosen at a time. A count says what choosing the term would show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from recipes.models import Term

MOST = 120  # terms of a kind that are told of at all: the commonest
SHOWN = 8  # terms of a kind that stand open; the others wait behind "more"


@dataclass(frozen=True)
class Choice:
    """A term to choose: how many it would show, and where."""

    name: str
    count: int
    address: str
    chosen: bool
    combined: bool  # with other words or terms: not for search engines


@dataclass(frozen=True)
class Facet:
    """The terms of one kind."""

    kind: str
    label: str
    shown: list[Choice]
    more: list[Choice]


@dataclass(frozen=True)
class Chip:
    """A chosen term, and the address without it."""

    label: str
    name: str
    without: str


def facet_of(
    kind: str,
    counted: Iterable[tuple[str, str, int]],
    address: Callable[[str], str],
    *,
    chosen: str | None = None,
    combined: bool = True,
) -> Facet | None:
    """The facet of `counted` (name, slug, count), the commonest first behind the chosen slug; None of nothing."""
    ordered = sorted(counted, key=lambda row: (row[1] != chosen, -row[2], row[0]))
    choices = [
        Choice(name, count, address(slug), slug == chosen, combined) for name, slug, count in ordered if count
    ]
    return Facet(kind, str(Term.Kind(kind).label), choices[:SHOWN], choices[SHOWN:]) if choices else None


def chips_of(chosen: Mapping[str, str], without: Callable[[str], str]) -> list[Chip]:
    """`chosen`: the names of the chosen terms by kind; `without`: the address that leaves a kind out."""
    return [Chip(str(Term.Kind(kind).label), name, without(kind)) for kind, name in chosen.items()]
