"""The proofreader's rules on numbers: odd amounts, conversions that disagree, units without a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from django.utils.translation import gettext as _

from recipes.card import Card
from recipes.quantities import APPROX, METRIC, UNITS, Measure, Unit, measures, parse
from recipes.quantities.temperatures import CELSIUS, FAHRENHEIT, Temperature, temperatures

from .findings import (
    Finding,
    Passage,
    excerpt,
    finding,
    ingredient_passages,
    note_passages,
    passages,
    step_passages,
)

# What stands between two ways of saying one measure: "/", " (about ", " or ".
BETWEEN = re.compile(rf"(?P<open>\s?[(\[]\s?)?(?:\s?[/|=≈~,]\s?|\s?\bor\b\s?)?(?:\s?(?:{APPROX})\s?)?", re.I)

# Other sizes that cooks give these, in ml: metric and British.
ALSO = {
    "cup": (250, 200),
    "tbsp": (15, 20),
    "tsp": (5,),
    "fl oz": (28.4,),
    "pint": (568,),
    "quart": (1136,),
    "gallon": (4546,),
}
TOLERANCE = 0.16  # cooks round: 500 g/1 lb, 25 g/1 oz
LENGTH_TOLERANCE = 0.12
DEGREES_TOLERANCE = 15  # Fahrenheit: 170 °C/325 °F is on many dials


def conversions(card: Card) -> Iterator[Finding]:
    """`1 inch/2 cm`, `250C/500F`: two measures of one thing that are not the same."""
    for passage in passages(card):
        text = passage.text
        for one, two in pairwise(measures(text)):
            if not (one.unit and two.unit and one.unit.measures) or one.unit == two.unit:
                continue
            if one.unit.kind != two.unit.kind or len(one.numbers) != len(two.numbers):
                continue
            if not _twin(text, (one.start, one.end), (two.start, two.end)) or one.low <= 0 or two.low <= 0:
                continue
            if "/" in text[one.start : one.end] and one.unit.system == METRIC:  # "10/12 cm": from 10 to 12
                continue
            if not _agree(one, two):
                factor = one.unit.size / two.unit.size  # type: ignore[operator]
                exact = "–".join(_shown(float(number.value * factor)) for number in one.numbers)
                right = f"{exact} {text[two.unit_start : two.unit_end].strip()}"
                yield _disagree(passage, text[one.start : one.end], text[one.start : two.end], right)
        degrees = [one for one in temperatures(text) if one.scale in (CELSIUS, FAHRENHEIT)]
        for first, second in pairwise(degrees):
            if first.scale == second.scale or not _twin(
                text, (first.start, first.end), (second.start, second.end), True
            ):
                continue
            if right := _degrees_meant(first, second):
                yield _disagree(passage, text[first.start : first.end], text[first.start : second.end], right)


def _degrees_meant(first: Temperature, second: Temperature) -> str:
    """What the second should say, or nothing where it agrees."""
    if (first.high is None) != (second.high is None):
        return ""
    fahrenheit = first.scale == FAHRENHEIT
    for one, other in ((first.low, second.low), (first.high, second.high)):
        if one is None or other is None:
            continue
        exact = float((one - 32) * 5 / 9 if fahrenheit else one * 9 / 5 + 32)
        if abs(exact - float(other)) > DEGREES_TOLERANCE / (1.8 if fahrenheit else 1):
            return f"{exact:.0f} °{second.scale}"
    return ""


def _agree(one: Measure, two: Measure) -> bool:
    """Whether two measures are the same to a cook, in any country's cups."""
    unit, second = one.unit, two.unit
    if unit is None or second is None:
        return True
    length = unit.kind == "length"
    for size in _sizes(unit):
        for other in _sizes(second):
            near = []
            for a, b in zip(one.numbers, two.numbers, strict=True):
                exact, said = float(a.value) * size / other, float(b.value)
                back = said * other / size
                close = abs(exact - said) <= (LENGTH_TOLERANCE if length else TOLERANCE) * max(exact, said)
                # "½ inch/1 cm", "¼ inch/½ cm": rounded to what a ruler shows
                ruler = second.name == "cm" and said in (
                    round(exact),
                    max(0.5, round(exact * 2) / 2) * (exact < 1),
                )
                ruler = ruler or (unit.name == "cm" and round(back) == float(a.value))
                near.append(close or ruler)
            if all(near):
                return True
    return False


def _sizes(unit: Unit) -> tuple[float, ...]:
    return (float(unit.size or 0), *ALSO.get(unit.name, ()))


def _twin(text: str, one: tuple[int, int], two: tuple[int, int], degrees: bool = False) -> bool:
    """Whether the second measure only says the first again: `A/B`, `A (B)`, `A or B`."""
    between = text[one[1] : two[0]]
    match = BETWEEN.fullmatch(between)
    if not match or not between.strip():
        return False
    after = text[two[1] : two[1] + 16].lstrip()
    if re.search(r"(?:\+|plus|and|&|\d/)\s*$", text[: one[0]]) or re.match(
        r"[)\]]\s*(?:pack|can|tin|env|jar)", after
    ):
        return False  # "½ cup + 2 tbsp (150 ml)"; "1 1/4 oz (7 g) packet"
    if match["open"]:
        return after[:1] in (")", "]", "/", "|", "=", ",", ";")
    if re.search(r"[,~]|or\b", between):  # "200 g, 1 cup" may be two things
        return degrees
    return after[:1] != "-"


