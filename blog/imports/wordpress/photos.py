"""Photos of the old site: found in its uploads folder, stored once, remembered by their number and path."""

from __future__ import annotations

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction

from blog.imports.models import ImportedItem
from recipes.photos.models import Photo

from . import site as sites
from .catalogue import Catalogue
from .html_tree import words_of
from .pictures import Picture
from .site import Site
from .values import Item


class Photos:
    """Each file once. `missing` names what was not there, and `trouble` what could not be read, each once."""

    def __init__(self, catalogue: Catalogue, site: Site, uploads: Path | None, *, dry_run: bool) -> None:
        self._catalogue = catalogue
        self._site = site
        self._uploads = uploads.resolve() if uploads else None
        self._dry_run = dry_run
        self._failed: set[str] = set()
        rows = ImportedItem.objects.filter(site=site.host, kind="photo").values_list("key", "object_id")
        self._stored: dict[str, int] = dict(rows.iterator())
        self.missing: dict[str, str] = {}
        self.trouble: dict[str, str] = {}
        self.stored = 0

    def of(self, picture: Picture, title: str = "") -> Photo | None:
        """The stored photo of a picture; None where there is no file, or none that can be read."""
        item = self.item_of(picture)
        path = self.path_of(picture, item)
        keys = [
            key for key in (f"#{item.id}" if item else f"#{picture.id}" if picture.id else "", path) if key
        ]
        for key in keys:
            if photo := self._known(key):
                return photo
        if not path or not sites.is_photo(path) or path in self._failed:
            return None
        file = self.file_of(path)
        if file is None:
            self._failed.add(path)
            self.missing.setdefault(path, title)
            return None
        return None if self._dry_run else self._store(file, path, keys, item, picture, title)

    def item_of(self, picture: Picture) -> Item | None:
        id = picture.id
        below = self._site.upload(picture.url) if picture.url else None
        if not id and below:
            id = next(filter(None, (self._catalogue.upload(name) for name in sites.originals(below))), 0)
        return self._catalogue.item(id, "attachment") if id else None

    def path_of(self, picture: Picture, item: Item | None) -> str:
        """Where the original lies below the uploads folder; "" where that cannot be told."""
        if item:
            named = (
                item.meta_value("_wp_attached_file")
                or self._site.upload(item.attachment_url or item.guid)
                or ""
            )
            return named.strip("/")
        return (self._site.upload(picture.url) or "") if picture.url else ""

    def file_of(self, path: str) -> Path | None:
        """The file in the uploads folder, the largest that is there; never one outside it."""
        if self._uploads is None:
            return None
        names = sites.originals(path)
        for name in [*names, *(name.rpartition("/")[2] for name in names)]:
            found = (self._uploads / name).resolve()
            if found.is_relative_to(self._uploads) and found.is_file():
                return found
        return None

    def _known(self, key: str) -> Photo | None:
        pk = self._stored.get(key)
        return Photo.objects.filter(pk=pk).first() if pk else None

    def _store(
        self, file: Path, path: str, keys: list[str], item: Item | None, picture: Picture, title: str
    ) -> Photo | None:
        alt = item.meta_value("_wp_attachment_image_alt") if item else ""
        caption = words_of(item.excerpt) if item else ""
        alt = words_of(alt) or picture.alt or title
        try:
            with transaction.atomic(), file.open("rb") as opened:
                photo: Photo = Photo.objects.create_from_upload(
                    File(opened, name=file.name), alt=alt, caption=caption
                )
                ImportedItem.objects.bulk_create(
                    [
                        ImportedItem(site=self._site.host, kind="photo", key=key, object_id=photo.pk)
                        for key in dict.fromkeys(keys)
                    ],
                    ignore_conflicts=True,
                )
        except (ValidationError, OSError) as failure:
            self._failed.add(path)
            words = " ".join(failure.messages) if isinstance(failure, ValidationError) else str(failure)
            self.trouble.setdefault(path, words)
            return None
        self._stored |= dict.fromkeys(keys, photo.pk)
        self.stored += 1
        return photo
