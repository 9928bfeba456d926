"""An ingredient line as typed -> amount, unit, item, note. Pure; nothing typed is ever lost.

`parse(line)` never fails. The texts of an ingredient's parts, joined, are the line to the letter; what
is not understood stays in them as it was typed. Scaling and conversion live in `scaling`.
`python -m recipes.quantities.parser FOLDER` measures the share understood (see docs/quantities.md).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from .amounts import LEAD, amounts, beside, container_after, is_depth, is_each, is_joined, is_size
from .measures import Measure
from .units import Unit, lookup

ELEMENT = {"amount": "b", "unit": "b", "alt": "b", "note": "i"}


@dataclass(frozen=True)
class Part:
    """A stretch of the line: amount (a number), unit, alt (what joins amounts), item, note or text.

    An amount carries its value (a range has two such parts) and its unit; `fixed` where it is the size
    of each ("2 x 400 g"); `group` numbers the line's measures.
    """

    text: str
    kind: str
    value: Fraction | None = None
    unit: str = ""
    fixed: bool = False
    group: int = -1


@dataclass(frozen=True)
class Ingredient:
    """An ingredient line. `low` is None without an amount, `high` without a range."""

    text: str
    low: Fraction | None = None
    high: Fraction | None = None
    unit: str = ""
    item: str = ""
    note: str = ""
    optional: bool = False
    parts: tuple[Part, ...] = field(default=(), repr=False)

    @property
    def understood(self) -> bool:
        return self.low is not None and bool(self.item)

    @property
    def size(self) -> tuple[Fraction, str] | None:
        """The size of each, as in "2 x 400 g tins": (400, "g")."""
        return next(((p.value, p.unit) for p in self.parts if p.fixed and p.value and p.unit), None)

    def runs(self) -> Iterator[tuple[str, str]]:
        """The line as (element, text): "b" for amounts, "i" for brackets, "" for the rest."""
        for name, run in groupby(self.parts, lambda part: ELEMENT.get(part.kind, "")):
            yield name, "".join(part.text for part in run)


_OPTIONAL = re.compile(r"\boptional(?:ly)?\b|\bif (?:desired|wanted|you (?:like|want|wish|prefer))\b", re.I)
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")  # Markdown
_BRACKET = re.compile(r"(?<!\])\((?:[^()]|\([^()]*\))*\)|(?<!\])\([^()]*$|\[[^\[\]]*\](?!\()")
_OF = re.compile(r"\s*of(?=\s)", re.I)
_PINCH = re.compile(
    r"\W*(?:\(?optional\)?:?\s+)?(?P<words>(?:(?:small|large|big|good|generous|tiny)\s+)*"
    r"(?P<unit>pinch(?:es)?|dash(?:es)?|handfull?s?|drizzle|splash|squeeze|sprinkle|knob|dollop|glug|drop|bunch|"
    r"sprinkling))(?=\s|\(|$|,)",
    re.I,
)
LONGEST = 600  # characters: what is longer is a paragraph, and is not read
_EDGES = " \t\u00a0:;,-–—|/*_+"

Span = tuple[int, int, Part]


@lru_cache(maxsize=4096)
def parse(line: str) -> Ingredient:
    """Read an ingredient line; see Ingredient. Numbers are exact, units canonical and singular."""
    if len(line) > LONGEST:
        return Ingredient(line, item=line, parts=(Part(line, "item"),))
    found = amounts(line)
    low: Fraction | None = None
    high: Fraction | None = None
    unit: Unit | None = None
    spans: list[Span] = []
    end = 0  # of the bold run: amount, unit and what says the same in other units
    if found:
        low, high, unit = found[0].low, found[0].high, found[0].unit
        spans, end = _amount_spans(line, found)
        if unit is None and any(span[2].fixed for span in spans) and (box := container_after(line, end)):
            unit = box[0]
            spans.append((end, box[1], Part(line[end : box[1]], "unit", None, unit.name, group=0)))
            end = box[1]
        if len(found) > 1 and is_joined(line, *found[:2]):
            low += found[1].low * found[1].unit.size / unit.size  # type: ignore[operator, union-attr]
    elif pinch := _PINCH.match(line):  # "Pinch of salt": one, though no number says so
        start, end = pinch.span("words")
        low, unit = Fraction(1), lookup(pinch["unit"])
        name = unit.name if unit else ""
        spans = [
            (start, start, Part("", "amount", low, name, group=0)),
            (start, end, Part(line[start:end], "unit", None, name, group=0)),
        ]
    parts = tuple(_fill(line, spans, end))
    item, note = _words(parts)
    if not item and unit and not unit.measures:  # "3 cloves": the spice
        item = next((part.text.strip() for part in parts if part.kind == "unit" and part.unit), "")
        parts = tuple(
            replace(part, kind="item", unit="", group=-1) if part.kind == "unit" else replace(part, unit="")
            for part in parts
        )
        unit = None
    optional = bool(_OPTIONAL.search(line))
    return Ingredient(line, low, high, unit.name if unit else "", item, note, optional, parts)


def _amount_spans(line: str, found: list[Measure]) -> tuple[list[Span], int]:
    """The parts of the measures and of what joins those at the head, and where that run ends."""
    first = found[0]
    spans: list[Span] = []
    about = LEAD.match(line[: first.start])
    if about and about["about"]:
        start = about.start("about")
        spans.append((start, first.start, Part(line[start : first.start], "alt")))
    end, previous, sized, each = first.end, None, False, False
    for group, measure in enumerate(found):
        fixed = measure.fixed or is_each(line, measure) or is_depth(line, measure)
        if previous:
            between = line[previous.end : measure.start]
            twin = beside(between)
            if twin and measure.unit and measure.unit.kind == "length":
                fixed = each  # "1 inch (2 cm)" scales with its twin
            if is_size(line, previous, measure) or (sized and twin):  # "1 can (14 oz / 400 g)"
                fixed = sized = True
            fixed = fixed or (each and twin)  # "weighing 2 kg (about 4 lb)"
            measured = measure.unit is None or measure.unit.measures or fixed
            if end == previous.end and ((twin and measured) or is_joined(line, previous, measure)):
                spans.append((end, measure.start, Part(between, "alt")))
                end = measure.end
        spans.extend(_measure_spans(line, measure, fixed, group))
        previous, each = measure, fixed and is_each(line, measure)
    opened = sum(line.count(mark, first.start, end) for mark in "([")
    closed = sum(line.count(mark, first.start, end) for mark in ")]")
    if opened > closed and (close := re.compile(r"\s*[)\]]").match(line, end)):
        spans.append((end, close.end(), Part(close[0], "alt")))
        end = close.end()
    return spans, end


def _measure_spans(line: str, measure: Measure, fixed: bool, group: int) -> Iterator[Span]:
    at, name = measure.start, measure.unit.name if measure.unit else ""
    for number in measure.numbers:
        if number.start > at:
            yield at, number.start, Part(line[at : number.start], "unit", group=group)
        text = line[number.start : number.end]
        yield number.start, number.end, Part(text, "amount", number.value, name, fixed, group)
        at = number.end
    if measure.end > at:
        yield at, measure.end, Part(line[at : measure.end], "unit", None, name, fixed, group)


def _fill(line: str, spans: list[Span], end: int) -> Iterator[Part]:
    """Every part in order: the spans, and item, note and text in the gaps between them."""
    inside = [(start, stop) for start, stop, _ in spans if stop <= end]
    notes = [
        span for span in (match.span() for match in _BRACKET.finditer(line))
        if not any(start < span[1] and span[0] < stop for start, stop in inside)
    ]  # fmt: skip
    of = _OF.match(line, end) if spans else None
    edges = {edge for span in notes for edge in span} | ({of.end()} if of else set())
    at = 0
    for start, stop, part in [*sorted(spans, key=lambda span: span[:2]), (len(line), len(line), None)]:
        while at < start:
            until = min((edge for edge in edges if at < edge <= start), default=start)
            aside = any(low <= at and until <= high for low, high in notes)
            yield Part(line[at:until], "note" if aside else "text" if of and at == end else "item")
            at = until
        if part:
            yield part
            at = stop


def _words(parts: tuple[Part, ...]) -> tuple[str, str]:
    """The item, and the note: what stands in brackets or after the first comma."""
    words = "".join(part.text if part.kind == "item" else " " for part in parts)
    item, _, after = _LINK.sub(r"\1", words).strip(_EDGES + ".").partition(",")
    aside = "".join(part.text for part in parts if part.kind == "note")
    brackets = (bracket.strip("()[] \u00a0") for bracket in _BRACKET.findall(aside))
    notes = [note for note in (*brackets, after.strip(_EDGES)) if note]
    item = " ".join(re.sub(r"\([^()]*\)?", " ", item).split()).strip(_EDGES + ")")
    return re.sub(r"^(?:of\s+)?(?:(?:an?|the)\s+)?(?=\w)", "", item), ", ".join(notes)


def _lines(folder: Path) -> Iterator[str]:
    """The bullets under "## Ingredients" of every Markdown file in the folder."""
    for path in sorted(folder.glob("*.md")):
        section = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if heading := re.match(r"#{1,2}\s+(.+)", line):
                section = heading[1].lower()
            elif "ingredient" in section and (bullet := re.match(r"\s*[-*+]\s+(.*\S)", line)):
                yield bullet[1]


def main(folder: str) -> None:
    """Print how many ingredient lines hold an amount, how many of those are understood, and the others."""
    lines = list(_lines(Path(folder)))
    holding = [line for line in lines if re.search(r"[0-9½¼¾⅓⅔⅛]", line) or parse(line).low is not None]
    missed = [line for line in holding if not parse(line).understood]
    known = len(holding) - len(missed)
    share = f"{100 * known / len(holding):.1f} %"
    print(f"{len(lines)} lines, {len(holding)} with an amount, {known} understood ({share})")
    print(*missed, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1])
