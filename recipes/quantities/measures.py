"""Numbers and measures in a line of text: "1 1/2 cups", "2 x 400 g", "1–2 tsp", "a large piece".

A measure is a span with a number or a range, and a unit where one follows. What the span means for
the line (the amount, the size of each can, an alternative) is decided in `quantities`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from .units import FORM_PATTERN, Unit, lookup

VULGAR = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4), "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5), "⅖": Fraction(2, 5), "⅗": Fraction(3, 5), "⅘": Fraction(4, 5), "⅙": Fraction(1, 6),
    "⅚": Fraction(5, 6), "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8),
    "⅐": Fraction(1, 7), "⅑": Fraction(1, 9), "⅒": Fraction(1, 10),
}  # fmt: skip
WORDS: dict[str, int | Fraction] = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "half": Fraction(1, 2), "quarter": Fraction(1, 4), "couple": 2,
}  # fmt: skip

_GLYPHS = "".join(VULGAR)
_WORD = (
    r"(?:(?:a\s+)?half(?:\s+an?)?|(?:a\s+)?quarter(?=\s+(?:of|an?|cup|tsp|tea))(?:\s+of)?(?:\s+an?)?|a\s+couple(?:\s+of)?|"
    r"an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)(?![\w-])"
)
_NUMBER = (
    rf"[0-9]+(?:\s?-\s?|\s+(?:and|&|\+)\s+|\s*)[{_GLYPHS}]"
    r"|[0-9]+(?:\s+|\s?-\s?|\s+(?:and|&|\+)\s+)[0-9]+\s?[/⁄]\s?(?:10|12|16|32|[2-9])(?![0-9])"
    rf"|[{_GLYPHS}]"
    r"|[0-9]+\s?[/⁄]\s?(?:10|12|16|32|[2-9])(?![0-9])"
    r"|[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])"
    r"|[0-9]+[.,][0-9]+|\.[0-9]+|[0-9]+"
)
_AT_NUMBER = re.compile(rf"(?:{_NUMBER}|{_WORD})", re.I)
_SEPARATOR = re.compile(r"\s*[-–—−]\s*|\s+to\s+|\s+or\s+", re.I)
_SIZE_WORD = (
    r"(?:very|large|small|medium(?:-sized)?|big|heaped|heaping|level|rounded|scant|generous|good|thick|thin|whole|"
    r"full|metric|short|long|tiny|fat|packed|US|imperial|modest|decent|nice)"
)
_UNIT = re.compile(
    rf"(?P<gap>[\s\-]*)(?P<words>(?:{_SIZE_WORD}\s+)*)(?P<form>{FORM_PATTERN})(?P<dot>\.?)(?![^\W_]|-[^\W\d])",
    re.I,
)
_TIMES_SIZE = re.compile(r"\s*[x×*]\s*(?=[0-9.½¼¾⅓⅔])", re.I)
_TIMES = re.compile(r"\s?[x×](?![\w-])", re.I)
# A number before one of these counts something else than food.
_NOT_AN_AMOUNT = re.compile(
    r"\s*(?:%|°|º|percent|degrees?\b|minutes?\b|mins?\b|hours?\b|hrs?\b|h\b|days?\b|weeks?\b|months?\b|years?\b|"
    r"seconds?\b|people\b|persons?\b|watts?\b|st\b|nd\b|rd\b|th\b|kcal\b|calories\b)|-(?!\s|[0-9])(?!inch|ounce|oz|lb|"
    r"pound|cup|g\b|ml\b)",
    re.I,
)


@dataclass(frozen=True)
class Number:
    """A number as typed: its span in the line and its value."""

    start: int
    end: int
    value: Fraction


@dataclass(frozen=True)
class Measure:
    """One number or range with its unit; spans are offsets into the line."""

    start: int
    end: int
    numbers: tuple[Number, ...]  # one, or two for a range
    unit: Unit | None = None
    unit_start: int = 0
    unit_end: int = 0
    fixed: bool = False  # the size of each, not to be scaled

    @property
    def low(self) -> Fraction:
        return self.numbers[0].value

    @property
    def high(self) -> Fraction | None:
        return self.numbers[1].value if len(self.numbers) > 1 else None


def number_value(text: str) -> Fraction:
    """The value of a number as typed: "1 1/2", "1½", "1,5", "1,000", "half a"."""
    text = text.strip().lower().replace("⁄", "/")
    if text[0].isalpha():
        words = [word for word in text.split() if word not in ("of",)]
        named = [WORDS[word] for word in words if word in WORDS and word not in ("a", "an")]
        return Fraction(named[0] if named else 1)
    if text[-1] in VULGAR:
        whole = re.match(r"[0-9]+", text)
        return VULGAR[text[-1]] + (int(whole[0]) if whole else 0)
    if "/" in text:
        *before, top, bottom = (int(digits) for digits in re.findall(r"[0-9]+", text))
        return Fraction(top, bottom) + (before[0] if before else 0)
    if re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+", text):
        return Fraction(text.replace(",", ""))
    return Fraction(text.replace(",", "."))


def _unit_at(line: str, at: int) -> re.Match[str] | None:
    match = _UNIT.match(line, at)
    if match and (lookup(match["form"]) is None or (match["form"] == "C" and match["words"])):
        return None
    return match


def _number_at(line: str, at: int) -> Number | None:
    match = _AT_NUMBER.match(line, at)
    if not match or (match[0][0].isdigit() and "/" in match[0] and re.search(r"/\s?0", match[0])):
        return None
    return Number(at, match.end(), number_value(match[0]))


def unit_at(line: str, at: int) -> Unit | None:
    """The unit whose word stands here, white space aside."""
    match = _unit_at(line, at)
    return lookup(match["form"]) if match else None


def measure_at(line: str, at: int) -> Measure | None:
    """The measure that starts at this offset, if one does."""
    first = _number_at(line, at)
    if first is None:
        return None
    numbers: tuple[Number, ...] = (first,)
    end = first.end
    unit = _unit_at(line, end)
    separator = _SEPARATOR.match(line, unit.end() if unit else end)
    if separator:
        second = _number_at(line, separator.end())
        second_unit = _unit_at(line, second.end) if second else None
        same = not unit or (second_unit and lookup(second_unit["form"]) is lookup(unit["form"]))
        digits = second and not line[second.start].isalpha()
        if second and same and second.value > first.value and (digits or not line[first.start].isdigit()):
            numbers, end, unit = (first, second), second.end, second_unit
    if not unit:
        times = _TIMES.match(line, end)
        if _NOT_AN_AMOUNT.match(line, end):
            return None
        return Measure(at, times.end() if times else end, numbers)
    dot = bool(unit["dot"]) and len(unit["form"]) < 6
    stop = unit.end() - (0 if dot or not unit["dot"] else 1)
    start = unit.start("words")
    return Measure(at, stop, numbers, lookup(unit["form"]), start, stop)


def measures(line: str) -> Iterator[Measure]:
    """Every measure in the line, from left to right, with the sizes of "2 x 400 g" marked as fixed."""
    at = 0
    while at < len(line):
        before, char = line[at - 1 : at], line[at]
        open_here = not before or not (before.isalnum() or before in "%°.,'’" or before in VULGAR)
        if before in "/⁄" and before and line[at - 2 : at - 1].isdigit():
            open_here = False
        if open_here and (char.isdigit() or char in VULGAR or char == "." or char.isalpha()):
            times = None
            number = _number_at(line, at)
            if number and not char.isalpha():
                times = _TIMES_SIZE.match(line, number.end)
            if number and times:
                size = measure_at(line, times.end())
                if size and size.unit and size.unit.measures:
                    yield Measure(at, times.end(), (number,))
                    yield replace(size, fixed=True)
                    at = size.end
                    continue
            found = measure_at(line, at)
            if found:
                yield found
                at = found.end
                continue
        at += 1
