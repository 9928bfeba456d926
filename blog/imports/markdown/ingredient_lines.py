"""The lines under "Ingredients" -> groups of lines: bullets, tick boxes, tables or bare lines. Pure."""

from __future__ import annotations

import re

from blog.imports.values import RecipeText
from recipes.quantities import parse
from recipes.text_areas import Entry, Group

from . import facts
from .lines import BOLD_LINE, BULLET, COLON_LINE, HEADING, NUMBERED, PHOTO, TABLE_RULE, cells, indent_of
from .sections import Section

_HEAD_CELLS = re.compile(
    r"^(?:\W*|amount|quantity|qty|menge|quantite|cantidad|quantita|unit|einheit|ingredients?|item|zutat(?:en)?|ingredientes?|ingredienti|name|notes?)$",
    re.I,
)

_SENTENCE = re.compile(r"\b(?:is|are|was|ist|sind|est|sont|es|son|è|sono)\b", re.I)


def ingredients(section: Section, out: RecipeText, story: list[str]) -> None:
    """Adds the groups to `out`; paragraphs become notes, photos go to `story`."""
    groups: list[tuple[str, list[Entry]]] = [("" if section.plain else section.heading.strip("*: "), [])]
    around: list[str] = []
    rows = section.lines
    listed = any(BULLET.match(line) or NUMBERED.match(line) or _is_row(line) for _number, line in rows)
    inside, nested = False, -1
    for at, (_number, line) in enumerate(rows):
        words = line.strip()
        after = next((each for _n, each in rows[at + 1 :] if each.strip()), "")
        item = BULLET.match(line) or NUMBERED.match(line)
        if heading := HEADING.match(line):
            groups.append((heading[2].strip("*: "), []))
            inside, nested = False, -1
        elif item:
            text = item["text"].strip()
            if 0 <= indent_of(line) <= nested:
                groups.append(("", []))
                nested = -1
            name = _group_of(text, after, indent_of(after) > indent_of(line), bullet=True)
            if name:
                groups.append((name, []))
                nested = indent_of(line) if indent_of(after) > indent_of(line) else -1
            else:
                groups[-1][1].append(Entry(text))
            inside = not name
        elif _is_row(line):
            if not TABLE_RULE.match(line) and not all(map(_HEAD_CELLS.match, cells(line))):
                groups[-1][1].append(Entry(" ".join(filter(None, cells(line)))))
            inside = False
        elif name := _group_of(words, after, False, bullet=False):
            groups.append((name, []))
            inside, nested = False, -1
        elif not words:
            inside = False
            around.append("")
        elif PHOTO.fullmatch(words):
            story.append(words)
        elif inside:
            last = groups[-1][1].pop()
            groups[-1][1].append(Entry(f"{last.text} {words}"))
        elif (found := facts.sure(words)) and all(each not in out.facts for each, _value in found):
            out.facts |= dict(found)
        elif not listed:
            groups[-1][1].append(Entry(words))
        else:
            around.append(words)
    out.ingredients += [Group(group, tuple(entries)) for group, entries in groups if entries]
    out.notes += [
        " ".join(part.split("\n")).strip() for part in re.split(r"\n\s*\n", "\n".join(around)) if part.strip()
    ]


def _is_row(line: str) -> bool:
    return line.strip().startswith("|") or bool(TABLE_RULE.match(line) and "|" in line)


def _group_of(words: str, after: str, deeper: bool, *, bullet: bool) -> str:
    """The name of the group that a line opens: bold, with a colon at its end, or over a nested list."""
    if not after or HEADING.match(after):
        return ""
    name = ""
    if bold := BOLD_LINE.match(words):
        name = bold["name"].strip()
        if words.count("*") == 2 and bullet and not deeper:  # "- *salt*"
            return ""
    elif (colon := COLON_LINE.match(words.strip("*_"))) and not _SENTENCE.search(words):
        name = colon["name"].strip("*_ ")
    elif bullet and deeper and len(words) < 60:
        name = words
    return "" if not name or (parse(name).low is not None and bullet) else name
