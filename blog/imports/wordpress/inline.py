"""What stands inside a line of HTML: emphasis, links, code, photos -> Markdown. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from . import escaping, site
from .html_tree import DROPPED, SPACE, Element
from .pictures import ONLY_PHOTOS, Picture, Pictures, bracketed

BREAK = "  \n"
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "cite": "*", "var": "*", "dfn": "*"}
_RAW = {"sub": "sub", "sup": "sup", "del": "del", "s": "del", "strike": "del", "ins": "ins", "u": "u",
        "small": "small", "kbd": "kbd", "q": "q"}  # fmt: skip
_URL = re.compile(r"^https?://\S+$")


@dataclass
class InlineReader:
    """What converting needs to know: the old site, where its links lead now, and where to note things."""

    site: site.Site
    link: Callable[[str], str | None]  # an address of the old site -> ours; None where it leads nowhere
    pictures: Pictures = field(default_factory=Pictures)
    note: Callable[[str], None] = lambda words: None

    def _run(self, element: Element, *, keep: bool = False) -> str:
        out = [self._text(element.text or "", keep=keep)]
        for child in element:
            out.append(self._inline(child, keep=keep))
            out.append(self._text(child.tail or "", keep=keep))
        return "".join(out)

    def _text(self, words: str, *, keep: bool = False) -> str:
        return escaping.escaped(words if keep else SPACE.sub(" ", words))

    def _inline(self, element: Element, *, keep: bool = False) -> str:
        tag = element.tag
        if not isinstance(tag, str) or tag in DROPPED:
            return ""
        if tag == "br":
            return BREAK
        if tag == "img":
            return self._image(element)
        if tag == "a":
            return self._link(element)
        if tag in ("code", "tt", "samp"):
            words = element.text_content()
            return escaping.code(SPACE.sub(" ", words)) if words.strip() else ""
        if element.get("data-fn"):  # a footnote's number
            return f"<sup>{escape(element.text_content().strip())}</sup>"
        words = self._run(element, keep=keep)
        if tag in _MARKS:
            return _marked(words, _MARKS[tag])
        if tag in _RAW and words.strip():
            return f"<{_RAW[tag]}>{words}</{_RAW[tag]}>"
        if tag in ("abbr", "acronym") and words.strip():
            title = element.get("title")
            return f'<abbr title="{escape(title)}">{words}</abbr>' if title else words
        return words

    def _link(self, element: Element) -> str:
        words, address = self._run(element), str(element.get("href") or "").strip()
        if ONLY_PHOTOS.fullmatch(words):
            target = self._address(address)
            if (
                target is None
                or target.startswith("photo:")
                or site.is_photo(address)
                or ((own := self.site.own_address(address)) and "attachment" in own)
            ):
                return words
            return f"{words}\n\n[{escaping.escaped(self._alt_of(element) or address)}]({escaping.address(target)})\n\n"
        target = self._address(address)
        if not target or not words.strip():
            return words
        lead, trail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        return f"{lead}[{words.strip().replace(BREAK, ' ')}]({escaping.address(target)}){trail}"

    def _alt_of(self, element: Element) -> str:
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

    def _image(self, element: Element, caption: str = "") -> str:
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


def _marked(words: str, mark: str) -> str:
    """Emphasis hugs its words; around nothing there is none."""
    inner = words.strip()
    if not inner or (inner.startswith(mark) and inner.endswith(mark)) or ONLY_PHOTOS.fullmatch(inner):
        return words
    lead, trail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{lead}{mark}{inner}{mark}{trail}"


def _source_of(image: Element) -> str:
    """The image's address, also where it was to be loaded late."""
    candidates = [image.get(name) or "" for name in ("data-orig-file", "src", "data-src", "data-lazy-src")]
    return next((each.strip() for each in candidates if each and not each.startswith("data:")), "")


def _is_pixel(image: Element) -> bool:
    return "1" in (image.get("width"), image.get("height"))
