"""Links between the files of a folder -> links between posts. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from recipes.slugs import slug_of

from .lines import LINK

_OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//|#)", re.I)


def slug_of_target(target: str) -> str | None:
    """The file that a link means: `/pasta`, `pasta.html`, `./roesti.md` -> the slug; None for the outside.

    Hugo's `{{< ref "pasta" >}}` is read too. The home page is "".
    """
    if ref := re.search(r"ref\s+\"([^\"]+)\"", target):
        target = ref[1]
    if _OUTSIDE.match(target):
        return None
    path = re.split(r"[?#]", target)[0].removeprefix("./").strip("/")
    stem = re.sub(r"\.(?:html?|md|markdown)$", "", path.rpartition("/")[2])
    if stem and not re.fullmatch(r"[-\w]{1,80}", stem):  # Obsidian: [[Pizza Dough]]
        stem = slug_of(unquote(stem))
    return "" if stem in ("index", "_index") else stem


def inner_targets(text: str) -> Iterator[str]:
    """The slugs that a text links to."""
    for link in LINK.finditer(text):
        if slug := slug_of_target(link["target"]):
            yield slug


def relinked(text: str, address_of: Callable[[str], str | None]) -> str:
    """The text with every inner link at its new address; a link to nothing keeps only its words."""

    def place(link: re.Match[str]) -> str:
        slug = slug_of_target(link["target"])
        if slug is None:
            return link[0]
        address = "/" if slug == "" else address_of(slug)
        return f"[{link['words']}]({address})" if address else link["words"]

    return LINK.sub(place, text)


def unlinked(text: str) -> tuple[str, list[str]]:
    """An ingredient line's words without its links and emphasis, and those links as Markdown."""
    links = [link[0] for link in LINK.finditer(text)]
    words = LINK.sub(lambda link: link["words"], text)
    return re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", words), links
