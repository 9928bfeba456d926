"""A post's content as WordPress keeps it -> Markdown with places for photos and cards. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from . import block_grammar, block_html, shortcode_table
from .autop import autop
from .card import Card
from .cards import easyrecipe, not_in_the_file, wprm
from .context import Context, Lookup
from .pictures import Pictures
from .site import Site
from .values import Item

_MORE = re.compile(r"(?:<p>\s*)?<!--more.*?-->(?:\s*</p>)?", re.S)
_COMMENTS = re.compile(r"<!--(?!\s*/?wp:).*?-->", re.S)
_MARKED_MORE = "\ue000more\ue000"
_QUICK_LINKS = re.compile(
    r'<div[^>]*class="[^"]*(?:tasty-recipes-quick-links|tasty-recipes-jump|wprm-jump)[^"]*".*?</div>', re.S
)


@dataclass
class Content:
    """Markdown whose photos are `photo:wp-N` and whose cards are `[recipe wp-N]`; `lead` ends at "more"."""

    markdown: str = ""
    lead: str = ""
    pictures: Pictures = field(default_factory=Pictures)
    cards: list[Card] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def context_of(
    item: Item, site: Site, lookup: Lookup, link: Callable[[str], str | None], **more: Any
) -> Context:
    return Context(item, site, lookup, link, shortcode_table.expand, html_of, **more)


def read(text: str, context: Context) -> Content:
    """Never raises: what is not understood keeps its words, and is noted."""
    html = html_of(text, context)
    html = shortcode_table.expand(html, context)  # those that stand inside paragraph blocks
    markdown = context.reader.markdown(_COMMENTS.sub("", html))
    markdown = re.sub(r"\[recipe wp-(\d+)\]", r"\n\n[recipe wp-\1]\n\n", markdown)
    lead, more, rest = markdown.partition(_MARKED_MORE)
    whole = re.sub(r"\n{3,}", "\n\n", f"{lead.rstrip()}\n\n{rest.lstrip()}" if more else markdown).strip()
    return Content(whole, lead.strip() if more else "", context.pictures, context.cards, context.notes)


def html_of(text: str, context: Context) -> str:
    """Blocks or classic text as HTML, with cards as empty elements in their places."""
    text = text.replace("\r\n", "\n")
    text = _MORE.sub(f"\n\n<p>{_MARKED_MORE}</p>\n\n", text, count=1)
    text = re.sub(r"<!--\s*(?:nextpage|noteaser|more.*?)\s*-->", "\n\n", text)
    text = _QUICK_LINKS.sub("", text)
    if not re.search(r"<!-- wp:wp-recipe-maker/recipe ", text):
        text = wprm.FALLBACK.sub(lambda m: f"\n\n{wprm.place(int(m[1]), context, m[2])}\n\n", text)
    text = not_in_the_file.spelled_out(easyrecipe.placed(text, context))
    if not block_grammar.has_blocks(text):
        return autop(shortcode_table.expand(text, context))
    return "\n".join(block_html.of(block, context) for block in block_grammar.parse(text))
