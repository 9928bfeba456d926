"""WP Delicious (Delicious Recipes): items of the type `recipe` that are the page itself. Pure."""

from __future__ import annotations

from typing import Any

from recipes.text_areas import Entry, Group

from .. import php
from ..card import Card, entry, grouped, line, listed, servings, whole
from ..context import Context
from ..pictures import Picture
from ..shortcodes import Shortcode
from ..values import Item
from . import lists, nutrition
from .ultimate import timed

META = "delicious_recipes_metadata"
TYPES = ("recipe", "post", "page")


def is_one(item: Item) -> bool:
    return bool(item.meta_value(META))


def read(item: Item, context: Context) -> Card:
    values = php.table(php.loads(item.meta_value(META)))
    card = Card(f"recipe {item.id}", name=context.reader.words(item.title), slug=item.name)
    reader = context.reader_for(card.pictures)

    def text(key: str) -> str:
        return str(values.get(key) or "")

    card.description = reader.markdown(context.expand(text("recipeDescription") or text("recipeSubtitle")))
    gallery = php.rows(values.get("imageGalleryImages"))
    photo = whole(item.meta_value("_thumbnail_id")) or next(
        (whole(php.table(g).get("imageID")) for g in gallery), 0
    )
    card.photo = Picture(photo) if photo else None
    rows = []
    for section in map(php.table, php.rows(values.get("recipeIngredients"))):
        entries = []
        for part in map(php.table, php.rows(section.get("ingredients"))):
            name, notes = (
                reader.words(context.expand(str(part.get(key) or ""))) for key in ("ingredient", "notes")
            )
            if words := line(part.get("quantity"), part.get("unit"), name, f"({notes})" if notes else ""):
                entries.append(Entry(words))
        rows.append((reader.words(str(section.get("sectionTitle") or "")), entries))
    card.ingredients = grouped(rows)
    card.steps = _steps(values, card, context)
    card.notes += lists.notes(reader, context.expand(text("recipeNotes")))
    for ours, theirs in (("prep", "prepTime"), ("cook", "cookTime"), ("additional", "restTime")):
        if shown := timed(text(theirs), text(f"{theirs}Unit") or "min"):
            card.times[ours] = shown
    card.yield_text = servings(text("noOfServings"))
    card.categories = item.terms_of("recipe-course")
    card.cuisines = item.terms_of("recipe-cuisine")
    card.methods = item.terms_of("recipe-cooking-method")
    card.keywords = [*listed(text("recipeKeywords")), *item.terms_of("recipe-key", "recipe-badge")]
    card.diets = item.terms_of("recipe-dietary")
    facts: dict[str, Any] = {str(k): v for k, v in values.items() if isinstance(v, str | int | float)}
    facts.setdefault("calories", values.get("recipeCalories"))
    card.nutrition, others = nutrition.read(facts)
    extra = [("Difficulty", text("difficultyLevel")), ("Best season", text("bestSeason"))]
    extra.append(("Estimated cost", line(text("estimatedCost"), text("estimatedCostCurr"))))
    card.notes += [
        f"{label}: {value}"
        for label, value in extra
        if text("estimatedCost") or label != "Estimated cost"
        if value
    ]
    card.notes += [others] if others else []
    video = next((php.table(v) for v in php.rows(values.get("videoGalleryVids"))), {})
    if id := str(video.get("vidID") or ""):
        base = "https://vimeo.com/" if video.get("vidType") == "vimeo" else "https://www.youtube.com/watch?v="
        card.video_url = id if id.startswith("http") else base + id
    for faq in map(php.table, php.rows(values.get("recipeFAQs"))):
        if question := reader.words(str(faq.get("question") or "")):
            card.notes.append(f"**{question}** {reader.line(str(faq.get('answer') or ''))}")
    return card


def _steps(values: dict[Any, Any], card: Card, context: Context) -> list[Group]:
    reader = context.reader_for(card.pictures)
    rows = []
    for section in map(php.table, php.rows(values.get("recipeInstructions"))):
        entries: list[Entry] = []
        for part in map(php.table, php.rows(section.get("instruction"))):
            words = reader.line(context.expand(str(part.get("instruction") or "")))
            image = whole(part.get("image"))
            token = card.pictures.token(Picture(image)) if image else ""
            if words:
                entries.append(entry(words, reader.words(str(part.get("instructionTitle") or "")), token))
            if tip := reader.line(str(part.get("instructionNotes") or "")):
                card.notes.append(tip)
        rows.append((reader.words(str(section.get("sectionTitle") or "")), entries))
    return grouped(rows)


def shortcode(code: Shortcode, context: Context) -> str:
    """`[recipe_card]`: the item's own card, or another's."""
    id = code.number("id") or context.item.id
    item = context.item if id == context.item.id else context.lookup.item(id, *TYPES)
    if item is None or not is_one(item):
        context.note("[recipe_card] names no recipe of the file")
        return ""
    return context.place(read(item, context))
