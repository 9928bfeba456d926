"""The HTML that WordPress keeps -> our Markdown. Pure; the one door to lxml.

What Markdown has no mark for (sub, sup, del, tables without a header, definition lists) stays as the plain
HTML that the product lets its author write; everything else keeps its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

import lxml.html
from lxml import etree

from . import escaping, site, tables
from .pictures import Picture, Pictures, bracketed

_BLOCKS = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "figure", "figcaption",
    "blockquote", "pre", "hr", "section", "article", "aside", "header", "footer", "main", "nav", "details", "summary",
    "address", "center", "form", "fieldset", "video", "audio", "iframe", "object", "embed", "hgroup", "body", "picture-",
}  # fmt: skip
_DROPPED = {"script", "style", "noscript", "template", "input", "button", "select", "textarea", "label", "svg", "head",
            "link", "meta", "title", "option", "legend", "canvas", "math", "param", "source", "track"}  # fmt: skip
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "cite": "*", "var": "*", "dfn": "*"}
_RAW = {"sub": "sub", "sup": "sup", "del": "del", "s": "del", "strike": "del", "ins": "ins", "u": "u",
        "small": "small", "kbd": "kbd", "q": "q"}  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_BREAK = "  \n"
_URL = re.compile(r"^https?://\S+$")
_YOUTUBE = re.compile(r"(?:youtube(?:-nocookie)?\.com/(?:embed|v|shorts)/|youtu\.be/)([\w-]{6,20})")
_VIMEO = re.compile(r"player\.vimeo\.com/video/(\d+)")


@dataclass
class Reader:
    """What converting needs to know: the old site, where its links lead now, and where to note things."""

    site: site.Site
    link: Callable[[str], str | None]  # an address of the old site -> ours; None where it leads nowhere
    pictures: Pictures = field(default_factory=Pictures)
    note: Callable[[str], None] = lambda words: None

    def markdown(self, html: str) -> str:
        """Any amount of HTML as blocks of Markdown."""
        return "\n\n".join(self._children(tree(html))).strip()

    def line(self, html: str) -> str:
        """HTML as one line of Markdown: a step, a note. Its line breaks are spaces."""
        words = " ".join(part.replace(_BREAK, " ") for part in self._children(tree(html), guard=False))
        return _SPACE.sub(" ", words).strip()

    def words(self, html: str) -> str:
        """HTML as one line of plain words."""
        return words_of(html)

    # --- Blocks ---------------------------------------------------------------------------------------
    def _children(self, element, *, guard: bool = True) -> list[str]:
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

    def _is_block(self, element) -> bool:
        if element.tag in _BLOCKS:
            return True
        return element.tag not in _DROPPED and any(
            isinstance(inner.tag, str) and inner.tag in _BLOCKS for inner in element.iterdescendants()
        )

    def _block(self, element) -> list[str]:
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
            return [f"<dl>{tables.inner_html(self, element, {'dt', 'dd'})}</dl>"]
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

    def _heading(self, element, level: int) -> list[str]:
        if any(isinstance(inner.tag, str) and inner.tag in _BLOCKS for inner in element.iterdescendants()):
            return self._children(element)
        words = _SPACE.sub(" ", self._run(element).replace(_BREAK, " ")).strip()
        photos = re.findall(r"!\[[^\]]*\]\(photo:[^)]*\)", words)
        for photo in photos:
            words = words.replace(photo, "").strip()
        return ([f"{'#' * level} {words}"] if words else []) + photos

    def _list(self, element) -> list[str]:
        number = int(element.get("start") or 1) if (element.get("start") or "1").isdecimal() else 1
        out = []
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
            lines = blocks[0]
            for block in blocks[1:]:
                tight = re.match(r"(?:-|\d+\.) ", block)
                lines += ("\n" if tight else "\n\n") + _indented(block)
            first, *rest = lines.split("\n")
            rest = [line if not line or line.startswith("    ") else f"    {line}" for line in rest]
            out.append("\n".join([f"{mark} {first}", *rest]))
        return ["\n".join(out)] if out else []

    def _preformatted(self, element) -> list[str]:
        if "verse" in (element.get("class") or ""):
            lines = self._run(element, keep=True).split("\n")
            return [_BREAK.join(line.rstrip() for line in lines).strip()]
        for br in element.iter("br"):
            br.tail = "\n" + (br.tail or "")
        words = element.text_content().strip("\n")
        if not words.strip():
            return []
        fence = "~~~" if "```" in words else "```"
        return [f"{fence}\n{words}\n{fence}"]

    def _table(self, element) -> list[str]:
        photos: list[str] = []
        for image in list(element.iter("img")):
            photos.append(self._image(image))
            image.set("data-taken", "")
        return [*tables.written(self, element), *filter(None, photos)]

    def _figure(self, element) -> list[str]:
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

    def _caption(self, element) -> str:
        return _SPACE.sub(" ", element.text_content()).strip()

    def _embed(self, element) -> list[str]:
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

    # --- Inside a line --------------------------------------------------------------------------------
    def _run(self, element, *, keep: bool = False) -> str:
        out = [self._text(element.text or "", keep=keep)]
        for child in element:
            out.append(self._inline(child, keep=keep))
            out.append(self._text(child.tail or "", keep=keep))
        return "".join(out)

    def _text(self, words: str, *, keep: bool = False) -> str:
        return escaping.escaped(words if keep else _SPACE.sub(" ", words))

    def _inline(self, element, *, keep: bool = False) -> str:
        tag = element.tag
        if not isinstance(tag, str) or tag in _DROPPED:
            return ""
        if tag == "br":
            return _BREAK
        if tag == "img":
            return self._image(element)
        if tag == "a":
            return self._link(element)
        if tag in ("code", "tt", "samp"):
            words = element.text_content()
            return escaping.code(_SPACE.sub(" ", words)) if words.strip() else ""
        words = self._run(element, keep=keep)
        if tag in _MARKS:
            return _marked(words, _MARKS[tag])
        if tag in _RAW and words.strip():
            return f"<{_RAW[tag]}>{words}</{_RAW[tag]}>"
        if tag in ("abbr", "acronym") and words.strip():
            title = element.get("title")
            return f'<abbr title="{escape(title)}">{words}</abbr>' if title else words
        return words

    def _link(self, element) -> str:
        words, address = self._run(element), (element.get("href") or "").strip()
        if re.fullmatch(r"\s*(?:!\[[^\]]*\]\(photo:[^)]*\)\s*)+", words):
            target = self._address(address)
            is_own_file = not target or target.startswith("photo:") or site.is_photo(address)
            if is_own_file or ((own := self.site.own_address(address)) and "attachment" in own):
                return words
            return f"{words}\n\n[{escaping.escaped(self._alt_of(element) or address)}]({escaping.address(target)})\n\n"
        target = self._address(address)
        if not target or not words.strip():
            return words
        lead, trail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        return f"{lead}[{words.strip().replace(_BREAK, ' ')}]({escaping.address(target)}){trail}"

    def _alt_of(self, element) -> str:
        return next((image.get("alt") or "" for image in element.iter("img")), "")

    def _address(self, address: str) -> str | None:
        """Where a link leads here; None where only its words may stay."""
        if (upload := self.site.upload(address)) and site.is_photo(upload):
            return "photo:" + self.pictures.token(Picture(url=address))
        if self.site.own_address(address) is not None or address.startswith("#"):
            return self.link(address)
        if re.match(r"(?:https?://|mailto:|tel:)", address, re.I):
            return site.unfollowed(address)
        if address.startswith("//"):
            return "https:" + address
        return None

    def _image(self, element, caption: str = "") -> str:
        """A photo's marker; an image of another site is a link to it, since pages show none from elsewhere."""
        if element.get("data-taken") is not None:
            return ""
        address = _source_of(element)
        number = re.search(r"wp-image-(\d+)|attachment_(\d+)", element.get("class") or "")
        id = int(element.get("data-id") or (number and (number[1] or number[2])) or 0)
        alt = (element.get("alt") or "").strip()
        if not id and not self.site.upload(address):
            if not _URL.match(address) or _is_pixel(element):
                return ""
            if self.site.own_address(address) is None:
                self.note(f"a photo of another site stays a link: {address[:200]}")
                return (
                    f"[{escaping.escaped(bracketed(caption or alt) or address)}]({escaping.address(address)})"
                )
        return self.pictures.marker(Picture(id, address, alt, caption))


