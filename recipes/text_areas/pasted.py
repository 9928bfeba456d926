"""What comes along with pasted lines: bullets, tick boxes, numbers, HTML, entities, and headings of many kinds. Pure."""

from __future__ import annotations

import html
import re

from recipes.quantities import parse

EDGE = " \t\r\n"  # not the no-break space: it was typed
_SIGNS = "•◦▪‣·∙‧●○■□▫▢►▸➤➢❖◆◇⁃✓✔☐☑☒\ue000-\uf8ff"  # the last range is what Word's symbol fonts leave
_BULLET = re.compile(rf"^(?:[{_SIGNS}]\ufe0f?\s*|[*+–—-]\s+|[–—-](?=[^\W\d_])|o\t\s*)")
_BOX = re.compile(r"^\[[ xX✓✔\u00a0]?\]\s+")
_STEP_WORD = r"(?:step|schritt|étape|etape|paso|passo|stap)"
# Among ingredients "2 - Large eggs" and "(2) 14-oz cans" are amounts.
_STEP_NUMBER = re.compile(r"^(?:(\d{1,2})\s?[-–]\s+(?=[A-ZÀ-Þ])|\((\d{1,2})\)\s+)")
_NAMED = {
    word: number
    for number, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight"), 1)
}
_COUNT = rf"(\d{{1,2}}|{'|'.join(_NAMED)})"
_NUMBER = re.compile(
    rf"^(?:(\d{{1,2}})[.):](?:\s+|(?=[^\W\d]|[*_(\"“«¿¡]))|{_STEP_WORD}\s+#?{_COUNT}\s*(?:[.):]\s*|[-–—]\s+|\s(?=(?-i:[A-ZÄÖÜÉ]))))",
    re.I,
)
_CIRCLED = re.compile(r"^(?:([①-⑳])|([❶-❿])|(\d)\ufe0f?\u20e3)\s*")
_NUMBER_ALONE = re.compile(rf"^(?:(\d{{1,2}})[.)]|{_STEP_WORD}\s+#?{_COUNT}\s*[.:)]?)$", re.I)

_HASHES = re.compile(r"^(#{1,6})(?:\s+(.*?)|(?<=##)([^\s#].*)|)$")
_BOLD = re.compile(r"^(?:\*\*|__)\s*([^*_]+?)\s*[:：]?\s*(?:\*\*|__)\s*[:：]?$")
_COLON = re.compile(r"^([^\W\d_][^:：]{0,59}?)\s?[:：]$")
_FOR = re.compile(
    r"^(?:for|für|pour|para|per|voor)\s+(?:the|den|die|das|le|la|les|el|los|las|il|lo|l['’]|o|a|de|het)\b",
    re.I,
)
_BARE_NUMBER = re.compile(r"^\d{1,2}$")
_DASHED = re.compile(r"^[-—]\s")
_SENTENCE = re.compile(r"[.;!?]")

_TAG = r"(?:ul|ol|li|p|div|section|br|h[1-6]|table|tbody|tr|td)"
_OPENS_WITH_HTML = re.compile(rf"^(?:</?(?:{_TAG}|strong|b|em|i|span)\b[^<>]*>|<!--)", re.I)
_CLOSES_WITH_HTML = re.compile(rf"(?:\s*(?:</{_TAG}>|<br\s*/?>))+$", re.I)
_HEADING_TAG = re.compile(r"<h([1-6])\b[^<>]*>(.*?)</h\1>", re.I | re.S)
_LINK_TAG = re.compile(r"<a\b[^<>]*?href=[\"']([^\"'<>\s]*)[\"'][^<>]*>(.*?)</a>", re.I | re.S)
_BOLD_ALONE = re.compile(r"^\s*<(strong|b)\b[^<>]*>(.*?)</\1>\s*:?\s*$", re.I | re.S)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.I)
_MARKDOWN_KEEPS = frozenset("<>&")


def unmarked(line: str, *, steps: bool = False) -> tuple[str, int | None]:
    """The line without a pasted bullet, box or number, and that number; a number alone leaves no words."""
    line = line.strip(EDGE)
    if alone := _NUMBER_ALONE.match(line):
        return "", _value(alone[1] or alone[2])
    bullet = _BULLET.match(line)
    rest = line[bullet.end() :].strip(EDGE) if bullet else line
    if not line.startswith("— ") and (box := _BOX.match(rest)):
        return rest[box.end() :].strip(EDGE), None
    if bullet:
        return rest, None
    if number := _NUMBER.match(line) or (_STEP_NUMBER.match(line) if steps else None):
        return line[number.end() :].strip(EDGE), _value(number[1] or number[2])
    if circled := _CIRCLED.match(line):
        first = next(number for number in (1, 2, 3) if circled[number])
        value = int(circled[3]) if first == 3 else ord(circled[first]) - (0x245F if first == 1 else 0x2775)
        return line[circled.end() :].strip(EDGE), value
    return line, None


