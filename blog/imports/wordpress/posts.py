"""An item of the export -> a post's values, checked against what the product can hold. Pure.

What must not become public never does: private and password-protected posts are drafts, with a note.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote

from recipes.slugs import slug_of

from . import content
from .card import Card, whole
from .cards import plugins
from .context import Context
from .pictures import MARKER, Picture, Pictures
from .values import Item, moment_of

PAGES = ("post", "page", *plugins.PAGES)
_SKIPPED = {"auto-draft", "trash", "inherit"}
_DEFAULT_CATEGORIES = re.compile(
    r"^(?:uncategori[sz]ed|allgemein|unkategorisiert|non-classe|sin-categoria|senza-categoria|sem-categoria|"
    r"geen-categorie|okategoriserade|ukategorisert|bez-kategorii)(?:-\w+)?$"
)
_DESCRIPTIONS = ("_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description", "_genesis_description",
                 "_aioseop_description", "_seopress_titles_desc")  # fmt: skip


@dataclass
class PostValues:
    """A post before it has rows: photos are tokens of `pictures`, cards `[recipe wp-N]`."""

    id: int
    is_page: bool
    title: str
    slug: str
    body: str
    summary: str
    is_public: bool
    published_at: dt.datetime | None  # naive: in the site's zone, which no export names
    modified_at: dt.datetime | None
    author: str  # a login
    comments_open: bool
    categories: list[tuple[str, str]] = field(default_factory=list)  # slug, name
    tags: list[tuple[str, str]] = field(default_factory=list)
    lead: Picture | None = None
    pictures: Pictures = field(default_factory=Pictures)
    cards: list[Card] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def is_wanted(item: Item) -> bool:
    return item.status not in _SKIPPED


def read(item: Item, slug: str, context: Context) -> PostValues:
    found = content.read(plugins.story_of(item), context)
    body = found.markdown
    if (own := plugins.own_card(item, context)) and context.place(own):
        body = f"{body}\n\n[recipe wp-{len(context.cards) - 1}]".strip()
    status, note = _status(item)
    if note:
        context.note(note)
    if item.sticky:
        context.note("it was sticky: the front page here has no fixed posts")
    title = " ".join(context.reader.words(item.title).split())
    if len(title) > 200:
        context.note("the title is longer than 200 characters: it is cut")
    values = PostValues(
        id=item.id,
        is_page=item.type == "page",
        title=title[:200],
        slug=slug,
        body=body,
        summary=_summary(item, context, found.lead),
        is_public=status == "published",
        published_at=item.moment,
        modified_at=moment_of(item.modified_gmt, ""),
        author=item.creator,
        comments_open=item.comment_status != "closed",
        lead=_lead(item),
        pictures=context.pictures,
        cards=context.cards,
        notes=context.notes,
    )
    values.categories = _categories(item, context)
    values.tags = [
        (plain_slug(s, n), _name(n, context))
        for t, s, n in item.terms
        if t in ("post_tag", "recipe-tag", "cp_recipe_tags")
    ]
    return values


def slug_wanted(item: Item, words: Callable[[str], str]) -> str:
    """The slug an item had, or one made of its title; may be empty."""
    return slug_of(unquote(item.name)) or slug_of(words(item.title))


def plain_slug(slug: str, name: str = "") -> str:
    """A term's slug as ours are: percent-escapes undone."""
    return slug_of(unquote(slug), max_length=120) or slug_of(name, max_length=120)


def _status(item: Item) -> tuple[str, str]:
    if item.password:
        return "draft", "it was protected by a password: it is a draft, since its words were not public"
    if item.status == "private":
        return "draft", "it was private: it is a draft"
    if item.status == "publish":
        return "published", ""
    if item.status == "future":
        return "published", "it is scheduled" if item.moment else ""
    if item.status == "pending":
        return "draft", "it was waiting for review: it is a draft"
    if item.status == "draft":
        return "draft", ""
    return "draft", f"its state “{item.status}” is not known: it is a draft"


def _summary(item: Item, context: Context, lead: str) -> str:
    words = context.reader.words(context.expand(item.excerpt))
    if not words:
        seo = item.meta_value(*_DESCRIPTIONS)
        words = (
            ""
            if "%%" in seo or re.search(r"(?:^|\s)[%#]\w+[%#]?(?:\s|$)", seo)
            else context.reader.words(seo)
        )
    return words


def _lead(item: Item) -> Picture | None:
    id = whole(item.meta_value("_thumbnail_id"))
    return Picture(id) if id else None


def _categories(item: Item, context: Context) -> list[tuple[str, str]]:
    rows = [(plain_slug(s, n), _name(n, context)) for t, s, n in item.terms if t == "category"]
    if len(rows) == 1 and _DEFAULT_CATEGORIES.match(rows[0][0]):
        return []
    return list(dict.fromkeys(row for row in rows if row[0]))


def _name(name: str, context: Context) -> str:
    return context.reader.words(name)[:120]


def photos_of(body: str) -> list[str]:
    """The tokens of the photos a body places, in their order."""
    return [found["token"] for found in MARKER.finditer(body)]
