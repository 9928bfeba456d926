"""The JSON of Mealie, Tandoor and Paprika -> schema.org's Recipe or a source. Pure."""

from __future__ import annotations

import base64
import binascii
import re
from pathlib import Path
from typing import Any

from blog.imports.markdown.head_recipe import groups_of
from blog.imports.values import FoundPhoto, Head, RecipeText, Source
from recipes.slugs import slug_of
from recipes.text_areas import Entry, Group

from . import schema_org, words

Values = dict[str, Any]


def app_of(value: Any) -> str:
    """The program that wrote an object: "mealie", "tandoor", "paprika"; "" for another."""
    if not isinstance(value, dict):
        return ""
    if "working_time" in value or (
        isinstance(value.get("steps"), list) and "recipeInstructions" not in value and "name" in value
    ):
        return "tandoor"
    if (
        isinstance(value.get("recipeIngredient"), list)
        and isinstance(value.get("name"), str)
        and not value.get("@type")
    ):
        return "mealie"
    if "directions" in value and "ingredients" in value and "name" in value:
        return "paprika"
    return ""


def mealie(value: Values, path: Path) -> Source:
    """Groups are titles that an ingredient or a step carries."""
    node = {
        name: each
        for name, each in value.items()
        if name not in ("recipeIngredient", "recipeInstructions", "notes", "image")
    }
    nutrition = value.get("nutrition")
    node |= {
        "keywords": [words.one_line(tag) for tag in value.get("tags") or []],
        "tool": [words.one_line(tool) for tool in value.get("tools") or value.get("tool") or []],
        "recipeCategory": [words.one_line(each) for each in value.get("recipeCategory") or []],
        "nutrition": nutrition if isinstance(nutrition, dict) else {},
        "isBasedOn": value.get("orgURL") or value.get("org_url"),
        "cookTime": value.get("performTime") or value.get("cookTime"),
        "recipeYield": value.get("recipeYield") or words.number(value.get("recipeServings")),
    }
    source = schema_org.source_of(node, path)
    text = source.text
    text.ingredients = _titled(value.get("recipeIngredient"), _mealie_line)
    text.steps = _titled(value.get("recipeInstructions"), lambda step: words.one_line(step.get("text")))
    text.notes = [
        ": ".join(filter(None, (words.one_line(note.get("title")), words.one_line(note.get("text")))))
        for note in value.get("notes") or []
        if isinstance(note, dict)
    ]
    source.problems = [] if text.is_recipe else source.problems
    source.slug = slug_of(str(value.get("slug") or "")) or source.slug
    return source


def _titled(rows: Any, said: Any) -> list[Group]:
    groups: list[tuple[str, list[Entry]]] = [("", [])]
    for row in rows or []:
        if isinstance(row, str):
            groups[-1][1].append(Entry(words.one_line(row)))
            continue
        if title := words.one_line(row.get("title")):
            groups.append((title, []))
        if line := said(row):
            groups[-1][1].append(Entry(line))
    return [Group(name, tuple(entries)) for name, entries in groups if entries]


def _mealie_line(row: Values) -> str:
    for name in ("originalText", "display"):
        if line := words.one_line(row.get(name)):
            return line
    parts = (
        words.number(row.get("quantity")),
        words.one_line(row.get("unit")),
        words.one_line(row.get("food")),
    )
    line = " ".join(filter(None, parts))
    note = words.one_line(row.get("note"))
    return f"{line}, {note}" if line and note else line or note


def tandoor(value: Values, path: Path) -> Source:
    """Each step holds its own ingredients; a step's name, where there are several, is a group."""
    head = Head(title=words.one_line(value.get("name")))
    head.slug = slug_of(head.title)
    head.tags = [words.one_line(each) for each in value.get("keywords") or []]
    text = RecipeText(description="\n\n".join(words.lines(value.get("description"))))
    for kind, name in (("prep", "working_time"), ("additional", "waiting_time")):
        if shown := words.time(value.get(name)):
            text.facts[kind] = shown
    if made := words.number(value.get("servings")):
        noun = words.one_line(value.get("servings_text"))
        text.facts["yield"] = f"{made} {noun}" if noun else words.servings(made)
    for step in value.get("steps") or []:
        name = words.one_line(step.get("name"))
        lines: list[tuple[str, list[Entry]]] = [(name, [])]
        for row in step.get("ingredients") or []:
            if row.get("is_header"):
                lines.append((words.one_line(row.get("note")), []))
                continue
            amount = "" if row.get("no_amount") else words.number(row.get("amount"))
            line = " ".join(
                filter(None, (amount, words.one_line(row.get("unit")), words.one_line(row.get("food"))))
            )
            note = words.one_line(row.get("note"))
            lines[-1][1].append(Entry(f"{line}, {note}" if note else line))
        text.ingredients += [Group(group, tuple(entries)) for group, entries in lines if entries]
        said = tuple(
            Entry(re.sub(r"^\d{1,2}[.)]\s+", "", line)) for line in words.lines(step.get("instruction"))
        )
        text.steps += [Group(name, said)] if said else []
    text.ingredients, text.steps = _joined(text.ingredients), _joined(text.steps)
    text.source_url = str(value.get("source_url") or "")
    return Source(path, head, text, head.slug or "recipe", None)


def _joined(groups: list[Group]) -> list[Group]:
    """Neighbours without a name are one group."""
    out: list[Group] = []
    for group in groups:
        if out and not group.name and not out[-1].name:
            out[-1] = Group("", (*out[-1].entries, *group.entries))
        else:
            out.append(group)
    return out


def paprika(value: Values, path: Path) -> Source:
    """Texts of lines; the photo comes inside, in base64."""
    head = Head(title=words.one_line(value.get("name")))
    head.slug = slug_of(head.title)
    head.categories = words.listed(value.get("categories"))
    text = RecipeText(
        description="\n\n".join(words.lines(value.get("description"))),
        ingredients=groups_of(str(value.get("ingredients") or ""), steps=False),
        steps=groups_of(str(value.get("directions") or ""), steps=True),
        notes=words.lines(value.get("notes")),
        source_name=words.one_line(value.get("source")),
        source_url=str(value.get("source_url") or ""),
    )
    for kind in ("prep", "cook", "total"):
        if shown := words.time(value.get(f"{kind}_time")):
            text.facts[kind] = shown
    if made := words.servings(value.get("servings")):
        text.facts["yield"] = made
    source = Source(path, head, text, head.slug or "recipe", None)
    if data := value.get("photo_data"):
        name = str(value.get("photo") or f"{head.slug}.jpg")
        try:
            source.photos[name] = base64.b64decode(data)
            text.photos.append(FoundPhoto(name, head.title))
        except (binascii.Error, ValueError):
            source.photos = {}
    return source
