"""Saved pages of the old site -> the recipes that their JSON-LD tells (schema.org). Pure but for reading files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from blog.old_addresses.normal import normal
from recipes.text_areas import Entry, Group

from .card import Card, entry, grouped, listed, servings
from .cards import nutrition
from .cards.tasty import shown_time
from .context import Context
from .pictures import Picture
from .prose import Reader
from .values import Item

MAX_BYTES = 8 * 2**20
_LINK = re.compile(
    r'<link\b[^>]*rel=["\']canonical["\'][^>]*href=["\']([^"\']+)|<meta\b[^>]*property=["\']og:url["\'][^>]*content=["\']([^"\']+)',
    re.I,
)
_JSON = re.compile(r'<script\b[^>]*type=["\']?application/ld\+json["\']?[^>]*>(.*?)</script>', re.I | re.S)


class SavedPages:
    """A folder of the old site's pages, each matched to its post by the address it names as its own."""

    def __init__(self, folder: Path) -> None:
        self._pages = index(folder)

    def of(self, item: Item) -> Path | None:
        return self._pages.get(normal(item.link))

    def card(self, item: Item, key: str, context: Context) -> Card | None:
        """The next recipe of an item's page that no card of the post is yet."""
        page = self.of(item)
        names = {card.name.casefold() for card in context.cards}
        for node in recipes_of(page) if page else []:
            card = card_of(node, key, context)
            if not card.is_empty and card.name.casefold() not in names:
                return card
        return None


def index(folder: Path) -> dict[str, Path]:
    """The address that each saved page names as its own -> the file."""
    found: dict[str, Path] = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in (".html", ".htm") and path.is_file() and path.stat().st_size <= MAX_BYTES:
            head = path.read_bytes()[: 2**18].decode("utf-8", "replace")
            if link := _LINK.search(head):
                found.setdefault(normal(link[1] or link[2]), path)
    return found


def recipes_of(path: Path) -> list[dict[str, Any]]:
    """The Recipe nodes of a page, in its order."""
    text = path.read_bytes()[:MAX_BYTES].decode("utf-8", "replace")
    out: list[dict[str, Any]] = []
    for script in _JSON.finditer(text):
        try:
            out += _recipes(json.loads(script[1].strip()))
        except (ValueError, RecursionError):
            continue
    return out


def _recipes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for part in value:
            yield from _recipes(part)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if "Recipe" in (kinds if isinstance(kinds, list) else [kinds]):
            yield value
        else:
            yield from _recipes(value.get("@graph"))


def card_of(node: dict[str, Any], key: str, context: Context) -> Card:
    """https://schema.org/Recipe, in the shapes that plugins write it."""
    card = Card(key)
    reader = context.reader_for(card.pictures)
    card.name = reader.words(_text(node.get("name")))
    card.description = reader.markdown(_text(node.get("description")))
    if image := _image(node.get("image")):
        card.photo = Picture(url=image)
    lines = [
        reader.words(_text(each)) for each in _list(node.get("recipeIngredient") or node.get("ingredients"))
    ]
    card.ingredients = grouped([("", [Entry(words) for words in lines if words])])
    card.steps = _steps(node.get("recipeInstructions"), card, reader)
    for kind in ("prep", "cook", "total"):
        if shown := shown_time(_text(node.get(f"{kind}Time"))):
            card.times[kind] = shown
    made = max(map(_text, _list(node.get("recipeYield"))), key=len, default="")
    card.yield_text = servings(made)
    for attribute, name in (
        ("categories", "recipeCategory"),
        ("cuisines", "recipeCuisine"),
        ("methods", "cookingMethod"),
    ):
        values = [part for each in _list(node.get(name)) for part in listed(reader.words(_text(each)))]
        setattr(card, attribute, values)
    card.keywords = [part for each in _list(node.get("keywords")) for part in listed(_text(each))]
    card.diets = [_text(each) for each in _list(node.get("suitableForDiet"))]
    card.equipment = [words for each in _list(node.get("tool")) if (words := reader.words(_text(each)))]
    facts = node.get("nutrition")
    card.nutrition, _others = nutrition.read(facts if isinstance(facts, dict) else {})
    author: Any = next(iter(_list(node.get("author"))), {})
    card.author = reader.words(_text(author))
    video = next(iter(_list(node.get("video"))), None)
    if isinstance(video, dict):
        card.video_url = str(video.get("contentUrl") or video.get("embedUrl") or "")
    return card


def _steps(value: Any, card: Card, reader: Reader) -> list[Group]:
    rows: list[tuple[str, list[Entry]]] = [("", [])]
    for part in _list(value):
        if isinstance(part, dict) and part.get("@type") == "HowToSection":
            rows.append((reader.words(_text(part.get("name"))), []))
            for inner in _list(part.get("itemListElement")):
                _step(inner, rows, card, reader)
        else:
            _step(part, rows, card, reader)
    return grouped(rows)


def _step(part: Any, rows: list[tuple[str, list[Entry]]], card: Card, reader: Reader) -> None:
    if isinstance(part, str):
        rows[-1][1].extend(Entry(words) for words in map(reader.line, re.split(r"\r?\n", part)) if words)
    elif isinstance(part, dict):
        text, name = reader.line(_text(part.get("text"))), reader.words(_text(part.get("name")))
        image = _image(part.get("image"))
        token = card.pictures.token(Picture(url=image)) if image else ""
        if words := text or name:
            rows[-1][1].append(entry(words, "" if not text or name.rstrip(".…") in text else name, token))


def _text(value: Any) -> str:
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    if isinstance(value, dict):
        return str(value.get("name") or value.get("@value") or "")
    return str(value) if value is not None else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value in (None, "") else [value]


def _image(value: Any) -> str:
    first = next(iter(_list(value)), "")
    return str(first.get("url") or first.get("contentUrl") or "") if isinstance(first, dict) else str(first)
