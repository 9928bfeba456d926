"""The HTML that WordPress keeps -> our Markdown. Pure.

What Markdown has no mark for (sub, sup, del, tables without a header, definition lists) stays as the plain
HTML that the product lets its author write; everything else keeps its words.
"""

from __future__ import annotations

import re

from . import escaping, tables
from .html_tree import DROPPED, SPACE, Element, tree, watchable, words_of
from .inline import BREAK, InlineReader
from .pictures import FLOATED, ONLY_PHOTOS, PHOTO

_BLOCKS = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "figure", "figcaption",
    "blockquote", "pre", "hr", "section", "article", "aside", "header", "footer", "main", "nav", "details", "summary",
    "address", "center", "form", "fieldset", "video", "audio", "iframe", "object", "embed", "hgroup", "body",
}  # fmt: skip
_ROWS_OF_DL = frozenset({"dt", "dd"})
_URL = re.compile(r"^https?://\S+$")


class Reader(InlineReader):
    """HTML of any size and shape -> Markdown, a line of it, or its plain words."""

    def markdown(self, html: str) -> str:
        """Any amount of HTML as blocks of Markdown."""
        return "\n\n".join(self._children(tree(html))).strip()

    def line(self, html: str) -> str:
        """HTML as one line of Markdown: a step, a note. Its line breaks are spaces."""
        words = " ".join(part.replace(BREAK, " ") for part in self._children(tree(html), guard=False))
        return SPACE.sub(" ", words).strip()

    def words(self, html: str) -> str:
        """HTML as one line of plain words."""
        return words_of(html)

    def _children(self, element: Element, *, guard: bool = True) -> list[str]:
        out: list[str] = []
        run: list[str] = []

        def flush() -> None:
            if paragraph := _paragraph("".join(run), guard=guard):
                out.append(paragraph)
            run.clear()

        if element.text:
            run.append(self._text(element.text))
        for child in element:
            if isinstance(child.tag, str) and self._is_block(child):
                flush()
                blocks = self._block(child)
                if out and blocks and child.tag == "ol" and re.match(r"^\d+\. ", out[-1]):
                    out.append("<!-- -->")  # or the two lists would be one
                out += blocks
            else:
                run.append(self._inline(child))
            if child.tail:
                run.append(self._text(child.tail))
        flush()
        return out

    def _is_block(self, element: Element) -> bool:
        if element.tag in _BLOCKS:
            return True
        return element.tag not in DROPPED and any(
            isinstance(inner.tag, str) and inner.tag in _BLOCKS for inner in element.iterdescendants()
        )

    def _block(self, element: Element) -> list[str]:
        tag = element.tag
        if (card := element.get("data-card")) is not None:
            return [f"[recipe wp-{card}]"]
        if tag[0] == "h" and tag[1:].isdigit():
            return self._heading(element, max(int(tag[1:]), 2))
        if tag in ("ul", "ol"):
            return self._list(element)
        if tag == "blockquote":
            return [
                "\n".join(f"> {line}".rstrip() for line in "\n\n".join(self._children(element)).split("\n"))
            ]
        if tag == "pre":
            return self._preformatted(element)
        if tag == "hr":
            return ["---"]
        if tag == "table":
            return self._table(element)
        if tag == "dl":
            if element.find(".//img") is not None:
                return self._children(element)  # captions were lists once
            if not element.text_content().strip():
                return []
            return [f"<dl>{tables.inner_html(self, element, _ROWS_OF_DL)}</dl>"]
        if tag == "figure":
            return self._figure(element)
        if tag in ("video", "audio", "iframe", "object", "embed"):
            return self._embed(element)
        if tag == "summary":
            words = self._run(element).strip()
            return [f"**{words}**"] if words else []
        if tag == "form":
            self.note("a form is left out")
            return self._children(element)
        blocks = self._children(element)
        return blocks

    def _heading(self, element: Element, level: int) -> list[str]:
        if any(isinstance(inner.tag, str) and inner.tag in _BLOCKS for inner in element.iterdescendants()):
            return self._children(element)
        words = SPACE.sub(" ", self._run(element).replace(BREAK, " ")).strip()
        photos = [photo[0] for photo in PHOTO.finditer(words)]
        for photo in photos:
            words = words.replace(photo, "").strip()
        return ([f"{'#' * level} {words}"] if words else []) + photos

    def _list(self, element: Element) -> list[str]:
        number = int(element.get("start") or 1) if (element.get("start") or "1").isdecimal() else 1
        out = []
        photos: list[str] = []
        for item in element:
            if not isinstance(item.tag, str):
                continue
            if item.tag in ("ul", "ol"):  # a list straight inside a list belongs to the item before it
                nested = "\n".join(self._list(item))
                out.append(_indented(nested))
                continue
            mark = f"{number}." if element.tag == "ol" else "-"
            number += 1
            blocks = self._children(item)
            if not blocks:
                continue
            photos += [block for block in blocks if ONLY_PHOTOS.fullmatch(block)]
            lines = blocks[0]
            for block in blocks[1:]:
                tight = re.match(r"(?:-|\d+\.) ", block)
                lines += ("\n" if tight else "\n\n") + _indented(block)
            first, *rest = lines.split("\n")
            rest = [line if not line or line.startswith("    ") else f"    {line}" for line in rest]
            out.append("\n".join([f"{mark} {first}", *rest]))
        if out and len(photos) >= len(out) and element.text_content().strip() == "":
            return photos  # a gallery
        return ["\n".join(out)] if out else []

    def _preformatted(self, element: Element) -> list[str]:
        if "verse" in (element.get("class") or ""):
            lines = self._run(element, keep=True).split("\n")
            return [BREAK.join(line.rstrip() for line in lines).strip()]
        for br in element.iter("br"):
            br.tail = "\n" + (br.tail or "")
        words = element.text_content().strip("\n")
        if not words.strip():
            return []
        fence = "~~~" if "```" in words else "```"
        return [f"{fence}\n{words}\n{fence}"]

    def _table(self, element: Element) -> list[str]:
        photos: list[str] = []
        for image in list(element.iter("img")):
            photos.append(self._image(image))
            image.set("data-taken", "")
        found = tables.written(self, element) or self._children(element)
        return [*found, *filter(None, photos)]

    def _figure(self, element: Element) -> list[str]:
        """An image with its caption, a gallery, or whatever else stands in one."""
        captions = [inner for inner in element if inner.tag == "figcaption"]
        caption = " ".join(filter(None, (self._caption(inner) for inner in captions)))
        images = [image for image in element.iter("img") if image.getparent() is not None]
        for inner in captions:
            element.remove(inner) if not inner.tail else inner.clear(keep_tail=True)
        inner_figures = [each for each in element.iter("figure") if each is not element]
        if len(images) == 1 and not inner_figures and not element.findall(".//table"):
            return [found] if (found := self._image(images[0], caption)) else []
        blocks = self._children(element)
        return [*blocks, f"*{escaping.escaped(caption)}*"] if caption and blocks else blocks

    def _caption(self, element: Element) -> str:
        return SPACE.sub(" ", element.text_content()).strip()

    def _embed(self, element: Element) -> list[str]:
        address = element.get("src") or element.get("data-src") or element.get("data") or ""
        if not address:
            sources = [
                inner.get("src") for inner in element.iter("source", "embed", "iframe") if inner.get("src")
            ]
            address = sources[0] if sources else ""
        address = watchable(address)
        if not _URL.match(address) and not address.startswith("/"):
            return self._children(element) if element.tag == "object" else []
        return [self.link_to(address, element.get("title") or "")]

    def link_to(self, address: str, words: str = "") -> str:
        """A link on a line of its own, to a video, a file or whatever was embedded."""
        shown = escaping.escaped(words.strip() or address)
        return f"[{shown}]({escaping.address(self._address(address) or address)})"


def _paragraph(words: str, *, guard: bool) -> str:
    """A run of words as one paragraph; photos alone on it stand in paragraphs of their own."""
    words = re.sub(
        r"[ \t]*\n[ \t]*", lambda m: "  \n" if m[0].startswith("  \n") else m[0].strip(" \t"), words
    )
    words = re.sub(r"(?<=\S) {2,}(?=\S)", " ", words)
    words = re.sub(r"^(?:[ \t]*\n)+|(?:[ \t]*\n)+[ \t]*$", "", words).strip(" \t\n")
    if not words:
        return ""
    if ONLY_PHOTOS.fullmatch(words):
        return "\n\n".join(photo[0] for photo in PHOTO.finditer(words))
    if floated := FLOATED.match(words):  # it stood beside the paragraph
        rest = words[floated.end() :]
        return (
            "\n\n".join([*(photo[0] for photo in PHOTO.finditer(floated[0])), _paragraph(rest, guard=guard)])
            if guard
            else words
        )
    plain = words.replace("\\", "")
    if _URL.match(plain):
        return f"[{words}]({escaping.address(plain)})"
    return escaping.guarded(words) if guard else words


def _indented(block: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in block.split("\n"))
