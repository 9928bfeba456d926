"""A recipe as a careful, kind editor would read it: what its author would want to know of, as advice.

`proofread(card)` changes nothing and knows no database. Every rule would rather be silent than wrong;
`docs/proofreader.md` has the measure of each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from recipes.card import Card

from . import amounts, foods, gaps, listed, spelling, steps, times, unscaled
from .findings import INGREDIENTS, NOTES, STEPS, Finding

Rule = Callable[[Card], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    amounts.odd_amounts,
    unscaled.lines,
    amounts.conversions,
    amounts.units_without_number,
    spelling.brackets,
    foods.used_but_not_listed,
    listed.listed_but_not_used,
    listed.divided,
    spelling.slips,
    spelling.repeated_words,
    steps.numbering,
    steps.oven,
    times.not_understood,
    times.not_adding_up,
    times.shorter_than_a_step,
    gaps.photos_without_words,
    gaps.missing,
    unscaled.yields,
)

ORDER = ("photo", "description", INGREDIENTS, STEPS, NOTES, "yield", "times", *times.FIELDS)


def proofread(card: Card) -> list[Finding]:
    """Every finding, each key once, in the order of the card."""
    found: dict[str, Finding] = {}
    for rule in RULES:
        for finding in rule(card):
            found.setdefault(finding.key, finding)
    return sorted(found.values(), key=_in_order)


def _in_order(finding: Finding) -> tuple[int, int, int]:
    at = ORDER.index(finding.field) if finding.field in ORDER else len(ORDER)
    return at, finding.group or 0, -1 if finding.line is None else finding.line
