"""HTML as a tree, and its lines: the one door to lxml. Pure."""

from __future__ import annotations

import re
from html import escape
from typing import Any

import lxml.html
from lxml import etree

Element = Any  # lxml's own classes carry no types

# What a reader of the old site never read.
DROPPED = {"script", "style", "noscript", "template", "input", "button", "select", "textarea", "label", "svg", "head",
            "link", "meta", "title", "option", "legend", "canvas", "math", "param", "source", "track"}  # fmt: skip
SPACE = re.compile(r"[ \t\r\n\f\v]+")
_YOUTUBE = re.compile(r"(?:youtube(?:-nocookie)?\.com/(?:embed|v|shorts)/|youtu\.be/)([\w-]{6,20})")
_VIMEO = re.compile(r"player\.vimeo\.com/video/(\d+)")
_PARSER = lxml.html.HTMLParser(
    encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
)


def words_of(html: str) -> str:
    return SPACE.sub(" ", str(tree(html).text_content())).strip()


def watchable(address: str) -> str:
    """The page of a video, for the address of its player."""
    if found := _YOUTUBE.search(address):
        return f"https://www.youtube.com/watch?v={found[1]}"
    if found := _VIMEO.search(address):
        return f"https://vimeo.com/{found[1]}"
    return "https:" + address if address.startswith("//") else address


def tree(html: str) -> Element:
    """The fragment as a tree under one div; lxml keeps going whatever stands in it."""
    clean = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", "", html)
    try:
        return lxml.html.fragment_fromstring(clean, create_parent="div", parser=_PARSER)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        tree = lxml.html.Element("div")
        tree.text = re.sub(r"<[^>]*>", " ", clean)
        return tree


def html_lines(html: str) -> list[tuple[str, str]]:
    """The lines of a list kept as HTML: ("heading" | "item" | "line", its inner HTML), in their order.

    Line breaks part lines outside of lists. A list inside an item gives items of its own.
    """
    out: list[tuple[str, str]] = []
    if not re.search(r"<(?:p|li|br|div|h\d)\b", html, re.I):
        html = re.sub(r"\r?\n", "<br>", html.strip())
    _lines_of(tree(html), "line", out)
    return [(kind, inner) for kind, inner in out if inner.strip()]


def _lines_of(element: Element, kind: str, out: list[tuple[str, str]]) -> None:
    run: list[str] = [escape(element.text or "", quote=False)]

    def flush() -> None:
        words = "".join(run)
        parts = re.split(r"<br\s*/?>", words) if kind == "line" else [words]
        out.extend((kind, part.strip()) for part in parts if part.strip())
        run.clear()

    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in ("ul", "ol"):
            flush()
            _lines_of(child, "line", out)
        elif tag == "li":
            flush()
            _lines_of(child, "item", out)
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            flush()
            _lines_of(child, "heading", out)
        elif tag in ("p", "div", "section", "figure") and kind != "item":
            flush()
            _lines_of(child, kind, out)
        elif tag and tag not in DROPPED:
            tail, child.tail = child.tail, None
            run.append(lxml.html.tostring(child, encoding="unicode"))
            child.tail = tail
        run.append(escape(child.tail or "", quote=False))
    flush()
