"""What a recipe makes, as typed -> a number and its unit. Pure."""

from __future__ import annotations

import re
from fractions import Fraction

from .parser import parse


def read_yield(typed: str) -> tuple[Fraction | None, str]:
    """The number (the first of a range) and unit of a yield such as "4–6 servings"."""
    words = re.sub(r"^(?:serves|makes|yields?)\s*:?\s*", "", typed.strip(), flags=re.IGNORECASE)
    understood = parse(words)
    number, unit = understood.low, understood.unit or understood.item
    if number is None and (lead := re.match(r"\d[\d\s./–-]*(?<=\d)", words)):
        # A number alone, or of what is no measure: "4", "6+", "4–6 people"
        number, unit = parse(f"{lead[0]} servings").low, words[lead.end() :].strip(" +.")
    return (number, unit.strip(" +?.")[:80]) if number is not None and number > 0 else (None, "")
