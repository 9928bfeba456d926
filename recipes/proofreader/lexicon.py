"""What the proofreader knows of words: foods by kind with their other names, and how to read a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from recipes.quantities.plurals import singular

# kind: the words by which a step may mean any food of that kind ("add the spices").
KINDS = {
    "spice": "spice seasoning season rub",
    "herb": "herb seasoning spice green garnish bouquet",
    "vegetable": "vegetable veggie veg green salad garnish",
    "fruit": "fruit berry garnish",
    "meat": "meat bone",
    "fish": "fish seafood fillet shellfish",
    "dairy": "dairy liquid cheese wet",
    "fat": "oil fat grease fry saute sauté brown",
    "starch": "dry flour grain starch pasta noodle",
    "nut": "nut seed garnish",
    "sweet": "sweetener syrup dry",
    "liquid": "liquid liquor alcohol wet marinade broth stock",
    "sauce": "sauce seasoning condiment marinade dressing liquid",
    "other": "",
}

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True)
class Food:
    """One food: its names (singular words), its kind, and the words that count as having listed it."""

    name: str
    names: tuple[tuple[str, ...], ...]
    kind: str
    covers: frozenset[str]


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def words(text: str) -> list[str]:
    """The words of a text in order, small and in the singular."""
    return [singular(word.lower()) for word in WORD.findall(text)]


def _lines(name: str) -> list[str]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def known_words() -> frozenset[str]:
    """Kitchen words and the English words within a letter of them (about 4,600)."""
    return frozenset(word for line in _lines("known_words.txt") for word in line.split())


def _read(lines: list[str]) -> Iterator[Food | str]:
    """Each food, and each name of something that is none."""
    kind = ""
    for line in lines:
        if line.startswith("["):
            kind = line.strip("[]")
        elif kind == "not food":
            yield from filter(None, (name.strip() for name in line.split(",")))
        else:
            names, _, covers = line.partition(" < ")
            spelled = tuple(tuple(words(name)) for name in names.split(", "))
            yield Food(names.split(",")[0], spelled, kind, frozenset(words(covers)))


_ALL = tuple(_read(_lines("foods.txt")))
FOODS = tuple(entry for entry in _ALL if isinstance(entry, Food))
_BY_NAME: dict[tuple[str, ...], Food | None] = {
    tuple(words(name)): None for name in _ALL if isinstance(name, str)
}
_BY_NAME |= {name: food for food in FOODS for name in food.names}
_LONGEST = max(map(len, _BY_NAME))


def foods_in(tokens: list[str]) -> Iterator[tuple[int, int, Food]]:
    """(from, to, food) for each food named in a list of words; the longest name wins."""
    at = 0
    while at < len(tokens):
        for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
            name = tuple(tokens[at : at + size])
            if name in _BY_NAME:
                if food := _BY_NAME[name]:
                    yield at, at + size, food
                at += size
                break
        else:
            at += 1
