"""Two changes of one text or one list brought together. Pure; `None` says that both touched the same place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Lines = Sequence[str]


def merge_lists(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """What either took out is out, what either put in is in; my order, theirs where I changed nothing."""
    if list(mine) == list(base):
        return list(theirs)
    gone = set(base) - set(theirs)
    kept = [entry for entry in mine if entry not in gone]
    return kept + [entry for entry in theirs if entry not in base and entry not in kept]


def merge_texts(base: str, mine: str, theirs: str) -> str | None:
    """Both changes in one text where they touch different lines (a paragraph is one line), else None."""
    out: list[str] = []
    for of_base, of_mine, of_theirs in _passages(base.split("\n"), mine.split("\n"), theirs.split("\n")):
        merged = _passage(of_base, of_mine, of_theirs)
        if merged is None:
            return None
        out += merged
    return "\n".join(out)


def _passage(base: Lines, mine: Lines, theirs: Lines) -> Lines | None:
    if base == mine or mine == theirs:
        return theirs
    if base == theirs:
        return mine
    if len(base) == len(mine) == len(theirs) and len(base) > 1:
        lines = [_passage([b], [m], [t]) for b, m, t in zip(base, mine, theirs, strict=True)]
        return None if None in lines else [line for part in lines if part for line in part]
    return None


def _passages(base: Lines, mine: Lines, theirs: Lines) -> Iterator[tuple[Lines, Lines, Lines]]:
    """The three texts cut where a line stands in all of them: what is equal, and what lies between."""
    in_mine, in_theirs = _places(base, mine), _places(base, theirs)
    at, m, t = 0, 0, 0
    for number, line in enumerate(base):
        if number in in_mine and number in in_theirs:
            yield base[at:number], mine[m : in_mine[number]], theirs[t : in_theirs[number]]
            yield [line], [line], [line]
            at, m, t = number + 1, in_mine[number] + 1, in_theirs[number] + 1
    yield base[at:], mine[m:], theirs[t:]


def _places(base: Lines, other: Lines) -> dict[int, int]:
    """Where the lines of `base` that `other` kept stand in it."""
    blocks = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {a + step: b + step for a, b, size in blocks for step in range(size)}
