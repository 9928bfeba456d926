"""Blocks -> the HTML that prose is read from. What a block says only in its attributes is said here. Pure."""

from __future__ import annotations

import json
import re
from html import escape

from . import shortcode_table
from .autop import autop
from .block_grammar import Block
from .cards import plugins
from .context import Context
from .html_tree import watchable

# Nothing of a post: what a theme builds pages from, or what only looks.
_SILENT_WORDS = (
    "core/spacer core/more core/nextpage core/social-links core/social-link core/post-title core/post-date core/post-author "
    "core/post-excerpt core/post-featured-image core/post-terms core/post-navigation-link core/post-comments-form "
    "core/post-author-biography core/comments core/comment-template core/site-logo core/site-title core/site-tagline "
    "core/query-title core/term-description core/avatar core/loginout core/navigation core/template-part "
    "wp-recipe-maker/jump-to-recipe wp-recipe-maker/print-recipe wp-recipe-maker/jump-to-video wp-recipe-maker/recipe-snippet "
    "wp-tasty/quick-links tasty-recipes/quick-links yoast-seo/table-of-contents rank-math/toc-block "
    "jetpack/sharing-buttons core/missing core/read-more"
)
_SILENT = frozenset(_SILENT_WORDS.split())
# Lists that WordPress made anew for each reader: named in the report.
_NAMED_WORDS = (
    "core/latest-posts core/latest-comments core/search core/query core/archives core/categories core/calendar core/rss "
    "core/tag-cloud core/page-list jetpack/contact-form jetpack/subscriptions jetpack/related-posts core/legacy-widget "
    "jetpack/mailchimp jetpack/map"
)
_NAMED = frozenset(_NAMED_WORDS.split())
_FRAMES = (
    "core",
    "jetpack",
    "genesis-blocks",
    "atomic-blocks",
    "kadence",
    "generateblocks",
    "ugb",
    "stackable",
    "uagb",
    "themeisle-blocks",
)


def of(block: Block, context: Context) -> str:
    """The HTML of a block and all inside it."""
    if block.name == "":
        return autop(shortcode_table.expand(block.html, context))
    if reader := plugins.BLOCKS.get(block.name):
        return reader(block, context)
    name = block.name
    if name == "core/block":
        return context.reusable(_number(block.attributes.get("ref")))
    if name in _SILENT:
        return ""
    if name in _NAMED:
        context.note(
            f"the block “{name.removeprefix('core/')}” lists what a page of WordPress found: left out"
        )
        return ""
    if name in ("core/shortcode", "core/freeform"):
        return autop(shortcode_table.expand(_whole(block, context), context))
    if name == "core/embed" or name.startswith("core-embed/"):
        return _embed(block, context)
    if name == "core/image":
        return _image(block, _whole(block, context))
    if name == "core/gallery":
        return _gallery(block, context)
    if name in ("core/cover", "core/media-text"):
        return _with_media(block, context)
    if name == "core/verse":
        return _whole(block, context)
    if name in ("core/video", "core/audio"):
        return _captioned(block, context)
    if name == "core/footnotes":
        return footnotes(context)
    if name == "core/file":
        link = re.search(r'<a\b[^>]*href="[^"]*"[^>]*>.*?</a>', _whole(block, context), re.S)
        return f"<p>{link[0]}</p>" if link else ""
    if name == "core/button":
        return f"<p>{_whole(block, context)}</p>"
    if name.partition("/")[0] not in _FRAMES:
        context.note(f"the block “{name}” is not known: its words stay")
    return _whole(block, context)


def _whole(block: Block, context: Context) -> str:
    return "".join(part if isinstance(part, str) else of(part, context) for part in block.parts)


def _embed(block: Block, context: Context) -> str:
    html = _whole(block, context)
    found = re.search(r"https?://[^\s<>\"']+", re.sub(r"<figcaption.*?</figcaption>", "", html, flags=re.S))
    address = watchable(str(block.attributes.get("url") or (found[0] if found else "")))
    caption = re.search(r"<figcaption[^>]*>(.*?)</figcaption>", html, re.S)
    words = f"<p><em>{caption[1]}</em></p>" if caption else ""
    return shortcode_table.link_html(address) + words


def _image(block: Block, html: str) -> str:
    id = _number(block.attributes.get("id"))
    return re.sub(r"<img\b", f'<img data-id="{id}"', html, count=1) if id else html


def _gallery(block: Block, context: Context) -> str:
    html = _whole(block, context)
    if block.inner or "<img" in html:
        return html
    ids = [_number(id) for id in block.attributes.get("ids") or [] if _number(id)]
    return shortcode_table.gallery_html(ids, context)


def _with_media(block: Block, context: Context) -> str:
    """Cover and media & text: the photo, then the words."""
    html = _whole(block, context)
    address = str(block.attributes.get("url") or block.attributes.get("mediaLink") or "")
    id = _number(block.attributes.get("id") or block.attributes.get("mediaId"))
    if "<img" in html:
        return _image(Block(block.name, {"id": id}), html)
    if block.attributes.get("url") and block.attributes.get("backgroundType") != "video":
        alt = escape(str(block.attributes.get("alt") or ""))
        return f'<figure><img data-id="{id or ""}" src="{escape(address)}" alt="{alt}"></figure>{html}'
    return html


def _captioned(block: Block, context: Context) -> str:
    html = _whole(block, context)
    source = re.search(r'src="([^"]+)"', html)
    caption = re.search(r"<figcaption[^>]*>(.*?)</figcaption>", html, re.S)
    words = f"<p><em>{caption[1]}</em></p>" if caption else ""
    return (shortcode_table.link_html(source[1]) if source else "") + words


def footnotes(context: Context) -> str:
    """The notes of a post, numbered, where its footnotes block stands."""
    try:
        found = json.loads(context.item.meta_value("footnotes") or "[]")
    except (ValueError, RecursionError):
        return ""
    rows = (
        [str(row.get("content") or "") for row in found if isinstance(row, dict)]
        if isinstance(found, list)
        else []
    )
    return f"<hr><ol>{''.join(f'<li>{row}</li>' for row in rows)}</ol>" if rows else ""


def _number(value: object) -> int:
    text = str(value if value is not None else "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 15 else 0
