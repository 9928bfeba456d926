"""WP Ultimate Recipe: items of the type `recipe`, their lists PHP in postmeta. Pure."""

from __future__ import annotations

from recipes.quantities.durations import minutes_of, words_of
from recipes.text_areas import Entry

from .. import php
from ..card import Card, entry, grouped, line, servings, whole
from ..context import Context
from ..pictures import Picture
from ..shortcodes import Shortcode
from ..values import Item
from . import lists, nutrition

TYPE = "recipe"
_PERCENT = frozenset({"vitamina", "vitaminc", "iron", "calcium"})


def is_one(item: Item) -> bool:
    return any(
        key in ("recipe_ingredients", "recipe_instructions", "recipe_title") for key, _value in item.meta
    )


def read(item: Item, context: Context) -> Card:
    card = Card(f"{TYPE} {item.id}", slug=item.name)
    reader, value = context.reader_for(card.pictures), item.meta_value
    card.name = reader.words(value("recipe_title") or item.title)
    card.description = reader.markdown(context.expand(value("recipe_description")))
    if photo := whole(value("recipe_alternate_image")) or whole(value("_thumbnail_id")):
        card.photo = Picture(photo)
    rows: dict[str, list[Entry]] = {}
    for part in map(php.table, php.rows(php.loads(value("recipe_ingredients")))):
        name, notes = (
            reader.words(context.expand(str(part.get(key) or ""))) for key in ("ingredient", "notes")
        )
        if text := line(part.get("amount"), part.get("unit"), name, f"({notes})" if notes else ""):
            rows.setdefault(reader.words(str(part.get("group") or "")), []).append(Entry(text))
    card.ingredients = grouped(rows.items())
    steps: dict[str, list[Entry]] = {}
    for part in map(php.table, php.rows(php.loads(value("recipe_instructions")))):
        text = reader.line(context.expand(str(part.get("description") or "")))
        image = whole(part.get("image"))
        if text:
            token = card.pictures.token(Picture(image)) if image else ""
            steps.setdefault(reader.words(str(part.get("group") or "")), []).append(entry(text, "", token))
    card.steps = grouped(steps.items())
    card.notes = lists.notes(reader, context.expand(value("recipe_notes")))
    card.yield_text = servings(value("recipe_servings"), value("recipe_servings_type"))
    for ours, theirs in (("prep", "prep"), ("cook", "cook"), ("additional", "passive")):
        if shown := timed(value(f"recipe_{theirs}_time"), value(f"recipe_{theirs}_time_text")):
            card.times[ours] = shown
    card.categories = item.terms_of("course", "wpurp_course")
    card.cuisines = item.terms_of("cuisine", "wpurp_cuisine")
    card.keywords = item.terms_of("wpurp_keyword")
    facts = {str(k): v for k, v in php.table(php.loads(value("recipe_nutritional"))).items()}
    card.nutrition, others = nutrition.read(facts, percent=_PERCENT)
    card.notes += [others] if others else []
    if votes := sum(1 for _vote in item.meta_values("recipe_user_ratings")):
        card.remarks.append(f"{votes} star votes without a comment are kept by address, and left out")
    return card


def timed(value: str, unit: str) -> str:
    """A number and what it counts: "1,5" "hours" -> "1,5 hours"; a bare one is minutes."""
    if not value.strip() or value.strip() == "0":
        return ""
    if not unit.strip() and value.strip().isdecimal():
        return words_of(int(value))
    words = line(value, unit or "minutes")
    found = minutes_of(words)
    return words if found is None or unit.strip() else words_of(found)


def shortcode(code: Shortcode, context: Context) -> str:
    placed = context.place_item(code.number("id"), (TYPE,), read)
    if placed is None:
        context.note(f"WP Ultimate Recipe {code.get('id')} is not in the file")
    return placed or ""
