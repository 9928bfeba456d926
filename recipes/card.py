"""A recipe as plain values: what a card shows, an export writes and the proofreader reads.

Names follow schema.org's Recipe. Nothing here knows the database; `Recipe.as_card()` makes a Card
from rows, and importers and tests make one by hand. Every text is as the author typed it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Protocol

from django.utils.translation import gettext_lazy as _


class CardPhoto(Protocol):
    """The part of a Photo that cards, exports and structured data read (sizes in pixels)."""

    slug: str
    alt: str
    caption: str
    credit: str
    width: int
    height: int


@dataclass(frozen=True)
class Duration:
    """A length of time: whole minutes where understood, and the words typed. Falsy when empty."""

    minutes: int | None = None
    text: str = ""

    def __bool__(self) -> bool:
        return self.minutes is not None or bool(self.text)


# schema.org's RestrictedDiet (https://schema.org/RestrictedDiet), and what readers are told.
DIETS = {
    "DiabeticDiet": _("Diabetic"),
    "GlutenFreeDiet": _("Gluten-free"),
    "HalalDiet": _("Halal"),
    "HinduDiet": _("Hindu"),
    "KosherDiet": _("Kosher"),
    "LowCalorieDiet": _("Low in calories"),
    "LowFatDiet": _("Low in fat"),
    "LowLactoseDiet": _("Low in lactose"),
    "LowSaltDiet": _("Low in salt"),
    "VeganDiet": _("Vegan"),
    "VegetarianDiet": _("Vegetarian"),
}


def diet_slug(name: str) -> str:
    """ "GlutenFreeDiet" -> "gluten-free"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name.removesuffix("Diet")).lower()


@dataclass(frozen=True)
class Video:
    """A video of the recipe: its file of our own or its address elsewhere, and what machines ask of it. Falsy when empty."""

    address: str = ""
    file: str = ""  # an address on this site
    name: str = ""
    description: str = ""
    uploaded_on: dt.date | None = None
    poster: CardPhoto | None = None

    def __bool__(self) -> bool:
        return bool(self.address or self.file)


def minutes_in_all(prep: Duration, cook: Duration, additional: Duration, total: Duration) -> int | None:
    """The minutes of the total typed; without one, of preparing, cooking and the rest, where each given is known."""
    if total:
        return total.minutes
    if prep.minutes is None or cook.minutes is None or (additional and additional.minutes is None):
        return None
    return prep.minutes + cook.minutes + (additional.minutes or 0)


@dataclass(frozen=True)
class CardTerm:
    """One category, method, cuisine or keyword."""

    name: str
    slug: str


@dataclass(frozen=True)
class IngredientGroup:
    """Lines as typed, under a name that may be empty."""

    name: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class CardStep:
    """One instruction: Markdown, with a name and a photo that may be missing."""

    text: str
    name: str = ""
    photo: CardPhoto | None = None


@dataclass(frozen=True)
class StepGroup:
    """Steps numbered from 1, under a name that may be empty."""

    name: str = ""
    steps: tuple[CardStep, ...] = ()


@dataclass(frozen=True)
class Card:
    """One recipe. All but the name may be empty."""

    name: str
    slug: str = ""
    description: str = ""
    photo: CardPhoto | None = None
    ingredient_groups: tuple[IngredientGroup, ...] = ()
    step_groups: tuple[StepGroup, ...] = ()
    notes: tuple[str, ...] = ()
    categories: tuple[CardTerm, ...] = ()
    methods: tuple[CardTerm, ...] = ()
    cuisines: tuple[CardTerm, ...] = ()
    keywords: str = ""  # as typed, parted by commas
    keyword_terms: tuple[CardTerm, ...] = ()  # without regard to case
    diets: tuple[str, ...] = ()  # names of DIETS
    yield_number: Fraction | None = None
    yield_unit: str = ""
    yield_text: str = ""
    prep_time: Duration = field(default_factory=Duration)
    cook_time: Duration = field(default_factory=Duration)
    additional_time: Duration = field(default_factory=Duration)
    total_time: Duration = field(default_factory=Duration)
    equipment: tuple[str, ...] = ()
    nutrition: dict[str, str] = field(default_factory=dict)  # schema.org NutritionInformation's names
    video: Video = field(default_factory=Video)
    source_name: str = ""
    source_url: str = ""

    @property
    def total_minutes(self) -> int | None:
        """From beginning to end, as far as it is known."""
        return minutes_in_all(self.prep_time, self.cook_time, self.additional_time, self.total_time)

    def ingredients(self) -> Iterator[str]:
        for group in self.ingredient_groups:
            yield from group.lines

    def steps(self) -> Iterator[CardStep]:
        for group in self.step_groups:
            yield from group.steps


def step_id(anchor: str, number: int) -> str:
    """The id of a step, numbered from 1 through all groups: "step-3" on the card that a page's links jump to."""
    return f"step-{number}" if anchor == "recipe" else f"{anchor}-step-{number}"