def _shown(value: float) -> str:
    """A number as one would say it: 2.5, 13, 480."""
    if value >= 100:
        return f"{round(value / 5) * 5:g}"
    return f"{round(value):g}" if value >= 10 else f"{round(value, 1):g}"


def _disagree(passage: Passage, first: str, said: str, right: str) -> Finding:
    return finding(
        "conversion",
        passage,
        _("“%(said)s” does not agree with itself: %(first)s is %(right)s.")
        % {"said": said.strip(), "first": first.strip(), "right": right},
        _("Keep the one you measured and correct the other, for example to %(right)s.") % {"right": right},
        said,
    )


# Digits that are left of a fraction or a range when its mark is lost.
LOST_MARK = {
    12: ("1–2", "½"), 13: ("1–3", "⅓"), 14: ("1–4", "¼"), 23: ("2–3", "⅔"), 34: ("3–4", "¾"),
    112: ("1½",), 114: ("1¼",), 134: ("1¾",),
}  # fmt: skip
MOST = {"tsp": 8, "tbsp": 23, "cup": 12}  # more of these is no way to measure
BULK = re.compile(r"\b(?:water|stock|broth|popcorn|ice|milk)\b", re.I)


def odd_amounts(card: Card) -> Iterator[Finding]:
    """`12 tsp`: amounts nobody measures that way, often a slash or a dash that was lost."""
    for passage in ingredient_passages(card):
        for measure in (amount.first for amount in parse(passage.text).amounts[:1]):
            if not measure.unit or measure.high is not None or measure.unit.name not in MOST:
                continue
            if measure.low <= MOST[measure.unit.name] or BULK.search(passage.text):
                continue
            spelled = passage.text[measure.unit_start : measure.unit_end].strip()
            equal = _as_cook(float(measure.low * (measure.unit.size or 0)))
            meant = LOST_MARK.get(int(measure.low), ()) if measure.low.denominator == 1 else ()
            options = _(" or ").join(f"{option} {spelled}" for option in meant)
            values = {"said": passage.text[measure.start : measure.end], "equal": equal, "options": options}
            yield finding(
                "odd-amount",
                passage,
                _("“%(said)s” is an odd amount: it makes about %(equal)s.") % values,
                _(
                    "Did a mark get lost (%(options)s)? If the number is right, %(equal)s is easier to measure."
                )
                % values
                if meant
                else _("Check the number; if it is right, %(equal)s is easier to measure.") % values,
                passage.text,
            )


def _as_cook(millilitres: float) -> str:
    """`¼ cup (60 ml)`, or litres when it is a lot."""
    if millilitres >= 2000:
        return _("%(number)s l") % {"number": f"{millilitres / 1000:.1f}"}
    quarters = max(1, round(millilitres / (236.6 / 4)))
    whole, rest = divmod(quarters, 4)
    cups = f"{whole or ''}{('', '¼', '½', '¾')[rest]}"
    return _("%(number)s cup (%(ml)d ml)") % {"number": cups, "ml": round(millilitres / 5) * 5}


SHORT = ("tsp", "tbsp", "ml", "oz", "g", "kg", "lb")
BARE_FORMS = "|".join(re.escape(form) for name in SHORT for form in UNITS[name].forms if len(form) > 1)
BARE_UNIT = re.compile(
    r"\b(?:with|add|adding|and|plus|stir|mix|whisk|use|using|pour|sprinkle|then|dissolve|melt)\s+"
    rf"(?P<unit>{BARE_FORMS})\s+(?:of\s+)?[^\W\d]+",
    re.I,
)
BARE_START = re.compile(
    r"(?P<unit>tsps?|tbsps?|tbs|ml|oz|teaspoons|tablespoons)\.?\s+(?:of\s+)?[^\W\d]+", re.I
)


def units_without_number(card: Card) -> Iterator[Finding]:
    """`with tsp of cornstarch`: how many?"""
    for passage in (*step_passages(card), *note_passages(card)):
        for match in BARE_UNIT.finditer(passage.text):
            yield _bare(passage, match)
    for passage in ingredient_passages(card):
        if start := BARE_START.match(passage.text):
            yield _bare(passage, start)


def _bare(passage: Passage, match: re.Match[str]) -> Finding:
    said = {"said": excerpt(passage.text, match.start()), "unit": match["unit"]}
    return finding(
        "unit-without-number",
        passage,
        _("“%(said)s”: how many %(unit)s? The number is missing.") % said,
        _("Write the number before “%(unit)s”, for example “1 %(unit)s”.") % said,
        match[0],
    )
