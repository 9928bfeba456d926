"""An amount said in several ways ("½ cup (4 oz/115 g)"), of which a system of units takes one."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from .conversion import converts, says_fluid
from .measures import unit_at
from .parser import ParsedLine
from .sizes import APPROX
from .units import METRIC, US
from .values import Amount, Way

Edit = tuple[int, int, str]  # from, to, what stands there then
_APPROX_END = re.compile(rf"(?:{APPROX}\s*)*$", re.I)
_ASIDE = re.compile(rf".*[(\[]\s*(?:{APPROX}\s*)*")
_CLOSED = re.compile(r"\s*[)\]]")


def has_unit_beyond(line: str, amount: Amount) -> bool:
    """Whether the unit stands behind the bracket: "4.5 (650 g) cups"."""
    closed = _CLOSED.match(line, amount.end)
    unit = unit_at(line, closed.end()) if closed and amount.first.unit is None else None
    return unit is not None and unit.measures


def told_aside(ingredient: ParsedLine, system: str) -> frozenset[int]:
    """The amounts that say the same in both systems, the food between them: "120 g oat flour (1 cup)"."""
    told: set[int] = set()
    for index, (one, other) in enumerate(pairwise(ingredient.amounts)):
        systems = [amount.first.unit.system for amount in (one, other) if amount.first.unit]
        between = ingredient.text[one.end : other.start]
        if one.fixed or other.fixed or len(systems) < 2 or len(set(systems)) < 2 or ")" in between:
            continue
        if system in systems and _ASIDE.fullmatch(between):
            told |= {index, index + 1}
    return frozenset(told)


def kept_ways(amount: Amount, system: str, item: str) -> tuple[list[Way], bool]:
    """The ways of saying the amount that stay in `system`, and whether they are in its units as typed."""
    ways = list(amount.ways)
    there = [way for way in ways if way[0].unit and way[0].unit.system == system]
    changing = [way for way in ways if way[0].unit and converts(way[0].unit, system)]
    if there:
        counted = (
            ways if system == US else ways[:1]
        )  # "1 stick (113 g)" keeps its stick, "(½ stick / 57 g)" does not
        kept = [
            way
            for way in ways
            if way in there or (way in counted and not (way[0].unit and way[0].unit.measures))
        ]
        return kept, True
    if system == METRIC and len(changing) > 1:  # "½ cup (4 oz)": the weight is the surer
        weights = [way for way in changing if way[0].kind == "mass" and not says_fluid(way[0].unit, item)]
        return [way for way in ways if way not in changing or way in (weights or changing[:1])], False
    return ways, False


def fewer(line: str, amount: Amount, kept: list[Way], write: Callable[[Way], str]) -> list[Edit]:
    """Where the amount is given both ways, the side asked for; "½ cup (4 oz/115 g)" -> "½ cup (4 oz)"."""
    start = amount.start
    opening = next((at for at in range(start, amount.end) if line[at] in "(["), None)
    outer = [
        _about(line, start, way) + write(way) for way in kept if opening is None or way[0].start < opening
    ]
    inner = [
        _about(line, start, way) + write(way)
        for way in kept
        if opening is not None and way[0].start > opening
    ]
    stop, rest = amount.end, ""
    if opening is not None:
        closing = next((at for at in range(amount.end, len(line)) if line[at] in ")]"), len(line))
        rest = line[amount.end : closing].strip(" ,;/=")
        stop = min(closing + 1, len(line))
    separator = _separator(line, amount)
    aside = separator.join(inner)
    if not outer and aside:
        text = aside + (f" ({rest})" if rest else "")
    else:
        both = f"{aside} {rest}".strip()
        text = separator.join(outer) + (f" ({both})" if both else "")
    if stop < len(line) and line[stop].isalnum():
        text += " "
    return [(start, stop, text)]


def _about(line: str, start: int, way: Way) -> str:
    """The "about" that stands before a way of saying the amount that is not the first."""
    return _APPROX_END.search(line[start : way[0].start])[0]  # type: ignore[index]


def _separator(line: str, amount: Amount) -> str:
    for one, other in zip(amount.ways, amount.ways[1:], strict=False):
        between = line[one[-1].end : other[0].start]
        if not re.search(r"[(\[]", between):
            return between
    return "/"
