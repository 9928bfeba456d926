"""An ingredient line for more or fewer people, or in other units. Pure; rounding happens once, at the end.

`adjust(line)` without a factor and a system is the line to the letter. Both sides of "1/2 cup (120 ml)"
change; the size of each ("2 x 400 g tins") never scales.
"""

from __future__ import annotations

import re
from fractions import Fraction

from .conversion import convert_amount, converts
from .parser import Part, parse
from .plurals import agree_item
from .rewriting import Measured, measured
from .units import agree

ONE = Fraction(1)
_JOIN = re.compile(r"\s*(?:plus|and|&|\+)?\s*", re.I)


def scale(line: str, factor: Fraction) -> str:
    return adjust(line, factor)


def convert(line: str, system: str) -> str:
    """The line in "metric" or "us" units; as typed where it already is, or where no rule is sure."""
    return adjust(line, ONE, system)


def adjust(line: str, factor: Fraction = ONE, system: str = "") -> str:
    """The line times `factor` (positive), in `system` ("metric", "us", or "" for the units typed)."""
    if factor == 1 and not system:
        return line
    ingredient = parse(line)
    parts = ingredient.parts
    groups = measured(parts)
    out = [part.text for part in parts]
    # A line that says it both ways already is not converted; of a pair, one side is enough.
    told = any(group.unit is not None and group.unit.system == system for group in groups)
    dropped = _drop_twins(out, parts, groups, system) if system and told else set()
    index = 0
    while index < len(groups):
        group = groups[index]
        index += 1
        if id(group) in dropped:
            continue
        change = bool(system and group.unit and not told and converts(group.unit, system))
        other = groups[index] if index < len(groups) else None
        if other and _joined(parts, group, other):
            _write(
                out, group, other, _both(group, other, out, factor, system if change else "", ingredient.item)
            )
            index += 1
        elif change and group.unit:
            times = ONE if group.fixed else factor
            low, high = group.low * times, None if group.high is None else group.high * times
            _write(out, group, group, convert_amount(low, high, group.unit, system, ingredient.item))
        elif not group.fixed and factor != 1:
            scaled = group.scaled(factor)  # spoons stay spoons, until so many make a cup
            _write(out, group, group, convert(scaled, system) if system else scaled)
            _agree_words(out, parts, group, factor)
    return "".join(out)


def _write(out: list[str], first: Measured, last: Measured, text: str) -> None:
    out[first.start : last.stop] = [text, *[""] * (last.stop - first.start - 1)]


def _joined(parts: tuple[Part, ...], one: Measured, other: Measured) -> bool:
    """Whether the two make one amount: "1 kg 200 g", "1 cup plus 2 tbsp"."""
    a, b = one.unit, other.unit
    if one.fixed or not (a and b and a.size and b.size) or (a.kind, a.system) != (b.kind, b.system):
        return False
    between = "".join(part.text for part in parts[one.stop : other.start])
    return a.size > b.size and one.high is None and other.high is None and bool(_JOIN.fullmatch(between))


def _both(one: Measured, other: Measured, out: list[str], factor: Fraction, system: str, item: str) -> str:
    """One amount in two units, scaled and shared out anew between them."""
    if not (one.unit and other.unit and one.unit.size and other.unit.size):
        return one.typed
    between = "".join(out[one.stop : other.start])
    ratio = one.unit.size / other.unit.size
    total = (one.low * ratio + other.low) * factor  # in the smaller unit
    if system:
        return convert_amount(total, None, other.unit, system, item)
    if factor == 1:
        return one.typed + between + other.typed
    whole = one.unit.kind == "mass" or (one.low * factor * 4).denominator != 1
    many, left = divmod(total, ratio) if whole else (one.low * factor, other.low * factor)
    pieces = [group.written(Fraction(value)) for value, group in ((many, one), (left, other)) if value]
    return between.join(pieces)


def _drop_twins(out: list[str], parts: tuple[Part, ...], groups: list[Measured], system: str) -> set[int]:
    """Where the line's first amount is given both ways, leave the side asked for; the ids of what went."""
    head = groups[0].start
    while head < len(parts) and parts[head].kind in ("amount", "unit", "alt"):
        head += 1
    twins = [g for g in groups if g.start < head and g.unit and g.unit.measures and not g.fixed]
    kept = [g for g in twins if g.unit and g.unit.system == system]
    if not kept or len(kept) == len(twins):
        return set()
    start, stop = twins[0].start, twins[-1].stop
    run = "".join(out[start:stop])
    if run.count("(") + run.count("[") > run.count(")") + run.count("]") and stop < head:
        stop += 1  # the bracket closes behind the pair
    texts = {group.start: out[group.start : group.stop] for group in kept}
    out[start:stop] = [""] * (stop - start)
    for number, group in enumerate(kept):
        out[group.start : group.stop] = texts[group.start]
        if number:
            out[group.start - 1] = " "
    return {id(group) for group in twins if group not in kept}


def _agree_words(out: list[str], parts: tuple[Part, ...], group: Measured, factor: Fraction) -> None:
    """ "1 egg" doubled is "2 eggs", "1 (14 oz) can" is "2 (14 oz) cans"; only words whose plural is sure."""
    was, now = (group.high or group.low) > 1, (group.high or group.low) * factor > 1
    if group.unit is not None or was == now:
        return
    for index in range(group.stop, len(parts)):
        part = parts[index]
        if part.kind == "unit" and part.unit and not part.fixed:
            out[index] = re.sub(r"([^\W\d_]+)$", lambda match: agree(match[1], now), out[index])
            return
        if part.kind == "item":
            out[index] = agree_item(out[index], now)
            return
        if part.kind == "amount" and not part.fixed:
            return
