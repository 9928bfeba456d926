"""A measure of a line, written again with another value in the style of the one typed. Pure."""

from __future__ import annotations

import re
from fractions import Fraction

from .grammar import is_english
from .numbers import format_amount, format_count, nearest
from .plurals import agree_adjectives, agree_unit
from .units import ENGLISH, UNITS, Unit, agree
from .values import Measure

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
    "kg": ("g", 1000, Fraction(1)),
    "l": ("ml", 1000, Fraction(1)),
}
_LONG = {"tsp": "teaspoon", "tbsp": "tablespoon", "cup": "cup", "kg": "kilogram", "l": "liter", "lb": "pound", "oz": "ounce"}  # fmt: skip
METRIC_UP = ("g", "ml", "kg", "l")  # the units that change to a larger one whatever stands beside them


def rewritten(line: str, measure: Measure, low: Fraction, high: Fraction | None, promote: str = "all") -> str:
    """The measure with other numbers. `promote`: whether its unit may change, "all", "metric" or "" (no)."""
    if promote == "all" or (promote == "metric" and measure.unit and measure.unit.name in METRIC_UP):
        promoted = _promoted(line, measure, low, high)
        if promoted:
            return promoted
    whole = measure.unit is None or measure.unit.kind == "whole"
    typed = [line[number.start : number.end] for number in measure.numbers]
    if whole and all(text.isdigit() or text[:1].isalpha() or not text for text in typed):
        first, second = format_count(low, high)
    else:
        first, second = _number(line, measure, low), "" if high is None else _number(line, measure, high)
    joint = _joint(line, measure) if measure.high is not None else "–"
    number = first if second in ("", first) else first + joint + second
    text = line[measure.numbers[-1].end : measure.unit_end or measure.end]
    many = (high or low) > 1 and number != "1"
    if text.strip().lower() == "liter" and not line[measure.end :].lstrip().startswith("of "):
        return number + text  # German, Dutch and Nordic: "2 liter"
    if many != ((measure.high or measure.low) > 1) or number == "1" or measure.end > measure.unit_end > 0:
        text = _agreed(line, text, measure.unit, many)
    if re.match(r"eine[rs]\b", typed[0], re.I) and re.search(r"[^\W\d_]\s*$", line[: measure.start]):
        number = f"von {number}"  # "Saft einer Zitrone"
    gap = " " if not typed[0] and text and not text[:1].isspace() else ""  # "Pinch" was one
    if typed[0][-2:].lower() in ("f.", "'"):
        gap = ""
    if re.search(r"[^\W\d_]-$", typed[0]):  # "une demi-tasse"
        gap = " "
    return number + gap + text


def _agreed(line: str, text: str, unit: Unit | None, many: bool) -> str:
    """The unit's words in the number asked for, the size before it too: " grande cucharada" is left."""
    if unit is None:
        return text
    form = text.strip(" -.")
    changed = agree_unit(form, many, line)
    changed = agree(form, many) if changed == form else changed
    if changed == form:
        text = agree_adjectives(text, many, line, form.split()[-1] if form else "")
        return re.sub(r"([^\W\d_]+)(\W*)$", lambda match: agree(match[1], many) + match[2], text)
    return text.replace(form, changed)


def _joint(line: str, measure: Measure) -> str:
    """What stands between the two ends of a range, the unit after the first aside."""
    return line[measure.numbers[0].end : measure.numbers[1].start]


def _number(line: str, measure: Measure, value: Fraction) -> str:
    last = measure.numbers[-1]
    typed = line[last.start : last.end]
    mark = (
        ","
        if re.search(r"\d,\d{1,2}$", typed)
        else "."
        if "." in typed and last.value.denominator != 1
        else ""
    )
    name = measure.unit.name if measure.unit else ""
    metric = name in ("mg", "g", "kg", "ml", "cl", "dl", "l", "mm", "cm")
    if name == "cm":
        value = nearest(value, Fraction(1, 2)) or value
    elif name in ("g", "ml") and value >= 10:
        value = nearest(value, Fraction(1))
    if metric and not mark and name in ("kg", "l", "dl", "cl") and value.denominator in (2, 4):
        return format_amount(value)  # "½ Liter" is read everywhere
    plain = re.fullmatch(r"[\d.,]+", typed)
    return format_amount(value, mark or (("." if is_english(line) else ",") if metric and plain else ""))


def _promoted(line: str, measure: Measure, low: Fraction, high: Fraction | None) -> str:
    """The amount in a larger or smaller unit where that is exact and reads better, else ""."""
    text = line[measure.numbers[-1].end : measure.unit_end or measure.end]
    form = text.strip(" .-")
    unit = measure.unit
    if (
        unit is None
        or " " in form
        or (form.lower() not in ENGLISH and form not in ("T", "t", "C"))
        or measure.hyphened
    ):
        return ""
    if UNITS.get(unit.name) is not unit:
        return ""
    values = [low] if high is None else [low, high]
    for name, ratio in _UP.get(unit.name, ()):
        if all(_reads_well(value / ratio, name) for value in values):
            return _in(line, measure, text, name, [value / ratio for value in values], form)
    if unit.name in _DOWN and not (
        unit.name in ("kg", "l") and (len(form) > 2 or _is_fraction(line, measure))
    ):
        name, times, least = _DOWN[unit.name]
        if values[-1] < least and all((value * times).denominator <= 4 for value in values):
            return _in(line, measure, text, name, [value * times for value in values], form)
    return ""


def _in(line: str, measure: Measure, text: str, name: str, values: list[Fraction], form: str) -> str:
    word = agree(_LONG[name], values[-1] > 1) if len(form) > 4 else name
    gap = text[: len(text) - len(text.lstrip())]
    if line[measure.numbers[-1].start : measure.numbers[-1].end][-1:].isalpha() and not gap:
        gap = " "
    mark = "" if name not in ("kg", "l") else "." if is_english(line) else ","
    if (
        mark
        and "," in line[measure.start : measure.end]
        and not re.search(r",\d{3}", line[measure.start : measure.end])
    ):
        mark = ","
    joint = _joint(line, measure) if measure.high is not None else "–"
    return joint.join(format_amount(value, mark) for value in values) + gap + word


def _is_fraction(line: str, measure: Measure) -> bool:
    """Whether the number is typed as ½ or 1/4: half of "½ l" is "¼ l"."""
    return measure.numbers[-1].value.denominator != 1 and not re.search(
        r"[.,]", line[measure.start : measure.end]
    )


def _reads_well(value: Fraction, name: str) -> bool:
    if name == "cup":
        return value >= Fraction(1, 4) and value.denominator in (1, 2, 3, 4)
    steps = {"tbsp": 2, "kg": 20, "l": 20, "lb": 4}[name]  # halves, 50 g, quarters
    return value >= 1 and (value * steps).denominator == 1
