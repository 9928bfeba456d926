"""Which measures of an ingredient line say how large each thing is: "2 x 400 g", "1 (14 oz) can", "9-inch pie crust"."""

from __future__ import annotations

import re

from .measures import unit_at
from .units import Unit, lookup
from .values import Amount, Measure

APPROX = (
    r"(?:[~≈±]|about|around|approx(?:imately|\.)?|appr\.?|ca\.?|circa|roughly|at least|up to|nearly|almost|"
    r"(?:just )?(?:over|under)|another|an additional|additional|maybe|close to|max\.?|min\.?|etwa|ungefähr|rund|gut|knapp|"
    r"environ|env\.?|unos|unas|aproximadamente|aprox\.?|cerca de|più o meno|ongeveer|omkring|cirka)"
)
_PER = re.compile(
    rf"\b(?:per|every|weigh\w*|pro|jeweils|à|je|cada|chaque|ciascun[oa]|elk)\s+(?:of\s+)?(?:{APPROX}\s*)*$",
    re.I,
)
EACH_BEFORE = re.compile(rf"\b(?:each)\s+(?:{APPROX}\s*)*$", re.I)
EACH_AFTER = re.compile(
    r"(?:\s+[^\W\d_]+\b){0,2}\s*\)?,?\s*(?:each|apiece|a piece|chacune?s?|cada (?:un|uno|una)|ciascun[oa]|l['’]un[oa]|elk|styck|pr\.?\s+stk)\b(?!\s*:)|"
    r"[^,;()]{0,40}\s(?:per|pro)\s(?!cent|dolci|il\b|l[aoe]\b|gli\b|i\b|un[ao]?\b|friggere|ungere|decorare|guarnire|servire|condire|pane|pizza|torte)|\s*/\s?(?:serving|person|piece|each)\b",
    re.I,
)
# "2 Dosen à 400 g", "2 boîtes de 400 g", "2 scatole da 400 g", "2 blikken van 400 g": after a count, the size of each.
_OF_SIZE = re.compile(
    rf"\b(?:à|á|a|je|zu|jeweils|de|da|di|van|på|of|at|from|mit|with|con|com|met|med|weighing|each)\s+(?:{APPROX}\s*)*$",
    re.I,
)
OPENS = re.compile(rf"(?:\s+(?:(?:very\s+)?(?:large|small|medium|big|whole|fat|thick|regular|standard|jumbo)))?\s*,?\s*-?\s*[(\[]?\s*(?:{APPROX}\s*)*", re.I)  # fmt: skip
ADJECTIVES = re.compile(r"\s+[^\W\d_][\w-]*(?:\s+[^\W\d_][\w-]*)?\s*\(")
_BOX_ASIDE = re.compile(rf"(?:[^(\[,]*[(\[,]|\s)\s*(?:{APPROX}\s*)*", re.I)
_CONTAINER = re.compile(r"\s*[)\]]?\s*-?\s*(?:(?:large|small|medium|regular)\s+)?([^\W\d_]+)")
_THING = re.compile(
    r"\s*(?:-?thick\s+)?(?:[\w’'-]+,?\s+){0,4}?(?:pie|crusts?|tortillas?|pizza|bases?|cake|shells?|wrappers?|sheets?|skewers?|rounds?|"
    r"baguettes?|flatbreads?|naan|pastry)\b",
    re.I,
)
_WHOLE_ANIMAL = re.compile(
    r"\s*(?:[\w’'-]+,?\s+){0,3}?(?:chicken|turkey|duck|goose|hen|fryer|capon|pumpkin|lobster|squash|cauliflower)\b"
    r"(?!\s+(?:breasts?|thighs?|wings?|legs?|pieces?|parts?|fillets?|meat|strips|mince|drumsticks?|tenders|stock|livers?))",
    re.I,
)
_LENGTH_OF = re.compile(
    r"\s*(?:\w+\s+){0,2}?(?:piece|knob|chunk|stick|length|strip|thumb|stem|stalk|root|segment|slice|hunk|nub|cube)s?\b|"
    r"\s*(?:of\s+|fresh\s+|peeled\s+|frischer?\s+)*(?:ginger|galangal|turmeric|cinnamon|leek|daikon|horseradish|lemongrass|kombu|"
    r"ingwer|gingembre|jengibre|zenzero|gengibre|gember|ingefära|ingefær|lauch|zimt\w*|kurkuma)",
    re.I,
)


