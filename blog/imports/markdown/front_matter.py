"""A Markdown file's head -> plain values. YAML (`---`) or TOML (`+++`), as Hugo and Jekyll have it. Pure."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

from recipes.exports import front_matter

KNOWN = {
    "title", "date", "lastmod", "tags", "keywords", "categories", "category", "cuisine", "cuisines", "method",
    "author", "authors", "slug", "url", "description", "summary", "excerpt", "image", "images",
    "featured_image", "cover", "draft", "published", "layout", "type", "permalink",
}  # fmt: skip
_DATED_STEM = re.compile(r"^(\d{4})-(\d{2})-(\d{2})-(.+)$")  # Jekyll: 2021-03-10-bread.md


@dataclass(frozen=True)
class Problem:
    """What was not understood: the line of the file (from 1), and why, in words for the author."""

    line: int
    message: str


@dataclass
class Head:
    title: str = ""
    slug: str = ""
    date: dt.datetime | None = None  # naive where the file names no zone
    tags: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    cuisines: list[str] = field(default_factory=list)
    methods: list[str] = field(default_factory=list)
    author: str = ""
    summary: str = ""
    image: str = ""
    draft: bool = False


def split(text: str) -> tuple[str, str, int]:
    """Head, mark ("---", "+++" or "") and the number of lines before the body."""
    lines = text.lstrip("\ufeff").splitlines()
    if lines and (mark := lines[0].strip()) in ("---", "+++"):
        for number, line in enumerate(lines[1:], 1):
            if line.strip() == mark:
                return "\n".join(lines[1:number]), mark, number + 1
    return "", "", 0


def read(text: str, stem: str) -> tuple[Head, list[Problem]]:
    """The head of a file called `stem`.md. Never raises: what cannot be read is a problem."""
    source, mark, _lines = split(text)
    problems: list[Problem] = []
    try:
        values = tomllib.loads(source) if mark == "+++" else front_matter.read(source)
    except (tomllib.TOMLDecodeError, ValueError) as failure:
        why = str(failure).splitlines()[0]
        values, problems = {}, [Problem(1, f"the front matter cannot be read: {why}")]
    if not isinstance(values, dict):
        values, problems = {}, [Problem(1, "the front matter holds no names and values")]
    if not mark:
        problems.append(Problem(1, "there is no front matter"))
    values = {str(name).lower(): value for name, value in values.items()}
    for name in values.keys() - KNOWN:
        problems.append(Problem(_line_of(source, name), f"“{name}” in the front matter is not known"))
    head = Head(slug=stem)
    if dated := _DATED_STEM.match(stem):
        head.slug = dated[4]
        values.setdefault("date", "-".join(dated.groups()[:3]))
    head.slug = str(values.get("slug") or head.slug)
    head.title = str(values.get("title") or "").strip()
    if not head.title:
        head.title = head.slug.replace("-", " ").replace("_", " ").capitalize()
        problems.append(Problem(1, f"no title: “{head.title}” is taken from the file's name"))
    if values.get("date") not in (None, ""):
        head.date = _date(values["date"])
        if head.date is None:
            why = f"the date “{values['date']}” is not understood"
            problems.append(Problem(_line_of(source, "date"), why))
    head.tags = _list(values.get("tags")) + _list(values.get("keywords"))
    head.categories = _list(values.get("categories")) + _list(values.get("category"))
    head.cuisines = _list(values.get("cuisines")) + _list(values.get("cuisine"))
    head.methods = _list(values.get("method"))
    head.author = ", ".join(
        _list(values.get("author"), part=False) + _list(values.get("authors"), part=False)
    )
    summary = values.get("description") or values.get("summary") or values.get("excerpt") or ""
    head.summary = str(summary).strip()
    pictures = ("image", "images", "featured_image", "cover")
    head.image = next((item for name in pictures for item in _image(values.get(name))), "")
    head.draft = bool(values.get("draft")) or values.get("published") is False
    return head, problems


def _date(value: object) -> dt.datetime | None:
    if isinstance(value, dt.datetime):
        return value
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day)
    for attempt in (str(value).strip(), str(value).strip()[:19], str(value).strip()[:10]):
        try:
            return dt.datetime.fromisoformat(attempt)
        except ValueError:
            continue
    return None


def _list(value: Any, *, part: bool = True) -> list[str]:
    """A list, or words parted by commas, as trimmed words without repeats of letter case."""
    if value is None or value == "":
        return []
    items = value if isinstance(value, list) else str(value).split(",") if part else [value]
    found: dict[str, str] = {}
    for item in items:
        if word := str(item).strip():
            found.setdefault(word.casefold(), word)
    return list(found.values())


def _image(value: Any) -> list[str]:
    if isinstance(value, dict):  # Hugo's cover: {image: …}
        value = value.get("image")
    return [str(item) for item in (value if isinstance(value, list) else [value]) if item]


def _line_of(source: str, name: str) -> int:
    for number, line in enumerate(source.splitlines(), 2):
        if line.lower().startswith(name):
            return number
    return 1
