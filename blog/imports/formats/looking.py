"""What a file is, told by looking into it, and its recipes. Pure."""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from blog.imports.markdown import folder
from blog.imports.text_files import decoded
from blog.imports.values import Author, FoundPhoto, Source
from recipes.slugs import slug_of

from . import apps, cooklang, schema_org, web_page

MAX_BYTES = 200 * 2**20  # of one archive, laid out
_MAX_FILE = 20 * 2**20
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|heic|avif)$", re.I)
_SKIPPED = re.compile(r"(?:^|/)(?:__MACOSX|\.[^/]*|README|LICENSE|thumb[^/]*)(?:/|\.|$)", re.I)
_COOKLANG = re.compile(r"@[^\s@{}][^@{}\n]*\{[^}\n]*\}|^>>\s*\w", re.M)


class UnknownFormatError(ValueError):
    """The file is none of those that are read. Says why, for the author."""


def read(raw: bytes, path: Path, *, address: str = "") -> list[Source]:
    """The recipes of one file. `address`: where a page was fetched. Raises UnknownFormatError."""
    if raw.startswith(b"PK\x03\x04"):
        return list(_archive(raw, path))
    if raw.startswith(b"\x1f\x8b"):
        try:
            with gzip.open(io.BytesIO(raw)) as file:
                return read(file.read(_MAX_FILE), path)
        except (OSError, EOFError, zlib.error) as failure:
            raise UnknownFormatError(f"the file is damaged: {failure}") from failure
    if b"\0" in raw[:1000] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnknownFormatError("this is no text that holds a recipe")
    text, _encoding = decoded(raw)
    start = text.lstrip()[:2000]
    if start.startswith(("{", "[")) and not start.startswith("[["):
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError) as failure:
            line = getattr(failure, "lineno", 1)
            raise UnknownFormatError(f"line {line}: this is not JSON: {failure}") from failure
        return _of_json(value, path)
    if "<rss" in start and "wordpress.org/export" in text[:5000]:
        raise UnknownFormatError("this is an export of WordPress: import_wordpress reads it")
    if re.match(
        r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|div|article|script|meta)\b",
        start,
        re.I | re.S,
    ):
        if found := web_page.read(text, path, address=address):
            return found
        raise UnknownFormatError("no recipe was found in this page: neither JSON-LD nor microdata")
    if path.suffix.lower() == ".cook" or (
        path.suffix.lower() not in (".md", ".markdown") and _COOKLANG.search(text)
    ):
        try:
            return [cooklang.read(text, path)]
        except ValueError as failure:
            raise UnknownFormatError(str(failure)) from failure
    head, body, problems = folder.parse(text, path.stem)
    if not body.is_recipe and path.suffix.lower() not in (".md", ".markdown"):
        raise UnknownFormatError("no recipe was found in this file")
    author = Author(head.author) if head.author else None
    return [
        Source(
            path,
            head,
            body,
            slug_of(head.slug) or slug_of(head.title),
            author,
            problems=problems,
            markdown=text,
        )
    ]


def _of_json(value: Any, path: Path) -> list[Source]:
    nodes = list(schema_org.recipes_in(value))
    if nodes:
        return [schema_org.source_of(node, path, graph=value) for node in nodes]
    rows = value if isinstance(value, list) else [value]
    if isinstance(value, dict) and isinstance(value.get("recipes"), list):
        rows = value["recipes"]
    readers: dict[str, Callable[[dict[str, Any], Path], Source]] = {
        "mealie": apps.mealie, "tandoor": apps.tandoor, "paprika": apps.paprika,
    }  # fmt: skip
    found: list[Source] = []
    for row in rows:
        if app := apps.app_of(row):
            try:
                found.append(readers[app](row, path))
            except (AttributeError, TypeError) as failure:
                raise UnknownFormatError(
                    f"a recipe of {app.capitalize()} in another shape: {failure}"
                ) from failure
    if not found:
        raise UnknownFormatError(
            "no recipe was found in this JSON: schema.org's, Mealie's, Tandoor's and Paprika's are read"
        )
    return found


def _archive(raw: bytes, path: Path) -> Iterator[Source]:
    """Each recipe of a zip, with the photo that lies in its folder; archives in it are opened too."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        infos = [
            info for info in archive.infolist() if not info.is_dir() and not _SKIPPED.search(info.filename)
        ]
        if sum(info.file_size for info in infos) > MAX_BYTES:
            raise UnknownFormatError("the archive is larger than 200 MB when laid out")
        names = [info.filename for info in infos if info.file_size <= _MAX_FILE]
        yield from _members(archive, names, path)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as failure:
        raise UnknownFormatError(f"the archive is damaged: {failure}") from failure


def _members(archive: zipfile.ZipFile, names: list[str], path: Path) -> Iterator[Source]:
    pictures = [name for name in names if _PICTURE.search(name)]
    found = 0
    for name in sorted(set(names) - set(pictures)):
        try:
            sources = read(archive.read(name), path / name)
        except UnknownFormatError:
            continue  # a list of settings, say
        for source in sources:
            found += 1
            if not any(source.photos.values()) and (
                picture := _picture_of(name, source, pictures, len(sources))
            ):
                source.photos[picture] = archive.read(picture)
                source.text.photos = [FoundPhoto(picture, source.head.title), *source.text.photos]
            yield source
    if not found:
        raise UnknownFormatError("no recipe was found in this archive")


def _picture_of(name: str, source: Source, pictures: list[str], beside: int) -> str:
    """The largest-named photo of a recipe: by its own name, else alone in its folder or one below."""
    own = PurePosixPath(name)
    for photo in source.text.photos:
        if match := next(
            (p for p in pictures if p.endswith("/" + photo.path.lstrip("/")) or p == photo.path), ""
        ):
            return match
    same = [
        p for p in pictures if PurePosixPath(p).stem == own.stem and PurePosixPath(p).parent == own.parent
    ]
    inside = (
        [p for p in pictures if PurePosixPath(p).is_relative_to(own.parent)]
        if len(own.parts) > 1 or beside == 1
        else []
    )
    order = {"full": 0, "original": 1, "image": 2}
    inside.sort(key=lambda p: (order.get(PurePosixPath(p).stem, 3), p))
    flat = len({PurePosixPath(p).parent for p in inside}) == 1
    return (same or (inside if flat and beside == 1 else []) or [""])[0]
