"""A folder of Markdown files -> sources, parsed and checked, before anything is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from blog.addresses import is_reserved
from recipes.slugs import slug_of

from . import front_matter, links, recipe_text
from .front_matter import Problem
from .store import Author, Source

_SLUG = re.compile(r"^[-\w]{1,80}$")
_MAX_BYTES = 1_000_000
_NOT_POSTS = {"README", "LICENSE", "CHANGELOG", "CONTRIBUTING", "SOURCE"}


def files(folder: Path) -> list[Path]:
    """Every Markdown file below the folder (below its `content` or `_posts`, where it has one), by name."""
    root = next((folder / name for name in ("content", "_posts") if (folder / name).is_dir()), folder)
    found = (path for end in ("*.md", "*.markdown") for path in root.rglob(end))
    return sorted(path for path in found if not path.name.startswith("_") and path.stem not in _NOT_POSTS)


def authors(folder: Path) -> dict[str, Author]:
    """`authors.json` beside the files (slug -> name, website), where there is one."""
    path = folder / "authors.json"
    if not path.is_file():
        return {}
    known = json.loads(path.read_text(encoding="utf-8"))
    return {slug: Author(row.get("name", slug), row.get("website", "")) for slug, row in known.items()}


def read(folder: Path) -> Iterator[Source]:
    """Each file as a source. What is wrong with one is a problem of its own, never an exception."""
    known, slugs = authors(folder), set()
    for path in files(folder):
        if path.stat().st_size > _MAX_BYTES:
            text, problems = "", [Problem(1, "the file is larger than 1 MB: it is not read")]
        else:
            raw = path.read_bytes()
            text, problems = raw.decode("utf-8", "replace"), []
            if "\ufffd" in text:
                problems.append(Problem(1, "the file is not UTF-8: some letters are lost"))
        stem = path.parent.name if path.stem == "index" else path.stem  # Hugo's page bundles
        head, of_head = front_matter.read(text, stem)
        _head, _mark, above = front_matter.split(text)
        body = recipe_text.read("\n".join(text.splitlines()[above:]), above + 1)
        if head.image and all(photo.path != head.image for photo in body.photos):
            body.photos.insert(0, recipe_text.FoundPhoto(head.image, head.title, "", 1))
        slug = head.slug if _SLUG.match(head.slug) else slug_of(head.slug) or slug_of(head.title)
        if is_reserved(slug):
            problems.append(Problem(1, f"“{slug}” is an address of the site: the post is “{slug}-recipe”"))
            slug += "-recipe"
        if slug in slugs:
            problems.append(Problem(1, f"a second file for “{slug}”"))
        slugs.add(slug)
        problems += [*of_head, *body.problems]
        source = Source(path, head, body, slug, _author(head.author, known), {}, problems)
        for photo in body.photos:
            found = _photo_file(folder, path, photo.path)
            if found is None and photo.path not in source.photos:
                source.problems.append(Problem(photo.line, f"the photo {photo.path} is missing"))
            source.photos[photo.path] = found
            if not photo.alt:
                why = f"the photo {photo.path} has no alternative text: the title stands in"
                source.problems.append(Problem(photo.line, why))
        yield source


def check_links(sources: list[Source], known: set[str]) -> int:
    """Adds a problem for every link that leads nowhere; returns how many files link to another recipe."""
    linking = 0
    for source in sources:
        lines = source.path.read_text(encoding="utf-8", errors="replace").splitlines()
        found = False
        for number, line in enumerate(lines, 1):
            for target in links.inner_targets(line):
                if target in known:
                    found = True
                else:
                    why = f"the link to “{target}” leads nowhere: its words stay"
                    source.problems.append(Problem(number, why))
        linking += found
    return linking


def _author(name: str, known: dict[str, Author]) -> Author | None:
    return known.get(name) or (Author(name) if name else None)


def _photo_file(folder: Path, path: Path, typed: str) -> Path | None:
    """A photo beside the file, below the folder, or in Hugo's `static`, Jekyll's `assets`; never outside."""
    if "://" in typed:
        return None
    relative = typed.lstrip("/")
    root = folder.resolve()
    for base in (path.parent, folder, folder / "static", folder / "assets", folder.parent):
        candidate = (base / relative).resolve()
        inside = candidate.is_relative_to(root) or candidate.is_relative_to(root.parent / "static")
        if inside and candidate.is_file():
            return candidate
    return None
