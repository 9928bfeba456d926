"""How a measure of an ingredient line stands to those before it: an amount, the same again, a size, or no amount."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .measures import JUICE, unit_at
from .sizes import (
    APPROX,
    EACH_AFTER,
    EACH_BEFORE,
    container_after,
    is_depth,
    is_each,
    is_part_of_a_box,
    is_size,
)
from .values import Amount, Measure

LEAD = re.compile(rf"[^\w~≈±]*(?:\(?optional\)?:?\s+)?[*_]*(?P<about>(?:{APPROX}\s*)*)$", re.I)
_JUICE_OF = re.compile(
    r"^\W*(?:[^\W\d_][\w-]*\s+){0,3}?(?:juice|zest|peel|rind|skin|leaves|seeds|meat|flesh|yolks?|whites?|pulp|grated rind)"
    r"(?:\s+(?:and|&)\s+\w+)?\s+(?:of|from)\s+(?:about\s+)?$|" + JUICE + "$",
    re.I,
)
# Around a number without a unit that still counts: "Eggs: 5", "Star anise, 2", "Egg (3)", "Garlic x3".
_COUNT_BEFORE = re.compile(
    rf"(?:[:(,|=*]|\s[–—-]|(?:^|\s)(?:or|and|plus)|\s[x×])\s*[*_]*(?:{APPROX}\s*)*$", re.I
)
_COUNT_AFTER = re.compile(r"\s*(?:$|[)*_.;|,+]|(?:large|small|medium|big|whole)\b|or\s+so\b|[x×]$)", re.I)
_SIZED_COUNT = re.compile(r"\s*(?:large|small|medium)\b", re.I)  # "Onions 2 medium-sized"
_ENDING_COUNT = re.compile(r"\s*(?:,|$)")  # "Garlic cloves 3, minced"
_LEADING_EACH = re.compile(r"\s*\(?(?:each|of each|de chaque|de cada(?: un[oa]?)?|di ciascun[oa]|elk|van elk|vardera)\b\)?(?=\s*(?::|of\b|[^\W_]|[-–]))", re.I)  # fmt: skip
_BESIDE = re.compile(rf"\s*(?:[/|=(,;\[–—-]|or|oder|ou|o|of|eller)?\s*[(\[]?\s*(?:{APPROX}\s*)*", re.I)
_JOIN = re.compile(r"\s*(?:plus|and|&|\+|und|et|y|e|en|och|og|más|più|mais)?\s*", re.I)
_MORE = re.compile(
    r"(?:\bplus|\band|&|\+|\bor|\bund|\boder|\bet|\bou|\by|\bo|\be|\ben|\bof|\boch|\bog|\beller|\bmás|\bmais|\bpiù|\bthen|\bwith)"
    rf"(?:\s+(?:an?\s+)?(?:extra|additional|another|about|around|use|up to|more))*\s*[(]?[*_]*(?:{APPROX}\s*)*$",
    re.I,
)
# An aside that says how many: "(2 lemons)", "(from about 8 thighs)", "(juice of 1 lemon)", ", about 3 large".
_ASIDE = re.compile(
    r"(?:[(\[]|,|;|:|\s[-–—]|\s/|\bor)\s*(?:(?:this|that|it|which)\s+(?:is|was)\s+|i\.e\.,?\s+|I used\s+|use\s+)?"
    r"(?:(?:the|fresh|freshly squeezed)\s+)?(?:(?:juice|zest|yolks?|whites?|leaves|meat|flesh|Saft|jus|zumo|jugo|succo|suco|sap|saften?)\s+)?"
    r"(?:(?:of|from|made from|made with|using|von|aus|de|di|d['’]|van|av|af|fra|equals?|equal to|equivalent to|total(?:ing)?|"
    rf"a total of|in total)\s*)?(?:{APPROX}\s*)*$",
    re.I,
)
_CLOSED_UNIT = re.compile(r"\s*\)")
_EQUALS = re.compile(r"\s*[~=≈]\s*[0-9]")
_VAGUE = re.compile(
    r"an?\s+(?:little|few|lot|bit|tad|touch|hint|good\s+(?:amount|bit)|small\s+amount|generous\s+amount)\b",
    re.I,
)
_STRANGE_BEFORE = re.compile(
    r"\b(?:for|serves?|feeds|makes?|yields?|für|pour|para|per|voor|för|til|til|ergibt)\s+(?:about\s+)?(?:an?\s+)?$",
    re.I,
)


def leads(line: str, at: int) -> bool:
    """Whether nothing but "about" and the like stands before this offset."""
    return bool(LEAD.match(line[:at]))


def placed(line: str, measure: Measure) -> bool:
    """Whether an amount may stand here: at the line's start, after "juice of", a colon, a bracket."""
    before = line[: measure.start]
    return bool(LEAD.match(before) or _JUICE_OF.match(before) or _COUNT_BEFORE.search(before))


