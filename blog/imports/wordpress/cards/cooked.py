"""Cooked: items of the type `cp_recipe`, all of it PHP in one postmeta. Pure."""

from __future__ import annotations

from recipes.text_areas import Entry

from .. import php
from ..card import Card, entry, grouped, line, minutes, servings, whole
from ..context import Context
from ..pictures import Picture
from ..shortcodes import Shortcode
from ..values import Item
from . import lists, nutrition
from .wprm import video_of

TYPE = "cp_recipe"
META = "_recipe_settings"
_LEVELS = {"1": "Beginner", "2": "Intermediate", "3": "Advanced"}
_PERCENT = frozenset({"vitamina", "vitaminc", "vitamind", "iron", "calcium"})


def is_one(item: Item) -> bool:
    return item.type == TYPE


def read(item: Item, context: Context) -> Card:
    values = php.table(php.loads(item.meta_value(META)))
    card = Card(f"{TYPE} {item.id}", name=context.reader.words(item.title), slug=item.name)
    reader = context.reader_for(card.pictures)

    def text(key: str) -> str:
        return str(values.get(key) or "")

    card.description = reader.markdown(context.expand(text("excerpt")))
    if photo := whole(item.meta_value("_thumbnail_id")):
        card.photo = Picture(photo)
    rows: list[tuple[str, list[Entry]]] = [("", [])]
    for part in map(php.table, php.rows(values.get("ingredients"))):
        if heading := reader.words(str(part.get("section_heading_name") or "")):
            rows.append((heading, []))
            continue
        other = line(
            part.get("sub_amount"), part.get("sub_measurement"), reader.words(str(part.get("sub_name") or ""))
        )
        name = reader.words(context.expand(str(part.get("name") or "")))
        about = reader.words(str(part.get("description") or ""))
        words = line(
            part.get("amount"),
            part.get("measurement"),
            name,
            f"({about})" if about else "",
            f"(or {other})" if other else "",
        )
        if words:
            rows[-1][1].append(Entry(words))
        if address := str(part.get("url") or ""):
            card.notes.append(reader.link_to(address, name))
    card.ingredients = grouped(rows)
    steps: list[tuple[str, list[Entry]]] = [("", [])]
    for part in map(php.table, php.rows(values.get("directions"))):
        if heading := reader.words(str(part.get("section_heading_name") or "")):
            steps.append((heading, []))
        elif words := reader.line(context.expand(str(part.get("content") or ""))):
            image = whole(part.get("image"))
            steps[-1][1].append(entry(words, "", card.pictures.token(Picture(image)) if image else ""))
    card.steps = grouped(steps)
    card.notes += lists.notes(reader, context.expand(text("notes")))
    if level := _LEVELS.get(text("difficulty_level")):
        card.notes.append(f"Difficulty: {level}")
    for kind in ("prep", "cook", "total"):
        if shown := minutes(values.get(f"{kind}_time")):
            card.times[kind] = shown
    facts = {str(k): v for k, v in php.table(values.get("nutrition")).items()}
    card.yield_text = servings(facts.pop("servings", ""))
    card.nutrition, others = nutrition.read(facts, percent=_PERCENT)
    card.notes += [others] if others else []
    card.categories = item.terms_of("cp_recipe_category")
    card.cuisines = item.terms_of("cp_recipe_cuisine")
    card.methods = item.terms_of("cp_recipe_cooking_method")
    card.diets = item.terms_of("cp_recipe_diet")
    card.video_url = video_of(str(php.table(values.get("gallery")).get("video_url") or ""), context)
    return card


def story(item: Item) -> str:
    """What the layout, kept as HTML in the settings, says beside its shortcodes."""
    return item.content or str(php.table(php.loads(item.meta_value(META))).get("content") or "")


def shortcode(code: Shortcode, context: Context) -> str:
    placed = context.place_item(code.number("id"), (TYPE,), read)
    if placed is None:
        context.note(f"Cooked recipe {code.get('id')} is not in the file")
    return placed or ""