def is_size(line: str, last: Amount, size: Measure) -> bool:
    """Whether `size` tells how large each is: "1 (14 oz) can", "2 14-ounce cans", "1 (3 lb) hen", "2 Dosen à 400 g"."""
    if not size.unit or size.unit.kind not in ("volume", "mass", "length") or last.fixed:
        return False
    count = last.first
    between = line[last.end : size.start]
    if count.unit is None or count.kind == "whole" or (count.kind == "loose" and count.unit.name == "piece"):
        named = re.search(r"[^\W\d_]", between) and not re.search(r"\b(?:plus|and|or)\b", between)
        if _OF_SIZE.search(between) and size.kind != "length":
            return bool(named)
    if count.unit is None:
        if len(last.ways) > 1:
            return False
        if ADJECTIVES.fullmatch(between) and line.startswith(")", size.end):
            box = container_after(line, size.end)  # "1 extra-large (28 oz) can"
            if box and box[0].kind == "container":
                return True
        after = unit_at(line, size.end + line.startswith(")", size.end))
        if re.fullmatch(r"[^(\[]*[(\[,]\s*" + f"(?:{APPROX}\\s*)*", between, re.I) and _WHOLE_ANIMAL.match(
            line, last.end
        ):
            return size.kind == "mass"  # "1 turkey, 12 lb"
        return not (after and after.measures) and bool(OPENS.fullmatch(between))
    if is_part_of_a_box(last, size):
        return False
    if count.kind == "container" and size.unit.name not in ("tsp", "tbsp", "cup"):
        return bool(_BOX_ASIDE.fullmatch(between) or (_OF_SIZE.search(between) and "(" not in between))
    return False


def is_part_of_a_box(last: Amount, size: Measure) -> bool:
    """Whether less than one can or the like is followed by a weight."""
    return last.first.kind == "container" and last.first.low < 1 and size.kind == "mass"


def container_after(line: str, at: int) -> tuple[Unit, int, int] | None:
    """The household unit that stands here, and where its word starts and ends: ") cans" -> can."""
    match = _CONTAINER.match(line, at)
    unit = lookup(match[1]) if match else None
    return (unit, match.start(1), match.end()) if match and unit and not unit.measures else None


def is_size_of_one(line: str, size: Measure, end: int) -> bool:
    """Whether this measure without a number before it is the size of one thing: "400g tin", "9-inch pie crust"."""
    if size.unit is None or not size.unit.measures or line[size.start].isalpha():
        return False
    if size.kind == "length":
        return not _LENGTH_OF.match(line, end) and (size.hyphened or bool(_THING.match(line, end)))
    box = container_after(line, end)
    if box and (box[0].kind == "container" or box[0].name in ("sheet", "loaf", "ball")):
        return True
    return size.hyphened and size.kind == "mass" and bool(_WHOLE_ANIMAL.match(line, end))


def is_depth(line: str, measure: Measure) -> bool:
    """Whether a length stands aside in brackets: "oil (1 inch deep)"."""
    before = line[: measure.start]
    return measure.kind == "length" and before.count("(") > before.count(")")


def is_each(line: str, measure: Measure) -> bool:
    """Whether the measure says how much for each: "4 g per sausage", "weighing 2 kg"."""
    before = line[: measure.start]
    return bool(_PER.search(before) or EACH_BEFORE.search(before) or EACH_AFTER.match(line, measure.end))
