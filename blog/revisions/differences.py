"""The difference of two texts in words, laid out side by side. Pure: texts in, rows of pieces out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKENS = re.compile(r"\w+|\s|[^\w\s]")
CONTEXT = 1  # lines that did not change, shown before and after a change
MOST_TOKENS = 4000  # in one changed passage; a longer one is shown as taken out and put in whole


@dataclass(frozen=True)
class Piece:
    """Some words, and whether the other text has them too."""

    text: str
    changed: bool = False


@dataclass(frozen=True)
class Row:
    """The same passage in both texts. `skipped` counts the equal lines left out; the row then has no pieces."""

    before: tuple[Piece, ...] = ()
    after: tuple[Piece, ...] = ()
    skipped: int = 0

    @property
    def is_same(self) -> bool:
        return self.before == self.after


def difference(before: str, after: str) -> list[Row]:
    """The changed lines with a line of context around them where that one has words. Empty where the texts are equal."""
    old, new = before.split("\n"), after.split("\n")
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    rows: list[Row] = []
    for number, (tag, a, b, c, d) in enumerate(steps):
        if tag != "equal":
            rows.append(_words("\n".join(old[a:b]), "\n".join(new[c:d])))
            continue
        first, last = number == 0, number == len(steps) - 1
        if first and last:
            return []
        head = 0 if first else CONTEXT
        tail = 0 if last else CONTEXT
        rows += _kept(old[a:b], head, tail)
    return rows


def _kept(lines: Sequence[str], head: int, tail: int) -> Iterator[Row]:
    if len(lines) <= head + tail + 1:
        yield _same("\n".join(lines))
        return
    head, tail = (
        size if "".join(part).strip() else 0 for size, part in ((head, lines[:1]), (tail, lines[-1:]))
    )
    if head:
        yield _same("\n".join(lines[:head]))
    yield Row(skipped=len(lines) - head - tail)
    if tail:
        yield _same("\n".join(lines[-tail:]))


def _same(text: str) -> Row:
    return Row((Piece(text),), (Piece(text),))


def _words(old: str, new: str) -> Row:
    a, b = _TOKENS.findall(old), _TOKENS.findall(new)
    if not a or not b or len(a) + len(b) > MOST_TOKENS:
        return Row(_pieces([(old, True)]), _pieces([(new, True)]))
    before: list[tuple[str, bool]] = []
    after: list[tuple[str, bool]] = []
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        before.append(("".join(a[i:j]), tag != "equal"))
        after.append(("".join(b[k:m]), tag != "equal"))
    return Row(_pieces(before), _pieces(after))


def _pieces(parts: list[tuple[str, bool]]) -> tuple[Piece, ...]:
    """Neighbours of one kind as one piece; a space between two changed words is changed with them."""
    out: list[tuple[str, bool]] = []
    filled = [part for part in parts if part[0]]
    for number, (text, changed) in enumerate(filled):
        between = 0 < number < len(filled) - 1 and filled[number - 1][1] and filled[number + 1][1]
        is_changed = changed or (between and text == " ")
        if out and out[-1][1] == is_changed:
            out[-1] = (out[-1][0] + text, is_changed)
        else:
            out.append((text, is_changed))
    return tuple(Piece(text, changed) for text, changed in out)
