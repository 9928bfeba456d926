"""EasyRecipe: the card is HTML inside the post, `<div class="easyrecipe">…</div>`. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

from recipes.text_areas import Entry, Group

from ..card import Card, grouped, listed, servings
from ..context import Context
from ..fragment import Element, classes, first, fragment, inner_html, outer_ranges, text_of
from ..pictures import Picture, taken_out
from . import nutrition
from .tasty import shown_time

_CARD = re.compile(r'<div[^>]*class="[^"]*\beasyrecipe\b[^"]*"[^>]*>', re.I)
_MARKS = (
    (re.compile(r"\[(/?)(b|i|u)\]", re.I), r"<\1\2>"),
    (re.compile(r"\[br\s*/?\]", re.I), "<br>"),
    (re.compile(r"\[url:\d+\](.*?)\[/url\]", re.I | re.S), r"\1"),
    (re.compile(r'\[url\s+href="([^"]*)"[^\]]*\](.*?)\[/url\]', re.I | re.S), r'<a href="\1">\2</a>'),
    (re.compile(r'\[img\s+src="([^"]*)"[^\]]*\]', re.I), r'<img src="\1">'),
    (re.compile(r"\[cap\b[^\]]*\](.*?)\[/cap\]", re.I | re.S), r"\1"),
)
_FACTS_WORDS = "servingSize calories fat saturatedFat unsaturatedFat transFat carbohydrates sugar sodium fiber protein cholesterol"
_FACTS = _FACTS_WORDS.split()


def placed(text: str, context: Context) -> str:
    """The post's text with each EasyRecipe card read and its place in its stead."""
    for start, end in reversed(outer_ranges(text, _CARD)):
        placed = context.place(read(text[start:end], context))
        text = f"{text[:start]}\n\n{placed}\n\n{text[end:]}"
    return text


def read(html: str, context: Context) -> Card:
    for pattern, becomes in _MARKS:
        html = pattern.sub(becomes, html)
    root = fragment(html)
    card = Card(f"{context.item.type} {context.item.id} easyrecipe {len(context.cards)}")
    reader = context.reader_for(card.pictures)

    def words(*names: str) -> str:
        found = next((element for name in names if (element := first(root, name)) is not None), None)
        return text_of(found) if found is not None else ""

    card.name = words("ERName", "ERSName", "fn") or reader.words(context.item.title)
    if (image := first(root, tag="link", itemprop="image")) is not None:
        card.photo = Picture(url=image.get("href") or "")
    elif (photo := first(root, "photo")) is not None and photo.get("src"):
        card.photo = Picture(url=photo.get("src"))
    if (summary := first(root, "ERSummary", "summary")) is not None:
        card.description = reader.markdown(inner_html(summary))
    card.ingredients = _lines(root, "ingredient", text_of)
    card.steps = _lines(root, "instruction", lambda element: reader.line(inner_html(element)))
    for holder in (
        element
        for element in root.iter()
        if "ERNotes" in classes(element) and "ERNotesHeader" not in classes(element)
    ):
        text = reader.markdown(inner_html(holder))
        card.notes += [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
    card.yield_text = servings(words("yield"))
    card.author = words("author")
    card.categories = listed(words("type", "tag"))
    card.cuisines = listed(words("cuisine"))
    for kind, name in (("prep", "prepTime"), ("cook", "cookTime"), ("total", "totalTime")):
        if shown := _time(root, name):
            card.times[kind] = shown
    card.nutrition, _others = nutrition.read({name: words(name) for name in _FACTS})
    return card


def _lines(root: Element, kind: str, write: Callable[[Element], str]) -> list[Group]:
    """Items of one kind, with the separators that open groups. A photo in a step is the step's."""
    rows: list[tuple[str, list[Entry]]] = [("", [])]
    holder = first(root, f"{kind}s")
    for element in (holder if holder is not None else root).iter():
        if "ERSeparator" in classes(element) or "ERSSeparator" in classes(element):
            rows.append((text_of(element).rstrip(":"), []))
        elif kind in classes(element):
            text = write(element)
            text, photos = taken_out(text)
            if text:
                rows[-1][1].append(Entry(text, "", photos[0] if photos else ""))
    return grouped(rows)


def _time(root: Element, name: str) -> str:
    for element in root.iter():
        if element.get("itemprop") == name and element.get("datetime"):
            return shown_time(element.get("datetime"))
    holder = first(root, name.lower())
    if holder is None:
        return ""
    value = first(holder, "value-title")
    if value is not None and value.get("title"):
        return shown_time(value.get("title"))
    return text_of(holder)
