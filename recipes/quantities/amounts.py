"""What the measures of an ingredient line are to each other: amounts, sums, the same again, the size of each.

`read_amounts(line)` gives the line's amounts in order. What is not wholly understood is told, so that nothing of
such a line scales.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from .measures import measures
from .numbers import TRAILING_HALF
from .other_numbers import NUMBER_LEFT
from .plurals import agree_noun, is_plural
from .relations import leads, relation
from .sizes import ADJECTIVES, OPENS, container_after, is_size_of_one
from .values import Amount, Measure, Number

_ACROSS = re.compile(r"\d\D*[x×]|\bby\b")
# "An egg or two", "une gousse ou deux": more than one, though the second number stands without its noun.
_OR_TWO = re.compile(
    r"(?:\s+[^\W\d_][\w-]*){1,2}\s+(?:or|oder|ou|o|of)\s+(?:two|three|zwei|drei|deux|trois|dos|tres|due|tre|dois|duas|três|twee|drie)\b",
    re.I,
)
_ARTICLE = re.compile(r"\W*(?:an?|one|eine?|une?|una?|uma?|een)(?=\s)", re.I)
_FROM_TO = re.compile(r"([2-9])\s?[/⁄]\s?([3-9])")
_WEIGHING = re.compile(r"\bweigh\w*\b", re.I)
# "Taza y media de harina": an amount, though no number starts it.
_UNCOUNTED_HALF = re.compile(rf"\W*[^\W\d_]+{TRAILING_HALF.pattern}", re.I)


def read_amounts(line: str, others: list[tuple[int, int]]) -> tuple[list[Amount], bool]:
    """The amounts of the line, and whether every number in it is understood; `others` are those of no amount."""
    found = [m for m in measures(line) if not any(start < m.end and m.start < end for start, end in others)]
    amounts, sure = _related(line, found)
    amounts = _counted(line, amounts)
    if not amounts and _UNCOUNTED_HALF.match(line):
        sure = False
    article = _ARTICLE.match(line)
    if article and _OR_TWO.match(line, article.end()) and not _is_read_whole(amounts):
        sure = False
    if not amounts and others and leads(line, others[0][0]) and _ACROSS.search(line, *others[0]):
        sure = False  # "10 cm x 5 cm piece of pork"
    known = sorted([*others, *((m.start, m.end) for a in amounts for way in a.ways for m in way)])
    edges = [(0, 0), *known, (len(line), len(line))]
    gaps = (line[one[1] : max(one[1], other[0])] for one, other in pairwise(edges))
    return amounts, sure and not any(NUMBER_LEFT.search(gap) for gap in gaps)


def _is_read_whole(amounts: list[Amount]) -> bool:
    """Whether "a cup or two" is two amounts that scale alike."""
    return len(amounts) > 1 and amounts[0].first.unit is not None and not amounts[1].fixed


def _is_half_read(line: str, measure: Measure, further: bool) -> bool:
    """Whether a number may mean something else than it says: "5/6 bay leaves" (five or six), "a bottle (33c)", "(12x)"."""
    number = measure.numbers[0]
    typed = line[number.start : number.end]
    slashed = _FROM_TO.fullmatch(typed)
    if measure.unit is None:
        if slashed and int(slashed[2]) == int(slashed[1]) + 1:
            word = re.match(
                r"\s*(?:(?:large|small|medium|big|ripe|fresh|dried)\s+)*([^\W\d_]+)", line[measure.end :]
            )
            several = word and (is_plural(word[1]) or agree_noun(word[1], many=False) != word[1])
            return int(slashed[2]) > 4 or bool(several)
        glued = (
            further
            and line[number.end : measure.end].lower() in ("x", "×")
            and line[measure.end : measure.end + 1] in (")", "]")
        )
        return glued or bool(re.match(r"[^\W\d_]", line[measure.end :]))
    form = line[measure.unit_start : measure.unit_end]
    return form == "c" and measure.unit_start == number.end and number.value > 12  # cl?


def _related(line: str, found: list[Measure]) -> tuple[list[Amount], bool]:
    amounts: list[Amount] = []
    sure = True
    for measure in found:
        last = amounts[-1] if amounts else None
        stands = relation(line, measure, amounts)
        sure = sure and measure.sure and not _is_half_read(line, measure, bool(amounts))
        if stands == "joined" and last:
            amounts[-1] = replace(last, ways=(*last.ways[:-1], (*last.ways[-1], measure)))
        elif stands == "same" and last:
            amounts[-1] = replace(last, ways=(*last.ways, (measure,)))
        elif stands in ("amount", "size"):
            amounts.append(Amount(((measure,),), fixed=stands == "size"))
        elif stands == "unsure":
            sure = False
    if amounts and all(amount.fixed for amount in amounts) and _WEIGHING.search(line, 0, amounts[0].start):
        sure = False  # "a chicken weighing 2 kg": one, but no number says so
    if len(amounts) > 1 and amounts[0].fixed and amounts[0].first.kind != "length":
        sure = sure and all(amount.fixed for amount in amounts)  # "1 egg per 500 g, plus 3 for the breading"
    return amounts, sure


def _counted(line: str, amounts: list[Amount]) -> list[Amount]:
    """The amounts, with the boxes that a number before their size counts, and the "1" that no one typed."""
    out: list[Amount] = []
    for index, amount in enumerate(amounts):
        if (
            amount.fixed
            and out
            and out[-1].first.unit is None
            and not out[-1].fixed
            and _adjoins(line, out[-1], amount)
        ):
            box = container_after(line, amount.end)
            if (
                box
                and box[0].kind != "container"
                and out[-1].first.low > 1
                and not is_plural(line[box[1] : box[2]])
            ):
                box = None  # "2 (9-inch) round cake layers"
            if box and not out[-1].box:
                out[-1] = replace(out[-1], box=box[0], box_start=box[1], box_end=box[2])
        elif not index and not amount.fixed and _is_one_thing(line, amount):
            one = Measure(amount.start, amount.start, (Number(amount.start, amount.start, Fraction(1)),))
            counted = Amount(((one,),))
            if box := container_after(line, amount.end):
                counted = replace(counted, box=box[0], box_start=box[1], box_end=box[2])
            out.append(counted)
            amount = replace(amount, fixed=True)
        out.append(amount)
    return out


def _adjoins(line: str, count: Amount, size: Amount) -> bool:
    """Whether the size stands right behind the number: "1 large (28-ounce)", "2 x 400 g"."""
    between = line[count.end : size.start]
    return bool(OPENS.fullmatch(between) or ADJECTIVES.fullmatch(between))


def _is_one_thing(line: str, amount: Amount) -> bool:
    """Whether a size stands alone for one thing of that size: "400g tin tomatoes", "9-inch pie crust"."""
    return leads(line, amount.start) and is_size_of_one(line, amount.first, amount.end)
