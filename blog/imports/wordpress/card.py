"""A recipe card as any plugin kept it, in the product's words, and the bits that reading one takes. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from recipes.quantities.durations import words_of as time_words
from recipes.text_areas import Entry, Group

from .pictures import Picture, Pictures

TIMES = ("prep", "cook", "additional", "total")


@dataclass
class Card:
    """Texts are Markdown where the product reads Markdown (description, steps, notes), else plain words.

    A step's photo, in `Entry.photo_slug`, and photos in texts are tokens of `pictures`.
    """

    key: str = ""  # what tells it from every other card of the site: "wprm_recipe 12", "post 7 card 0"
    name: str = ""
    slug: str = ""
    description: str = ""
    photo: Picture | None = None
    ingredients: list[Group] = field(default_factory=list)
    steps: list[Group] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    cuisines: list[str] = field(default_factory=list)
    methods: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    diets: list[str] = field(default_factory=list)  # as the plugin names them
    yield_text: str = ""
    times: dict[str, str] = field(default_factory=dict)  # of TIMES: the words shown
    equipment: list[str] = field(default_factory=list)
    nutrition: dict[str, str] = field(default_factory=dict)
    video_url: str = ""
    author: str = ""
    author_url: str = ""
    pictures: Pictures = field(default_factory=Pictures)
    remarks: list[str] = field(default_factory=list)  # for the report
    known: bool = False  # only its key: the recipe came with an earlier file

    @property
    def is_empty(self) -> bool:
        return not any(group.entries for group in (*self.ingredients, *self.steps))


def grouped(rows: Iterable[tuple[str, list[Entry]]]) -> list[Group]:
    """Groups without their empty ones; a name alone opens nothing."""
    return [Group(name.strip(), tuple(entries)) for name, entries in rows if entries]


def minutes(value: object) -> str:
    """Whole minutes, as plugins keep them, in the card's words; "" for none."""
    number = whole(value)
    return time_words(number) if number else ""


def whole(value: object) -> int:
    text = str(value if value is not None else "").strip()
    return int(float(text)) if re.fullmatch(r"\d{1,7}(?:\.\d*)?", text) else 0


def number(value: object) -> str:
    """A number as one would write it: "8.0" -> "8"."""
    text = str(value if value is not None else "").strip()
    return re.sub(r"\.0+$", "", text) if re.fullmatch(r"\d+\.\d+", text) else text


def servings(amount: object, unit: str = "") -> str:
    """What a recipe makes: "8" -> "8 servings", "8" and "slices" -> "8 slices"."""
    count, unit = number(amount), " ".join(str(unit or "").split())
    if not count or count == "0":
        return ""
    if unit or not re.fullmatch(r"~?\s*\d+(?:[.,]\d+)?(?:\s*(?:-|–|—|to|/)\s*\d+)?", count):
        return f"{count} {unit}".strip()
    return f"{count} serving{'' if count == '1' else 's'}"


def listed(words: str) -> list[str]:
    """Words parted by commas, each once."""
    return list(dict.fromkeys(filter(None, (part.strip() for part in words.split(",")))))


def line(*parts: object) -> str:
    """The parts that are there, with one space between."""
    return " ".join(" ".join(str(part) for part in parts if part is not None).split())


def entry(text: str, name: str = "", photo: str = "") -> Entry:
    return Entry(text, name[:200], photo)
