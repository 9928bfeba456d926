"""The body of a recipe's Markdown file -> story, ingredients, steps, notes. Pure.

Sections are told by their `## heading`; what has no home in the card stays in the story, in its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from recipes.text_areas import Entry, Group

from . import facts
from .front_matter import Problem

_Open = list[tuple[str, list[Entry]]]  # groups still being read: a name, its entries

PHOTO = re.compile(r'!\[(?P<alt>[^\]]*)\]\((?P<path>[^)\s]+)(?:\s+"(?P<caption>[^"]*)")?\s*\)')
LINK = re.compile(r"(?<!!)\[(?P<words>[^\]]+)\]\((?P<target>[^)\s]+)\)")
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)[\s#]*$")
_BULLET = re.compile(r"^\s*[-*+]\s+(?P<text>\S.*)$")
_NUMBERED = re.compile(r"^ {0,3}(?P<number>\d{1,3})[.)]\s+(?P<text>\S.*)$")
_BOLD_LINE = re.compile(r"^(?:\*\*|__)(?P<name>[^*_]+?):?(?:\*\*|__):?$")
_KINDS = (
    ("ingredients", re.compile(r"ingredient", re.I)),
    ("equipment", re.compile(r"equipment|utensil|tools", re.I)),
    ("steps", re.compile(r"direction|instruction|^(?:preparation|method|steps?)$", re.I)),
    ("notes", re.compile(r"^(?:notes?|tips?|hints?)\b", re.I)),
    ("intro", re.compile(r"^(?:description|introduction|about)$", re.I)),
)
_PLAIN_STEPS = re.compile(r"^(?:directions?|instructions?|preparation|method|steps?)$", re.I)


@dataclass(frozen=True)
class FoundPhoto:
    """A photo named in the text: its path as typed, and the words with it."""

    path: str
    alt: str
    caption: str
    line: int


@dataclass
class RecipeText:
    """What a body says. Story and steps still hold photo markers `![alt](path)` as typed."""

    before: str = ""  # Markdown over the card
    after: str = ""  # Markdown under it
    ingredients: list[Group] = field(default_factory=list)
    steps: list[Group] = field(default_factory=list)  # a photo's path stands in Entry.photo_slug
    notes: list[str] = field(default_factory=list)
    equipment: list[str] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    photos: list[FoundPhoto] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    subheadings: int = 0  # `###` in the file


@dataclass
class _Section:
    heading: str
    line: int
    kind: str
    lines: list[tuple[int, str]] = field(default_factory=list)


def read(body: str, first_line: int = 1) -> RecipeText:
    """`first_line`: the number that the body's first line has in its file."""
    out = RecipeText()
    for number, line in enumerate(body.splitlines(), first_line):
        out.subheadings += line.startswith("### ")
        out.photos += [
            FoundPhoto(m["path"], m["alt"].strip(), m["caption"] or "", number) for m in PHOTO.finditer(line)
        ]
    before: list[str] = []
    after: list[str] = []
    for section in _sections(body, first_line):
        story = after if out.ingredients or out.steps else before
        if section.kind == "intro":
            story.append(_intro(section, out))
        elif section.kind == "ingredients":
            _ingredients(section, out, story)
        elif section.kind == "steps":
            _steps(section, out, after)
        elif section.kind == "notes":
            out.notes += _items(section.lines)
        elif section.kind == "equipment":
            out.equipment += _items(section.lines)
        else:
            story.append(
                f"## {section.heading}\n\n" + "\n".join(line for _number, line in section.lines).strip()
            )
    out.before = "\n\n".join(filter(None, before))
    out.after = "\n\n".join(filter(None, after))
    return out


def _sections(body: str, first_line: int) -> list[_Section]:
    """The body cut at its `#` and `##` headings; a kind is told by the heading, else by what stands in it."""
    sections = [_Section("", first_line, "intro")]
    for number, line in enumerate(body.splitlines(), first_line):
        heading = _HEADING.match(line)
        if heading and len(heading[1]) <= 2:
            name = heading[2].strip()
            kind = next((kind for kind, pattern in _KINDS if pattern.search(name)), "story")
            sections.append(_Section(name, number, kind))
        else:
            sections[-1].lines.append((number, line))
    if any(section.kind == "ingredients" for section in sections):
        seen: set[str] = set()
        for section in sections:
            words = [line for _number, line in section.lines if line.strip()]
            if section.kind == "story" and "ingredients" in seen and words:
                if "steps" not in seen and all(map(_BULLET.match, words)):
                    section.kind = "ingredients"  # "## Spice Blend", a list before the directions
                elif "steps" in seen and all(map(_NUMBERED.match, words)):
                    section.kind = "steps"  # "## Serving", a numbered list after them
            seen.add(section.kind)
    return sections


