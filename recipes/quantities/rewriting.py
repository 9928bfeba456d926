"""One measure of a parsed line, and how it is written again with another value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from .numbers import format_amount, format_count, nearest
from .parser import Part
from .units import UNITS, Unit, agree

# The same amount in the unit a cook would take: 6 tsp are 2 tbsp, 16 tbsp a cup, 1000 g a kilo.
_UP = {
    "tsp": (("cup", 48), ("tbsp", 3)),
    "tbsp": (("cup", 16),),
    "g": (("kg", 1000),),
    "ml": (("l", 1000),),
    "oz": (("lb", 16),),
}
_DOWN = {
    "cup": ("tbsp", 16, Fraction(1, 4)),
    "tbsp": ("tsp", 3, Fraction(1, 2)),
    "lb": ("oz", 16, Fraction(1, 2)),
}
_LONG = {
    "tsp": "teaspoon",
    "tbsp": "tablespoon",
    "cup": "cup",
    "kg": "kilogram",
    "l": "liter",
    "lb": "pound",
    "oz": "ounce",
}


@dataclass
class Measured:
    """The parts [start, stop) of a line that make one measure."""

    start: int
    stop: int
    amounts: list[Part]  # one, or two for a range
    between: str  # what stands between the two
    unit_text: str
    unit: Unit | None
    fixed: bool

    @property
    def low(self) -> Fraction:
        return self.amounts[0].value or Fraction(0)

    @property
    def high(self) -> Fraction | None:
        return self.amounts[1].value if len(self.amounts) > 1 else None

    @property
    def typed(self) -> str:
        return self.between.join(part.text for part in self.amounts) + self.unit_text

    def scaled(self, factor: Fraction) -> str:
        low, high = self.low * factor, None if self.high is None else self.high * factor
        return self._promoted(low, high) or self.written(low, high)

    def written(self, low: Fraction, high: Fraction | None = None) -> str:
        """The measure with other numbers, in the style of the ones typed."""
        whole = self.unit is None or self.unit.kind == "whole"
        if whole and all(part.text.isdigit() or part.text.isalpha() for part in self.amounts):
            first, second = format_count(low, high)
        else:
            first, second = self._number(low), "" if high is None else self._number(high)
        joint = self.between if self.high is not None else "–"
        number = first if second in ("", first) else first + joint + second
        text = self.unit_text
        many = (high or low) > 1
        if many != ((self.high or self.low) > 1):
            text = re.sub(r"([^\W\d_]+)(\W*)$", lambda match: agree(match[1], many) + match[2], text)
        gap = " " if not self.amounts[0].text and not text[:1].isspace() else ""  # "Pinch" was one
        return number + gap + text

    def _number(self, value: Fraction) -> str:
        typed = self.amounts[-1].text
        mark = "," if re.search(r"\d,\d{1,2}$", typed) else "." if "." in typed else ""
        metric = self.unit is not None and self.unit.system == "metric"
        if self.unit is not None and self.unit.name == "cm":
            value = nearest(value, Fraction(1, 2)) or value
        elif self.unit is not None and self.unit.name in ("g", "ml") and value >= 10:
            value = nearest(value, Fraction(1))
        plain = re.fullmatch(r"[\d.,]+", typed)
        return format_amount(value, mark or ("." if metric and plain else ""))

    def _promoted(self, low: Fraction, high: Fraction | None) -> str:
        """The amount in a larger or smaller unit where that is exact and reads better, else ""."""
        form = self.unit_text.strip(" .-")
        if self.unit is None or " " in form:
            return ""
        values = [low] if high is None else [low, high]
        for name, ratio in _UP.get(self.unit.name, ()):
            if all(_reads_well(value / ratio, name) for value in values):
                return self._in(name, [value / ratio for value in values], form)
        if self.unit.name in _DOWN:
            name, times, least = _DOWN[self.unit.name]
            if values[-1] < least and all((value * times).denominator <= 4 for value in values):
                return self._in(name, [value * times for value in values], form)
        return ""

    def _in(self, name: str, values: list[Fraction], form: str) -> str:
        word = agree(_LONG[name], values[-1] > 1) if len(form) > 4 else name
        gap = self.unit_text[: len(self.unit_text) - len(self.unit_text.lstrip())]
        mark = "." if name in ("kg", "l") else ""
        return self.between.join(format_amount(value, mark) for value in values) + gap + word


def _reads_well(value: Fraction, name: str) -> bool:
    if name == "cup":
        return value >= Fraction(1, 4) and value.denominator in (1, 2, 3, 4)
    steps = {"tbsp": 2, "kg": 20, "l": 20, "lb": 4}[name]  # halves, 50 g, quarters
    return value >= 1 and (value * steps).denominator == 1


def measured(parts: Sequence[Part]) -> list[Measured]:
    """The measures of a line, from left to right."""
    found = []
    for number in sorted({part.group for part in parts if part.kind == "amount"}):
        start = next(index for index, part in enumerate(parts) if part.group == number)
        stop = start
        while stop < len(parts) and parts[stop].group == number:
            stop += 1
        run = parts[start:stop]
        amounts = [part for part in run if part.kind == "amount"]
        last = max(index for index, part in enumerate(run) if part.kind == "amount")
        between = "".join(part.text for part in run[1:last]) if last else "–"
        tail = "".join(part.text for part in run[last + 1 :])
        found.append(
            Measured(start, stop, amounts, between, tail, UNITS.get(amounts[0].unit), amounts[0].fixed)
        )
    return found
