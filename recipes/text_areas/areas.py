"""A recipe's parts as one text area each, a line an entry: read, and written back.

`## name` opens a group, a bare `##` one without a name, and so do "For the dough:" and "**Dough**" above a line;
`### name` names the step that follows (among ingredients it opens a group). A photo marker at the end of a step is its
photo. Pasted bullets, tick boxes, numbers and HTML are understood, and numbers that start at 1 again start a new group.
A line behind "- " is never more than a line. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from . import pasted
from .pasted import unmarked

_PHOTO = re.compile(r"!\[([^\]]{0,1000})\]\(photo:([-\w]+)\)$")


@dataclass(frozen=True)
class Entry:
    """One line read: its words, and for a step its name and its photo's slug."""

    text: str
    name: str = ""
    photo_slug: str = ""


@dataclass(frozen=True)
class Group:
    name: str
    entries: tuple[Entry, ...]


def read(text: str, *, steps: bool = False) -> list[Group]:
    """The groups typed into one text area. A group without a line is kept, so a form can name it."""
    groups: list[tuple[str, list[Entry]]] = [("", [])]
    name, opened, last, number = "", False, 0, None
    lines = pasted.lines_of(text, markdown=steps)
    for line, following in zip(lines, [*lines, ""][1:], strict=True):
        kind, said = _heading(line, following, steps)
        if kind == "group":
            if opened or groups[-1][1]:
                groups.append((said, []))
            else:
                groups[-1] = (said, [])
            opened, last = True, 0
            continue
        if kind == "step":
            name = said or name
            continue
        if steps and (bold := pasted.bold_step(line)):
            number, name = bold[1] or number, bold[0] or name
            continue
        if steps and line in ("1", str(last + 1)) and following:  # a number alone
            number = int(line)
            continue
        words, own = unmarked(line, steps=steps)
        number = own or number
        if not words:
            continue
        if number == 1 and last >= 1 and groups[-1][1]:
            groups.append(("", []))
        last, number = number or last, None
        photo_slug = ""
        if steps and (photo := _PHOTO.search(words)):
            words, photo_slug = words[: photo.start()].rstrip(), photo[2]
        groups[-1][1].append(Entry(words, name, photo_slug))
        name = ""
    if not opened and not groups[0][1]:
        return []
    return [Group(group_name, tuple(entries)) for group_name, entries in groups]


def _heading(line: str, following: str, steps: bool) -> tuple[str, str]:
    """What a line opens, "group" or "step" or nothing, and its name."""
    if hashes := pasted.heading(line):
        level, name = hashes
        if steps and level > 2:
            return "step", unmarked(name)[0] and name  # "### Step 1" names nothing
        return "group", name
    bare = line if line.startswith(("- ", "— ")) else unmarked(line)[0] or line
    name = pasted.title(bare, following, steps=steps)
    return ("group" if name else "", name)


def write(groups: Sequence[Group], *, steps: bool = False) -> str:
    """The text area that reads back as `groups`."""
    out: list[str] = []
    for number, group in enumerate(groups):
        if number or group.name:
            out += ["", f"## {group.name}".rstrip()] if number else [f"## {group.name}"]
        for entry in group.entries:
            if entry.name:
                out.append(f"### {entry.name}")
            photo = f" ![](photo:{entry.photo_slug})" if entry.photo_slug else ""
            out.append(pasted.guarded(entry.text, markdown=steps) + photo)
    return "\n".join(out)


def read_list(text: str) -> list[str]:
    """Notes or equipment: a line each, without pasted bullets and numbers."""
    lines = pasted.lines_of(text, markdown=True)
    return [words for words, _number in map(unmarked, lines) if words]


def write_list(lines: Sequence[str]) -> str:
    return "\n".join(pasted.guarded(line, markdown=True) for line in lines)
