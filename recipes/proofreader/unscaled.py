"""The proofreader's rules on what stays as it is when the recipe is scaled: lines and yields not understood."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from django.utils.translation import gettext as _

from recipes.card import Card
from recipes.quantities import adjusted
from recipes.quantities.yields import is_scalable

from .findings import INGREDIENTS, Finding, Passage, finding


def lines(card: Card) -> Iterator[Finding]:
    """An ingredient line with a number that is not understood."""
    for number, group in enumerate(card.ingredient_groups):
        for at, line in enumerate(group.lines):
            if not adjusted(line, Fraction(2)).left:
                continue
            yield finding(
                "line-unscaled",
                Passage(INGREDIENTS, number, at, line),
                _("“%(line)s” is not wholly understood: it stays as typed when the recipe is scaled.")
                % {"line": line},
                _("Begin with the amount and its unit, and give each ingredient a line of its own."),
                line,
            )


def yields(card: Card) -> Iterator[Finding]:
    """A yield that stays as it is when the recipe is scaled."""
    if card.yield_text and not is_scalable(card.yield_text):
        yield finding(
            "yield-unscaled",
            Passage("yield", None, None, ""),
            _("“%(said)s” holds no number that scales: it reads the same for any amount.")
            % {"said": card.yield_text},
            _("Say how many there are, for example “4 servings” or “1 loaf”."),
            card.yield_text,
        )