def words_of(html: str) -> str:
    return _SPACE.sub(" ", tree(html).text_content()).strip()


def watchable(address: str) -> str:
    """The page of a video, for the address of its player."""
    if found := _YOUTUBE.search(address):
        return f"https://www.youtube.com/watch?v={found[1]}"
    if found := _VIMEO.search(address):
        return f"https://vimeo.com/{found[1]}"
    return "https:" + address if address.startswith("//") else address


def tree(html: str):
    """The fragment as a tree under one div; lxml keeps going whatever stands in it."""
    clean = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", "", html)
    try:
        return lxml.html.fragment_fromstring(clean, create_parent="div", parser=_PARSER)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        tree = lxml.html.Element("div")
        tree.text = re.sub(r"<[^>]*>", " ", clean)
        return tree


_PARSER = lxml.html.HTMLParser(
    encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
)


def _paragraph(words: str, *, guard: bool) -> str:
    """A run of words as one paragraph; photos alone on it stand in paragraphs of their own."""
    words = re.sub(
        r"[ \t]*\n[ \t]*", lambda m: "  \n" if m[0].startswith("  \n") else m[0].strip(" \t"), words
    )
    words = re.sub(r"^(?:[ \t]*\n)+|(?:[ \t]*\n)+[ \t]*$", "", words).strip(" \t\n")
    if not words:
        return ""
    if not re.sub(r"!\[[^\]]*\]\(photo:[^)]*\)", "", words).strip():
        return "\n\n".join(re.findall(r"!\[[^\]]*\]\(photo:[^)]*\)", words))
    plain = words.replace("\\", "")
    if _URL.match(plain):
        return f"[{words}]({escaping.address(plain)})"
    return escaping.guarded(words) if guard else words


