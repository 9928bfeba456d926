"""schema.org's Recipe, as pages, RecipeSage, Nextcloud Cookbook and many others write it -> a source. Pure.

https://schema.org/Recipe, in JSON-LD: one, a list, a graph, or inside another thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from blog.imports.markdown.front_matter import date_of
from blog.imports.values import FoundPhoto, Head, Problem, RecipeText, Source
from blog.imports.wordpress.cards import nutrition
from recipes.slugs import slug_of
from recipes.text_areas import Entry, Group

from . import words

Node = dict[str, Any]


def recipes_in(value: Any, depth: int = 0) -> Iterator[Node]:
    """Every Recipe in a document, in its order."""
    if depth > 12:
        return
    if isinstance(value, list):
        for part in value:
            yield from recipes_in(part, depth + 1)
    elif isinstance(value, dict):
        if is_recipe(value):
            yield value
        else:
            for name, part in value.items():
                if name in (
                    "@graph",
                    "mainEntity",
                    "mainEntityOfPage",
                    "itemListElement",
                    "item",
                    "recipes",
                    "hasPart",
                    "data",
                ):
                    yield from recipes_in(part, depth + 1)


def is_recipe(node: Node) -> bool:
    kinds = node.get("@type")
    names = {
        str(kind).rpartition("/")[2].rpartition(":")[2].lower()
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    }
    return "recipe" in names


def source_of(node: Node, path: Path, *, address: str = "", graph: Any = None) -> Source:
    """The node's recipe. `address`: the page it stands on, credited where the node names none of its own."""
    named = _named(graph)
    text = RecipeText()
    text.description = "\n\n".join(words.lines(node.get("description")))
    raw = node.get("recipeIngredient") or node.get("ingredients") or node.get("supply")
    text.ingredients = _ingredients(raw)
    text.steps = _steps(node.get("recipeInstructions"), text)
    for kind, names in (
        ("prep", ("prepTime",)), ("cook", ("cookTime", "performTime")), ("total", ("totalTime",)),
    ):  # fmt: skip
        if shown := next((found for name in names if (found := words.time(node.get(name)))), ""):
            text.facts[kind] = shown
    if made := words.servings(node.get("recipeYield") or node.get("yield") or node.get("recipeServings")):
        text.facts["yield"] = made
    text.equipment = words.listed(node.get("tool"))
    facts = node.get("nutrition")
    if isinstance(facts, dict):
        text.nutrition = nutrition.read(
            {k: words.one_line(v) for k, v in facts.items() if not k.startswith("@")}
        )[0]
    text.diets = words.listed(node.get("suitableForDiet"))
    video = next(iter(_list(node.get("video"))), None)
    if isinstance(video, dict):
        video = named.get(str(video.get("@id")), video)
        text.video_url = _address(video, "url", "embedUrl", "contentUrl")
    for image in _images(node.get("image"), named)[:1]:
        text.photos.append(FoundPhoto(image, words.one_line(node.get("name"))))
    text.notes = [line for note in _list(node.get("comment")) for line in _note(note)]
    author = next(iter(_list(node.get("author"))), None)
    if isinstance(author, dict) and not author.get("name"):
        author = named.get(str(author.get("@id")), author)
    own = node.get("mainEntityOfPage")
    text.source_url = _web(
        node.get("isBasedOn"), node.get("orgURL"), node.get("sourceUrl"), address, node.get("url"),
        own.get("@id") if isinstance(own, dict) else own,
    )  # fmt: skip
    text.source_name = (
        words.one_line(node.get("creditText")) or words.one_line(author) or _site(text.source_url)
    )
    head = Head(title=words.one_line(node.get("name") or node.get("headline")))
    head.slug = slug_of(head.title)
    head.tags = words.listed(node.get("keywords"))
    head.categories = words.listed(node.get("recipeCategory"))
    head.cuisines = words.listed(node.get("recipeCuisine"))
    head.methods = words.listed(node.get("cookingMethod"))
    head.date = date_of(node["datePublished"]) if isinstance(node.get("datePublished"), str) else None
    if text.photos:
        head.image = text.photos[0].path
    problems = []
    if not text.ingredients:
        problems.append(Problem(1, f"“{head.title}” has no ingredients"))
    if not text.steps:
        problems.append(Problem(1, f"“{head.title}” has no instructions"))
    return Source(path, head, text, head.slug or "recipe", None, problems=problems)


