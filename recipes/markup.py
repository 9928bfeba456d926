"""The one door to Markdown and to the sanitiser: an author's Markdown -> safe HTML.

Python-Markdown takes quadratic time for some texts and recurses for nested ones, so a text is laid out only
within bounds (`refusal` says which one it breaks); beyond them it is shown as plain text, every word of it.
"""

from __future__ import annotations

import html as html_entities
import re
import threading
import unicodedata
import xml.etree.ElementTree as etree
from collections.abc import Callable
from functools import lru_cache

import markdown
import nh3
from django.utils.functional import Promise
from django.utils.html import escape, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

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


MOST_CHARACTERS = 100_000  # of one text: some 17,000 words
SHORT = 2000  # characters of a text whose HTML is remembered
MOST_NESTED = 12  # lists and quotes in each other
# Characters of a paragraph, times the marks in it that stay open: the library looks for the end of each.
MOST_EFFORT = 2_000_000
_CLOSED = re.compile(r"!?\[[^\[\]\n]{0,500}\]\([^()\n]{0,500}\)|(?<!`)`[^`\n]{1,500}`(?!`)|<[^<>\n]{1,500}>")
_OPENERS = re.compile(r"[\[<\\]|`+")
_BETWEEN_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_RULES = re.compile(
    r"^[ >]{0,3}(?:`{3,}|~{3,}|(?:=+|-+)[ \t]*$)", re.MULTILINE
)  # fences and underlines of headings
_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)|>")

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


# A dot that a word processor left, among them those of its symbol fonts.
_DOT = re.compile(r"^ {0,3}(?:[•·∙●○◦▪▫‣⁃\ue000-\uf8ff]\s*|o {3,})(?=\S)")
_NUMBERED = re.compile(r"^ {0,3}(\d{1,3})(?:[.)][\s\u00a0\u202f]+|[.)](?=[^\W\d]))(?=\S)")
_ITEM = re.compile(r"^ {0,3}(?:[-*+]|\d+\.)[ \t]")


class _PastedLists(Preprocessor):
    """Lines that were pasted as a list, "• one" or "1.<no-break space>One", are one; the stored text stays as typed."""

    def run(self, lines: list[str]) -> list[str]:
        out: list[str] = []
        marked = False  # whether the line before was made an item here
        listed = False  # whether an item stands above, since the last empty line
        for at, line in enumerate(lines):
            item = self._item(lines, at)
            own = bool(_ITEM.match(line))
            if (
                own
                and not listed
                and out
                and out[-1].strip()
                and any(map(_ITEM.match, lines[at + 1 : at + 2]))
            ):
                out.append("")  # two items below a paragraph are a list, as everywhere but here
            listed = bool(line.strip()) and (listed or own or bool(item))
            if item and out and out[-1].strip() and not marked and not _ITEM.match(out[-1]):
                out.append("")
            if marked and not item and line.strip() and not line.startswith((" ", "\t")):
                out.append("")
            if not item and self._is_row(lines, at):
                line += "  "  # Markdown's line break
            out.append(item or line)
            marked = bool(item) or (marked and bool(line.strip()) and line.startswith((" ", "\t")))
        return out

    def _item(self, lines: list[str], at: int) -> str:
        """The line as Markdown writes an item; "" where it is none, or one that Markdown knows."""
        line = lines[at]
        if dot := _DOT.match(line):
            return "- " + line[dot.end() :]
        found = _NUMBERED.match(line)
        if not found or not self._counts_on(lines, at, int(found[1])):
            return ""
        return f"{found[1]}. {line[found.end() :]}"

    def _counts_on(self, lines: list[str], at: int, number: int) -> bool:
        """Whether a line near has the number before or after: "5. Mai" alone is a date."""
        for step in (-1, 1):
            near = at + step
            while 0 <= near < len(lines) and not lines[near].strip():
                near += step
            other = _NUMBERED.match(lines[near]) if 0 <= near < len(lines) else None
            if other and int(other[1]) == number + step:
                return True
        return False

    def _is_row(self, lines: list[str], at: int) -> bool:
        """Whether a line beside begins with the same sign ("✅ one"): each stands on a line of its own."""
        if not any(line.strip() for line in lines[at + 1 : at + 2]):
            return False
        sign = lines[at][:1]
        if (
            not sign
            or sign == "-"
            or unicodedata.category(sign) not in ("So", "Sm", "Pd")
            or sign in "+<>=|~"
        ):
            return False
        return any(line.startswith(sign) for line in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]))


