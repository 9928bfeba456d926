"""Lists of redirects as other tools write them: Redirection's and Yoast's CSV, or two plain columns. Pure.

https://redirection.me/support/import-export-redirects/ (source,target,regex,code,…), Yoast SEO Premium
(Origin,Target,Type,Format). Patterns (regular expressions) are not understood, and said so.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field

MAX_ROWS = 50_000
_SOURCES = ("source", "origin", "source url", "from", "old", "old url", "redirect from")
_TARGETS = ("target", "target url", "to", "new", "new url", "redirect to", "destination")


@dataclass
class Redirects:
    """`rows`: old address, where it leads. `left`: line number (from 1) and why it is left out."""

    rows: list[tuple[str, str]] = field(default_factory=list)
    left: list[tuple[int, str]] = field(default_factory=list)


def read(text: str) -> Redirects:
    """Never raises: a line that is not understood is left out, with its number."""
    found = Redirects()
    text = text.lstrip("\ufeff")
    sample = text[:4096]
    separator = max(",;\t", key=sample.count) if sample else ","
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    source, target, regex, code = 0, 1, None, None
    try:
        for number, row in enumerate(reader, 1):
            cells = [cell.strip() for cell in row]
            names = [cell.lower() for cell in cells]
            if number == 1 and (column := _column(names, _SOURCES)) is not None:
                source, target = column, _column(names, _TARGETS) or (column + 1)
                regex, code = _column(names, ("regex", "format")), _column(names, ("code", "type"))
                continue
            if not any(cells):
                continue
            if number > MAX_ROWS:
                found.left.append((number, f"only the first {MAX_ROWS} lines are read"))
                break
            _add(found, number, cells, source, target, regex, code)
    except csv.Error as failure:
        found.left.append((reader.line_num, str(failure)))
    return found


def _column(names: list[str], wanted: tuple[str, ...]) -> int | None:
    return next((names.index(name) for name in wanted if name in names), None)


def _add(found: Redirects, number: int, cells: list[str], source: int, target: int, regex, code) -> None:
    def cell(column: int | None) -> str:
        return cells[column] if column is not None and column < len(cells) else ""

    if cell(regex).lower() in ("1", "true", "yes", "regex") or any(
        mark in cell(source) for mark in ("(", "^", "*", "$")
    ):
        found.left.append((number, f"a pattern, not an address: {cell(source)}"))
    elif cell(code) in ("410", "451", "404"):
        found.left.append((number, f"it said “gone”: {cell(source)}"))
    elif not cell(source) or not cell(target):
        found.left.append((number, "an address is missing"))
    else:
        found.rows.append((cell(source), cell(target)))
