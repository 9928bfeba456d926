"""A recipe kept in a file's head, as Chowdown and many Hugo themes do: ingredients, directions, times. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from blog.imports.values import RecipeText
from blog.imports.wordpress.cards import nutrition
from recipes.quantities.durations import minutes_of, words_of
from recipes.text_areas import Entry, Group, unmarked

from . import facts
from .section_words import bare, section_of

_SOURCES = (
    "source",
    "original",
    "original url",
    "recipe url",
    "link",
    "credit",
    "adapted from",
    "adapted",
    "website",
    "quelle",
    "fuente",
    "fonte",
)
_SOURCE_URLS = ("source url", "sourceurl", "source link", "url", "original url", "recipe url", "link")
_VIDEOS = ("video", "youtube", "video url", "video id")
_DIETS = ("diet", "diets", "suitable for diet")
_NUTRIENTS = ("calories", "protein", "fat", "carbs", "carbohydrates", "fiber", "sodium", "sugar")
_AMOUNTS = ("amount", "quantity", "qty", "menge")
_UNITS = ("unit", "units", "measure", "einheit")
_ITEMS = ("item", "ingredient", "name", "food", "text", "zutat")
_LISTS = ("items", "list", "ingredients", "steps", "directions", "instructions", "entries")
_TITLES = ("name", "title", "group", "section", "heading", "part", "component")


def read(values: dict[str, Any]) -> tuple[RecipeText, set[str]]:
    """What the values say of the recipe, and the names of those that did."""
    out = RecipeText()
    used: set[str] = set()
    for name, value in values.items():
        if value in (None, "", [], {}):
            continue
        words = bare(name.replace("-", " "))
        section = section_of(name.replace("_", " ").replace("-", " "))
        field = facts.field_of(name)
        if name in ("title", "name", "description", "url") and not (name == "url" and "://" in str(value)):
            continue
        if words in ("time", "times", "timing") and isinstance(value, dict):
            for each, inner in value.items():
                if kind := facts.field_of(str(each)):
                    out.facts.setdefault(kind, _words(kind, inner))
        elif field and not isinstance(value, dict | list):
            out.facts.setdefault(field, _words(field, value))
        elif section.kind == "ingredients" and section.plain:
            out.ingredients += groups_of(value, steps=False)
        elif section.kind == "steps" and section.plain and _is_steps(name, value):
            out.steps += groups_of(value, steps=True)
        elif section.kind == "notes" and section.plain:
            out.notes += _lines(value)
        elif section.kind == "equipment" and section.plain:
            out.equipment += _lines(value)
        elif section.kind == "nutrition" and isinstance(value, dict | list):
            out.nutrition |= _nutrition(value)
        elif words in _NUTRIENTS and not isinstance(value, dict | list):
            out.nutrition |= nutrition.read({words: value})[0]
        elif words in _SOURCES or words in _SOURCE_URLS:
            _source(value, out)
        elif words in _VIDEOS and isinstance(value, str):
            out.video_url = value if "://" in value else f"https://www.youtube.com/watch?v={value}"
        elif words in _DIETS:
            out.diets += _lines(value)
        else:
            continue
        used.add(name)
    return out, used


def groups_of(value: Any, *, steps: bool) -> list[Group]:
    """Lines, groups of lines, or a text of lines: however a head or a file of data has them."""
    groups: list[tuple[str, list[Entry]]] = [("", [])]
    _gather(value, groups, steps)
    return [Group(name, tuple(entries)) for name, entries in groups if entries]


def _gather(value: Any, groups: list[tuple[str, list[Entry]]], steps: bool) -> None:
    if isinstance(value, str):
        for line in value.splitlines():
            _line(line, groups, steps)
    elif isinstance(value, dict):
        if any(isinstance(value.get(name), list) for name in _LISTS):
            title = next((str(value[name]) for name in _TITLES if isinstance(value.get(name), str)), "")
            groups.append((title.strip(), []))
            for name in _LISTS:
                if isinstance(value.get(name), list):
                    _gather(value[name], groups, steps)
        elif words := _worded(value):
            _line(words, groups, steps)
        else:
            for name, inner in value.items():
                if isinstance(inner, list | dict):
                    groups.append((str(name).strip(), []))
                    _gather(inner, groups, steps)
                elif steps or inner is None:  # "1. Mix: then bake", a colon that YAML read
                    _line(str(name) if inner is None else f"{name}: {inner}", groups, steps)
                else:
                    _line(f"{name}: {inner}" if " " in str(inner) else f"{inner} {name}", groups, steps)
    elif isinstance(value, list):
        for each in value:
            if isinstance(each, str):
                _line(" ".join(each.split()), groups, steps)
            else:
                _gather(each, groups, steps)
    elif value is not None:
        groups[-1][1].append(Entry(str(value)))


def _line(line: str, groups: list[tuple[str, list[Entry]]], steps: bool) -> None:
    words = unmarked(line, steps=steps)[0]
    if heading := re.fullmatch(r"(?:#{1,6}\s+|\*\*)(.+?)\s*:?(?:\*\*)?:?|([^\d:.]{3,40}):", words):
        groups.append((heading[1] or heading[2], []))
    elif words:
        groups[-1][1].append(Entry(words))


def _worded(value: dict[str, Any]) -> str:
    """{amount: 1, unit: cup, item: flour, note: sifted} -> "1 cup flour, sifted"; "" for another shape."""
    low = {str(name).lower(): each for name, each in value.items()}
    item = next((low[name] for name in _ITEMS if isinstance(low.get(name), str)), "")
    if not item:
        return ""
    parts = [next((low[name] for name in names if low.get(name)), "") for names in (_AMOUNTS, _UNITS)]
    note = next((low[n] for n in ("note", "notes", "comment", "preparation") if low.get(n)), "")
    return " ".join(str(part) for part in (*parts, item) if part) + (f", {note}" if note else "")


def _is_steps(name: str, value: Any) -> bool:
    """`method: baking` and `preparation: 20 min` are no steps."""
    return not isinstance(value, str) or "\n" in value.strip() or len(value) > 60


def _words(field: str, value: Any) -> str:
    words = " ".join(str(value).split())
    if field == "yield":
        return words
    if re.fullmatch(r"-?P(?:\d.*|T.*)", words):  # ISO 8601
        minutes = minutes_of(words)
        return words_of(minutes) if minutes is not None else words
    return f"{words} min" if words.isdigit() else words


def _lines(value: Any) -> list[str]:
    items = value if isinstance(value, list) else str(value).splitlines()
    texts = (_worded(item) if isinstance(item, dict) else str(item) for item in items)
    return [words for text in texts if (words := unmarked(" ".join(text.split()))[0])]


def _nutrition(value: Any) -> dict[str, str]:
    pairs = value if isinstance(value, dict) else dict(_pairs(value))
    return nutrition.read({str(name): each for name, each in pairs.items()})[0]


def _pairs(rows: list[Any]) -> Iterator[tuple[str, object]]:
    for row in rows:
        if isinstance(row, dict):
            yield from row.items()
        elif found := re.match(r"([^:\d]+)[:\s]\s*(.+)", str(row)):
            yield found[1].strip(), found[2]


def _source(value: Any, out: RecipeText) -> None:
    """A name, an address, `[name](address)`, or {name, url}."""
    if isinstance(value, dict):
        out.source_name = out.source_name or str(value.get("name") or value.get("title") or "")
        out.source_url = out.source_url or str(value.get("url") or value.get("link") or "")
        return
    words = " ".join(str(value if not isinstance(value, list) else next(iter(value), "")).split())
    link = re.search(r"\[([^\]]+)\]\((https?://[^)\s]+)\)", words)
    address = re.search(r"https?://[^\s)>\]]+", words)
    name = link[1] if link else re.sub(r"https?://\S+", "", words).strip(" ,:-–()<>")
    if address and not out.source_url:
        out.source_url = address[0]
    if name and not out.source_name:
        out.source_name = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", name)
