"""Three states of one form, field by field: as one began, as one typed it, as somebody else stored it meanwhile."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from recipes.text_areas import read_names, write_names

from .merging import merge_lists, merge_texts

Value = str | list[str]


@dataclass(frozen=True)
class Change:
    """A field that was stored otherwise meanwhile, and what stands in the form for it."""

    name: str
    mine: Value
    stored: Value
    merged: Value | None  # None: both changed the same place
    is_mine_changed: bool

    @property
    def value(self) -> Value:
        return self.mine if self.merged is None else self.merged


def compare(
    base: Mapping[str, Value],
    mine: Mapping[str, Value],
    stored: Mapping[str, Value],
    *,
    lines: Collection[str] = (),
    commas: Collection[str] = (),
) -> list[Change]:
    """The fields whose stored value is neither the one begun from nor the one typed.

    `lines` names the fields of many lines, `commas` those of words parted by commas.
    """
    changes = []
    for name, theirs in stored.items():
        begun, typed = base.get(name), mine.get(name, theirs)
        if theirs in (begun, typed):
            continue
        merged = theirs if typed == begun else _merged(name, begun, typed, theirs, lines, commas)
        if merged != typed:
            changes.append(Change(name, typed, theirs, merged, typed != begun))
    return changes


def _merged(name, begun: Value | None, typed: Value, theirs: Value, lines, commas) -> Value | None:
    if isinstance(begun, list) and isinstance(typed, list) and isinstance(theirs, list):
        return merge_lists(begun, typed, theirs)
    if not (isinstance(begun, str) and isinstance(typed, str) and isinstance(theirs, str)):
        return None
    if name in commas:
        return write_names(merge_lists(read_names(begun), read_names(typed), read_names(theirs)))
    return merge_texts(begun, typed, theirs) if name in lines else None
