"""The one door to Markdown and to the sanitiser: an author's Markdown -> safe HTML."""

from __future__ import annotations

import html as html_entities
import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping

import markdown
import nh3
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from .photos.models import Photo
from .photos.templatetags.photos import picture

_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "div", "dl", "dt", "em", "h2", "h3", "h4",
    "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "ol", "p", "pre", "q", "s", "small", "span", "strong", "sub",
    "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"lang", "dir", "title"},
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
}
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    url_schemes={"http", "https", "mailto", "tel", "photo"},
    link_rel=None,
)


_PHOTO_IMG = re.compile(r'<img[^>]*src="photo:[^>]*>')
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


class _Headings(Treeprocessor):
    """Headings of a body open at h2 and skip no level: the page's h1 is its title."""

    def run(self, root: etree.Element) -> None:
        levels: list[int] = []
        for element in list(root.iter()):
            if len(element.tag) == 2 and element.tag[0] == "h" and element.tag[1].isdigit():
                level = int(element.tag[1])
                while levels and levels[-1] >= level:
                    levels.pop()
                levels.append(level)
                element.tag = f"h{min(len(levels) + 1, 6)}"


class _HouseExtension(Extension):
    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.treeprocessors.register(_Headings(md), "house_headings", 5)


def _markdown() -> markdown.Markdown:
    return markdown.Markdown(
        extensions=["sane_lists", "tables", "fenced_code", _HouseExtension()], output_format="html"
    )


def render(text: str, *, photos: Mapping[str, Photo] | None = None) -> SafeString:
    """An author's Markdown as safe HTML. Nothing is corrected: quotes, dashes and spaces stay as typed.

    `photos` (by slug) answers the markers that stand inside a paragraph; one that names nothing vanishes.
    """

    def placed(match: re.Match[str]) -> str:
        attributes = dict(_ATTRIBUTE.findall(match[0]))
        photo = (photos or {}).get(attributes.get("src", "").removeprefix("photo:"))
        if photo is None:
            return ""
        alt = html_entities.unescape(attributes.get("alt", "")) or None
        return render_to_string("photos/_picture.html", picture(photo, "pop", alt=alt))

    return mark_safe(_PHOTO_IMG.sub(placed, _CLEANER.clean(_markdown().convert(text))))


def render_inline(text: str) -> SafeString:
    """One line of Markdown (a step, a note) without the paragraph around it, where it is only one."""
    html = render(text)
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        return mark_safe(html[3:-4])
    return html


def plain(text: str) -> str:
    """The words of Markdown without its marks."""
    return html_entities.unescape(nh3.clean(render(text), tags=set())).strip()
