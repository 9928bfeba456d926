"""A Markdown file's head -> plain values. YAML (`---`), TOML (`+++`) or JSON, as Hugo, Jekyll and Obsidian have it. Pure."""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from typing import Any

from blog.imports.values import Head, Problem, RecipeText
from recipes.exports import front_matter

from . import head_recipe

KNOWN = {
    "title", "date", "lastmod", "tags", "tag", "keywords", "categories", "category", "course", "cuisine", "cuisines", "method",
    "author", "authors", "slug", "url", "description", "summary", "excerpt", "image", "images", "thumbnail", "photo",
    "featured_image", "cover", "banner", "draft", "published", "status", "layout", "type", "permalink", "name", "components", "aliases",
    "cssclass", "cssclasses", "weight", "rating", "difficulty", "created", "updated", "modified", "id", "comments", "toc", "lang",
    "language", "publish", "pubdate", "publishdate",
}  # fmt: skip
_DATED_STEM = re.compile(r"^(\d{4})-(\d{2})-(\d{2})-(.+)$")  # Jekyll: 2021-03-10-bread.md
_PICTURES = ("image", "images", "featured_image", "cover", "photo", "thumbnail", "banner")
_DATE_FORMATS = ("%B %d, %Y", "%d %B %Y", "%b %d, %Y", "%d %b %Y", "%d.%m.%Y", "%Y/%m/%d", "%Y%m%d")


def split(text: str) -> tuple[str, str, int]:
    """Head, mark ("---", "+++", "{" or "") and the number of lines before the body."""
    lines = text.lstrip("\ufeff").splitlines()
    first = lines[0].strip() if lines else ""
    if first in ("---", "+++"):
        for number, line in enumerate(lines[1:], 1):
            if line.strip() == first or (first == "---" and line.rstrip() == "..."):
                return "\n".join(lines[1:number]), first, number + 1
    if first == "{":
        for number, line in enumerate(lines[1:], 1):
            if line.rstrip() == "}":
                return "\n".join(lines[: number + 1]), "{", number + 1
    return "", "", 0


def values_of(source: str, mark: str) -> tuple[dict[str, Any], list[Problem]]:
    """The names, in lower case, and values of a head. One that cannot be read is read line by line, and a problem."""
    try:
        found = (
            tomllib.loads(source)
            if mark == "+++"
            else json.loads(source)
            if mark == "{"
            else front_matter.read(source)
        )
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as failure:
        why = str(failure).splitlines()[0]
        return _line_by_line(source), [Problem(1, f"the front matter cannot be read: {why}")]
    if not isinstance(found, dict):
        return {}, [Problem(1, "the front matter holds no names and values")]
    if isinstance(found.get("params"), dict):  # Hugo's own values
        found = found["params"] | found
    nested = found.get("recipe")
    if isinstance(nested, dict):
        found = {**nested, **found}
    return {str(name).strip().lower(): value for name, value in found.items()}, []


def read(text: str, stem: str) -> tuple[Head, list[Problem]]:
    """The head of a file called `stem`.md. Never raises: what cannot be read is a problem."""
    source, mark, _lines = split(text)
    values, problems = values_of(source, mark)
    head, _recipe, more = read_values(values, stem, source)
    if not mark:
        more.insert(0, Problem(1, "there is no front matter"))
    return head, problems + more


