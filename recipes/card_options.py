"""What a reader asks of a card: `?servings=8` or `?scale=2`, `units=metric|us`, and the card that answers.

A bad value gives the card as written, with a word of why. Pure but for the translation of that word.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from django.utils.translation import gettext as _

from .card import Card, CardStep, IngredientGroup, StepGroup
from .quantities import METRIC, US, Adjusted, adjusted, format_amount, language_of_all, number_value
from .quantities.temperatures import convert_temperatures
from .quantities.yields import scale_yield
from .step_text import needed_by_steps

MOST_LINES = 2000  # ingredient lines of a recipe that are scaled
LINES_FOR_LANGUAGE = 60  # of these the language of a recipe is read
LEAST, MOST = Fraction(1, 20), Fraction(50)  # times the recipe as written
STEPS = (Fraction(1, 2), Fraction(1), Fraction(2), Fraction(3))
PARAMETERS = ("scale", "servings", "units", "recipe", "cook")
_NUMBER = re.compile(
    r"[0-9]{1,4}([.,][0-9]{1,4})?|[0-9]{1,3}\s*/\s*[1-9][0-9]{0,2}|[0-9]{0,3}\s?[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]"
)


@dataclass(frozen=True)
class CardOptions:
    """The words of the address, as typed."""

    scale: str = ""
    servings: str = ""
    units: str = ""
    recipe: str = ""
    cook: bool = False

    @property
    def is_default(self) -> bool:
        """Whether the page is the plain one: the one that search engines keep."""
        return self == CardOptions()


@dataclass(frozen=True)
class CardView:
    """A card as asked for. `factor` and `units` are what was done; `error` says why something was not."""

    card: Card
    original: Card
    factor: Fraction = Fraction(1)
    units: str = ""
    error: str = ""
    cook: bool = False
    as_typed: frozenset[str] = frozenset()  # ingredient lines that were not understood, and stay as they are

    @cached_property
    def needs(self) -> dict[int, list[str]]:
        """By a step's id(): the ingredient lines that it is the first to name."""
        steps = list(self.card.steps())
        needs = needed_by_steps((step.text for step in steps), self.card.ingredients())
        return {id(step): lines for step, lines in zip(steps, needs, strict=True)}

    @property
    def scaled(self) -> bool:
        return self.factor != 1

    @property
    def changed(self) -> bool:
        return self.scaled or bool(self.units)

    @property
    def factor_text(self) -> str:
        return format_amount(self.factor)

    @property
    def servings(self) -> str:
        number = self.card.yield_number
        return format_amount(number, ".") if number is not None else ""


def read_options(query: Mapping[str, str]) -> CardOptions:
    """The options in an address's parameters; what is not ours is left alone."""
    words = {name: (query.get(name) or "").strip()[:40] for name in PARAMETERS}
    return CardOptions(
        words["scale"], words["servings"], words["units"], words["recipe"], words["cook"] == "1"
    )


def apply(card: Card, options: CardOptions) -> CardView:
    """The card that answers the options."""
    factor, error = _factor(card, options)
    units = options.units.lower()
    if units not in ("", "typed", METRIC, US):
        error = error or _("The units can be “metric” or “us”: they are shown as written.")
    units = units if units in (METRIC, US) else ""
    if factor == 1 and not units:
        return CardView(card, card, error=error, cook=options.cook)
    lines = _adjusted_lines(card, factor, units)
    answer = replace(
        card,
        ingredient_groups=tuple(
            IngredientGroup(group.name, tuple(lines[line].text for line in group.lines))
            for group in card.ingredient_groups
        ),
        step_groups=tuple(
            StepGroup(group.name, tuple(_step(step, units) for step in group.steps))
            for group in card.step_groups
        ),
        notes=tuple(convert_temperatures(note, units) if units else note for note in card.notes),
        yield_number=card.yield_number * factor if card.yield_number is not None else None,
        yield_text=scale_yield(card.yield_text, factor),
    )
    as_typed = frozenset(line for line, answered in lines.items() if answered.left)
    return CardView(answer, card, factor, units, error, options.cook, as_typed)


def _adjusted_lines(card: Card, factor: Fraction, units: str) -> dict[str, Adjusted]:
    """Each line as asked for; those beyond the bound stay as typed, and say so."""
    lines: dict[str, Adjusted] = {}
    language = language_of_all(itertools.islice(card.ingredients(), LINES_FOR_LANGUAGE))
    for number, line in enumerate(card.ingredients()):
        if line not in lines:
            left = Adjusted(line, "scaled" if factor != 1 else "converted")
            lines[line] = adjusted(line, factor, units, language) if number < MOST_LINES else left
    return lines


def _step(step: CardStep, units: str) -> CardStep:
    return replace(step, text=convert_temperatures(step.text, units)) if units else step


def _factor(card: Card, options: CardOptions) -> tuple[Fraction, str]:
    typed = options.servings or options.scale
    if not typed:
        return Fraction(1), ""
    number = number_value(typed) if _NUMBER.fullmatch(typed) else None
    if options.servings and not card.yield_number:
        return Fraction(1), _("This recipe does not say how much it makes: scale it by a number instead.")
    if number is None or number <= 0:
        return Fraction(1), _("“%(typed)s” is not a number: the recipe is shown as written.") % {
            "typed": typed
        }
    factor = number / card.yield_number if options.servings and card.yield_number else number
    if not LEAST <= factor <= MOST:
        return Fraction(1), _(
            "“%(typed)s” is too far from the recipe to scale it well: it is shown as written."
        ) % {"typed": typed}
    return factor, ""
