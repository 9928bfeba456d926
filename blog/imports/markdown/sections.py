"""A body cut at its headings, of whatever level and mark. Pure.

A heading is `## Ingredients`, a line underlined, and, where the words say what is below, `**Ingredients**`,
`Zutaten:`, `INGREDIENTS` or an outline's `- Ingredients`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from recipes.quantities import parse
from recipes.text_areas import unmarked

from .lines import BOLD_LINE, BULLET, HEADING, NUMBERED, PHOTO, indent_of
from .section_words import Section as Words
from .section_words import bare, section_of

_PSEUDO = 7  # the level of a heading without hashes
_PLAIN = re.compile(r"^(?P<name>[^\W\d_][^:.!?|]{1,60}?)\s*(?P<colon>:?)$")
_PARTS = ("ingredients", "steps", "notes", "equipment", "nutrition")


@dataclass
class Section:
    """`kind`: "intro", "story" or one of section_words'. `plain`: its heading is no group's name."""

    heading: str
    line: int
    kind: str
    plain: bool = True
    aside: str = ""
    level: int = 0
    lines: list[tuple[int, str]] = field(default_factory=list)


def cut(body: str, first_line: int, title: str = "") -> tuple[str, list[Section]]:
    """The body's own title, and its sections. `title`: what the head says, whose repetition is no section."""
    rows = _headings(body.split("\n") if "\n" in body else body.splitlines())
    levels = [
        level for level, name, _line in rows if level and section_of(name).kind in ("ingredients", "steps")
    ]
    top = min(levels, default=2)
    sections = [Section("", first_line, "intro")]
    outer = sections[0]
    own = ""
    for number, (level, name, line) in enumerate(rows, first_line):
        now = sections[-1]
        if not level:
            now.lines.append((number, line))
            continue
        words = section_of(name)
        kind = words.kind or "story"
        if (
            kind == "story"
            and unmarked(name, steps=True)[1]
            and any(s.kind == "ingredients" for s in sections)
        ):
            kind = "steps"  # "## Step 1"
        if kind == "story" and not own and len(sections) == 1 and _is_title(level, name, title, top, levels):
            own = name
            continue
        if level <= top:
            sections.append(_made(name, number, kind, words, level))
            outer = sections[-1]
        elif words.plain and words.kind in (*_PARTS, "source") and words.kind != now.kind:
            sections.append(_made(name, number, kind, words, level))
            outer = outer if outer.kind not in ("intro", "story") else sections[-1]
        elif now is not outer and level <= now.level and outer.kind in _PARTS:
            sections.append(Section(name, number, outer.kind, False, "", level))
        elif level < _PSEUDO:
            now.lines.append((number, line))
        else:
            now.lines.append((number, line))
    if not any(section.kind in ("ingredients", "steps") for section in sections):
        sections = _unnamed(sections)
    if not own and not title:
        own = _first_line(sections[0])
    _by_content(sections)
    return own, sections


def _made(name: str, number: int, kind: str, words: Words, level: int) -> Section:
    return Section(name, number, kind, words.plain, words.aside, level)


def _is_title(level: int, name: str, title: str, top: int, levels: list[int]) -> bool:
    if title:
        return bare(name) == bare(title)
    return level == 1 or bool(levels and level < top)


def _headings(lines: list[str]) -> list[tuple[int, str, str]]:
    """Each line with its level (0: no heading) and its name."""
    rows: list[tuple[int, str, str]] = []
    kind, fence, skip, dedent = "", False, False, -1
    for at, line in enumerate(lines):
        after = lines[at + 1] if at + 1 < len(lines) else ""
        before = lines[at - 1] if at else ""
        words = line.strip()
        fence ^= words.startswith(("```", "~~~"))
        if skip or fence:
            rows.append((0, "", "" if skip else line))
            skip = False
            continue
        if dedent >= 0 and words and indent_of(line) <= dedent:
            dedent = -1
        if dedent >= 0 and words:
            line = line.expandtabs(4)[dedent + min(2, indent_of(line) - dedent) :]
        if heading := HEADING.match(line):
            name = heading[2].strip().strip("*").strip()
            kind = section_of(name).kind or kind
            rows.append((len(heading[1]), name, line) if name else (0, "", ""))
            continue
        if html := re.fullmatch(r"<h([1-6])\b[^>]*>(.*?)</h\1>", words, re.I):
            rows.append((int(html[1]), re.sub(r"<[^>]*>", "", html[2]).strip(), line))
            continue
        under = re.fullmatch(r"(=|-){3,}", after.strip())
        single = words and not before.strip() and not BULLET.match(line) and len(words) <= 80
        if under and single and not PHOTO.search(words) and not words.startswith(("|", ">", "!", "<")):
            rows.append((1 if under[1] == "=" else 2, words.strip("*"), line))
            kind, skip = section_of(words).kind or kind, True
            continue
        found = _pseudo(line, before, after, lines[at + 1 :], kind)
        if found:
            kind = section_of(found).kind
            if BULLET.match(line):
                dedent = indent_of(line)
            rows.append((_PSEUDO, found, line))
        else:
            rows.append((0, "", line))
    return rows