def _named(graph: Any) -> dict[str, Node]:
    """The nodes of a graph by their `@id`."""
    found: dict[str, Node] = {}

    def walk(value: Any, depth: int) -> None:
        if depth > 6:
            return
        if isinstance(value, list):
            for part in value:
                walk(part, depth + 1)
        elif isinstance(value, dict):
            if value.get("@id") and len(value) > 1:
                found.setdefault(str(value["@id"]), value)
            walk(value.get("@graph"), depth + 1)

    walk(graph, 0)
    return found


def _ingredients(value: Any) -> list[Group]:
    groups: list[tuple[str, list[Entry]]] = [("", [])]
    for item in _list(value):
        if isinstance(item, dict) and isinstance(
            item.get("itemListElement") or item.get("recipeIngredient"), list
        ):
            groups.append((words.one_line(item.get("name")), []))
            inner = item.get("itemListElement") or item.get("recipeIngredient")
            groups[-1][1].extend(Entry(line) for each in _list(inner) if (line := words.one_line(each)))
        elif isinstance(item, str):
            groups[-1][1].extend(map(Entry, words.lines(item)))
        elif line := words.one_line(item):
            groups[-1][1].append(Entry(line))
    return [Group(name[:200], tuple(entries)) for name, entries in groups if entries]


def _steps(value: Any, text: RecipeText) -> list[Group]:
    groups: list[tuple[str, list[Entry]]] = [("", [])]
    _gather(value, groups, text, 0)
    return [Group(name[:200], tuple(entries)) for name, entries in groups if entries]


def _gather(value: Any, groups: list[tuple[str, list[Entry]]], text: RecipeText, depth: int) -> None:
    for part in _list(value):
        if isinstance(part, str):
            lines = words.lines(part)
            groups[-1][1].extend(Entry(re.sub(r"^\d{1,2}[.)]\s+", "", line)) for line in lines)
        elif isinstance(part, list) and depth < 5:
            _gather(part, groups, text, depth + 1)
        elif isinstance(part, dict):
            kind = str(part.get("@type", "")).rpartition("/")[2]
            inner = part.get("itemListElement") or part.get("steps")
            if kind == "HowToSection" or (kind in ("ItemList", "HowTo") and inner):
                name = words.one_line(part.get("name")) if kind == "HowToSection" else ""
                if name or groups[-1][1]:
                    groups.append((name, []))
                if depth < 5:
                    _gather(inner or part.get("text"), groups, text, depth + 1)
                continue
            said = " ".join(words.lines(part.get("text") or _directions(inner) or part.get("description")))
            name = words.one_line(part.get("name"))
            image = next(iter(_images(part.get("image"), {})), "")
            if image:
                text.photos.append(FoundPhoto(image, name or said[:100]))
            if not said:
                said, name = name, ""
            if name and (
                said.startswith(name.rstrip(".… ")) or name == said or re.fullmatch(r"(?i)step \d+\W*", name)
            ):
                name = _opening(name, said)
            if said:
                groups[-1][1].append(Entry(said.removeprefix(f"{name}:").strip() or said, name, image))


def _opening(name: str, said: str) -> str:
    """A step's name that opens its text behind a colon, as our own pages write it; else none."""
    return name if said.startswith(f"{name}: ") else ""


def _directions(value: Any) -> str:
    """HowToDirections and tips inside a step."""
    parts = [words.one_line(part.get("text") if isinstance(part, dict) else part) for part in _list(value)]
    return " ".join(filter(None, parts))


def _note(note: Any) -> list[str]:
    """RecipeSage keeps notes as comments: {name: "Notes", text: …}; a reader's comment is none."""
    if isinstance(note, dict) and "note" in str(note.get("name", "")).lower():
        return words.lines(note.get("text"))
    return []


def _images(value: Any, named: dict[str, Node]) -> list[str]:
    found: list[str] = []
    for item in _list(value):
        if isinstance(item, dict):
            item = named.get(str(item.get("@id")), item) if not item.get("url") else item
            item = item.get("url") or item.get("contentUrl") or ""
            item = item[0] if isinstance(item, list) and item else item
        if isinstance(item, str) and item.strip():
            found.append(item.strip())
    return found


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value in (None, "", {}) else [value]


def _address(node: Node, *names: str) -> str:
    return next((str(node[name]) for name in names if str(node.get(name) or "").startswith("http")), "")


def _web(*values: Any) -> str:
    """The first of these that is an address of the web."""
    for value in values:
        for item in _list(value):
            if isinstance(item, dict):
                item = item.get("url") or item.get("@id")
            if isinstance(item, str) and re.match(r"https?://", item.strip()):
                return item.strip().partition("#")[0]
    return ""


def _site(address: str) -> str:
    found = re.match(r"https?://(?:www\.)?([^/:]+)", address)
    return found[1] if found else ""
