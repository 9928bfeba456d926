"""Putting a photo in, replacing it, making its renditions again, and clearing up behind it."""

from __future__ import annotations

import os
import uuid
from datetime import timedelta
from functools import partial

from django.core.files import File
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import slugify

from . import files, intake, renditions


def add(photo, file: File, *, slug: str = "") -> None:
    """Store a new photo out of an upload: all its files, then its row. Raises ValidationError and leaves nothing.

    Without a slug, the file's name makes one, else the alt text.
    """
    stem = slug or slugify(os.path.splitext(os.path.basename(str(file.name or "")))[0])
    stem = (stem or slugify(photo.alt) or "photo")[:80].strip("-") or "photo"
    _take(photo, file, lambda: _save_under_free_slug(photo, stem))


def replace(photo, file: File, picture: intake.Picture | None = None) -> None:
    """Another picture in the place of this one: same slug, same words, new files. Raises ValidationError.

    `picture`: what `intake.read(file)` gave, where a form has read it already.
    """
    original, names = photo.original.name, renditions.names(photo.renditions)
    _take(photo, file, photo.save, picture)
    transaction.on_commit(partial(renditions.forget, original, names))


def remake(photo, *, force: bool = False) -> bool:
    """Renditions made again where settings or focal point differ. Raises ValidationError."""
    if is_current(photo) and not force:
        return False
    with photo.original.open("rb") as file:
        picture = intake.read(file)
    old = renditions.names(photo.renditions)
    written = _describe(photo, picture)
    try:
        photo.save(update_fields=["renditions", "width", "height", "color", "focal_x", "focal_y"])
    except BaseException:
        files.forget(files.public, [name for name in written if name not in old])
        raise
    gone = [name for name in old if name not in written]
    transaction.on_commit(partial(files.forget, files.public, gone))
    return True


def is_current(photo) -> bool:
    """Whether the files were made with today's settings and focal point."""
    return photo.renditions.get("recipe") == renditions.fingerprint(photo.focal_x, photo.focal_y)


def sweep(photos: QuerySet) -> int:
    """Delete files that none of `photos`, which are all, owns: what a crash left. Returns how many.

    None younger than an hour: it may be arriving.
    """
    rows = photos.values_list("original", "renditions")
    owned = {name for original, record in rows for name in (original, *renditions.names(record))}
    young = timezone.now() - timedelta(hours=1)
    gone = 0
    for storage, folder in ((files.public, "photos"), (files.originals, "")):
        for name in files.below(storage, folder):
            if name not in owned and storage.get_modified_time(name) < young:
                files.forget(storage, [name])
                gone += 1
    return gone


def _take(photo, file: File, save, picture: intake.Picture | None = None) -> None:
    """Understand, store, save; whatever fails, no file is left behind."""
    picture = picture or intake.read(file)
    file.seek(0)
    original = files.keep(files.originals, f"{uuid.uuid4().hex}.{picture.extension}", file.chunks())
    written: list[str] = []
    try:
        photo.original.name = original
        written = _describe(photo, picture)
        save()
    except BaseException:
        renditions.forget(original, written)
        raise


def _describe(photo, picture: intake.Picture) -> list[str]:
    """Make and store the renditions; tell the photo. Returns the names written."""
    focal = (photo.focal_x, photo.focal_y)
    record, contents = renditions.make(picture.image, picture.width, focal, key=photo.original.name)
    written: list[str] = []
    try:
        for name, content in contents.items():
            if not files.public.exists(name):  # the name is made of the content: it is there already
                files.keep(files.public, name, [content])
            written.append(name)
    except BaseException:
        files.forget(files.public, written)
        raise
    photo.renditions = record
    photo.width, photo.height, photo.color = picture.width, picture.height, picture.color
    return written


def _save_under_free_slug(photo, stem: str) -> None:
    """The stem, or the stem with the first free number; another upload may take it between look and save."""
    taken = set(type(photo).objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    number = 1
    while True:
        photo.slug = stem if number == 1 else f"{stem}-{number}"
        number += 1
        if photo.slug in taken:
            continue
        try:
            with transaction.atomic():
                photo.save(force_insert=True)
            return
        except IntegrityError:
            if number > 1000:
                raise
            photo.pk = None