def relation(line: str, measure: Measure, amounts: Sequence[Amount]) -> str:
    """ "amount", "same" or "joined" (to the last), "size", "other" (no amount), or "unsure"."""
    last = amounts[-1] if amounts else None
    if measure.fixed:
        return "size"
    if measure.numbers[-1].value == 0 or _VAGUE.match(line, measure.start):
        return "other"
    if last is None:
        return _first(line, measure)
    previous = last.ways[-1][-1]
    between = line[previous.end : measure.start]
    if is_size(line, last, measure):
        return "size"
    if measure.unit is None and between.strip() == "(" and _CLOSED_UNIT.match(line, measure.end):
        beyond = unit_at(line, line.index(")", measure.end) + 1)
        if beyond and beyond.measures:
            return "unsure"  # "2 (3 1/2) pound chickens"
    if not last.fixed and is_joined(line, previous, measure):
        return "joined"
    if not last.fixed and is_each(line, measure) and not _LEADING_EACH.match(line, measure.end):
        return "size"
    if measure.unit is None and _EQUALS.match(line, measure.end):
        return "unsure"  # "4 cutlets (1 ~ 150 g)"
    if is_part_of_a_box(last, measure) and between.strip() in ("(", "["):
        return "unsure"  # "half a tin (200 g)": of the half, or of the tin?
    if beside(between) and _says_the_same(last, measure, between):
        return "same"
    if is_each(line, measure):
        return "amount" if _LEADING_EACH.match(line, measure.end) and _MORE.search(between) else "size"
    return _further(line, measure, amounts, between)


def _first(line: str, measure: Measure) -> str:
    before, after = line[: measure.start], line[measure.end :]
    word = line[measure.start].isalpha()
    here = placed(line, measure)
    if _STRANGE_BEFORE.search(before):
        return "other" if word else "unsure"
    if _LEADING_EACH.match(after) and LEAD.match(before):
        return "amount"
    if re.match(r"\W*je\s+$", before, re.I):  # "je 1 TL Salz und Pfeffer"
        return "amount"
    if is_each(line, measure):
        spoons = measure.kind == "volume" and re.match(r"[^,(]*\)?,?\s*each\W*$", after, re.I)
        return "amount" if spoons and not EACH_BEFORE.search(before) else "size"
    if measure.unit is None:
        if _MORE.search(before) and not word and not here:
            return "unsure"
        return _bare_count(line, measure, before, after, here)
    if measure.kind == "length":
        if not here or is_depth(line, measure):
            return "size"
        return "amount" if LEAD.match(before) or re.search(r"[,:(–—-]\s*$", before) else "size"
    if not measure.unit.measures:
        return "amount" if here or not word else "other"
    return "amount" if here or not word else "other"


