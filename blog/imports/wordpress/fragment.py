"""Looking things up in a piece of HTML: by class, by attribute. Pure; it stands behind the door to lxml."""

from __future__ import annotations

import re
from html import escape

import lxml.html

from .html_tree import Element as Element
from .html_tree import tree


def fragment(html: str) -> Element:
    return tree(html)


def classes(element: Element) -> set[str]:
    return set((element.get("class") or "").split()) if isinstance(element.tag, str) else set()


def first(root: Element, *names: str, tag: str = "", **attributes: str) -> Element | None:
    """The first element of one of these classes, or of this tag with these attributes."""
    for element in root.iter():
        if not isinstance(element.tag, str) or (tag and element.tag != tag):
            continue
        if names and not classes(element) & set(names):
            continue
        if all(element.get(name) == value for name, value in attributes.items()):
            return element
    return None


def text_of(element: Element) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()


def inner_html(element: Element) -> str:
    parts = [escape(element.text or "", quote=False)]
    parts += [lxml.html.tostring(child, encoding="unicode") for child in element]
    return "".join(parts)


def outer_ranges(text: str, opening: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where elements (of `div`) that begin so stand in the source, nested divs minded; the last may be open."""
    ranges: list[tuple[int, int]] = []
    at = 0
    while start := opening.search(text, at):
        depth = 0
        end = len(text)
        for mark in re.finditer(r"<(/?)div\b[^>]*>", text[start.start() :], re.I):
            depth += -1 if mark[1] else 1
            if depth == 0:
                end = start.start() + mark.end()
                break
        ranges.append((start.start(), end))
        at = end
    return ranges