class _HouseExtension(Extension):
    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.preprocessors.register(_PastedLists(md), "pasted_lists", 15)  # behind code and HTML
        md.treeprocessors.register(_Headings(md), "house_headings", 5)


class _Converter(threading.local):
    """Python-Markdown, set up once a thread (it keeps state while it converts)."""

    def __init__(self) -> None:
        self.markdown = markdown.Markdown(
            extensions=["sane_lists", "tables", "fenced_code", _HouseExtension()], output_format="html"
        )

    def convert(self, text: str) -> str:
        return self.markdown.reset().convert(text)


_CONVERTER = _Converter()


def refusal(text: str) -> str | Promise:
    """Why a text cannot be laid out as Markdown, in words for its author; empty where it can."""
    if len(text) > MOST_CHARACTERS:
        return _("This text is too long to be laid out: %(most)d characters are the most.") % {
            "most": MOST_CHARACTERS
        }
    if _nested(text) > MOST_NESTED:
        return _("Lists or quotes stand more than %(most)d deep in each other.") % {"most": MOST_NESTED}
    text = text.replace("\r\n", "\n")
    effort = len(text) * len(_RULES.findall(text))
    for paragraph in _BETWEEN_PARAGRAPHS.split(text):
        effort = max(effort, len(paragraph) * len(_OPENERS.findall(_CLOSED.sub("", paragraph))))
    if effort > MOST_EFFORT:
        return _("Too many brackets, stars or other marks stand in one paragraph. Part it by empty lines.")
    return ""


def _nested(text: str) -> int:
    """How deep lists and quotes stand in each other, at most: by markers on a line and by their indents."""
    deepest, indents = 0, [-1]
    for line in text.splitlines():
        place, here = 0, 0
        while found := _MARKER.match(
            line, place := place + len(line[place:]) - len(line[place:].lstrip(" \t"))
        ):
            if here == 0:
                indent = len(line[:place].expandtabs(4))
                while indents[-1] >= indent:
                    indents.pop()
                indents.append(indent)
            here, place = here + 1, found.end()
            if here > MOST_NESTED:
                return here
        if here:
            deepest = max(deepest, len(indents) - 2 + here)
    return deepest


def _laid_out(text: str) -> str:
    """HTML, not safe yet; of a text beyond the bounds its words, in paragraphs."""
    if not refusal(text):
        try:
            return _CONVERTER.convert(text)
        except RecursionError:
            pass
    return linebreaks(escape(text))


def render(text: str, *, photo_html: Callable[[str, str], str] | None = None) -> SafeString:
    """An author's Markdown as safe HTML. Nothing is corrected: quotes, dashes and spaces stay as typed.

    `photo_html(slug, alt)` answers the markers of photos that stand inside a paragraph; without it they vanish.
    """

    def placed(match: re.Match[str]) -> str:
        if photo_html is None:
            return ""
        attributes = dict(_ATTRIBUTE.findall(match[0]))
        slug = attributes.get("src", "").removeprefix("photo:")
        return photo_html(slug, html_entities.unescape(attributes.get("alt", "")))

    html = _safe_html_of_short(text) if len(text) <= SHORT else _safe_html(text)
    return mark_safe(_PHOTO_IMG.sub(placed, html))


def _safe_html(text: str) -> str:
    return _CLEANER.clean(_laid_out(text))


# Steps and notes are shown far more often than they change.
_safe_html_of_short = lru_cache(maxsize=2048)(_safe_html)


def render_inline(text: str) -> SafeString:
    """One line of Markdown (a step, a note) without the paragraph around it, where it is only one."""
    html = render(text)
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        return mark_safe(html[3:-4])
    return html


def plain(text: str) -> str:
    """The words of Markdown without its marks."""
    return _plain_of_short(text) if len(text) <= SHORT else _plain(text)


def _plain(text: str) -> str:
    return html_entities.unescape(nh3.clean(render(text), tags=set())).strip()


_plain_of_short = lru_cache(maxsize=2048)(_plain)
