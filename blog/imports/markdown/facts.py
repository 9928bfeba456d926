"""The bullet lines over a recipe ("- ⏲️ Prep time: 15-30 min") -> the card's times and yield. Pure."""

from __future__ import annotations

import re

from recipes.quantities.durations import minutes_of
from recipes.quantities.yields import is_scalable

_FACT = re.compile(
    r"^\W*(?P<label>(?:prep(?:aration)?|(?P<cook>cook(?:ing)?|bak(?:e|ing))|total"
    r"|(?P<more>rest(?:ing)?|wait(?:ing)?|chill(?:ing)?|fridge|cool(?:ing)?|ferment(?:ation|ing)?|ris(?:e|ing)"
    r"|proof(?:ing)?|marinat(?:e|ing)|soak(?:ing)?|freez(?:e|ing)|additional|inactive))\W{0,2}(?:\s*time)?"
    r"|servings?|serves|yields?|makes|amount|portions?)"
    r"(?:\s*:\s*|\s+(?=\d|varies|depends)|\s*$)(?P<value>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_BARE_NUMBER = re.compile(r"^~?\s*\d+(?:\s*(?:-|–|~|to|/)\s*\d+)?\.?$")


def read(bullet: str) -> tuple[str, str] | None:
    """The card's field (prep, cook, additional, total, yield) and the words typed; None for another line."""
    found = _FACT.match(bullet.replace("\xa0", " "))
    if not found:
        return None
    label, value = found["label"].lower(), found["value"].strip()
    if label.startswith("prep"):
        return "prep", value
    if found["cook"]:
        return "cook", value
    if label.startswith("total"):
        return "total", value
    if found["more"]:
        return "additional", value
    return "yield", value


def doubt(field: str, value: str) -> str:
    """Why a fact is not fully understood; empty where it is."""
    if not value:
        return "has no value"
    if field == "yield":
        return "" if is_scalable(value) else "is kept as words"
    return "" if minutes_of(value) is not None else "is kept as words: no length of time was understood"


def yield_words(value: str) -> str:
    """A bare number says what it counts: "4-6" -> "4-6 servings"."""
    if _BARE_NUMBER.match(value):
        number = value.rstrip(".")
        return f"{number} serving{'' if number == '1' else 's'}"
    return value
