"""Names in one line: parted by commas, by semicolons where a name has a comma, or kept together by quotes. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

_QUOTED = re.compile(
    r"""\s*(?:"(?P<straight>[^"]+)"|“(?P<curly>[^”]+)”|„(?P<low>[^“”]+)[“”])\s*(?=[,;\n]|\Z)"""
)
_END = re.compile(r"[,;\n]|\Z")


def read_names(text: str) -> list[str]:
    """The names typed: "Cookies, Cakes & Desserts; Lunch" are two, and so is ‘"Salt, Pepper", Lunch’."""
    names: list[str] = []
    parts: list[tuple[bool, str]] = []  # whether it stood in quotes, the words, in order
    at, semicolon = 0, False
    while at < len(text):
        if quoted := _QUOTED.match(text, at):
            parts.append((True, next(filter(None, quoted.groups()))))
            at = quoted.end()
        else:
            end = _END.search(text, at)
            parts.append((False, text[at : end.start()]))  # type: ignore[union-attr]
            at = end.start()  # type: ignore[union-attr]
        parts.append((False, text[at : at + 1]))
        semicolon = semicolon or text[at : at + 1] == ";"
        at += 1
    name = ""
    for was_quoted, words in parts:
        if not was_quoted and (words in (";", "\n", "") or (words == "," and not semicolon)):
            names.append(name)
            name = ""
        else:
            name += words
    return [name.strip() for name in [*names, name] if name.strip()]


def write_names(names: Iterable[str]) -> str:
    """A line that reads back as `names`."""
    names = list(names)
    if any(";" in name for name in names):
        return ", ".join(f'"{name}"' if re.search("[,;]", name) else name for name in names)
    if any("," in name for name in names):
        return "; ".join(names) + (";" if len(names) == 1 else "")
    return ", ".join(names)
