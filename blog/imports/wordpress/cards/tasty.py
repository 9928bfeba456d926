"""Tasty Recipes: recipes are items of their own, their lists are HTML. Pure."""

from __future__ import annotations

import re

from recipes.quantities.durations import minutes_of, words_of

from .. import php
from ..block_grammar import Block
from ..card import Card, listed, servings, whole
from ..context import Context
from ..pictures import Picture
from ..shortcodes import Shortcode
from ..values import Item
from . import lists, nutrition
from .wprm import video_of

TYPE = "tasty_recipe"
_FACTS_WORDS = (
    "serving_size calories sugar sodium fat saturated_fat unsaturated_fat trans_fat carbohydrates fiber protein "
    "cholesterol"
)
_FACTS = _FACTS_WORDS.split()
_SCALE = re.compile(r"\s+\d+(?:\.\d+)?x$")


def read(item: Item, context: Context) -> Card:
    card = Card(f"{TYPE} {item.id}", name=context.reader.words(item.title))
    card.slug = "" if item.name.isdecimal() else item.name
    reader = context.reader_for(card.pictures)
    value = item.meta_value
    card.description = reader.markdown(context.expand(value("description")))
    if photo := whole(value("_thumbnail_id")):
        card.photo = Picture(photo)
    card.ingredients = lists.ingredients(reader, context.expand(value("ingredients")))
    card.steps = lists.steps(reader, context.expand(value("instructions")))
    card.notes = lists.notes(reader, context.expand(value("notes")))
    for kind, key in (
        ("prep", "prep_time"),
        ("cook", "cook_time"),
        ("total", "total_time"),
        ("additional", "additional_time_value"),
    ):
        if words := shown_time(reader.words(value(key))):
            card.times[kind] = words
    if (label := reader.words(value("additional_time_label"))) and "additional" in card.times:
        card.times["additional"] += f" ({label})"
    card.yield_text = servings(_SCALE.sub("", reader.words(value("yield"))))
    for attribute, key in (("categories", "category"), ("cuisines", "cuisine"), ("methods", "method")):
        names = item.terms_of(f"tasty_recipe_{key}") or listed(reader.words(value(key)))
        setattr(card, attribute, names)
    diets = item.terms_of("tasty_recipe_diet") or listed(reader.words(value("diet")))
    card.keywords, card.diets = listed(reader.words(value("keywords"))), diets
    card.author = reader.words(value("author_name"))
    card.video_url = video_of(value("video_url"), context)
    card.nutrition, _others = nutrition.read({name: reader.words(value(name)) for name in _FACTS})
    if value("nutrifox_id"):
        card.remarks.append("its nutrition is kept at Nutrifox, not in the file")
    for id in _ids(value("tasty_links_ids")):
        if tool := context.lookup.item(id, "tasty_link"):
            card.equipment.append(reader.words(tool.title))
    return card


def shown_time(words: str) -> str:
    """A time as typed; "PT1H" and "00:45", which nobody types for readers, become words."""
    if clock := re.fullmatch(r"(\d{1,2}):(\d{2})", words):
        return words_of(int(clock[1]) * 60 + int(clock[2]))
    if iso := re.fullmatch(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+(?:\.\d+)?S)?)?", words):
        days, hours, minutes = (int(part or 0) for part in iso.groups())
        total = days * 1440 + hours * 60 + minutes
        return words_of(total) if total else ""
    if words.isdecimal() and (found := minutes_of(words)):
        return words_of(found)
    return "" if words == "0" else words


def _ids(value: str) -> list[int]:
    found = php.loads(value)
    if isinstance(found, dict | list):
        return [whole(each) for each in php.rows(found)]
    return [int(each) for each in re.findall(r"\d+", str(found))]


def recipe(code: Shortcode, context: Context) -> str:
    return _place(code.number("id"), context)


def block(found: Block, context: Context) -> str:
    return _place(whole(found.attributes.get("id")), context)


def _place(id: int, context: Context) -> str:
    placed = context.place_item(id, (TYPE,), read)
    if placed is None:
        context.note(f"Tasty recipe {id} is not in the file")
    return placed or ""
