"""An ingredient line for more or fewer people, or in other units. Pure; rounding happens once, at the end.

`adjust(line)` without a factor and a system is the line to the letter. Both sides of "1/2 cup (120 ml)"
change; the size of each ("2 x 400 g tins") never scales; a line with a number that is not understood is
left as typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from .conversion import convert_amount, converts, says_fluid
from .grammar import is_english
from .parser import ParsedLine, parse
from .plurals import agree_following, agree_item
from .rewriting import rewritten
from .temperatures import convert_temperatures
from .units import METRIC, agree
from .values import Amount, Way
from .ways import Edit, fewer, has_unit_beyond, kept_ways, told_aside

ONE = Fraction(1)
_UNCOUNTED = re.compile(r"\s*each\b\s*:|[^,]*\b(?:tinned|canned)\b")
_ELIDED = re.compile(r"(?<![^\W\d_])[dD]['’]$")  # "le jus d'un citron" doubled: "le jus de 2 citrons"
_OR = re.compile(r"\s*,?\s*\(?(?:or|to|maybe)\s+(?:even\s+|maybe\s+)?", re.I)
_DASH = re.compile(r"\s*[-–—]\s*")
_BESIDE_DEGREES = re.compile(r"\s*[/|(,=–-]?\s*(?:or\s+)?(?:about\s+)?")


@dataclass(frozen=True)
class Adjusted:
    """A line as asked for. `left` says why it is as typed where it should have changed: "scaled", "converted", or ""."""

    text: str
    left: str = ""


def adjust(line: str, factor: Fraction = ONE, system: str = "", language: str = "") -> str:
    """The line times `factor` (positive), in `system` ("metric", "us", or "" for the units typed).

    `language` is the recipe's (`language_of_all`): it decides what the line leaves open.
    """
    return adjusted(line, factor, system, language).text


def adjusted(line: str, factor: Fraction = ONE, system: str = "", language: str = "") -> Adjusted:
    """The same, with a word of what was not done."""
    if factor == 1 and not system:
        return Adjusted(line)
    ingredient = parse(line)
    if not ingredient.sure:
        if factor != 1:
            return Adjusted(line, "scaled")
        units = (way[0].unit for amount in ingredient.amounts for way in amount.ways)
        return Adjusted(line, "converted" if any(unit and converts(unit, system) for unit in units) else "")
    if system and _is_said_again(ingredient, system):
        return Adjusted(line, "scaled" if factor != 1 else "converted")
    edits: list[Edit] = []
    told = told_aside(ingredient, system) if system else frozenset()
    for index, amount in enumerate(ingredient.amounts):
        typed = index in told or has_unit_beyond(line, amount)
        edits += _amount_edits(ingredient, index, amount, factor, "" if typed else system, language)
    if system:
        edits += _temperature_edits(ingredient, system)
    text = line
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return Adjusted(text)


def _is_said_again(ingredient: ParsedLine, system: str) -> bool:
    """Whether a number without a unit of its own is in one that would change: "a pound or two"."""
    return any(
        other.first.unit is None
        and one.first.unit is not None
        and converts(one.first.unit, system)
        and _OR.fullmatch(ingredient.text, one.end, other.start)
        for one, other in pairwise(ingredient.amounts)
    )


def _temperature_edits(ingredient: ParsedLine, system: str) -> list[Edit]:
    """Each temperature in the scale asked for; "110°F/45°C" is looked at as one."""
    line = ingredient.text
    spans: list[tuple[int, int]] = []
    for start, end in ingredient.others:
        if spans and _BESIDE_DEGREES.fullmatch(line, spans[-1][1], start):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return [
        (start, end, changed)
        for start, end in spans
        if (changed := convert_temperatures(line[start:end], system)) != line[start:end]
    ]


def _amount_edits(
    ingredient: ParsedLine, index: int, amount: Amount, factor: Fraction, system: str, language: str
) -> list[Edit]:
    """What changes for one amount of the line."""
    line, times = ingredient.text, ONE if amount.fixed else factor
    ways = list(amount.ways)
    kept, told = kept_ways(amount, system, ingredient.item) if system else (ways, False)
    alone = len(kept) == 1

    def write(way: Way) -> str:
        return _way(ingredient, way, amount, times, "" if told else system, alone)

    edits: list[Edit]
    if len(kept) < len(ways):
        edits = fewer(line, amount, kept, write)
    else:
        edits = [
            (way[0].start, way[-1].end, new)
            for way in ways
            if (new := write(way)) != line[way[0].start : way[-1].end]
        ]
    if amount.fixed and edits and index and system:
        edits = _apart(line, ingredient.amounts[index - 1], amount, edits)
    if not amount.fixed and factor != 1:
        edits += [
            (start - 2, start, "de ") for start, _end, new in edits if new and _ELIDED.search(line, 0, start)
        ]
        edits += _undashed(ingredient, index, amount)
        edits += _agreeing(ingredient, index, amount, factor, language)
    return edits


def _way(ingredient: ParsedLine, way: Way, amount: Amount, times: Fraction, system: str, alone: bool) -> str:
    """One way of saying the amount, scaled and converted."""
    line, first = ingredient.text, way[0]
    typed = line[first.start : way[-1].end]
    change = bool(system and first.unit and converts(first.unit, system))
    if len(way) > 1:
        return _sum(ingredient, way, times, system if change else "")
    low, high = first.low * times, None if first.high is None else first.high * times
    if change and first.unit:
        return convert_amount(
            low, high, first.unit, system, ingredient.item, boxed=_is_boxed(ingredient, amount)
        )
    if times == 1:
        return typed
    if first.start == first.end:  # "400g tin" was one
        return f"{rewritten(line, first, low, high)} x "
    fluid = says_fluid(first.unit, ingredient.item) and first.unit is not None and first.unit.name == "oz"
    promote = "" if fluid else "all" if alone else "metric"
    scaled = rewritten(line, first, low, high, promote)  # spoons stay spoons, until so many make a cup
    spoons = system == METRIC and first.unit is not None and first.unit.name in ("tsp", "tbsp")
    again = parse(scaled).amounts if spoons else ()
    if len(again) == 1 and again[0].first.unit and converts(again[0].first.unit, system):
        return convert_amount(
            again[0].first.low, again[0].first.high, again[0].first.unit, system, ingredient.item
        )
    return scaled


def _is_boxed(ingredient: ParsedLine, amount: Amount) -> bool:
    """Whether the amount is the size of a can or the like."""
    return amount.fixed and any(
        other.box or other.first.kind == "container" for other in ingredient.amounts if not other.fixed
    )


def _sum(ingredient: ParsedLine, way: Way, times: Fraction, system: str) -> str:
    """One amount in several units, scaled and shared out anew between them."""
    line, one, other = ingredient.text, way[0], way[1]
    typed = line[one.start : way[-1].end]
    if not (one.unit and other.unit and one.unit.size and other.unit.size):
        return typed
    if system and (smallest := way[-1].unit) and smallest.size:
        total = sum(m.low * m.unit.size for m in way if m.unit and m.unit.size) * times
        return convert_amount(total / smallest.size, None, smallest, system, ingredient.item)
    if times == 1:
        return typed
    if len(way) > 2:
        pieces, at = "", one.start
        for measure in way:
            pieces += line[at : measure.start] + rewritten(line, measure, measure.low * times, None, "")
            at = measure.end
        return pieces
    between = line[one.end : other.start]
    ratio = one.unit.size / other.unit.size
    total = (one.low * ratio + other.low) * times  # in the smaller unit
    whole = one.unit.kind == "mass" or (one.low * times * 4).denominator != 1
    many, left = divmod(total, ratio) if whole else (one.low * times, other.low * times)
    return between.join(
        rewritten(line, measure, Fraction(value), None, "")
        for value, measure in ((many, one), (left, other))
        if value
    )


def _apart(line: str, count: Amount, size: Amount, edits: list[Edit]) -> list[Edit]:
    """ "1 3-pound chicken" in metric: "1 x 1.35 kg chicken", so that the two numbers do not run together."""
    between = line[count.end : size.start]
    typed = line[count.start : count.end].rstrip()
    if between.strip() or not re.search(r"[0-9½¼¾⅓⅔]$", typed) or count.first.unit:
        return edits
    start, end, new = min(edits)
    joint = "x " if between else " x "
    return [(start, end, joint + new), *sorted(edits)[1:]]


def _undashed(ingredient: ParsedLine, index: int, amount: Amount) -> list[Edit]:
    """ "1-14 oz can" doubled is "2 x 14 oz cans", not a range."""
    following = ingredient.amounts[index + 1 : index + 2]
    if following and following[0].fixed and _DASH.fullmatch(ingredient.text, amount.end, following[0].start):
        return [(amount.end, following[0].start, " x ")]
    return []


def _agreeing(
    ingredient: ParsedLine, index: int, amount: Amount, factor: Fraction, language: str
) -> list[Edit]:
    """ "1 egg" doubled is "2 eggs", "1 (14 oz) can" is "2 (14 oz) cans"; only words whose plural is sure."""
    line, first = ingredient.text, amount.first
    was, now = (first.high or first.low) > 1, (first.high or first.low) * factor > 1
    if first.unit is not None and was != now and first.unit_end and not is_english(line):
        stop = min((other.start for other in ingredient.amounts[index + 1 :]), default=len(line))
        unit = line[first.unit_start : first.unit_end].split()[-1]
        agreed = agree_following(
            line[amount.end : stop], now, line, unit, {"container": 1, "whole": 2}.get(first.kind, 0)
        )
        return [(amount.end, stop, agreed)] if agreed != line[amount.end : stop] else []
    if first.unit is not None or was == now or _UNCOUNTED.match(line, amount.end):
        return []
    if amount.box:
        typed = line[amount.box_start : amount.box_end]
        return [(amount.box_start, amount.box_end, agree(typed, now))]
    at = amount.end
    for following in [*ingredient.amounts[index + 1 :], None]:
        stop = following.start if following else len(line)
        text = line[at:stop]
        changed = agree_item(text, now, line, language)
        if changed != text:
            return [(at, stop, changed)]
        if following is None or not following.fixed:
            return []
        at = following.end
    return []


__all__ = ["Adjusted", "adjust", "adjusted"]
