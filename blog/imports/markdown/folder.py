"""A folder of Markdown files -> sources, parsed and checked, before anything is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from blog.addresses import is_reserved
from blog.imports.text_files import decoded
from blog.imports.values import Author, FoundPhoto, Head, Problem, RecipeText, Source
from recipes.slugs import slug_of

from . import front_matter, links, obsidian, recipe_text
from .files import Photos, files

_SLUG = re.compile(r"^[-\w]{1,80}$")
_MAX_BYTES = 1_000_000


def authors(folder: Path) -> dict[str, Author]:
    """`authors.json` beside the files (slug -> name, website), where there is one."""
    path = folder / "authors.json"
    if not path.is_file():
        return {}
    known = json.loads(path.read_text(encoding="utf-8"))
    return {slug: Author(row.get("name", slug), row.get("website", "")) for slug, row in known.items()}


def read(folder: Path, paths: Iterable[Path] | None = None) -> Iterator[Source]:
    """Each file as a source, of the folder or only `paths`. What is wrong with one is a problem, no exception."""
    known, slugs, photos = authors(folder), set(), Photos(folder)
    sources = [_source(path, known) for path in (files(folder) if paths is None else paths)]
    titles = {slug_of(source.head.title): source for source in sources}
    for source in sources:
        _components(source, titles)
        if source.slug in slugs:
            source.problems.append(Problem(1, f"a second file for “{source.slug}”"))
        slugs.add(source.slug)
        for photo in source.text.photos:
            found = photos.file_of(source.path, photo.path)
            if found is None and photo.path not in source.photos:
                why = "is missing" if "://" not in photo.path else "stands on another site: it is not fetched"
                source.problems.append(Problem(photo.line, f"the photo {photo.path} {why}"))
            source.photos[photo.path] = found
            if not photo.alt:
                why = f"the photo {photo.path} has no alternative text: the title stands in"
                source.problems.append(Problem(photo.line, why))
        if not any(source.photos.values()) and (found := photos.beside(source.path)):
            source.text.photos.insert(0, FoundPhoto(found.name, source.head.title))
            source.photos[found.name] = found
        yield source


def _source(path: Path, known: dict[str, Author]) -> Source:
    text, problems = "", []
    if path.stat().st_size > _MAX_BYTES:
        problems.append(Problem(1, "the file is larger than 1 MB: it is not read"))
    else:
        text, encoding = decoded(path.read_bytes())
        if encoding not in ("utf-8", "utf-16", "utf-32"):
            problems.append(Problem(1, f"the file is not UTF-8: it is read as {encoding}"))
    stem = path.parent.name if path.stem == "index" else path.stem  # Hugo's page bundles
    head, body, of_file = parse(text, stem)
    if path.parent.name == "_drafts":
        head.draft = True
    slug = head.slug if _SLUG.match(head.slug) else slug_of(head.slug) or slug_of(head.title)
    if is_reserved(slug):
        problems.append(Problem(1, f"“{slug}” is an address of the site: the post is “{slug}-recipe”"))
        slug += "-recipe"
    author = known.get(head.author) or (Author(head.author) if head.author else None)
    return Source(path, head, body, slug, author, problems=[*problems, *of_file], markdown=text)


def parse(text: str, stem: str) -> tuple[Head, RecipeText, list[Problem]]:
    """The text of a file called `stem`.md: what it says of the post, of the recipe, and what was not understood."""
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    source, mark, above = front_matter.split(text)
    values, problems = front_matter.values_of(source, mark)
    below = "\n".join(text.splitlines()[above:])
    below, fields, tags = obsidian.plain(below)
    title = values.get("title") or values.get("name") or ""
    body = recipe_text.read(below, above + 1, str(title))
    for name, value in (fields | body.named).items():
        if value:
            values.setdefault(name.lower(), value)
    if tags and not isinstance(values.get("tags"), dict):
        given = values.get("tags") or []
        values["tags"] = [*(given if isinstance(given, list) else str(given).split(",")), *tags]
    head, of_head, more = front_matter.read_values(values, stem, source, body.title)
    if not mark and not (body.title or fields):
        problems.append(Problem(1, "there is no front matter"))
    _merge(body, of_head)
    if head.image and all(photo.path != head.image for photo in body.photos):
        body.photos.insert(0, FoundPhoto(head.image, head.title))
    return head, body, [*problems, *more, *body.problems]


def _merge(body: RecipeText, head: RecipeText) -> None:
    """What the head says of the recipe, and where it is silent what the body does."""
    body.ingredients = head.ingredients or body.ingredients
    body.steps = head.steps or body.steps
    body.notes = head.notes + body.notes
    body.equipment = head.equipment or body.equipment
    body.facts |= head.facts
    body.nutrition |= head.nutrition
    body.diets += head.diets
    body.source_name, body.source_url, body.video_url = head.source_name, head.source_url, head.video_url


def _components(source: Source, titles: dict[str, Source]) -> None:
    """Chowdown's recipes that are made of others: each one's lines as a group of its name."""
    for name in source.head.components:
        part = titles.get(slug_of(name))
        if part is None or part is source:
            source.problems.append(Problem(1, f"the component “{name}” is missing"))
            continue
        for ours, theirs in (
            (source.text.ingredients, part.text.ingredients),
            (source.text.steps, part.text.steps),
        ):
            ours += [replace(group, name=group.name or part.head.title) for group in theirs]


def check_links(sources: list[Source], known: set[str]) -> int:
    """Adds a problem for every link that leads nowhere; returns how many files link to another recipe."""
    linking = 0
    for source in sources:
        text = obsidian.plain(source.markdown)[0] if "[[" in source.markdown else source.markdown
        found = False
        for number, line in enumerate(text.splitlines(), 1):
            for target in links.inner_targets(line):
                if target in known:
                    found = True
                else:
                    why = f"the link to “{target}” leads nowhere: its words stay"
                    source.problems.append(Problem(number, why))
        linking += found
    return linking
