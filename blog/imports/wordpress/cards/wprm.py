"""WP Recipe Maker: recipes are items of their own; posts hold a block or a shortcode, and a fallback copy. Pure."""

from __future__ import annotations

import re
from html import escape

from recipes.text_areas import Entry, Group

from .. import php
from ..block_grammar import Block
from ..card import Card, entry, grouped, line, minutes, number, servings, whole
from ..context import Context
from ..html_tree import watchable
from ..pictures import Picture, taken_out
from ..shortcodes import Shortcode
from ..values import Item
from . import lists, nutrition

TYPE = "wprm_recipe"
FALLBACK = re.compile(r"<!--\s*WPRM Recipe (\d+)\s*-->(.*?)<!--\s*End WPRM Recipe\s*-->", re.S | re.I)
_NUTRIENTS_WORDS = (
    "calories carbohydrates protein fat saturated_fat polyunsaturated_fat monounsaturated_fat trans_fat fiber sugar "
    "cholesterol sodium potassium calcium iron vitamin_c vitamin_a"
)
_NUTRIENTS = _NUTRIENTS_WORDS.split()


def read(item: Item, context: Context) -> Card:
    card = Card(
        f"{TYPE} {item.id}", name=context.reader.words(item.title), slug=item.name.removeprefix("wprm-")
    )
    reader = context.reader_for(card.pictures)
    card.description = reader.markdown(context.expand(item.content))
    if photo := whole(item.meta_value("_thumbnail_id")):
        card.photo = Picture(photo)
    links: list[str] = []
    card.ingredients = _ingredients(item, context, links)
    card.steps, tips = _steps(item, context, card)
    card.notes = lists.notes(reader, context.expand(item.meta_value("wprm_notes"))) + tips
    if links:
        card.notes.append("See also: " + ", ".join(dict.fromkeys(links)))
    _facts(item, context, card)
    return card


def _ingredients(item: Item, context: Context, links: list[str]) -> list[Group]:
    words = context.reader.words
    rows = []
    for group in php.rows(php.loads(item.meta_value("wprm_ingredients"))):
        group = php.table(group)
        entries = []
        for part in map(php.table, php.rows(group.get("ingredients"))):
            name, notes = (words(context.expand(str(part.get(key) or ""))) for key in ("name", "notes"))
            amount, unit = (words(str(part.get(key) or "")) for key in ("amount", "unit"))
            if notes and not (notes.startswith("(") and notes.endswith(")")):
                notes = f"({notes})"
            if text := line(amount, unit, name, notes):
                entries.append(Entry(text))
            if address := str(php.table(part.get("link")).get("url") or ""):
                links.append(context.reader.link_to(address, name))
        rows.append((words(context.expand(str(group.get("name") or ""))), entries))
    return grouped(rows)


def _steps(item: Item, context: Context, card: Card) -> tuple[list[Group], list[str]]:
    reader = context.reader_for(card.pictures)
    rows, tips = [], []
    for group in map(php.table, php.rows(php.loads(item.meta_value("wprm_instructions")))):
        entries: list[Entry] = []
        for part in map(php.table, php.rows(group.get("instructions"))):
            text = reader.line(context.expand(str(part.get("text") or "")))
            text, photos = taken_out(text)
            if (image := whole(part.get("image"))) > 0:
                photos.insert(0, card.pictures.token(Picture(image)))
            name = reader.words(context.expand(str(part.get("name") or "")))
            if part.get("type") == "tip":
                if text:
                    tips.append(text)
            elif text or photos:
                if not text and entries and not entries[-1].photo_slug:
                    last = entries.pop()
                    entries.append(Entry(last.text, last.name, photos[0]))
                else:
                    entries.append(entry(text or name, name if text else "", photos[0] if photos else ""))
        rows.append((reader.words(context.expand(str(group.get("name") or ""))), entries))
    return grouped(rows), tips