def _bare_count(line: str, measure: Measure, before: str, after: str, here: bool) -> str:
    word = line[measure.start].isalpha()
    if LEAD.match(before) or _JUICE_OF.match(before):
        article = word and measure.end - measure.start <= 2
        if article and re.match(r"\s+[(]?[0-9½¼¾]", after):
            return "amount"  # "A 14.5-ounce can"
        short = len(re.split(r"[,(]", after)[0].split()) <= 2  # "a lemon", not "a good olive oil"
        if after.strip(" )*_.") and (short or not article):
            return "amount"
        return "other" if word else "unsure"
    if word:
        return "other"
    if (_SIZED_COUNT.match(after) or _ENDING_COUNT.match(after)) and before.endswith(" "):
        return "amount"
    if here and (_COUNT_AFTER.match(after) or EACH_AFTER.match(after) or re.search(r"\bor\s+$", before)):
        return "amount"
    if re.search(r"[(:]\s*(?:about\s+)?$", before) and re.match(r"\s+[^\W\d_]", after):
        return "amount"  # "Garlic (2 cloves or so)", "Eggs: 2 large"
    return "unsure"


def _further(line: str, measure: Measure, amounts: Sequence[Amount], between: str) -> str:
    """A measure behind the first amount that is neither its size nor the same again."""
    word = line[measure.start].isalpha()
    article = word and measure.end - measure.start <= 2
    if measure.kind == "length":
        scales = (
            not amounts[0].fixed and amounts[0].first.kind == "length" and re.search(r"[(\[]\s*$", between)
        )
        return "amount" if scales else "size"
    if _STRANGE_BEFORE.search(between):
        return "other" if word else "unsure"
    if measure.unit and measure.unit.measures:
        if measure.kind == "mass" and re.search(r"\ban?\s+$", between) and container_after(line, measure.end):
            return "unsure"  # "1 tsp yeast (or a 7 g sachet)"
        if re.search(r"\b(?:mak\w+|yield\w*|enough|ergibt)\b", between, re.I):
            return "unsure"
        return "amount" if not word or _MORE.search(between) or _ASIDE.search(between) else "other"
    if _MORE.search(between) or _ASIDE.search(between):
        if (
            article
            and measure.unit is None
            and not re.search(r"(?:plus|\+|juice of|zest of)\s*$", between, re.I)
        ):
            return "other"  # "or a mix", "(a good one)"
        return "amount"
    if word:
        return "other"
    if re.search(r"\b(?:into|in|en|em|i)\s+(?:about\s+)?$", between, re.I):
        return "other"  # "cut in 4"
    return "unsure"


def _says_the_same(last: Amount, measure: Measure, between: str) -> bool:
    unit, first = measure.unit, last.first.unit
    nearest = last.ways[-1][-1].unit
    if unit is None:
        return last.first.unit is None and between.strip() in ("(", "[") and measure.low == last.first.low
    if not unit.measures:  # "4 tablespoons (½ stick / 57 g)", "340 g (1 package)"
        return bool(re.fullmatch(r"\s*[/=]\s*|\s*[(\[]\s*", between) and last.first.unit and not last.fixed)
    if last.fixed:
        return bool(
            first and first.kind in ("length",) if unit.kind == "length" else first and first.kind != "length"
        )
    if unit.kind == "length":
        return bool(first and first.kind == "length")
    if nearest and nearest.measures and re.fullmatch(r"\s*,\s*", between):
        inside = len(last.ways) > 1 and unit.kind != "length"  # "1 qt (32 oz, 946 ml)"
        return (inside or unit.kind == nearest.kind) and unit.system != nearest.system
    return bool(first is None or first.kind != "length")


def beside(between: str) -> bool:
    """Whether measures with this between them say the same twice: "1 cup (", " / ", " or "."""
    return bool(_BESIDE.fullmatch(between))


def is_joined(line: str, one: Measure, other: Measure) -> bool:
    """Whether two measures make one amount: "1 kg 200 g", "1 cup plus 2 tbsp"."""
    a, b = one.unit, other.unit
    if (
        not (a and b and a.size and b.size)
        or a.kind != b.kind
        or a.system != b.system
        or other.high is not None
    ):
        return False
    return a.size > b.size and one.high is None and bool(_JOIN.fullmatch(line[one.end : other.start]))
