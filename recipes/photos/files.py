"""Where a photo's files are kept: originals in a private storage, renditions in the public one.

Everything goes through Django's storages, so a bucket serves as well as a disk.
"""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from typing import Any

from django.core.files import File
from django.core.files.storage import Storage, default_storage, storages
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.utils.functional import LazyObject, empty

RENDITION = re.compile(r"photos/[0-9a-f]{20}/(?:\d{1,5}\.(?:avif|webp|jpg)|(?:1x1|4x3|16x9)-\d{1,5}\.jpg)")


class Originals(LazyObject):
    """The storage alias "originals": outside MEDIA_ROOT, and no address serves it."""

    def _setup(self) -> None:
        self._wrapped = storages["originals"]


originals: Any = Originals()


@receiver(setting_changed)
def _look_again(*, setting: str, **kwargs) -> None:
    """As Django does for `default_storage`: a test may change the settings."""
    if setting == "STORAGES":
        originals._wrapped = empty


public = default_storage


def originals_storage() -> Storage:
    """For FileField(storage=…), so that a migration names the alias and no folder."""
    return originals


class _OnDisk(File):
    """A file that FileSystemStorage renames into its place."""

    def temporary_file_path(self) -> str:
        return self.path

    def __init__(self, file, path: str, name: str) -> None:
        super().__init__(file, name)
        self.path = path


def keep(storage: Storage, name: str, chunks) -> str:
    """Store bytes whole or not at all, and return the name they got.

    On a disk they are written beside their place, flushed, and renamed into it; a bucket does so itself.
    """
    try:
        folder = os.path.dirname(storage.path(name))
        os.makedirs(folder, exist_ok=True)
    except NotImplementedError:
        folder = None
    with tempfile.NamedTemporaryFile(prefix=".partial-", dir=folder, delete=False) as partial:
        try:
            for chunk in chunks:
                partial.write(chunk)
            partial.flush()
            os.fsync(partial.fileno())
            partial.seek(0)
            content = File(partial, name) if folder is None else _OnDisk(partial, partial.name, name)
            return storage.save(name, content)
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(partial.name)


def forget(storage: Storage, names) -> None:
    """Delete files; one that is gone already, or a folder that is not empty, is no matter."""
    for name in names:
        storage.delete(name)
    with contextlib.suppress(NotImplementedError, OSError):
        for folder in {os.path.dirname(storage.path(name)) for name in names}:
            os.rmdir(folder)


def below(storage: Storage, folder: str) -> list[str]:
    """The names of all files in a folder and its folders; none where there is no such folder."""
    try:
        folders, names = storage.listdir(folder)
    except FileNotFoundError:
        return []
    found = [os.path.join(folder, name) for name in names]
    for inner in folders:
        found += below(storage, os.path.join(folder, inner))
    return found
