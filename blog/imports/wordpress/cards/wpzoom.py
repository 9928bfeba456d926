"""WPZOOM Recipe Card: all of it stands in the attributes of a block, in a post or in an item of its own. Pure."""

from __future__ import annotations

from typing import Any

from recipes.text_areas import Entry

from .. import block_grammar
from ..block_grammar import Block
from ..card import Card, entry, grouped, line, minutes, servings, whole
from ..context import Context
from ..pictures import Picture, taken_out
from ..prose import Reader
from ..shortcodes import Shortcode
from ..values import Item
from . import lists, nutrition
from .wprm import video_of

TYPE = "wpzoom_rcb"
CARD = "wpzoom-recipe-card/block-recipe-card"
NUTRITION = "wpzoom-recipe-card/block-nutrition"
_DETAILS = {1: "prep", 2: "cook", 8: "total"}


def block(found: Block, context: Context) -> str:
    return context.place(of_block(found, context.new_key(), context))


def nutrition_block(found: Block, context: Context) -> str:
    """The facts of the card before it."""
    data = found.attributes.get("data")
    if isinstance(data, dict) and context.cards:
        facts, others = nutrition.read(data)
        context.cards[-1].nutrition = facts | context.cards[-1].nutrition
        context.cards[-1].notes += [others] if others else []
    return ""


def shortcode(code: Shortcode, context: Context) -> str:
    placed = context.place_item(code.number("id"), (TYPE,), read)
    if placed is None:
        context.note(f"WPZOOM recipe {code.get('id')} is not in the file")
    return placed or ""


def read(item: Item, context: Context) -> Card:
    """An item of its own: the same block in its content."""
    for found in block_grammar.parse(item.content):
        if found.name == CARD:
            card = of_block(found, f"{TYPE} {item.id}", context)
            card.name = card.name or context.reader.words(item.title)
            if not card.photo and (photo := whole(item.meta_value("_thumbnail_id"))):
                card.photo = Picture(photo)
            return card
    return Card(f"{TYPE} {item.id}", name=context.reader.words(item.title))


def of_block(found: Block, key: str, context: Context) -> Card:
    values = found.attributes
    card = Card(key)
    reader = context.reader_for(card.pictures)
    card.name = reader.words(_html(values.get("recipeTitle"))) or reader.words(context.item.title)
    card.description = reader.markdown(
        context.expand(_html(values.get("summary") or values.get("jsonSummary")))
    )
    image = values.get("image")
    if isinstance(image, dict):
        card.photo = Picture(whole(image.get("id")), str(image.get("url") or ""))
    rows: list[tuple[str, list[Entry]]] = [("", [])]
    for part in _dicts(values.get("ingredients")):
        words = reader.words(context.expand(_html(part.get("name") or part.get("jsonName"))))
        if part.get("isGroup"):
            rows.append((words.rstrip(":"), []))
            continue
        parse = part.get("parse")
        parsed: dict[str, Any] = parse if isinstance(parse, dict) else {}
        if text := line(parsed.get("amount"), parsed.get("unit"), words):
            rows[-1][1].append(Entry(text))
    card.ingredients = grouped(rows)
    card.steps = grouped(_steps(values.get("steps"), reader, card, context))
    card.notes = lists.notes(reader, context.expand(_html(values.get("notes"))))
    card.categories, card.cuisines = _words(values.get("course")), _words(values.get("cuisine"))
    card.keywords = _words(values.get("keywords"))
    if difficulty := ", ".join(_words(values.get("difficulty"))):
        card.notes.append(f"Difficulty: {difficulty}")
    _details(card, values.get("details"))
    video = values.get("video")
    if isinstance(video, dict):
        card.video_url = video_of(str(video.get("url") or ""), context)
    return card


def _steps(parts: Any, reader: Reader, card: Card, context: Context) -> list[tuple[str, list[Entry]]]:
    rows: list[tuple[str, list[Entry]]] = [("", [])]
    for part in _dicts(parts):
        text = reader.line(context.expand(_html(part.get("text") or part.get("jsonText"))))
        text, photos = taken_out(text)
        gallery = part.get("gallery")
        for id in gallery.get("ids") or [] if isinstance(gallery, dict) else []:
            photos.append(card.pictures.token(Picture(whole(id))))
        if part.get("isGroup"):
            rows.append((reader.words(text).strip("*").rstrip(":"), []))
        elif text:
            rows[-1][1].append(entry(text, "", photos[0] if photos else ""))
    return rows


def _details(card: Card, parts: Any) -> None:
    for index, part in enumerate(_dicts(parts)):
        value, unit = str(part.get("value") or "").strip(), str(part.get("unit") or "").strip()
        if not value:
            continue
        if index == 0:
            card.yield_text = servings(value, unit)
        elif index in _DETAILS:
            if (
                shown := minutes(value)
                if unit.startswith(("min", "")) and value.isdecimal()
                else line(value, unit)
            ):
                card.times[_DETAILS[index]] = shown
        elif index == 3:
            card.nutrition |= nutrition.read({"calories": value})[0]
        elif label := str(part.get("label") or "").strip():
            card.notes.append(f"{label}: {line(value, unit)}")


def _html(value: Any) -> str:
    """Rich text: HTML, or React's tree of it."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(map(_html, value))
    if isinstance(value, dict):
        kind, props = str(value.get("type") or ""), value.get("props") or {}
        inner = _html(props.get("children")) if isinstance(props, dict) else ""
        if kind == "br":
            return "<br>"
        if kind == "img" and isinstance(props, dict):
            return f'<img src="{props.get("src", "")}" alt="{props.get("alt", "")}">'
        if kind == "a" and isinstance(props, dict):
            return f'<a href="{props.get("href", "")}">{inner}</a>'
        return (
            f"<{kind}>{inner}</{kind}>"
            if kind in ("strong", "em", "b", "i", "p", "li", "ul", "ol")
            else inner
        )
    return ""


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def _words(value: Any) -> list[str]:
    return [str(part).strip() for part in value if str(part).strip()] if isinstance(value, list) else []
