"""Smaller plugins that keep a recipe in the postmeta of its post: Simple Recipe Pro, Purr Recipe Cards, BigOven,
FoodiePress, Cookbook. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from recipes.quantities.durations import words_of
from recipes.text_areas import Entry

from .. import php
from ..card import Card, grouped, line, listed, servings, whole
from ..context import Context
from ..pictures import Picture
from ..prose import Reader
from ..values import Item
from . import lists
from .tasty import shown_time


def of_post(item: Item, context: Context) -> Card | None:
    """The card that a post's own postmeta holds; None where there is none."""
    keys = {key for key, _value in item.meta}
    for wanted, read in _READERS:
        if wanted in keys or any(key.startswith(wanted) for key in keys if wanted.endswith("_")):
            card = read(item, context)
            if not card.is_empty:
                return card
    return None


def _simple_recipe_pro(item: Item, context: Context) -> Card:
    card, reader, value = _begun(item, context, "simple-recipe-pro")

    def of(name: str) -> str:
        return value(f"_simple_recipe_pro_{name}")

    card.name = reader.words(of("recipename")) or card.name
    rows: list[tuple[str, list[Entry]]] = [("", [])]
    try:
        parts = json.loads(of("ingredients") or "[]")
    except ValueError:
        parts = []
    for part in parts if isinstance(parts, list) else []:
        if not isinstance(part, dict):
            continue
        name = reader.words(str(part.get("ingredient") or ""))
        if name.endswith(":"):
            rows.append((name.rstrip(":"), []))
        elif words := line(part.get("portion"), name):
            rows[-1][1].append(Entry(words))
    card.ingredients = grouped(rows)
    card.steps = lists.steps(reader, context.expand(of("directions")))
    card.notes = lists.notes(reader, context.expand(of("notes")))
    card.description = reader.markdown(context.expand(of("description")))
    card.yield_text = servings(of("servings") or of("yield"))
    _times(card, of("preptime"), of("cooktime"), of("totaltime"))
    return card


def _purr(item: Item, context: Context) -> Card:
    card, reader, value = _begun(item, context, "purr")
    card.name = reader.words(value("recipe_title")) or card.name
    card.description = reader.markdown(context.expand(value("recipe_description")))
    card.ingredients = lists.ingredients(reader, context.expand(value("recipe_ingredients")))
    card.steps = lists.steps(reader, context.expand(value("recipe_directions", "recipe_instructions")))
    card.notes = lists.notes(reader, context.expand(value("recipe_notes")))
    card.yield_text = servings(value("recipe_yield", "recipe_servings"))
    _times(card, value("recipe_prep_time"), value("recipe_cook_time"), value("recipe_total_time"))
    return card


def _big_oven(item: Item, context: Context) -> Card:
    card, reader, value = _begun(item, context, "bigoven")
    values = {str(k).lower(): v for k, v in php.table(php.loads(value("clc-recipe-attributes"))).items()}

    def of(*names: str) -> str:
        return next((str(values[name]) for name in names if values.get(name)), "")

    rows: list[tuple[str, list[Entry]]] = [("", [])]
    for words in map(str.strip, re.split(r"\r?\n", of("ingredients"))):
        if words.startswith("!"):
            rows.append((reader.words(words[1:]), []))
        elif words:
            rows[-1][1].append(Entry(reader.words(words)))
    card.ingredients = grouped(rows)
    card.steps = lists.steps(reader, context.expand(of("instructions", "directions")))
    card.notes = lists.notes(reader, context.expand(of("notes")))
    card.yield_text = servings(of("yield", "servings", "yieldnumber"), of("yieldunit"))
    _times(card, of("preptime", "prep_time"), of("cooktime", "cook_time"), of("totaltime", "total_time"))
    return card


def _foodie_press(item: Item, context: Context) -> Card:
    card, reader, value = _begun(item, context, "foodiepress")
    card.name = reader.words(value("cookingpresstitle")) or card.name
    card.description = reader.markdown(value("cookingpresssummary"))
    rows: list[tuple[str, list[Entry]]] = [("", [])]
    for part in php.rows(php.loads(value("cookingpressingridients", "cookingpressingredients"))):
        part = php.table(part)
        name = reader.words(str(part.get("name") or ""))
        if str(part.get("note") or "") == "separator":
            rows.append((name, []))
        elif words := line(part.get("note"), name):
            rows[-1][1].append(Entry(words))
    card.ingredients = grouped(rows)
    card.steps = lists.steps(reader, context.expand(value("cookingpressinstructions")))
    options = php.table(php.loads(value("cookingpressrecipeoptions")))
    card.yield_text = servings(str(next(iter(php.rows(options.get("yield"))), options.get("yield") or "")))
    first = {key: str(next(iter(php.rows(v)), v) or "") for key, v in options.items()}
    _times(card, first.get("preptime", ""), first.get("cooktime", ""), "")
    return card


def _cookbook(item: Item, context: Context) -> Card:
    card, reader, value = _begun(item, context, "cookbook")

    def of(name: str) -> str:
        found = php.loads(value(f"cookbook_{name}"))
        return str(found.get("raw") or "") if isinstance(found, dict) else str(found or "")

    card.description = reader.markdown(context.expand(of("description")))
    card.ingredients = lists.ingredients(reader, context.expand(of("ingredients")))
    card.steps = lists.steps(reader, context.expand(of("instructions")))
    card.notes = lists.notes(reader, context.expand(of("notes")))
    card.yield_text = servings(of("servings"), of("servings_unit"))
    for kind in ("prep", "cook", "total"):
        found = php.table(php.loads(value(f"cookbook_{kind}_time")))
        if total := whole(found.get("hours")) * 60 + whole(found.get("minutes")):
            card.times[kind] = words_of(total)
    return card


def _begun(item: Item, context: Context, plugin: str) -> tuple[Card, Reader, Callable[..., str]]:
    card = Card(f"{item.type} {item.id} {plugin}", name=context.reader.words(item.title), slug=item.name)
    if photo := whole(item.meta_value("_thumbnail_id")):
        card.photo = Picture(photo)
    card.keywords = listed(item.meta_value("recipe_keywords"))
    return card, context.reader_for(card.pictures), item.meta_value


def _times(card: Card, prep: str, cook: str, total: str) -> None:
    for kind, words in (("prep", prep), ("cook", cook), ("total", total)):
        if shown := shown_time(words.strip()):
            card.times[kind] = shown


_READERS: list[tuple[str, Callable[[Item, Context], Card]]] = [
    ("_simple_recipe_pro_ingredients", _simple_recipe_pro),
    ("clc-recipe-attributes", _big_oven),
    ("cookingpressingridients", _foodie_press),
    ("cookingpressingredients", _foodie_press),
    ("cookbook_ingredients", _cookbook),
    ("recipe_directions", _purr),
]
