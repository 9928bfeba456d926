"""Ingredients and instructions kept as HTML or as plain lines -> groups. Pure."""

from __future__ import annotations

import re

from recipes.text_areas import Entry, Group, unmarked

from ..card import grouped
from ..html_tree import html_lines
from ..pictures import taken_out
from ..prose import Reader

_BOLD = re.compile(r"^\*\*(?P<name>[^*]+)\*\*:?$")


def ingredients(reader: Reader, html: str) -> list[Group]:
    """A line an ingredient, in plain words; headings, bold lines and lines that end in a colon open groups."""
    rows: list[tuple[str, list[Entry]]] = [("", [])]
    for kind, inner in html_lines(html):
        words = reader.words(inner)
        if not words:
            continue
        if kind == "heading" or (kind != "item" and _is_heading(reader, inner, words)):
            rows.append((words.rstrip(":"), []))
        else:
            rows[-1][1].append(Entry(unmarked(words)[0] if kind != "item" else words))
    return grouped(rows)


def steps(reader: Reader, html: str) -> list[Group]:
    """A step each, in Markdown; a photo in it or below it is the step's."""
    rows: list[tuple[str, list[Entry]]] = [("", [])]
    for kind, inner in html_lines(html):
        text = reader.line(inner)
        text, photos = taken_out(text)
        words = reader.words(inner)
        if kind == "heading" or (text and kind != "item" and _is_heading(reader, inner, words)):
            rows.append((words.rstrip(":"), []))
            continue
        if text:
            rows[-1][1].append(Entry(unmarked(text)[0] if kind != "item" else text))
        if photos and rows[-1][1] and not rows[-1][1][-1].photo_slug:
            last = rows[-1][1].pop()
            rows[-1][1].append(Entry(last.text, last.name, photos[0]))
    return grouped(rows)


def notes(reader: Reader, html: str) -> list[str]:
    """Each paragraph or list item as a note in Markdown."""
    return [note for _kind, inner in html_lines(html) if (note := reader.line(inner))]


def _is_heading(reader: Reader, inner: str, words: str) -> bool:
    """A paragraph all in bold, or one that ends in a colon: what people write where they have no headings."""
    return bool(_BOLD.match(reader.line(inner))) or (words.endswith(":") and len(words) < 80)