def _intro(section: _Section, out: RecipeText) -> str:
    """The story over the card; bullets that are times or servings go to the card."""
    story: list[str] = []
    for number, line in section.lines:
        bullet = _BULLET.match(line)
        fact = facts.read(bullet["text"]) if bullet else None
        if bullet is None or fact is None:
            story.append(line)
            continue
        name, value = fact
        if why := facts.doubt(name, value):
            out.problems.append(Problem(number, f"“{bullet['text'].strip()}” {why}"))
        if name in out.facts and value:
            out.problems.append(Problem(number, f"a second {name}: “{value}” is added to the notes"))
            out.notes.append(bullet["text"].strip())
        elif value:
            out.facts[name] = value
    return re.sub(r"\n{3,}", "\n\n", "\n".join(story)).strip()


def _ingredients(section: _Section, out: RecipeText, story: list[str]) -> None:
    name = "" if re.match(r"^\W*ingredients?\W*$", section.heading, re.I) else section.heading
    groups: _Open = [(name, [])]
    around: list[str] = []
    inside = False
    for _number, line in section.lines:
        words = line.strip()
        if heading := _HEADING.match(line):
            groups.append((heading[2].strip("*: "), []))
            inside = False
        elif item := _BULLET.match(line) or _NUMBERED.match(line):
            groups[-1][1].append(Entry(item["text"].strip()))
            inside = True
        elif bold := _BOLD_LINE.match(words):
            groups.append((bold["name"].strip(), []))
            inside = False
        elif not words:
            inside = False
            around.append("")
        elif PHOTO.fullmatch(words):
            story.append(words)
        elif inside:
            last = groups[-1][1].pop()
            groups[-1][1].append(Entry(f"{last.text} {words}"))
        else:
            around.append(words)
    out.ingredients += [Group(group, tuple(entries)) for group, entries in groups if entries]
    out.notes += _paragraphs(around)


def _steps(section: _Section, out: RecipeText, story: list[str]) -> None:
    """Numbered lines are steps, else bullets, else paragraphs; `###`, or a list begun anew, opens a group."""
    numbered = any(_NUMBERED.match(line) for _number, line in section.lines)
    pattern = _NUMBERED if numbered else _BULLET
    listed = numbered or any(_BULLET.match(line) for _number, line in section.lines)
    name = "" if _PLAIN_STEPS.match(section.heading) else section.heading
    groups: _Open = [(name, [])]
    around: list[str] = []
    notes_of = ""  # the heading of a `###` group that is a note
    inside, gap, last = False, False, 0
    for number, line in section.lines:
        words = line.strip()
        if heading := _HEADING.match(line):
            title = heading[2].strip("*: ")
            notes_of = title if re.search(r"\bnotes?\b|\btips?\b|\?$", title, re.I) else ""
            if not notes_of:
                groups.append((title, []))
            else:
                around.append("")
            inside, gap, last = False, False, 0
        elif notes_of:
            around.append(words)
        elif not words:
            inside = False
            around.append("")
        elif photo := PHOTO.fullmatch(words):
            _photo_after(groups, photo, number, out, story)
            inside = False
        elif item := pattern.match(line) if listed else None:
            count = int(item["number"]) if numbered else 0
            if numbered and count == 1 and groups[-1][1] and (last > 1 or gap):
                groups.append(("", []))
            last, inside, gap = count, True, False
            _add_step(groups, item["text"].strip(), number, out)
        elif not listed:
            _add_step(groups, words, number, out) if not inside else _append(groups, "\n" + words)
            inside = True
        elif groups[-1][1] and (inside or line[:2].isspace()):
            _append(groups, ("\n" if inside and not _BULLET.match(line) else "\n\n") + words)
            inside = True
        else:
            around.append(words)
            gap = True
    out.steps += [Group(group, tuple(entries)) for group, entries in groups if entries]
    out.notes += _paragraphs(around)


def _add_step(groups: _Open, words: str, number: int, out: RecipeText) -> None:
    photo = PHOTO.search(words)
    if photo:
        words = PHOTO.sub("", words).strip()
    groups[-1][1].append(Entry(words, photo_slug=photo["path"] if photo else ""))


def _append(groups: _Open, words: str) -> None:
    last = groups[-1][1].pop()
    groups[-1][1].append(Entry(last.text + words, last.name, last.photo_slug))


def _photo_after(groups: _Open, photo: re.Match[str], number: int, out: RecipeText, story: list[str]) -> None:
    """A photo between two steps belongs to the one before it; a second one goes under the card."""
    if groups[-1][1] and not groups[-1][1][-1].photo_slug:
        last = groups[-1][1].pop()
        groups[-1][1].append(Entry(last.text, last.name, photo["path"]))
    else:
        story.append(photo[0])


def _items(lines: list[tuple[int, str]]) -> list[str]:
    """Bullets, numbered lines and paragraphs, each as one note, without their marks."""
    text: list[str] = []
    for _number, line in lines:
        item = _BULLET.match(line) or _NUMBERED.match(line)
        text += ["", item["text"].strip()] if item else [line.strip("# \t")]
    return _paragraphs(text)


def _paragraphs(lines: list[str]) -> list[str]:
    return [
        " ".join(part.split("\n")).strip() for part in re.split(r"\n\s*\n", "\n".join(lines)) if part.strip()
    ]