def _value(digits: str) -> int:
    return _NAMED.get(digits.lower()) or int(digits)


def heading(line: str) -> tuple[int, str] | None:
    """The level and name of a line of hashes: "## Sauce" -> (2, "Sauce")."""
    found = _HASHES.match(line)
    if not found or (found[1] == "#" and not found[2]):
        return None
    return len(found[1]), (found[2] or found[3] or "").strip()


def title(line: str, following: str, *, steps: bool) -> str:
    """The name of a group that a line announces in another way, "For the dough:" or "**Dough**"; "" for an entry.

    `following` is the line below, without which nothing is announced.
    """
    if not following or heading(following) or _announces(following, steps):
        return ""
    name = _announces(line, steps)
    if name or steps or not _FOR.match(line) or len(line.split()) > 5 or re.search(r"[\d,:]", line):
        return name
    # "For the dough", and an amount below
    return line if parse(unmarked(following)[0]).low is not None else ""


def _announces(line: str, steps: bool) -> str:
    found = _BOLD.match(line) or _COLON.match(line)
    if not found or _SENTENCE.search(found[1]) or not found[1][0].isalpha():
        return ""
    name = found[1]
    if unmarked(name)[0] != name:  # "**Step 1**"
        return ""
    if found.re is _COLON:
        short = len(name.split()) <= (3 if steps else 8)
        if not (short or _FOR.match(name)) or "," in name or parse(name).low is not None:
            return ""
    return name


def bold_step(line: str) -> tuple[str, int | None] | None:
    """ "**Step 2: Fry**" -> ("Fry", 2): the name of the step below, and its number."""
    found = _BOLD.match(line)
    words, number = unmarked(found[1]) if found else ("", None)
    return (words, number) if number else None


def lines_of(text: str, *, markdown: bool) -> list[str]:
    """The lines of a text area, HTML's list items and paragraphs each on one, entities as their letters.

    What `markdown` reads itself ("&lt;") stays in it. A line behind a dash is as it was typed.
    """
    found: list[str] = []
    for raw in text.splitlines():
        line = raw.strip(EDGE)
        if not line.startswith(("- ", "— ")):
            pieces = _without_html(line, markdown).splitlines()
            found += [_unescaped(piece.strip(EDGE), markdown) for piece in pieces]
        else:
            found.append(_unescaped(line, markdown))
    return [line for line in found if line]


def _without_html(line: str, markdown: bool) -> str:
    if not _OPENS_WITH_HTML.match(line):
        return _CLOSES_WITH_HTML.sub("", line)
    line = re.sub(r"<!--.*?-->", "", line)
    line = _HEADING_TAG.sub(lambda match: f"\n## {_plain(match[2])}\n", line)
    line = _LINK_TAG.sub(r"[\2](\1)", line)
    pieces = re.split(rf"</?{_TAG}\b[^<>]*>", line, flags=re.I)
    return "\n".join(_inline(piece, markdown) for piece in pieces)


def _inline(piece: str, markdown: bool) -> str:
    if alone := _BOLD_ALONE.match(piece):
        return f"**{_plain(alone[2])}**"
    if markdown:
        piece = re.sub(r"</?(?:strong|b)\b[^<>]*>", "**", piece, flags=re.I)
        piece = re.sub(r"</?(?:em|i)\b[^<>]*>", "*", piece, flags=re.I)
    return _plain(piece)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"</?[a-z][^<>]*>", "", text, flags=re.I).split(" ")).strip()


def _unescaped(line: str, markdown: bool) -> str:
    def letter(match: re.Match[str]) -> str:
        found = html.unescape(match[0])
        if (markdown and found in _MARKDOWN_KEEPS) or (not found.isprintable() and found != "\u00a0"):
            return match[0]
        return found

    return _ENTITY.sub(letter, line)


def guarded(line: str, *, markdown: bool) -> str:
    """The line so that reading it gives it back: behind a bullet where it would be taken for something else."""
    if not markdown:
        line = _ENTITY.sub(lambda match: "&amp;" + match[0][1:], line)
    marks = [mark.match(line) for mark in (_HASHES, _BOLD, _COLON, _FOR, _BARE_NUMBER, _DASHED)]
    if unmarked(line, steps=markdown)[0] == line and not any(marks) and _without_html(line, markdown) == line:
        return line
    return f"- {line}" if unmarked(f"- {line}")[0] == line else f"— {line}"