def _marked(words: str, mark: str) -> str:
    """Emphasis hugs its words; around nothing there is none."""
    inner = words.strip()
    if (
        not inner
        or (inner.startswith(mark) and inner.endswith(mark))
        or re.fullmatch(r"(?:!\[[^\]]*\]\(photo:[^)]*\)\s*)+", inner)
    ):
        return words
    lead, trail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{lead}{mark}{inner}{mark}{trail}"


def _indented(block: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in block.split("\n"))


def _source_of(image) -> str:
    """The image's address, also where it was to be loaded late."""
    candidates = [image.get(name) or "" for name in ("data-orig-file", "src", "data-src", "data-lazy-src")]
    return next((each.strip() for each in candidates if each and not each.startswith("data:")), "")


def _is_pixel(image) -> bool:
    return "1" in (image.get("width"), image.get("height"))


def html_lines(html: str) -> list[tuple[str, str]]:
    """The lines of a list kept as HTML: ("heading" | "item" | "line", its inner HTML), in their order.

    Line breaks part lines outside of lists. A list inside an item gives items of its own.
    """
    out: list[tuple[str, str]] = []
    if not re.search(r"<(?:p|li|br|div|h\d)\b", html, re.I):
        html = re.sub(r"\r?\n", "<br>", html.strip())
    _lines_of(tree(html), "line", out)
    return [(kind, inner) for kind, inner in out if inner.strip()]


def _lines_of(element, kind: str, out: list[tuple[str, str]]) -> None:
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
        elif tag and tag not in _DROPPED:
            tail, child.tail = child.tail, None
            run.append(lxml.html.tostring(child, encoding="unicode"))
            child.tail = tail
        run.append(escape(child.tail or "", quote=False))
    flush()