def _facts(item: Item, context: Context, card: Card) -> None:
    words = context.reader.words
    card.categories = item.terms_of("wprm_course")
    card.cuisines = item.terms_of("wprm_cuisine")
    card.methods = item.terms_of("wprm_method", "wprm_cooking_method")
    card.keywords = item.terms_of("wprm_keyword")
    card.diets = item.terms_of("wprm_suitablefordiet", "wprm_diet")
    card.yield_text = servings(item.meta_value("wprm_servings"), words(item.meta_value("wprm_servings_unit")))
    for ours, theirs in (("prep", "prep"), ("cook", "cook"), ("additional", "custom"), ("total", "total")):
        if shown := minutes(item.meta_value(f"wprm_{theirs}_time")):
            card.times[ours] = shown
        elif item.meta_value(f"wprm_{theirs}_time_zero") in ("1", "true"):
            card.times[ours] = "0 min"
    if (label := words(item.meta_value("wprm_custom_time_label"))) and "additional" in card.times:
        card.times["additional"] += f" ({label})"
    for part in map(php.table, php.rows(php.loads(item.meta_value("wprm_equipment")))):
        notes = words(str(part.get("notes") or ""))
        if text := line(
            words(str(part.get("amount") or "")),
            words(str(part.get("name") or "")),
            f"({notes})" if notes else "",
        ):
            card.equipment.append(text)
    facts = {name: item.meta_value(f"wprm_nutrition_{name}") for name in _NUTRIENTS}
    if size := number(item.meta_value("wprm_nutrition_serving_size")):
        facts["serving_size"] = line(size, item.meta_value("wprm_nutrition_serving_unit") or "g")
    card.nutrition, others = nutrition.read(facts)
    card.notes += [others] if others else []
    _advanced_servings(item, card)
    if cost := words(item.meta_value("wprm_cost")):
        card.notes.append(f"Cost: {cost}")
    card.video_url = video_of(item.meta_value("wprm_video_embed"), context)
    if not card.video_url and (
        video := context.lookup.item(whole(item.meta_value("wprm_video_id")), "attachment")
    ):
        card.video_url = video.attachment_url
    if item.meta_value("wprm_author_display") == "custom":
        card.author = words(item.meta_value("wprm_author_name"))
        card.author_url = item.meta_value("wprm_author_link")
    elif item.meta_value("wprm_author_display") == "post_author":
        card.author = context.lookup.author_name(item.creator)
    votes = php.table(php.table(php.loads(item.meta_value("wprm_rating"))).get("type")).get("user")
    if whole(votes):
        card.remarks.append(
            f"{whole(votes)} star votes without a comment stand in a table that no export holds"
        )


def _advanced_servings(item: Item, card: Card) -> None:
    pan = php.table(php.loads(item.meta_value("wprm_servings_advanced")))
    sizes = [
        number(pan[key])
        for key in ("diameter", "width", "length", "height")
        if number(pan.get(key)) not in ("", "0")
    ]
    if sizes and pan.get("shape"):
        card.notes.append(line("Pan:", str(pan["shape"]), " × ".join(sizes), pan.get("unit")))


def video_of(embed: str, context: Context) -> str:
    """The address of a video given as an address, an iframe or a shortcode."""
    found = re.search(r"(?:https?:)?//[^\s\"'\]<>]+", embed)
    return watchable(found[0].replace("&amp;", "&")) if found else ""


# --- Where it stands in posts ---------------------------------------------------------------------------
def recipe(code: Shortcode, context: Context) -> str:
    id = code.number("id") or (int(code.words[0]) if code.words and code.words[0].isdecimal() else 0)
    return place(id, context, "")


def block(found: Block, context: Context) -> str:
    return place(whole(found.attributes.get("id")), context, found.html)


def place(id: int, context: Context, fallback: str) -> str:
    """The recipe; where the export lacks it, what its fallback copy in the post says."""
    if (placed := context.place_item(id, (TYPE,), read)) is not None:
        return placed
    if "wprm-fallback-recipe" in fallback:
        context.note(f"WP Recipe Maker recipe {id} is not in the file: read from the copy in the post")
        return context.place(_from_fallback(id, fallback, context))
    context.note(f"WP Recipe Maker recipe {id} is not in the file")
    return ""


def _from_fallback(id: int, html: str, context: Context) -> Card:
    card = Card(f"{TYPE} {id}")
    reader = context.reader_for(card.pictures)

    def part(name: str) -> str:
        found = re.search(rf'class="wprm-fallback-recipe-{name}"[^>]*>(.*?)</(?:h2|p|div)>', html, re.S)
        return found[1] if found else ""

    card.name = reader.words(part("name"))
    card.description = reader.markdown(part("summary"))
    card.ingredients = lists.ingredients(reader, part("ingredients"))
    card.steps = lists.steps(reader, part("instructions"))
    card.notes = lists.notes(reader, part("notes"))
    return card


def roundup(code: Shortcode, context: Context) -> str:
    return _roundup(code.number("id"), code.get("link"), code.get("name"), context)


def roundup_block(found: Block, context: Context) -> str:
    values = found.attributes
    return _roundup(
        whole(values.get("id")), str(values.get("link") or ""), str(values.get("name") or ""), context
    )


def _roundup(id: int, address: str, name: str, context: Context) -> str:
    item = context.lookup.item(id, TYPE, "post", "page") if id else None
    if item:
        name = name or item.title
        parent = whole(item.meta_value("wprm_parent_post_id"))
        address = address or (f"{context.site.address}/?p={parent}" if parent else item.link)
    return context.title_link(name, address)


def temperature(code: Shortcode, context: Context) -> str:
    return line(code.get("value"), f"°{code.get('unit')}" if code.get("unit") else "°")


def ingredient(code: Shortcode, context: Context) -> str:
    return escape(code.get("text") or code.content or "")
