"""An ingredient line as typed -> amounts, item, note. Pure; nothing typed is ever lost.

`parse(line)` never fails. The texts of an ingredient's parts, joined, are the line to the letter; what
is not understood stays in them as it was typed. Scaling and conversion live in `scaling`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from itertools import groupby

from .amounts import read_amounts
from .foods import BRACKET, name_and_note
from .other_numbers import NUMBER_LEFT, other_numbers
from .relations import LEAD, beside
from .units import Unit, lookup
from .values import Amount, Measure, Number

_ELEMENTS = {"amount": "b", "unit": "b", "alt": "b", "note": "i"}


@dataclass(frozen=True)
class Part:
    """A stretch of the line: amount (a number), unit, alt (what joins amounts), item, note or text."""

    text: str
    kind: str


@dataclass(frozen=True)
class ParsedLine:
    """An ingredient line. `low` is None without an amount, `high` without a range; `unit_text` is the unit as typed.

    `amounts` are the line's measures and how they stand to each other. `sure` is False where a number in it is not
    understood: then nothing of the line scales.
    """

    text: str
    low: Fraction | None = None
    high: Fraction | None = None
    unit: str = ""
    unit_text: str = ""
    item: str = ""
    note: str = ""
    optional: bool = False
    amounts: tuple[Amount, ...] = field(default=(), repr=False)
    sure: bool = True
    others: tuple[tuple[int, int], ...] = field(
        default=(), repr=False
    )  # spans of numbers that are no amounts
    parts: tuple[Part, ...] = field(default=(), repr=False)

    @property
    def understood(self) -> bool:
        return self.low is not None and bool(self.item)

    @property
    def size(self) -> tuple[Fraction, str] | None:
        """The size of each, as in "2 x 400 g tins": (400, "g")."""
        sizes = (amount.first for amount in self.amounts if amount.fixed and amount.first.unit)
        return next(((size.low, size.unit.name) for size in sizes if size.unit), None)

    def runs(self) -> Iterator[tuple[str, str]]:
        """The line as (HTML element, text): "b" for amounts and their units, "i" for brackets, "" for the rest."""
        for element, run in groupby(self.parts, lambda part: _ELEMENTS.get(part.kind, "")):
            yield element, "".join(part.text for part in run)


_OPTIONAL = re.compile(r"\boptional(?:ly)?\b|\bif (?:desired|wanted|you (?:like|want|wish|prefer))\b", re.I)
_OTHERWISE = re.compile(
    r"\s+(?:or|oder|ou|o|eller|plus|and|und|et|y|e|en|och|og|\+|&|à|á|a|je|de|da|di|van|på|of|from|with|about|weighing|"
    r"each|approx\.?|~|ca\.|zu|für|for)\s+(?:an?\s+|(?:ca\.?|etwa|about|environ|approx\.?)\s+)?$",
    re.I,
)
_OF = re.compile(r"\s*of(?=\s)", re.I)
_WORDED = re.compile(
    r"[\s-]+(?:thick|wide|long|deep)\s*\)", re.I
)  # "(½ inch thick)" is no amount, but a note
_CLOSE = re.compile(r"\s*[)\]]")
_PINCH = re.compile(
    r"\W*(?:\(?optional\)?:?\s+)?(?P<words>(?:(?:small|large|big|good|generous|tiny)\s+)*"
    r"(?P<unit>pinch(?:es)?|dash(?:es)?|handfull?s?|drizzle|splash|squeeze|sprinkle|knob|dollop|glug|drop|bunch|"
    r"sprinkling|prise|pincée|pizca|pizzico|pitada|snufje|nypa|klype|knivspids))(?=\s|\(|$|,)",
    re.I,
)
LONGEST = 600  # characters: what is longer is a paragraph, and is not read

Span = tuple[int, int, str]


@lru_cache(maxsize=4096)
def parse(line: str) -> ParsedLine:
    """Read an ingredient line; see ParsedLine. Numbers are exact, units canonical and singular."""
    if len(line) > LONGEST:
        return ParsedLine(line, item=line, sure=not NUMBER_LEFT.search(line), parts=(Part(line, "item"),))
    others = other_numbers(line)
    found, sure = read_amounts(line, others)
    if (pinch := _PINCH.match(line)) and (not found or (not found[0].fixed and found[0].start > pinch.end())):
        found = [_one_pinch(pinch), *found]
    main = next((amount for amount in found if not amount.fixed), found[0] if found else None)
    bold = main if main and not main.fixed else None
    spans, end = _spans(line, found, bold)
    low, high, unit, unit_text = _amount_of(line, main)
    item, note = _name(line, found, bold, spans, end)
    if not item and unit and not unit.measures:  # "3 cloves": the spice
        item, unit, unit_text = unit_text, None, ""
        spans = [span for span in spans if span[2] != "unit" or line[span[0] : span[1]].strip(" )]-") != item]
    return ParsedLine(
        line, low, high, unit.name if unit else "", unit_text, item, note, bool(_OPTIONAL.search(line)),
        tuple(found), sure, tuple(others), tuple(_fill(line, spans, end)),
    )  # fmt: skip


def _one_pinch(pinch: re.Match[str]) -> Amount:
    """ "Pinch of salt": one, though no number says so."""
    start, end = pinch.span("words")
    number = Number(start, start, Fraction(1))
    return Amount(((Measure(start, end, (number,), lookup(pinch["unit"]), start, end),),))


def _amount_of(line: str, main: Amount | None) -> tuple[Fraction | None, Fraction | None, Unit | None, str]:
    if main is None:
        return None, None, None, ""
    first, unit = main.first, main.first.unit
    low = first.low
    for other in main.ways[0][1:]:
        low += other.low * other.unit.size / unit.size  # type: ignore[operator, union-attr]
    text = line[first.unit_start : first.unit_end].strip(" -")
    if unit is None and main.box:
        unit, text = main.box, line[main.box_start : main.box_end]
    return low, first.high, unit, text


def _spans(line: str, found: list[Amount], main: Amount | None) -> tuple[list[Span], int]:
    """The parts of the measures and of what joins those at the head, and where that bold run ends."""
    spans: list[Span] = []
    if main is None:
        return [span for amount in found for way in amount.ways for m in way for span in _measure_spans(m)], 0
    about = LEAD.match(line[: main.start])
    if about and about["about"]:
        spans.append((about.start("about"), main.start, "alt"))
    end = main.first.end
    for amount in found:
        measures = [measure for way in amount.ways for measure in way]
        for measure in measures:
            if measure is not main.first and measure.start >= end:
                between = line[end : measure.start]
                if _WORDED.match(line, measure.end):
                    continue
                if ((amount is main or amount.fixed) and beside(between)) or (
                    amount is main and measure in amount.ways[0]
                ):
                    spans.append((end, measure.start, "alt"))
                    end = measure.end
            spans.extend(_measure_spans(measure))
    opened = sum(line.count(mark, main.start, end) for mark in "([")
    closed = sum(line.count(mark, main.start, end) for mark in ")]")
    if opened > closed and (close := _CLOSE.match(line, end)):
        spans.append((end, close.end(), "alt"))
        end = close.end()
    if main.box and main.box_start >= end:
        near = not re.search(r"[^\W\d_]", line[end : main.box_start])
        spans.append((end if near else main.box_start, main.box_end, "unit"))
        end = main.box_end if near else end
    return spans, end


def _measure_spans(measure: Measure) -> Iterator[Span]:
    at = measure.start
    for number in measure.numbers:
        if number.start > at:
            yield at, number.start, "unit"
        if number.end > number.start:
            yield number.start, number.end, "amount"
        at = number.end
    if measure.end > at:
        yield at, measure.end, "unit"


def _fill(line: str, spans: list[Span], end: int) -> Iterator[Part]:
    """Every part in order: the spans, and item, note and text in the gaps between them."""
    notes = _asides(line, spans, end)
    of = _OF.match(line, end) if spans else None
    edges = sorted({edge for span in notes for edge in span} | ({of.end()} if of else set()))
    at = 0
    for start, stop, kind in [*sorted(spans), (len(line), len(line), "")]:
        while at < start:
            until = min((edge for edge in edges if at < edge <= start), default=start)
            aside = any(low <= at and until <= high for low, high in notes)
            yield Part(line[at:until], "note" if aside else "text" if of and at == end else "item")
            at = until
        if kind:
            yield Part(line[start:stop], kind)
            at = stop


def _name(
    line: str, found: list[Amount], main: Amount | None, spans: list[Span], end: int
) -> tuple[str, str]:
    """The item and the note, read from what is left between the measures."""
    asides = _asides(line, spans, end)
    stop = len(line)
    for amount in found:
        if main and amount.start >= end and not any(low <= amount.start < high for low, high in asides):
            otherwise = _OTHERWISE.search(line, end, amount.start)
            cut = otherwise.start() if otherwise else amount.start
            if re.search(r"[^\W\d_]", line[end:cut]):
                stop = cut
                break
    pieces, at = [], 0
    for start, close in sorted([*((s, e) for s, e, _kind in spans), *asides]):
        pieces.append(line[at : min(start, stop)] if at < min(start, stop) else "")
        at = max(at, close)
    pieces.append(line[at:stop])
    words = " ".join(piece for piece in pieces if piece.strip())
    if main and (of := _OF.match(words)):
        words = words[of.end() :]
    brackets = " ".join(line[low:high] for low, high in asides if low < stop)
    return name_and_note(words, brackets, line[stop:])


def _asides(line: str, spans: list[Span], end: int) -> list[tuple[int, int]]:
    """The brackets of the line that do not touch the bold run."""
    inside = [(start, stop) for start, stop, _kind in spans if stop <= end]
    found = (match.span() for match in BRACKET.finditer(line))
    return [span for span in found if not any(start < span[1] and span[0] < stop for start, stop in inside)]
