"""A backup's file -> a site, where there is none yet."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.db import connections

from recipes.photos import files

from . import archive, database, encryption
from .errors import BackupError
from .making import STORAGES

SETTINGS = "settings.restored.env"


@dataclass(frozen=True)
class Restored:
    """`made_at` as the backup says it (ISO 8601); how many files came back."""

    made_at: str
    files: int


def restore(file: Path) -> Restored:
    """Reads all of it first; nothing is written where it is not whole, or where anything stands already.

    Raises BackupError.
    """
    if not file.is_file():
        raise BackupError(f"There is no file {file}.")
    _refuse_unless_empty()
    with _plain(file) as plain:
        manifest = archive.check(plain)
        if manifest["database"] != connections["default"].vendor:
            raise BackupError(
                f"This backup is of a {manifest['database']} database; DATABASE_URL names a "
                f"{connections['default'].vendor} one."
            )
        try:
            count = _put_back(plain)
        except (OSError, SuspiciousFileOperation) as error:
            raise BackupError(f"Broken off: {error}. Empty the folder and start again.") from error
    database.forget_pages()
    shutil.rmtree(settings.VAR_DIR / "pages", ignore_errors=True)
    return Restored(manifest["made_at"], count)


def _refuse_unless_empty() -> None:
    found = [f"{prefix} holds files" for prefix, storage in STORAGES.items() if _holds_files(storage)]
    if not database.is_empty():
        found.insert(0, "the database holds tables")
    if found:
        raise BackupError(
            f"A site stands here already ({', '.join(found)}), and nothing of it is overwritten: restore into an "
            "empty DATA_DIR (and an empty database), then point the site there."
        )


def _holds_files(storage) -> bool:
    return any(not os.path.basename(name).startswith(".") for name in files.below(storage, ""))


@contextlib.contextmanager
def _plain(file: Path) -> Iterator[Path]:
    with file.open("rb") as opened:
        is_encrypted = opened.read(21) == b"age-encryption.org/v1"
    if not is_encrypted:
        yield file
        return
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=settings.VAR_DIR) as folder:
        plain = Path(folder) / "site.tar"
        encryption.decrypt(file, plain, settings.BACKUP_KEY)
        yield plain


def _put_back(plain: Path) -> int:
    """Files first, the database last: a site that was broken off has no tables, and says so."""
    count = 0
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=settings.VAR_DIR) as folder:
        for name, source, _size in archive.members(plain):
            prefix, _slash, rest = name.partition("/")
            if prefix in STORAGES and rest:
                if files.keep(STORAGES[prefix], rest, _pieces(source)) != rest:
                    raise OSError(f"{name} stood there already")
                count += 1
            elif name == "secret_key":
                _write_private(settings.VAR_DIR / "secret_key", source.read())
            elif name == "settings.env":
                _write_private(settings.VAR_DIR / SETTINGS, source.read())
        for name, source, _size in archive.members(plain):
            if name in (database.SQLITE, database.POSTGRESQL):
                database.load(name, source, Path(folder))
    return count


def _pieces(source: IO[bytes]) -> Iterator[bytes]:
    while piece := source.read(1 << 20):
        yield piece


def _write_private(path: Path, content: bytes) -> None:
    fresh = path.with_name(f".{path.name}.fresh")
    fresh.touch(mode=0o600)
    fresh.write_bytes(content)
    fresh.replace(path)
