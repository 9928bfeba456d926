"""The name of the food in an ingredient line, apart from its size, its preparation and what else could be taken."""

from __future__ import annotations

import re

_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")  # Markdown
BRACKET = re.compile(r"(?<!\])\((?:[^()]|\([^()]*\))*\)|(?<!\])\([^()]*$|\[[^\[\]]*\](?!\()")
_EDGES = " \t\u00a0:;,-–—|/*_+"
_SIZES = (
    r"(?:(?:very|extra|fairly|nice|good)[\s-]+)?(?:large|small|medium(?:[\s-]sized)?|big|tiny|jumbo|heaped|heaping|level|"
    r"rounded|scant|generous|medium[\s-]large|x-large|xl)"
)
_DONE = (
    r"(?:chopped|diced|minced|sliced|grated|shredded|crushed|peeled|cubed|melted|softened|toasted|beaten|halved|quartered|"
    r"trimmed|rinsed|drained|packed|squeezed|deseeded|seeded|cored|pitted|stoned|juiced|zested|julienned|crumbled|torn|"
    r"mashed|thawed|cooled|warmed|washed|scrubbed|deveined|shelled|shucked|hulled|snipped|trimmed|picked|slivered|flaked)"
)
_HOW = r"(?:finely|roughly|coarsely|thinly|thickly|freshly|lightly|firmly|loosely|well|very|fine|coarse|thin|tightly)"
_PREPARED = rf"(?:{_HOW}[\s-]+)*{_DONE}"
_KIND = (
    r"(?:boneless|skinless|skin[\s-]on|bone[\s-]in|skin[\s-]off|ripe|fresh|lean|raw|cooked|cold|warm|hot|frozen|dried|dry|"
    r"unsalted|salted|seedless|organic|free[\s-]range|thick|thin|long|short|firm|soft|young|baby|plain|sweet|dark|light|"
    r"pre-cooked|uncooked|unpeeled|thick[\s-]cut|center[\s-]cut|smoked|unsweetened|whole|strong|good(?:[\s-]quality)?|"
    r"low[\s-]\w+|reduced[\s-]\w+|full[\s-]fat|\w+less|\w+-free|\w+ed|golden|broken|day[\s-]old)"
)
# "Boneless, skinless chicken": what stands before the comma only says of what kind the food is.
_QUALIFIERS = re.compile(
    rf"(?:(?:{_SIZES}|{_PREPARED}|{_KIND})(?:\s+(?:and|&)\s+|\s*,\s*|\s+))*(?:{_SIZES}|{_PREPARED}|{_KIND})",
    re.I,
)
_LEADING = re.compile(
    rf"(?:{_SIZES}|{_PREPARED})(?:\s*,\s*(?:{_SIZES}|{_PREPARED}))*(?:\s+(?:and|&)\s+{_PREPARED})?\s*,?\s+(?=\w)",
    re.I,
)
_LEADING_EACH = re.compile(
    r"^(?:(?:of\s+)?each(?:\s+of)?\b|je\b|jeweils\b|de chaque\b|de cada(?: un[oa]?)?\b|di ciascun[oa]\b|van elk\b)\s*:?\s*",
    re.I,
)


def name_and_note(words: str, brackets: str, otherwise: str = "") -> tuple[str, str]:
    """The item and the note of a line.

    `words` is what of it is no amount, before any other choice ("or 1 tsp dried", which is `otherwise`);
    `brackets` is what stands aside in brackets.
    """
    words = _LINK.sub(r"\1", words).strip(_EDGES + ".")
    notes: list[str] = []
    if each := _LEADING_EACH.match(words):
        notes.append("each")
        words = words[each.end() :].strip(_EDGES)
        item, after = words, ""  # "1 cup each: blueberries, raspberries"
    else:
        item, after = _parted(words, notes)
    notes += [bracket.strip("()[] \u00a0") for bracket in BRACKET.findall(brackets)]
    notes.append(
        f"{after.rstrip()} {otherwise.lstrip()}".strip(_EDGES) if after.strip() else otherwise.strip(_EDGES)
    )
    item = " ".join(re.sub(r"\([^()]*\)?", " ", item).split()).strip(_EDGES + ")")
    item = re.sub(
        r"^(?:(?:of|de|di|van|del(?:la)?)\s+|d['’](?:une?\s+)?)*(?:(?:an?|the)\s+)?(?=\w)",
        "",
        item,
        flags=re.I,
    )
    return item, ", ".join(note for note in notes if note)


def _parted_at_mark(words: str) -> tuple[str, str, str]:
    """What stands before and after the first comma or dash."""
    mark = re.search(r",|\s[-–—]\s", words)
    return (words[: mark.start()], mark[0], words[mark.end() :]) if mark else (words, "", "")


def _parted(words: str, notes: list[str]) -> tuple[str, str]:
    """The food, and what follows its first comma; sizes and preparations before it go to the notes."""
    item, _mark, after = _parted_at_mark(words)
    while after and _QUALIFIERS.fullmatch(item.strip()):
        following, _comma, rest = after.partition(",")
        food = following.strip()
        if not food or (_QUALIFIERS.fullmatch(food) and not rest.strip()):
            break
        if _QUALIFIERS.fullmatch(food):
            item, after = f"{item},{following}", rest
            continue
        kind = re.match(rf"(?:(?:{_KIND}|{_PREPARED})\s+)*", food, re.I)
        cut = kind.end() if kind and kind.end() < len(food) else 0
        notes.append(f"{item.strip()}, {food[:cut].strip()}".strip(", "))
        item, after = food[cut:], rest
        break
    if leading := _LEADING.match(item.lstrip()):
        bare = item.lstrip()
        notes.append(leading[0].strip(" ,"))
        item = bare[leading.end() :]
    return item, after
