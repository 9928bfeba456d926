"""Numbers and measures in a line of text: "1 1/2 cups", "2 x 400 g", "1–2 tsp", "a large piece".

A measure is a span with a number or a range, and a unit where one follows. What the span means for
the line (the amount, the size of each can, an alternative) is decided in `amounts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from .numbers import FOREIGN, TRAILING_HALF, VULGAR, WORDS, number_at
from .plurals import is_plural
from .units import FORM_PATTERN, Unit, lookup
from .values import Measure, Number

_GLYPHS = "".join(VULGAR)
_SEPARATOR = re.compile(
    r"(?:\s+|\s*-\s*)(?:to|or|bis|oder|à|a|ou|o|u|tot|till|til|eller)\s+(?:about\s+)?|-to-|\s+of\s+(?=[0-9])|"
    r"\s*[-–—−]\s*",
    re.I,
)
_SIZE_WORD = (
    r"(?:very|large|small|medium(?:-sized)?|big|heaped|heaping|level|rounded|scant|generous|good|thick|thin|whole|"
    r"full|metric|short|long|tiny|fat|packed|US|imperial|modest|decent|nice|extra[ -]large|mini|"
    r"große[rsn]?|kleine[rsn]?|gestrichene[rn]?|gehäufte[rn]?|gut|grande?s?|gross?e?s?|petite?s?|bonn?e?s?|grote|volle|"
    r"pequeñ[ao]s?|buen[ao]s?|piccol[aoie]|pequen[ao]s?|stora?|små|store|liten|lille)"
)
_UNIT = re.compile(
    rf"(?P<gap>[\s\-]*)(?P<words>(?:{_SIZE_WORD}[\s-]+)*)(?P<form>{FORM_PATTERN})(?P<dot>\.?)(?![^\W_]|-(?!thick|wide|long|deep|size)[^\W\d])",
    re.I,
)
_TIMES_SIZE = re.compile(rf"\s*[x×*]\s*(?=[0-9.{_GLYPHS}])", re.I)
_TIMES = re.compile(r"\s?[x×](?![\w-])", re.I)
# A number before one of these counts something else than food.
_NOT_AN_AMOUNT = re.compile(
    r"\s*(?:%|°|º|percent|degrees?\b|minutes?\b|mins?\b|hours?\b|hrs?\b|h\b|days?\b|weeks?\b|months?\b|years?\b|"
    r"seconds?\b|people\b|persons?\b|watts?\b|kcal\b|calories\b)|(?:st|nd|rd|th)\b|"
    r"-(?!\s|[0-9])(?!inch|ounce|oz|lb|pound|cup|g\b|kg\b|ml\b|cm\b|to\b|quart|pint|gallon|lit)",
    re.I,
)
_OPENING = "|".join(sorted(WORDS, key=len, reverse=True))
_CANDIDATE = re.compile(rf"[0-9{_GLYPHS}]|\.(?=[0-9])|(?:{_OPENING})(?!\w)", re.I)
# "Saft einer halben Zitrone", "le jus d'un citron", "zumo de medio limón": what stands before the number.
JUICE = (
    r"\W*(?:(?:le|el|il|la|les|las|os?|der|die|het|fein|frisch\s+gepresster?|abgeriebene[rs]?)\s+)*"
    r"(?:(?:saft|schale|abrieb|mark|zesten)(?:\s+und\s+\w+)?\s+(?:von\s+|aus\s+)?|(?:jus|zestes?)(?:\s+et\s+\w+)?\s+(?:de\s+|d['’])|"
    r"(?:zumo|jugo|ralladura|sumo|suco|raspas?)(?:\s+[ye]\s+\w+)?\s+de\s+|(?:succo|scorza)(?:\s+(?:grattugiata|e\s+\w+))?\s+di\s+|"
    r"(?:sap|rasp)(?:\s+en\s+\w+)?\s+van\s+|(?:saften?|skal(?:et)?)(?:\s+och\s+\w+)?\s+(?:av|af|fra|från)\s+)"
)
_FOREIGN_OPENING = re.compile(
    rf"(?:{JUICE}|\W*)(?:(?:env\.|environ|ca\.|etwa|circa|unos?|cerca de)\s+)?(?P<word>(?:{'|'.join(FOREIGN)}|demi)(?![^\W_]))",
    re.I,
)
_MIXED = re.compile(rf"(?P<whole>[0-9]+)\s+(?P<part>[0-9]+\s?[/⁄]\s?[0-9]+|[{_GLYPHS}])")
_THICK = re.compile(r"[\s-]+thick\b", re.I)


def _unit_match(line: str, at: int) -> re.Match[str] | None:
    match = _UNIT.match(line, at)
    if match and (lookup(match["form"]) is None or (match["form"] == "C" and match["words"])):
        return None
    if match and match["form"].lower() == "in" and " " in match["gap"] and not match["dot"]:
        return None  # "4 in half"
    return match


def _number_at(line: str, at: int, foreign: bool = False) -> Number | None:
    found = number_at(line, at, foreign)
    return Number(at, *found) if found else None


def unit_at(line: str, at: int) -> Unit | None:
    """The unit whose word stands here, white space aside."""
    match = _unit_match(line, at)
    return lookup(match["form"]) if match else None


def measure_at(line: str, at: int, foreign: bool = False) -> Measure | None:
    """The measure that starts at this offset, if one does."""
    first = _number_at(line, at, foreign)
    if first is None:
        return None
    numbers: tuple[Number, ...] = (first,)
    end = first.end
    unit = _unit_match(line, end)
    separator = _SEPARATOR.match(line, unit.end() if unit else end)
    if separator:
        second = _number_at(
            line, separator.end(), foreign and line[separator.end() : separator.end() + 1].isalpha()
        )
        second_unit = _unit_match(line, second.end) if second else None
        same = not unit or (second_unit and lookup(second_unit["form"]) is lookup(unit["form"]))
        digits = second and not line[second.start].isalpha()
        if second and same and second.value > first.value and (digits or not line[first.start].isdigit()):
            numbers, end, unit = (first, second), second.end, second_unit
    if not unit:
        if _NOT_AN_AMOUNT.match(line, end):
            return None
        times = _TIMES.match(line, end)
        return Measure(at, times.end() if times else end, numbers)
    dot = bool(unit["dot"]) and len(unit["form"]) < 6
    stop = unit.end() - (0 if dot or not unit["dot"] else 1)
    found = Measure(
        at, stop, numbers, lookup(unit["form"]), unit.start("words"), stop, hyphened="-" in unit["gap"]
    )
    half = TRAILING_HALF.match(line, stop) if len(numbers) == 1 and first.value.denominator == 1 else None
    if half:
        number = replace(first, value=first.value + Fraction(1, 2))
        found = replace(found, end=half.end(), numbers=(number,))
    elif found.kind in ("g", "ml") or (found.unit and found.unit.name in ("g", "ml")):
        thousands = tuple(  # "1.500 g", as half of Europe writes it
            replace(n, value=n.value * 1000) if re.fullmatch(r"[1-9]\.[0-9]{3}", line[n.start : n.end]) else n
            for n in numbers
        )
        found = replace(found, numbers=thousands)
    return found


def _is_open(line: str, at: int) -> bool:
    """Whether a number may start here: not within a word, a decimal, a fraction."""
    before = line[at - 1 : at]
    if not before:
        return True
    if before in "xX×" and line[at].isdigit() and not line[at - 2 : at - 1].isalnum():
        return True  # "Garlic cloves x3"
    if before.isalnum() or before in "%°.,_" or before in VULGAR:
        return False
    if before in "'’":
        return line[at - 2 : at - 1] in ("d", "D")  # "le jus d'1 citron"
    return not (before in "/⁄" and line[at - 2 : at - 1].isdigit() and not line[at - 3 : at - 2].isalpha())


def measures(line: str) -> Iterator[Measure]:
    """Every measure in the line, from left to right, with the sizes of "2 x 400 g" marked as fixed."""
    at = 0
    if opening := _FOREIGN_OPENING.match(line):
        found = measure_at(line, opening.start("word"), foreign=True)
        if found:
            yield found
            at = found.end
    while match := _CANDIDATE.search(line, at):
        at = match.start()
        pieces = _measures_at(line, at) if _is_open(line, at) else []
        yield from pieces
        at = pieces[-1].end if pieces else match.end() if match[0].isalpha() else at + 1


def _measures_at(line: str, at: int) -> list[Measure]:
    """The measure here, or the two: how many, and the size of each."""
    number = None if line[at].isalpha() else _number_at(line, at)
    times = _TIMES_SIZE.match(line, number.end) if number else None
    if number and times:
        size = measure_at(line, times.end())
        if size and size.unit and size.unit.measures:
            return [Measure(at, times.end(), (number,)), replace(size, fixed=True)]
    found = measure_at(line, at)
    if not found:
        return []
    return _parted(line, found) or [found]


def _parted(line: str, found: Measure) -> list[Measure]:
    """ "9 3/4-inch thick chops" are nine, "1-14 oz can" is one; else nothing."""
    if not (found.unit and found.unit.measures):
        return []
    first = found.numbers[0]
    if found.high is not None and found.high >= 4 * found.low and first.value.denominator == 1:
        box = unit_at(line, found.end)
        return (
            _two(first.start, first.end, first.value, found, found.numbers[1:])
            if box and box.kind == "container"
            else []
        )
    mixed = _MIXED.fullmatch(line, first.start, first.end)
    if mixed and found.kind == "mass" and not found.hyphened and _is_boxed(line, found.end):
        return [replace(found, sure=False)]  # "1 1/4 oz packet": one of ¼ oz, or of 1¼?
    thick = _THICK.match(line, found.end)
    if not mixed or not (found.hyphened or thick) or found.high is not None or int(mixed["whole"]) < 2:
        return []
    following = re.split(r"[,(;]", line[found.end : found.end + 60])[0].split()[:6]
    if not any(is_plural(word) for word in following):
        return []
    if found.kind == "mass" and found.unit.name in ("lb", "kg"):
        return [replace(found, sure=False)]
    start = mixed.start("part")
    part = _number_at(line, start)
    return _two(first.start, mixed.end("whole"), Fraction(mixed["whole"]), found, (part,)) if part else []


def _is_boxed(line: str, at: int) -> bool:
    """Whether a packet or the like follows, brackets aside."""
    aside = re.compile(r"\s*[(][^()]*[)]").match(line, at)
    box = unit_at(line, aside.end() if aside else at)
    return box is not None and box.kind == "container"


def _two(start: int, end: int, count: Fraction, size: Measure, numbers: tuple[Number, ...]) -> list[Measure]:
    return [
        Measure(start, end, (Number(start, end, count),)),
        replace(size, start=numbers[0].start, numbers=numbers, fixed=True),
    ]
