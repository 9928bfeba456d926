"""A recipe's parts as one text area each, a line an entry: read, and written back.

`## name` opens a group, a bare `##` one without a name; `### name` names the step that follows; a
photo marker at the end of a step is its photo. Pasted bullets, tick boxes and numbers are understood,
and numbers that start at 1 again start a new group. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_BULLET = re.compile(r"^(?:[•◦▪‣·▢☐□○●✓]\s*|[*+–—-]\s+)")
_NUMBER = re.compile(r"^(?:step\s+)?(\d{1,2})[.):]\s+", re.IGNORECASE)
_GROUP = re.compile(r"^##(?!#)\s*(.*)$")
_NAME = re.compile(r"^###\s*(.*)$")
_PHOTO = re.compile(r"\s*!\[([^\]]*)\]\(photo:([-\w]+)\)\s*$")
_EDGE = " \t\r\n"  # not the no-break space: it was typed


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


def unmarked(line: str) -> tuple[str, int | None]:
    """The line without a pasted bullet or number, and that number."""
    line = line.strip(_EDGE)
    if bullet := _BULLET.match(line):
        return line[bullet.end() :].strip(_EDGE), None
    if number := _NUMBER.match(line):
        return line[number.end() :].strip(_EDGE), int(number[1])
    return line, None


def read(text: str, *, steps: bool = False) -> list[Group]:
    """The groups typed into one text area. A group without a line is kept, so a form can name it."""
    groups: list[tuple[str, list[Entry]]] = [("", [])]
    name, opened, last = "", False, 0
    for raw in text.splitlines():
        if not (line := raw.strip(_EDGE)):
            continue
        if heading := _GROUP.match(line):
            if opened or groups[-1][1]:
                groups.append((heading[1].strip(), []))
            else:
                groups[-1] = (heading[1].strip(), [])
            opened, last = True, 0
            continue
        if steps and (heading := _NAME.match(line)):
            name = heading[1].strip()
            continue
        words, number = unmarked(line)
        if not words:
            continue
        if number == 1 and last >= 1 and groups[-1][1]:
            groups.append(("", []))
        last = number or last
        photo_slug = ""
        if steps and (photo := _PHOTO.search(words)):
            words, photo_slug = words[: photo.start()], photo[2]
        groups[-1][1].append(Entry(words, name, photo_slug))
        name = ""
    if not opened and not groups[0][1]:
        return []
    return [Group(group_name, tuple(entries)) for group_name, entries in groups]


def write(groups: Sequence[Group]) -> str:
    """The text area that reads back as `groups`."""
    out: list[str] = []
    for number, group in enumerate(groups):
        if number or group.name:
            out += ["", f"## {group.name}".rstrip()] if number else [f"## {group.name}"]
        for entry in group.entries:
            if entry.name:
                out.append(f"### {entry.name}")
            out.append(_guarded(entry.text) + (f" ![](photo:{entry.photo_slug})" if entry.photo_slug else ""))
    return "\n".join(out)


def read_list(text: str) -> list[str]:
    """Notes or equipment: a line each, without pasted bullets and numbers."""
    return [words for words, _number in map(unmarked, text.splitlines()) if words]


def write_list(lines: Sequence[str]) -> str:
    return "\n".join(_guarded(line) for line in lines)


def _guarded(line: str) -> str:
    """A line that itself opens like a pasted mark keeps it, behind a bullet that reading takes off."""
    marked = unmarked(line)[0] != line or _GROUP.match(line) or _NAME.match(line)
    return f"- {line}" if marked else line
