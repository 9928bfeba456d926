"""What the proofreader's rules share: a Finding, and a recipe's texts, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from django.utils.translation import gettext as _

from recipes.card import Card

INGREDIENTS, STEPS, NOTES = "ingredients", "steps", "notes"


@dataclass(frozen=True)
class Finding:
    """One piece of advice. `group` and `line` count from 0 in `field`, None for the whole field."""

    rule: str
    field: str
    group: int | None
    line: int | None
    message: str
    suggestion: str
    key: str  # the same for as long as the words found fault with are the same

    @property
    def location(self) -> str:
        """`Step 3`, to stand before the message."""
        location = location_of(self.field, self.group, self.line)
        return location[:1].upper() + location[1:]


class Passage(NamedTuple):
    """One text of a recipe, and where it stands."""

    field: str
    group: int | None
    line: int | None
    text: str

    def location(self) -> str:
        return location_of(self.field, self.group, self.line)


def location_of(field: str, group: int | None, line: int | None) -> str:
    """`step 3`, or `step 3 of part 2`, for use inside a sentence; nothing where a whole field is meant."""
    if line is None:
        return ""
    values = {"number": line + 1, "part": (group or 0) + 1}
    if field == INGREDIENTS:
        return (_("ingredient %(number)d of part %(part)d") if group else _("ingredient %(number)d")) % values
    if field == STEPS:
        return (_("step %(number)d of part %(part)d") if group else _("step %(number)d")) % values
    return _("note %(number)d") % values


def finding(rule: str, passage: Passage, message: str, suggestion: str, about: str) -> Finding:
    """A finding whose key depends on its rule and on `about` alone: the words found fault with."""
    about = " ".join(about.casefold().split())
    key = f"{rule}-{blake2b(about.encode(), digest_size=8).hexdigest()}"
    return Finding(rule, passage.field, passage.group, passage.line, message, suggestion, key)


def plain(text: str) -> str:
    """Markdown without its addresses and marks; `\\1` of a link stays. One line."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)", r"\1", text)
    text = re.sub(r"<https?:[^>]*>|https?://\S+|<[a-z/][^>]*>", " ", text)
    return " ".join(re.sub(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`|\\(?=[*_\[\]])", "", text).split())


def ingredient_passages(card: Card) -> Iterator[Passage]:
    for group, part in enumerate(card.ingredient_groups):
        for line, text in enumerate(part.lines):
            yield Passage(INGREDIENTS, group, line, plain(text))


def step_passages(card: Card) -> Iterator[Passage]:
    for group, part in enumerate(card.step_groups):
        for line, step in enumerate(part.steps):
            yield Passage(STEPS, group, line, plain(step.text))


def note_passages(card: Card) -> Iterator[Passage]:
    for line, text in enumerate(card.notes):
        yield Passage(NOTES, None, line, plain(text))


def passages(card: Card) -> Iterator[Passage]:
    """Every text a cook follows, in the order of the card."""
    if card.description:
        yield Passage("description", None, None, plain(card.description))
    yield from ingredient_passages(card)
    yield from step_passages(card)
    yield from note_passages(card)


def excerpt(text: str, start: int, length: int = 40) -> str:
    """The words from `start`, cut at a word's end."""
    part = text[start : start + length]
    if start + length < len(text):
        part = part.rsplit(" ", 1)[0] + "…"
    return part.strip()