def read_values(
    values: dict[str, Any], stem: str, source: str = "", heading: str = ""
) -> tuple[Head, RecipeText, list[Problem]]:
    """What the head's values say of the post and of the recipe. `heading`: the body's own title, where no value is."""
    values = dict(values)
    problems: list[Problem] = []
    recipe, used = head_recipe.read(values)
    problems += [
        Problem(_line_of(source, name), f"“{name}” in the front matter is not known")
        for name in values.keys() - KNOWN - used - {"params", "recipe"}
        if values[name] not in (None, "", [], {})
    ]
    head = Head(slug=stem)
    if dated := _DATED_STEM.match(stem):
        head.slug = dated[4]
        values.setdefault("date", "-".join(dated.groups()[:3]))
    head.slug = str(values.get("slug") or head.slug)
    title = values.get("title") or values.get("name") or heading
    head.title = " ".join(str(title).split()) if isinstance(title, str | int | float | dt.date) else ""
    if not head.title:
        head.title = head.slug.replace("-", " ").replace("_", " ").strip()
        head.title = (
            head.title[:1].upper() + head.title[1:]
            if head.title != head.title.lower()
            else head.title.capitalize()
        )
        problems.append(Problem(1, f"no title: “{head.title}” is taken from the file's name"))
    typed = next((values[n] for n in ("date", "pubdate", "publishdate", "created") if values.get(n)), None)
    if typed is not None:
        head.date = date_of(typed)
        if head.date is None:
            problems.append(Problem(_line_of(source, "date"), f"the date “{typed}” is not understood"))
    head.kind = "page" if "page" in (values.get("layout"), values.get("type")) else "post"
    head.tags = _merged(*(_list(values.get(name), tags=True) for name in ("tags", "tag", "keywords")))
    head.categories = _merged(*(_list(values.get(name)) for name in ("categories", "category", "course")))
    head.cuisines = _merged(_list(values.get("cuisines")), _list(values.get("cuisine")))
    head.methods = [] if "method" in used else _list(values.get("method"))
    head.components = _list(values.get("components"))
    head.author = ", ".join(
        _list(values.get("author"), part=False) + _list(values.get("authors"), part=False)
    )
    summary = values.get("description") or values.get("summary") or values.get("excerpt") or ""
    head.summary = str(summary).strip()
    head.image = next((item for name in _PICTURES for item in _image(values.get(name))), "")
    head.draft = (
        bool(values.get("draft"))
        or values.get("published") is False
        or str(values.get("status")).lower() in ("draft", "private", "hidden")
    )
    return head, recipe, problems


def date_of(value: object) -> dt.datetime | None:
    if isinstance(value, dt.datetime):
        return value
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day)
    text = str(value).strip().strip("[]")
    text = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text)
    for attempt in (text, text[:19], text[:10]):
        try:
            return dt.datetime.fromisoformat(attempt)
        except ValueError:
            continue
    for form in _DATE_FORMATS:
        try:
            return dt.datetime.strptime(text, form)
        except ValueError:
            continue
    return None


def _line_by_line(source: str) -> dict[str, Any]:
    """What a head that is not YAML says all the same: "name: value", and "- value" lines below a name."""
    values: dict[str, Any] = {}
    name = ""
    for line in source.splitlines():
        if item := re.match(r"^\s*-\s+(.*)$", line):
            if name and not isinstance(values.get(name), list):
                values[name] = [values[name]] if values.get(name) else []
            if name:
                values[name].append(item[1].strip().strip("\"'"))
        elif pair := re.match(r"^([^\W\d_][\w -]*?)\s*:\s*(.*)$", line):
            name, value = pair[1].lower(), pair[2].strip()
            if value.startswith("[") and value.endswith("]"):
                values[name] = [
                    part.strip().strip("\"'") for part in value[1:-1].split(",") if part.strip("[] ")
                ]
            elif value not in ("[", "{"):
                values[name] = value.strip("\"'")
    return values


def _merged(*lists: list[str]) -> list[str]:
    found: dict[str, str] = {}
    for word in (word for each in lists for word in each):
        found.setdefault(word.casefold(), word)
    return list(found.values())


def _list(value: Any, *, part: bool = True, tags: bool = False) -> list[str]:
    """A list, or words parted by commas, as trimmed words without repeats of letter case."""
    if value is None or value == "":
        return []
    items = value if isinstance(value, list) else str(value).split(",") if part else [value]
    found: dict[str, str] = {}
    for item in items:
        if isinstance(item, dict):
            item = item.get("name") or item.get("title") or ""
        elif isinstance(item, list):  # [[A link]], unquoted: YAML reads two lists
            item = next(iter(item), "")
        word = re.sub(r"^\[\[(?:[^\]|]*\|)?([^\]]*)\]\]$", r"\1", str(item).strip())
        if word := word.lstrip("#").strip() if tags else word:
            found.setdefault(word.casefold(), word)
    return list(found.values())


def _image(value: Any) -> list[str]:
    if isinstance(value, dict):  # Hugo's cover: {image: …}
        value = next(
            (value[name] for name in ("image", "url", "src", "path", "feature") if value.get(name)), None
        )
    found: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict | list):
            found += _image(item)
        elif item:
            found.append(re.sub(r"^!?\[\[([^\]|]*)(?:\|[^\]]*)?\]\]$", r"\1", str(item)))
    return found


def _line_of(source: str, name: str) -> int:
    for number, line in enumerate(source.splitlines(), 2):
        if line.lower().startswith(name):
            return number
    return 1