def _pseudo(line: str, before: str, after: str, below: list[str], kind: str) -> str:
    """The name of a heading without hashes, where its words say what is below; else ""."""
    words = line.strip()
    bold = BOLD_LINE.match(words)
    outline = BULLET.match(line)
    if outline and not (after.strip() and indent_of(after) > indent_of(line)):
        return ""
    plain = _PLAIN.match((outline["text"] if outline else words).strip("*_ "))
    name = bold["name"] if bold else plain["name"] if plain else ""
    if not name:
        return ""
    found = section_of(name)
    if not found.plain or found.kind not in _PARTS or found.kind == kind:
        return ""
    strong = bool(bold or outline or (plain and plain["colon"]) or name.isupper())
    if not strong and (found.kind not in ("ingredients", "steps", "notes") or before.strip()):
        return ""
    if found.kind == "notes" and kind == "steps":  # a note between two steps
        for each in below:
            number = NUMBERED.match(each)
            if HEADING.match(each):
                break
            if number and int(number["number"]) > 1:
                return ""
    return name


def _unnamed(sections: list[Section]) -> list[Section]:
    """Notes without headings: a list of amounts is the ingredients, what is below it the steps."""
    out: list[Section] = []
    for section in sections:
        rows = section.lines
        start = next((at for at, (_n, line) in enumerate(rows) if BULLET.match(line) or _amount(line)), None)
        if any(each.kind == "steps" for each in out) or start is None:
            out.append(section)
            continue
        end = start
        while end < len(rows) and rows[end][1].strip() and not NUMBERED.match(rows[end][1]):
            end += 1
        listed = [line for _number, line in rows[start:end]]
        if sum(map(_amount, listed)) * 2 < len(listed) or len(listed) < 2:
            out.append(section)
            continue
        section.lines = rows[:start]
        out += [section, Section("", rows[start][0], "ingredients", lines=rows[start:end])]
        if any(line.strip() for _number, line in rows[end:]):
            out.append(Section("", rows[end][0], "steps", lines=rows[end:]))
    return out


def _amount(line: str) -> bool:
    words = unmarked(line)[0]
    return bool(words) and not NUMBERED.match(line) and len(words) < 90 and parse(words).low is not None


def _first_line(intro: Section) -> str:
    """The title that a plain note begins with: a short line alone."""
    for at, (_number, line) in enumerate(intro.lines):
        words = line.strip()
        if not words or PHOTO.fullmatch(words):
            continue
        after = intro.lines[at + 1][1].strip() if at + 1 < len(intro.lines) else ""
        bold = BOLD_LINE.match(words)
        name = bold["name"] if bold else words
        if after or len(name) > 70 or name[-1] in ".:;,!?" or BULLET.match(line) or not name[0].isalnum():
            return ""
        del intro.lines[at]
        return name
    return ""


def _by_content(sections: list[Section]) -> None:
    """A heading that says nothing: a list before the directions, a numbered list after them."""
    if not any(section.kind == "ingredients" for section in sections):
        return
    seen: set[str] = set()
    for section in sections:
        words = [line for _number, line in section.lines if line.strip()]
        if section.kind == "story" and "ingredients" in seen and words:
            if "steps" not in seen and all(map(BULLET.match, words)):
                section.kind, section.plain = "ingredients", False  # "## Spice Blend"
            elif all(map(NUMBERED.match, words)):
                section.kind, section.plain = "steps", False  # "## Serving"
        seen.add(section.kind)
