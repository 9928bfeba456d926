"""Which measures of an ingredient line are amounts of food, and which only stand in it."""

from __future__ import annotations

import re

from .measures import Measure, measures, unit_at
from .units import Unit, lookup

APPROX = (
    r"(?:[~≈±]|about|around|approx(?:imately|\.)?|ca\.|circa|roughly|at least|up to|nearly|almost|"
    r"(?:just )?(?:over|under)|another|an additional|additional|maybe|close to|max\.?|min\.?)"
)
LEAD = re.compile(rf"[^\w~≈±]*(?:\(?optional\)?:?\s+)?[*_]*(?P<about>(?:{APPROX}\s*)*)$", re.I)
_JUICE_OF = re.compile(
    r"^\W*(?:[\w-]+\s+){0,3}?(?:juice|zest|peel|rind|skin|leaves|seeds|meat|flesh|yolks?|whites?)"
    r"(?:\s+(?:and|&)\s+\w+)?\s+(?:of|from)\s+(?:about\s+)?$",
    re.I,
)
# Around a number without a unit that still counts: "Eggs: 5", "Star anise, 2", "Egg (3)".
_COUNT_BEFORE = re.compile(rf"(?:[:(,|=*]|\s[–—-]|(?:^|\s)(?:or|and|plus))\s*[*_]*(?:{APPROX}\s*)*$", re.I)
_COUNT_AFTER = re.compile(r"\s*(?:$|[)*_.;|,]|(?:large|small|medium)\b|or\s+so\b)", re.I)
_SIZED_COUNT = re.compile(r"\s*(?:large|small|medium)\b", re.I)  # "Onions 2 medium-sized"
_ENDING_COUNT = re.compile(r"\s*(?:,|$)")  # "Garlic cloves 3, minced"
_EACH_BEFORE = re.compile(rf"\b(?:per|each|every|weigh\w*)\s+(?:{APPROX}\s*)*$", re.I)
_EACH_AFTER = re.compile(
    r"\s*(?:each|apiece|a piece|per)\b|\s+\w+\s+per\b|\s*/\s?(?:serving|person|piece|each)\b", re.I
)
_BESIDE = re.compile(rf"\s*(?:[/|=(,;\[–—-]|or)?\s*[(\[]?\s*(?:{APPROX}\s*)*", re.I)
_JOIN = re.compile(r"\s*(?:plus|and|&|\+)?\s*", re.I)
_OPENS = re.compile(r"\s*[(\[]?\s*")
_ASIDE = re.compile(rf"\s*[(\[,]\s*(?:{APPROX}\s*)*", re.I)
_CONTAINER = re.compile(r"\s*[)\]]?\s*-?\s*([^\W\d]+)")


def amounts(line: str) -> list[Measure]:
    """The measures of the line that are amounts of food, from left to right."""
    kept: list[Measure] = []
    before: Measure | None = None
    for measure in measures(line):
        if (
            measure.fixed
            or (before in kept and before and is_size(line, before, measure))
            or _counts(line, kept, measure)
        ):
            kept.append(measure)
        before = measure
    return kept


def _counts(line: str, kept: list[Measure], measure: Measure) -> bool:
    before, after = line[: measure.start], line[measure.end :]
    leading = bool(LEAD.match(before) or _JUICE_OF.match(before))
    twin = bool(kept) and beside(line[kept[-1].end : measure.start])
    placed = leading or twin or bool(_COUNT_BEFORE.search(before))
    word = line[measure.start].isalpha()
    if measure.unit is None:
        if measure.numbers[-1].value == 0:  # the flour called 0
            return False
        if leading:
            article = word and measure.end - measure.start <= 2
            short = len(re.split(r"[,(]", after)[0].split()) <= 2  # "a lemon", not "a good olive oil"
            return bool(after.strip(" )*_.")) and (short or not article)
        if word:
            return False
        if not kept and (_SIZED_COUNT.match(after) or _ENDING_COUNT.match(after)) and before.endswith(" "):
            return True
        return placed and bool(
            _COUNT_AFTER.match(after) or _EACH_AFTER.match(after) or re.search(r"\bor\s+$", before)
        )
    if measure.unit.kind == "length":  # "cut into 1 inch cubes" is no amount
        lengths = not kept or (twin and kept[-1].unit is not None and kept[-1].unit.kind == "length")
        return lengths and placed
    return placed or not word if measure.unit.measures else placed or (not kept and not word)


def beside(between: str) -> bool:
    """Whether measures with this between them say the same twice: "1 cup (", " / ", " or "."""
    return bool(_BESIDE.fullmatch(between))


def is_joined(line: str, one: Measure, other: Measure) -> bool:
    """Whether two measures make one amount: "1 kg 200 g", "1 cup plus 2 tbsp"."""
    a, b = one.unit, other.unit
    if not (a and b and a.size and b.size) or a.kind != b.kind or a.system != b.system:
        return False
    return a.size > b.size and one.high is None and bool(_JOIN.fullmatch(line[one.end : other.start]))


def is_size(line: str, count: Measure, size: Measure) -> bool:
    """Whether `size` tells how large each is: "1 (14 oz) can", "2 14-ounce cans", "1 (3 lb) hen"."""
    if not size.unit or size.unit.kind not in ("volume", "mass"):
        return False
    between = line[count.end : size.start]
    if count.unit is None:
        after = unit_at(line, size.end + line.startswith(")", size.end))
        return not (after and after.measures) and count.high is None and bool(_OPENS.fullmatch(between))
    return count.unit.kind == "container" and bool(_ASIDE.fullmatch(between))


def container_after(line: str, at: int) -> tuple[Unit, int] | None:
    """The household unit that stands here, and where its word ends: ") cans" -> can."""
    match = _CONTAINER.match(line, at)
    unit = lookup(match[1]) if match else None
    return (unit, match.end()) if match and unit and not unit.measures else None


def is_depth(line: str, measure: Measure) -> bool:
    """Whether a length stands aside in brackets: "oil (1 inch deep)"."""
    before = line[: measure.start]
    return bool(measure.unit and measure.unit.kind == "length" and before.count("(") > before.count(")"))


def is_each(line: str, measure: Measure) -> bool:
    """Whether the measure says how much for each: "4 g per sausage", "weighing 2 kg"."""
    return bool(_EACH_BEFORE.search(line[: measure.start]) or _EACH_AFTER.match(line, measure.end))
