"""What the words of a step name: the recipe's ingredients, their amounts, and lengths of time. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from .quantities import ParsedLine, measures, parse
from .quantities.durations import HOUR, lengths_in
from .quantities.plurals import singular

LONGEST_TIMER = 48 * 3600  # seconds
MOST_LINES = 2000  # of a recipe whose words are looked for in its steps
# Food that is not the one of the list: water to rinse with, "more water", "boiling water".
_NOT_OURS = re.compile(r"\b(?:rins|wash|more|boil|running|drain)\w*[^.;]*?\bwater\b", re.I)
# Words of an item that do not name it.
_COMMON_WORDS = """
and with for from the all any more fresh large small medium ground dried chopped sliced minced diced crushed whole
black white red green yellow brown hot cold warm piece pieces your choice taste raw extra virgin dry powder sauce oil
leaves leaf seeds cloves clove paste water juice flakes about some each half plus into other very thin thick long
short good boneless skinless unsalted salted peeled cooked frozen canned grated optional
"""
_COMMON = frozenset(_COMMON_WORDS.split())


def names(ingredient: ParsedLine) -> set[str]:
    """The words that stand for the ingredient in a step: the item's own, in the singular."""
    words = [singular(word) for word in re.findall(r"[^\W\d_]{3,}", ingredient.item.lower())]
    telling = {word for word in words if word not in _COMMON and word + "s" not in _COMMON}
    return telling or set(words[-1:])


def _words(text: str) -> set[str]:
    return {singular(word) for word in re.findall(r"[^\W\d_]{3,}", text.lower())}


def needed(step: str, lines: Iterable[str]) -> list[str]:
    """The ingredient lines with an amount that the step names, in the recipe's order.

    A word that several ingredients share ("garlic", "garlic powder") goes to the one with most words there.
    """
    return needed_by_steps([step], lines)[0]


def needed_by_steps(steps: Iterable[str], lines: Iterable[str]) -> list[list[str]]:
    """For each step the lines that it is the first to name. Every line is read once."""
    left = _read(tuple(lines))
    needs: list[list[str]] = []
    for step in steps:
        said = _words(_NOT_OURS.sub("", step))
        found = [(line, frozenset(hits)) for line, words in _listed(left) if (hits := words & said)]
        sets = {hits for _line, hits in found}
        most = {hits for hits in sets if not any(hits < others for others in sets)}
        now = [line for line, hits in found if hits in most]
        needs.append(now)
        taken = set(now)
        left = tuple(read for read in left if read[0] not in taken)
    return needs


@lru_cache(maxsize=8)
def _read(lines: tuple[str, ...]) -> tuple[tuple[str, frozenset[str], str], ...]:
    """The lines with an amount, each with the words that name it and the last of them."""
    read = ((line, parse(line)) for line in lines[:MOST_LINES])
    return tuple(
        (line, frozenset(names(found)), _last_word(found)) for line, found in read if found.low is not None
    )


def _listed(read: Sequence[tuple[str, frozenset[str], str]]) -> list[tuple[str, frozenset[str]]]:
    """Each line with the words that mean it: "oil" too where there is but one oil."""
    ends = Counter(end for _line, _words, end in read)
    return [(line, words | {end} if ends[end] == 1 else words) for line, words, end in read]


@lru_cache(maxsize=8)
def _known(lines: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(words for _line, words in _listed(_read(lines))))


def _last_word(ingredient: ParsedLine) -> str:
    words = re.findall(r"[^\W\d_]{3,}", ingredient.item.lower())
    return singular(words[-1]) if words else ""


def repeated_amounts(text: str, lines: Iterable[str]) -> list[tuple[int, int]]:
    """The spans of amounts in a step's text that stand before the name of an ingredient."""
    known = _known(tuple(lines))
    spans = []
    for measure in measures(text):
        if text[measure.start].isalpha() or (measure.unit and measure.unit.kind == "length"):
            continue
        following = re.split(r"[.;:!?()]", text[measure.end : measure.end + 60])[0].split()[:4]
        if known & _words(" ".join(following)):
            spans.append((measure.start, measure.end))
    return spans


def durations(text: str) -> list[tuple[int, int, int]]:
    """The lengths of time that a timer can count: (start, end, seconds), the lower end of a range; no days."""
    return [
        (start, end, int(length.low))
        for start, end, length in lengths_in(text)
        if length.largest <= HOUR and 1 <= length.low <= LONGEST_TIMER
    ]
