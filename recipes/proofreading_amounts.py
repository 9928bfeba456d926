"""The proofreader's rules on numbers: odd amounts, conversions that disagree, units without a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from unicodedata import numeric

from django.utils.translation import gettext as _

from .card import Card
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

VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞"
PART = r"\d+\s?[/⁄]\s?(?:2|3|4|5|6|8|16)(?!\d)"
NUMBER = rf"(?:\d+[\s-]+{PART}|\d+\s?[{VULGAR}]|[{VULGAR}]|{PART}|\d*[.,]\d+|\d+)"
RANGE = rf"{NUMBER}(?:\s?(?:-|–|—|to)\s?{NUMBER})?"

# Unit → its sizes in one base unit of its dimension: more than one where countries differ.
LENGTH, WEIGHT, VOLUME = "length", "weight", "volume"
UNITS: dict[str, tuple[str, tuple[float, ...], str]] = {
    "inch": (LENGTH, (2.54,), r"inch(?:es)?|in|″|\""),
    "cm": (LENGTH, (1,), r"cms?|centimet(?:er|re)s?"),
    "mm": (LENGTH, (0.1,), r"mm|millimet(?:er|re)s?"),
    "g": (WEIGHT, (1,), r"g|gr|grams?|grammes?"),
    "kg": (WEIGHT, (1000,), r"kgs?|kilos?|kilograms?"),
    "oz": (WEIGHT, (28.35,), r"oz|ounces?"),
    "lb": (WEIGHT, (453.6,), r"lbs?|pounds?"),
    "fl oz": (VOLUME, (29.57, 28.41), r"fl\.?\s?oz|fluid ounces?"),
    "ml": (VOLUME, (1,), r"ml|millilit(?:er|re)s?"),
    "cl": (VOLUME, (10,), r"cl|centilit(?:er|re)s?"),
    "dl": (VOLUME, (100,), r"dl|decilit(?:er|re)s?"),
    "l": (VOLUME, (1000,), r"l|lit(?:er|re)s?"),
    "tsp": (VOLUME, (5,), r"tsps?|teaspoons?"),
    "tbsp": (VOLUME, (15, 20), r"tbsps?|tbs|tablespoons?"),
    "cup": (VOLUME, (236.6, 250, 200), r"cups?"),
    "pint": (VOLUME, (473, 568), r"pints?|pt"),
    "quart": (VOLUME, (946, 1136), r"quarts?|qts?"),
}
ANY_UNIT = "|".join(sorted((pattern for *_rest, pattern in UNITS.values()), key=len, reverse=True))
MEASURE = re.compile(rf"(?<![\w.,{VULGAR}-])(?<!\d[/⁄])({RANGE})\s?-?({ANY_UNIT})(?![\w])\.?", re.I)
DEGREES = re.compile(
    r"(?<![\w.])(\d{2,3})(?:\s?(?:-|–|to)\s?(\d{2,3}))?\s?(?:°|º|˚|degrees?)?\s?(C|F|celsius|fahrenheit)(?![\w])",
    re.I,
)
BETWEEN = re.compile(
    r"(?P<open>\s?[(\[]\s?)?(?:\s?[/|=≈~,]\s?|\s?\bor\b\s?)?(?:about|approx(?:imately)?\.?|around|roughly|ca\.?|circa|equals)?\s?[~≈]?",
    re.I,
)
SHARED_TOLERANCE = 0.16  # cooks round: 500 g/1 lb, 25 g/1 oz
INCH_TOLERANCE = 0.12
DEGREES_TOLERANCE = 15  # Fahrenheit: 170 °C/325 °F is on many dials


def number(text: str) -> Fraction:
    """One number as typed: `1 1/2`, `1½`, `0,5`."""
    text = text.strip().replace("⁄", "/")
    if text[-1] in VULGAR:
        return Fraction(text[:-1].strip() or 0) + Fraction(numeric(text[-1])).limit_denominator(10)
    if "/" in text:
        *whole, part = re.split(r"[\s-]+(?=\d+\s?/)", text)
        top, bottom = part.split("/")
        return Fraction(whole[0] if whole else 0) + (Fraction(int(top), int(bottom)) if int(bottom) else 0)
    return Fraction(text.replace(",", "."))


def bounds(text: str) -> tuple[Fraction, Fraction]:
    """From and to; the same where one number stands alone (`1-1/2` is one and a half)."""
    if re.fullmatch(NUMBER, text):
        return number(text), number(text)
    low, high = re.split(r"(?<=[\w½⅓⅔¼¾⅛])\s?(?:-|–|—|to)\s?", text, maxsplit=1)
    return number(low), number(high)


def unit_named(text: str) -> str:
    return next(name for name, (*_rest, pattern) in UNITS.items() if re.fullmatch(pattern, text, re.I))


def shown(value: float) -> str:
    """A number as one would say it: 2.5, 13, 480."""
    if value >= 100:
        return f"{round(value / 5) * 5:g}"
    return f"{round(value):g}" if value >= 10 else f"{round(value, 1):g}"


def _agree(a: tuple[Fraction, Fraction], unit: str, b: tuple[Fraction, Fraction], other: str) -> bool:
    """Whether two amounts are the same to a cook; a whole number counts as rounded."""
    for size in UNITS[unit][1]:
        for other_size in UNITS[other][1]:
            ok = True
            for one, two in zip(a, b, strict=True):
                exact, said = float(one) * size / other_size, float(two)
                back = said * other_size / size
                tolerance = INCH_TOLERANCE if UNITS[unit][0] == LENGTH else SHARED_TOLERANCE
                near = abs(exact - said) <= tolerance * max(exact, said)
                rounded = (said >= 1 and round(exact) == said) or (
                    float(one) >= 1 and round(back) == float(one)
                )
                rounded = rounded or (said == 0.5 and round(exact * 2) == 1)
                ok = ok and (near or rounded)
            if ok:
                return True
    return False


def conversions(card: Card) -> Iterator[Finding]:
    """`1 inch/2 cm`, `250C/500F`: two measures of one thing that are not the same."""
    for passage in passages(card):
        found = list(MEASURE.finditer(passage.text))
        for one, two in zip(found, found[1:], strict=False):
            unit, other = unit_named(one[2]), unit_named(two[2])
            if unit == other or UNITS[unit][0] != UNITS[other][0] or not _twin(passage.text, one, two):
                continue
            a, b = bounds(one[1]), bounds(two[1])
            if 0 in (*a, *b) or (a[0] == a[1]) != (b[0] == b[1]) or _agree(a, unit, b, other):
                continue
            exact = float(a[0]) * UNITS[unit][1][0] / UNITS[other][1][0]
            yield _disagree(passage, one, two, f"{shown(exact)} {two[2]}")
        found = list(DEGREES.finditer(passage.text))
        for one, two in zip(found, found[1:], strict=False):
            scale, other = one[3][0].upper(), two[3][0].upper()
            if scale == other or not _twin(passage.text, one, two) or bool(one[2]) != bool(two[2]):
                continue
            degrees = [int(one[1])] + ([int(one[2])] if one[2] else [])
            exact = [(t - 32) / 1.8 if scale == "F" else t * 1.8 + 32 for t in degrees]
            said = [int(two[1])] + ([int(two[2])] if two[2] else [])
            limit = DEGREES_TOLERANCE / (1.8 if scale == "F" else 1)
            if any(abs(x - y) > limit for x, y in zip(exact, said, strict=True)):
                yield _disagree(passage, one, two, f"{exact[0]:.0f} °{other}")


def _twin(text: str, one: re.Match[str], two: re.Match[str]) -> bool:
    """Whether the second measure only says the first again: `A/B`, `A (B)`, `A or B`."""
    between = text[one.end() : two.start()]
    match = BETWEEN.fullmatch(between)
    if not match or not between.strip():
        return False
    after = text[two.end() : two.end() + 16].lstrip()
    if re.search(r"(?:\+|plus|and|&)\s*$", text[: one.start()]) or re.match(
        r"[)\]]\s*(?:pack|can|tin|env|jar)", after
    ):
        return False  # "½ cup + 2 tbsp (150 ml)"; "1 1/4 oz (7 g) packet"
    if match["open"]:
        return after[:1] in (")", "]", "/", "|", "=", ",", ";")
    if re.search(r"[,~]|or\b", between):  # "200 g, 1 cup": may be two things
        return one.re is DEGREES
    return after[:1] != "-"


def _disagree(passage: Passage, one: re.Match[str], two: re.Match[str], right: str) -> Finding:
    said = passage.text[one.start() : two.end()].strip()
    return finding(
        "conversion",
        passage,
        _("“%(said)s” disagree: %(first)s is %(right)s.")
        % {"said": said, "first": one[0].strip(), "right": right},
        _("Keep the one you measured and correct the other, for example to %(right)s.") % {"right": right},
        said,
    )


LOST_MARK = {
    12: "1–2, ½",
    13: "1–3, ⅓",
    14: "1–4, ¼",
    23: "2–3, ⅔",
    34: "3–4, ¾",
    112: "1½",
    114: "1¼",
    134: "1¾",
}
THIN = re.compile(r"\b(?:water|stock|broth|popcorn|ice|milk)\b", re.I)


def odd_amounts(card: Card) -> Iterator[Finding]:
    """`12 tsp`: amounts nobody measures that way, often a slash or a dash that was lost."""
    for passage in ingredient_passages(card):
        match = re.match(rf"[^\w.,]*({RANGE})\s?({ANY_UNIT})(?!\w)", passage.text, re.I)
        if not match:
            continue
        (low, high), unit = bounds(match[1]), unit_named(match[2])
        said = match[0].strip()
        if low > high >= 1:
            yield finding(
                "odd-amount",
                passage,
                _("“%(said)s” goes from more to less.") % {"said": said},
                _("Write the smaller number first, or check whether one of them is a slip."),
                passage.text,
            )
            continue
        lost = LOST_MARK.get(int(low)) if low == high and low.denominator == 1 else None
        many = {"tsp": 9, "tbsp": 24, "cup": 13}.get(unit, 10**9)
        odd = low >= many or (lost and unit == "tsp") or (lost and unit in ("tbsp", "cup") and low > 12)
        if not odd or THIN.search(passage.text):
            continue
        size = float(low) * UNITS[unit][1][0]
        equal = _as_cook(size)
        options = ", ".join(f"{option} {match[2]}" for option in lost.split(", ")) if lost else ""
        yield finding(
            "odd-amount",
            passage,
            _("“%(said)s” is an odd amount: it makes %(equal)s.") % {"said": said, "equal": equal},
            (
                _(
                    "If a mark was lost, write what you meant (%(options)s); if not, %(equal)s is easier to measure."
                )
                % {"options": options, "equal": equal}
                if options
                else _("Check the number; if it is right, %(equal)s is easier to measure.") % {"equal": equal}
            ),
            passage.text,
        )


def _as_cook(millilitres: float) -> str:
    """Spoons in cups, cups in litres."""
    cups = millilitres / 240
    if cups >= 8:
        return _("about %(number)s l") % {"number": f"{millilitres / 1000:.1g}"}
    quarters = Fraction(round(cups * 4), 4)
    whole, rest = divmod(quarters, 1)
    text = f"{whole or ''}{ {Fraction(1, 4): '¼', Fraction(1, 2): '½', Fraction(3, 4): '¾'}.get(rest, '') }"
    return _("about %(number)s cup (%(ml)d ml)") % {"number": text or "¼", "ml": round(millilitres / 5) * 5}


SHORT_UNIT = r"tsps?|tbsps?|tbs|teaspoons?|tablespoons?|cups?|oz|ounces?|ml|grams?|kg|lbs?"
LEADS = r"with|add|adding|and|plus|of|in|stir|mix|whisk|use|using|pour|sprinkle|then|dissolve|melt"
BARE_UNIT = re.compile(rf"\b(?P<lead>{LEADS})\s+(?P<unit>{SHORT_UNIT})\s+(?:of\s+)?(?P<what>[^\W\d]+)", re.I)
BARE_START = re.compile(
    r"(?P<lead>)(?P<unit>tsps?|tbsps?|tbs|ml|oz|teaspoons|tablespoons)\.?\s+(?:of\s+)?(?P<what>[^\W\d]+)",
    re.I,
)


def units_without_number(card: Card) -> Iterator[Finding]:
    """`with tsp of cornstarch`: how many?"""
    for passage in (*step_passages(card), *note_passages(card)):
        for match in BARE_UNIT.finditer(passage.text):
            bare = match["unit"].lower()
            singular_word = bare in ("cup", "teaspoon", "tablespoon", "ounce", "gram")
            # "in cups of", "melt cups": plain words; only the short forms need a number for sure
            if (singular_word and match["lead"].lower() in ("in", "of", "and")) or bare == "cups":
                continue
            yield _bare(passage, match)
    for passage in ingredient_passages(card):
        if match := BARE_START.match(passage.text):
            yield _bare(passage, match)


def _bare(passage: Passage, match: re.Match[str]) -> Finding:
    said = match[0].strip()
    return finding(
        "unit-without-number",
        passage,
        _("“%(said)s”: how many %(unit)s? The number is missing.")
        % {"said": excerpt(passage.text, match.start()), "unit": match["unit"]},
        _("Write the number before “%(unit)s”, for example “1 %(unit)s”.") % {"unit": match["unit"]},
        said,
    )
