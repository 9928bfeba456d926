"""Jetpack's `[recipe]` shortcodes and its newer recipe blocks: all of it stands in the post. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from recipes.text_areas import Entry, Group, unmarked

from .. import html_tree, shortcodes
from ..block_grammar import Block
from ..card import Card, grouped, servings
from ..context import Context
from ..pictures import Picture, taken_out
from ..prose import Reader
from ..shortcodes import Shortcode
from . import lists, nutrition
from .tasty import shown_time

_MARK = re.compile(r"^\s*(?:[-–—*•]|\d{1,3}[.)]|#+)\s+")


def recipe(code: Shortcode, context: Context) -> str:
    card = Card(context.new_key(), name=code.get("title") or context.reader.words(context.item.title))
    reader = context.reader_for(card.pictures)
    _head(code, card, context)
    parts: dict[str, list[tuple[str, str]]] = {}

    def keep(kind: str) -> shortcodes.Handler:
        def handler(part: Shortcode) -> str:
            title = "" if part.get("title") in ("false", "") else part.get("title")
            parts.setdefault(kind, []).append((title, part.content or ""))
            return ""

        return handler

    handlers = {f"recipe-{kind}": keep(kind) for kind in ("ingredients", "directions", "notes", "nutrition")}
    handlers["recipe-image"] = lambda part: _image(part, card)
    rest = shortcodes.expand(code.content or "", handlers, None)
    for title, text in parts.get("ingredients", []):
        card.ingredients += _groups(reader, context.expand(text), title, plain=True)
    for title, text in parts.get("directions", []):
        card.steps += _groups(reader, context.expand(text), title, plain=False)
    for _title, text in parts.get("notes", []):
        card.notes += [unmarked(note)[0] for note in lists.notes(reader, context.expand(text))]
    for _title, text in parts.get("nutrition", []):
        card.nutrition, others = nutrition.read(
            dict(_pairs(reader.words(line) for _kind, line in html_tree.html_lines(text)))
        )
        card.notes += [others] if others else []
    if words := reader.markdown(context.expand(rest)):
        card.description = "\n\n".join(filter(None, (card.description, words)))
    return context.place(card)


def _head(code: Shortcode, card: Card, context: Context) -> None:
    card.description = context.reader.line(code.get("description"))
    card.yield_text = servings(code.get("servings"))
    for kind, names in (("prep", ("preptime",)), ("cook", ("cooktime",)), ("total", ("time", "totaltime"))):
        if words := shown_time(code.get(*names)):
            card.times[kind] = words
    if code.get("image"):
        _image(code, card)
    if code.get("difficulty"):
        card.notes.append(f"Difficulty: {code.get('difficulty')}")
    card.author, card.author_url = code.get("source"), code.get("sourceurl")
    if not card.author and card.author_url:
        card.author = re.sub(r"^https?://(?:www\.)?([^/]+).*$", r"\1", card.author_url)


def _image(code: Shortcode, card: Card) -> str:
    value = code.get("image", "src", "id") or next(iter(code.words), "")
    if value and card.photo is None:
        card.photo = Picture(int(value)) if value.isdecimal() else Picture(url=value)
    return ""


def _groups(reader: Reader, text: str, title: str, *, plain: bool) -> list[Group]:
    """Marked lines are entries; a line without a mark among marked ones is a heading."""
    found = [(kind, inner) for kind, inner in html_tree.html_lines(text)]
    marked = any(kind == "item" or _MARK.match(reader.words(inner)) for kind, inner in found)
    rows: list[tuple[str, list[Entry]]] = [
        ("" if title.lower() in ("ingredients", "directions") else title, [])
    ]
    for kind, inner in found:
        words = reader.words(inner)
        if not words:
            continue
        if kind == "heading" or (marked and kind == "line" and not _MARK.match(words)):
            rows.append((words.strip("#* ").rstrip(":"), []))
            continue
        bare = _MARK.sub("", words)
        rows[-1][1].append(Entry(bare if plain else reader.line(_MARK.sub("", inner))))
    return grouped(rows)


def _pairs(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for text in lines:
        name, colon, value = text.partition(":")
        if colon:
            yield name, value
        elif found := re.match(r"^(\D+?)\s+(\d.*)$", text):
            yield found[1], found[2]


def block(found: Block, context: Context) -> str:
    """`wp:jetpack/recipe`: each part is a block inside it, its words in the attributes or in its HTML."""
    card = Card(context.new_key())
    reader = context.reader_for(card.pictures)
    groups: list[tuple[str, list[Entry]]] = [("", [])]
    steps: list[tuple[str, list[Entry]]] = [("", [])]

    def words(part: Block, *names: str) -> str:
        value = next((str(part.attributes[name]) for name in names if part.attributes.get(name)), "")
        return reader.words(value or part.html)

    def walk(parts: list[Block], inside: str) -> None:
        for part in parts:
            kind = part.name.removeprefix("jetpack/")
            if kind == "recipe-ingredient-item":
                if text := words(part, "text", "ingredient", "content"):
                    groups[-1][1].append(Entry(unmarked(text)[0]))
            elif kind == "recipe-step":
                inner = "".join([part.html, *(each.html for each in part.inner)])
                text = reader.line(
                    str(part.attributes.get("text") or part.attributes.get("content") or inner)
                )
                text, photos = taken_out(text)
                if text:
                    steps[-1][1].append(Entry(text, "", photos[0] if photos else ""))
            elif kind == "recipe-hero" or part.name == "core/image":
                image = re.search(r"wp-image-(\d+)", part.html) or re.search(r'src="([^"]+)"', part.html)
                if image and card.photo is None:
                    card.photo = Picture(int(image[1])) if image[1].isdecimal() else Picture(url=image[1])
                walk(part.inner, inside)
            elif kind == "recipe-details":
                values = part.attributes
                card.yield_text = servings(str(values.get("servings") or ""))
                for ours, theirs in (("prep", "prepTime"), ("cook", "cookTime"), ("total", "totalTime")):
                    if shown := shown_time(str(values.get(theirs) or "")):
                        card.times[ours] = shown
            elif part.name == "core/heading":
                text = reader.words(part.html)
                if not card.name:
                    card.name = text
                elif inside == "recipe-steps" and text:
                    steps.append((text, []))
                elif inside == "recipe-ingredients-list" and text:
                    groups.append((text, []))
            elif part.name == "core/paragraph" and not card.description and not inside:
                card.description = reader.markdown(part.html)
            else:
                walk(part.inner, kind if kind in ("recipe-steps", "recipe-ingredients-list") else inside)

    walk(found.inner, "")
    card.name = reader.words(str(found.attributes.get("title") or card.name or context.item.title))
    card.ingredients, card.steps = grouped(groups), grouped(steps)
    return context.place(card)
