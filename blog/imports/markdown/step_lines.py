"""The lines under "Directions" -> groups of steps: numbered, else bullets, else paragraphs. Pure."""

from __future__ import annotations

import re

from blog.imports.values import RecipeText
from recipes.text_areas import Entry, Group, unmarked

from .lines import BOLD_LINE, BULLET, COLON_LINE, HEADING, NUMBERED, PHOTO, indent_of
from .sections import Section

_Open = list[tuple[str, list[Entry]]]  # groups still being read: a name, its entries
_NOTE = re.compile(r"\bnotes?\b|\btips?\b|\?$", re.I)
_OPENS = re.compile(
    r"^\*\*(?P<name>[^*\n]{1,200}?)(?:(?P<colon>:)\*\*|(?<=[.!?…])\*\*|\*\*(?:\s?:))\s+(?=\S)"
)


class _Steps:
    """Steps being read. `name` waits for the step below it."""

    def __init__(self, group: str, name: str) -> None:
        self.groups: _Open = [(group, [])]
        self.name = name
        self.around: list[str] = []

    def add(self, words: str) -> None:
        photo = PHOTO.search(words)
        if photo:
            words = PHOTO.sub("", words).strip()
        if words or photo:
            self.groups[-1][1].append(Entry(words, self.name, photo["path"] if photo else ""))
            self.name = ""

    def append(self, words: str) -> None:
        last = self.groups[-1][1].pop()
        self.groups[-1][1].append(Entry(last.text + words, last.name, last.photo_slug))

    def open(self, title: str) -> None:
        """A group, or the name of the step below where it has a number ("Step 2: Fry")."""
        words, number = unmarked(title, steps=True)
        if number:
            self.name = words
        else:
            self.groups.append((title, []))


def steps(section: Section, out: RecipeText, story: list[str]) -> None:
    """Adds the groups to `out`. A heading, or a list begun anew, opens a group."""
    rows = section.lines
    numbered = any(NUMBERED.match(line) for _number, line in rows)
    pattern = NUMBERED if numbered else BULLET
    listed = numbered or any(BULLET.match(line) for _number, line in rows)
    words, step = unmarked(section.heading, steps=True)
    group = "" if section.plain or step else section.heading.strip("*: ")
    reading = _Steps(group, words if step else "")
    notes_of = ""  # the heading of a group that is a note
    inside, gap, last = False, False, 0
    for at, (_number, line) in enumerate(rows):
        words = line.strip()
        after = next((each for _n, each in rows[at + 1 :] if each.strip()), "")
        if heading := HEADING.match(line):
            title = heading[2].strip("*: ")
            notes_of = title if _NOTE.search(title) else ""
            if not notes_of:
                reading.open(title)
            else:
                reading.around.append("")
            inside, gap, last = False, False, 0
        elif words == "<!-- -->":
            inside, gap = False, True
        elif notes_of:
            reading.around.append(words)
        elif not words:
            inside = False
            reading.around.append("")
        elif photo := PHOTO.fullmatch(words):
            _photo_after(reading, photo, story)
            inside = False
        elif title := _group_of(line, after, pattern if listed else None):
            reading.open(title)
            inside, gap, last = False, False, 0
        elif item := _item(pattern, line) if listed else None:
            count = int(item["number"]) if numbered else 0
            if numbered and count == 1 and reading.groups[-1][1] and (last > 1 or gap):
                reading.groups.append(("", []))
            last, inside, gap = count, True, False
            reading.add(item["text"].strip())
        elif not listed:
            reading.add(words) if not inside else reading.append("\n" + words)
            inside = True
        elif reading.groups[-1][1] and (inside or line[:2].isspace()):
            reading.append(("\n" if inside and not BULLET.match(line) else "\n\n") + words)
            inside = True
        elif numbered and last == 0 and not reading.groups[-1][1] and reading.name:
            reading.add(words)  # the text under "Step 1"
        else:
            reading.around.append(words)
            gap = True
    opened = [(name, list(map(_named, entries))) for name, entries in reading.groups]
    out.steps += [Group(name, tuple(entries)) for name, entries in opened if entries]
    out.notes += [
        " ".join(part.split("\n")).strip()
        for part in re.split(r"\n\s*\n", "\n".join(reading.around))
        if part.strip()
    ]


def _item(pattern: re.Pattern[str], line: str) -> re.Match[str] | None:
    """An entry of the list; a nested one belongs to the step over it."""
    found = pattern.match(line)
    return found if found and indent_of(line) < 2 else None


def _named(entry: Entry) -> Entry:
    """`**Fry the onions.** Ten minutes.` -> a step with a name."""
    if entry.name or not (found := _OPENS.match(entry.text)):
        return entry
    return Entry(entry.text[found.end() :], found["name"].strip(), entry.photo_slug)


def _group_of(line: str, after: str, pattern: re.Pattern[str] | None) -> str:
    """The name of the group that a line opens: bold alone, or with a colon at its end over a list."""
    words = line.strip()
    if not after or HEADING.match(after):
        return ""
    if BULLET.match(line) or NUMBERED.match(line):
        return ""
    if (bold := BOLD_LINE.match(words)) and (words.startswith(("**", "__", "<"))):
        return bold["name"].strip()
    colon = COLON_LINE.match(words)
    listed = pattern.match(after) if pattern else None
    if colon and len(colon["name"].split()) <= 8 and (listed or (pattern is None and len(words) < 40)):
        return colon["name"]
    return ""


def _photo_after(reading: _Steps, photo: re.Match[str], story: list[str]) -> None:
    """A photo between two steps belongs to the one before it; a second one goes under the card."""
    entries = reading.groups[-1][1]
    if entries and not entries[-1].photo_slug:
        last = entries.pop()
        entries.append(Entry(last.text, last.name, photo["path"]))
    else:
        story.append(photo[0])
