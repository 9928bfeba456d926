"""The photos that a text names, each under a token until it has a slug of our own. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

TOKEN = re.compile(r"photo:(wp-\d+)")
MARKER = re.compile(r'!\[(?P<alt>[^\]]*)\]\(photo:(?P<token>wp-\d+)(?:\s+"(?P<caption>[^"]*)")?\s*\)')
PHOTO = re.compile(r'!\[[^\]]*\]\(photo:(wp-\d+)(?:\s+"[^"]*")?\s*\)')
FLOATED = re.compile(rf"(?:{PHOTO.pattern}\s*)+")
ONLY_PHOTOS = re.compile(rf"\s*(?:{PHOTO.pattern}\s*)+")
_LINK = re.compile(r"(?<!!)\[(?P<words>(?:[^\]\\]|\\.)*)\]\(photo:(?P<token>wp-\d+)\)")


@dataclass(frozen=True)
class Picture:
    """A photo as the old site names it: by its attachment's number (0 for none) or its address."""

    id: int = 0
    url: str = ""
    alt: str = ""
    caption: str = ""


@dataclass
class Pictures:
    """Pictures in their order; the same one twice has one token."""

    found: list[Picture] = field(default_factory=list)

    def token(self, picture: Picture) -> str:
        for number, known in enumerate(self.found):
            if (known.id and known.id == picture.id) or (known.url and known.url == picture.url):
                return f"wp-{number}"
        self.found.append(picture)
        return f"wp-{len(self.found) - 1}"

    def of(self, token: str) -> Picture:
        return self.found[int(token.removeprefix("wp-"))]

    def marker(self, picture: Picture) -> str:
        caption = f' "{quoted(picture.caption)}"' if picture.caption else ""
        return f"![{bracketed(picture.alt)}](photo:{self.token(picture)}{caption})"


def taken_out(text: str) -> tuple[str, list[str]]:
    """One line without the photos in it, and their tokens."""
    return " ".join(PHOTO.sub("", text).split()), PHOTO.findall(text)


def bracketed(words: str) -> str:
    """Alternative text as a marker can hold it."""
    return " ".join(words.replace("[", "(").replace("]", ")").split())


def quoted(words: str) -> str:
    """A caption as a marker can hold it: its straight double quotes become curly ones."""
    words = re.sub(r'(^|[\s(\[–—-])"', "\\1“", " ".join(words.split()))
    return words.replace('"', "”")


def placed(text: str, slug_of: Callable[[str], str | None], address_of: Callable[[str], str | None]) -> str:
    """The text with the slugs (and, in links, the addresses) of stored photos; of one that is missing, its
    caption or else its alternative text stays, in italics."""

    def marker(found: re.Match[str]) -> str:
        if slug := slug_of(found["token"]):
            caption = f' "{found["caption"]}"' if found["caption"] else ""
            return f"![{found['alt']}](photo:{slug}{caption})"
        words = (found["caption"] or found["alt"]).strip()
        return f"*{re.sub(r'([*_`])', '', words)}*" if words else ""

    def link(found: re.Match[str]) -> str:
        address = address_of(found["token"])
        return f"[{found['words']}]({address})" if address else found["words"]

    text = _LINK.sub(link, MARKER.sub(marker, text))
    text = re.sub(r'href="photo:(wp-\d+)"', lambda found: f'href="{address_of(found[1]) or "/"}"', text)
    return re.sub(r"\n{3,}", "\n\n", TOKEN.sub("", text)).strip()
