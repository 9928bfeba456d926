"""Files and folders named by an author -> every recipe in them, and those that are new."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.db import DatabaseError, transaction

from blog.addresses import is_reserved
from blog.models import Post
from recipes.slugs import free_slug, slug_of

from . import fetching, writer
from .formats import UnknownFormatError
from .formats import read as read_file
from .markdown import folder
from .models import ImportedItem
from .values import FoundPhoto, Problem, Source

SITE = "files"  # of ImportedItem
_READ = {
    ".json",
    ".jsonld",
    ".html",
    ".htm",
    ".xhtml",
    ".cook",
    ".zip",
    ".paprikarecipes",
    ".paprikarecipe",
    ".gz",
    ".xml",
}
_MAX_BYTES = 200 * 2**20


@dataclass
class Gathered:
    """What was found; `unread`: a file, a line of it, and why it was not understood."""

    sources: list[Source] = field(default_factory=list)
    unread: list[tuple[Path, int, str]] = field(default_factory=list)


def gather(paths: Iterable[Path]) -> Gathered:
    found = Gathered()
    for path in paths:
        if path.is_dir():
            found.sources += folder.read(path)
            for inside in _others(path):
                _add(inside, found)
        elif path.suffix.lower() in (".md", ".markdown"):
            found.sources += folder.read(path.parent, [path])
        else:
            _add(path, found)
    return found


def gather_address(address: str) -> Gathered:
    """The recipes of a page of the web, by its address: only a public one is asked."""
    found = Gathered()
    try:
        page = fetching.fetch(address)
        name = slug_of(page.address.rstrip("/").rpartition("/")[2]) or "page"
        found.sources += read_file(page.content, Path(f"{name}.html"), address=page.address)
    except (fetching.FetchError, UnknownFormatError) as failure:
        found.unread.append((Path(address), 1, str(failure)))
    for source in found.sources:
        _photos_beside(source, source.path)
    return found


def _others(root: Path) -> Iterator[Path]:
    for path in sorted(root.rglob("*")):
        hidden = any(part.startswith(".") or part == "node_modules" for part in path.relative_to(root).parts)
        if path.is_file() and not hidden and path.suffix.lower() in _READ and path.name != "authors.json":
            yield path


def _add(path: Path, found: Gathered) -> None:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise UnknownFormatError("the file is larger than 200 MB")
        sources = read_file(path.read_bytes(), path)
    except (UnknownFormatError, OSError) as failure:
        found.unread.append((path, 1, str(failure)))
        return
    for source in sources:
        if path.is_file():
            _photos_beside(source, path)
        found.sources.append(source)


def _photos_beside(source: Source, path: Path) -> None:
    """Cooklang's and Nextcloud's photos lie beside the file; those elsewhere are named."""
    for place in (path.with_suffix(ending) for ending in (".jpg", ".jpeg", ".png", ".webp")):
        if place.is_file() and not source.photos:
            source.photos[place.name] = place
            source.text.photos.insert(0, FoundPhoto(place.name, source.head.title))
    full = path.parent / "full.jpg"
    if path.name == "recipe.json" and full.is_file() and not any(source.photos.values()):
        source.photos[full.name] = full
        source.text.photos.insert(0, FoundPhoto(full.name, source.head.title))
    for photo in source.text.photos:
        if "://" in photo.path and photo.path not in source.photos:
            why = f"the photo {photo.path} stands on another site: it is not fetched"
            source.problems.append(Problem(photo.line, why))
            source.photos[photo.path] = None


def write_new(sources: list[Source], *, publish: bool, dry_run: bool) -> Iterator[tuple[Source, str]]:
    """Each source with what became of it: "added", "there" (left alone) or "failed". Run twice, it adds nothing."""
    known = set(Post.objects.values_list("slug", flat=True))
    address_of = _addresses(known | {source.slug for source in sources})
    remembered = set(ImportedItem.objects.filter(site=SITE, kind="post").values_list("key", flat=True))
    for source in sources:
        key = _key(source)
        if key in remembered or (source.markdown and source.slug in known):
            yield source, "there"
            continue
        remembered.add(key)
        if not source.markdown:
            if is_reserved(source.slug):
                source.slug += "-recipe"
            source.slug = free_slug(source.slug, Post.objects.all(), fallback="recipe")
        known.add(source.slug)
        if not publish or not (source.text.is_recipe or source.head.date):
            source.head.draft = True
        if not source.text.is_recipe:
            source.problems.append(Problem(1, "no recipe was found in this file"))
        yield source, "added" if dry_run or _written(source, key, address_of) else "failed"


def _written(source: Source, key: str, address_of: Callable[[str], str | None]) -> bool:
    try:
        with transaction.atomic():
            post = writer.write(source, address_of)
            ImportedItem.objects.create(site=SITE, kind="post", key=key, object_id=post.pk)
    except (DatabaseError, ValueError) as failure:
        source.problems.append(Problem(1, f"this file was not imported: {failure}"))
        return False
    return True


def _addresses(known: set[str]) -> Callable[[str], str | None]:
    return lambda slug: f"/{slug}/" if slug in known else None


def _key(source: Source) -> str:
    """What tells a recipe from every other: its title and its words."""
    text = source.text
    said = (slug_of(source.head.title), text.ingredients, text.steps, text.before)
    return hashlib.sha256(repr(said).encode()).hexdigest()
