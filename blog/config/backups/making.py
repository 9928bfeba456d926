"""A backup of the running site: database, originals, renditions and videos, settings."""

from __future__ import annotations

import contextlib
import datetime as dt
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.core.files.storage import Storage
from django.db import connection
from django.utils import timezone

from recipes.photos import files

from . import archive, database, encryption, keeping, places
from .environment import as_env_file
from .errors import BackupError
from .status import Status, read_status, write_status

STORAGES = {"originals": files.originals, "media": files.public}
LEFT_FREE = 200_000_000  # bytes of the disk that a backup never takes


def make(file: Path | None = None) -> Status:
    """Into `file`, or to where BACKUP_TO says, where old ones then leave by the rule. Raises BackupError."""
    try:
        with _alone(), tempfile.TemporaryDirectory(prefix=".backup-", dir=_workshop(file)) as folder:
            made_at = timezone.now().replace(microsecond=0)
            written = _write(Path(folder), made_at)
            size = written.stat().st_size
            if file is not None:
                written.chmod(0o600)
                written.replace(file)
                return Status(str(file), size, made_at)
            place, name = places.place(), places.name_of(made_at, "".join(written.suffixes[1:]))
            place.put(written, name)
            status = Status(name, size, made_at)
            write_status(status)
            _thin_out(place)
            return status
    except BackupError as error:
        _remember_failure(error)
        raise
    except OSError as error:
        _remember_failure(error)
        raise BackupError(f"The backup could not be written: {error}") from error


def _write(folder: Path, made_at: dt.datetime) -> Path:
    """The archive, encrypted where a key is set, in `folder`."""
    if settings.BACKUP_KEY:
        encryption.check_key(settings.BACKUP_KEY)
    plain = folder / "site.tar"
    with archive.Writer(plain) as writer:
        # Files first, the database, then the files that came meanwhile: what the rows name is there.
        for prefix, storage in STORAGES.items():
            _add_files(writer, prefix, storage)
        dumped = database.dump(folder)
        for prefix, storage in STORAGES.items():
            _add_files(writer, prefix, storage)
        with dumped.open("rb") as source:
            writer.add(dumped.name, source, dumped.stat().st_size)
        dumped.unlink()
        writer.add_bytes("settings.env", as_env_file().encode())
        writer.add_bytes("secret_key", settings.SECRET_KEY.encode())
        writer.finish(
            {"made_at": made_at.isoformat(), "database": connection.vendor, "site": settings.SITE_URL}
        )
    if not settings.BACKUP_KEY:
        return plain
    encrypted = folder / f"site.tar{encryption.ENDING}"
    encryption.encrypt(plain, encrypted, settings.BACKUP_KEY)
    plain.unlink()
    return encrypted


def _add_files(writer: archive.Writer, prefix: str, storage: Storage) -> None:
    """Those that are not in it yet. One that is deleted meanwhile is none of the site's any more."""
    for name in sorted(files.below(storage, "")):
        member = f"{prefix}/{name}"
        if member in writer.members or os.path.basename(name).startswith("."):
            continue
        with contextlib.suppress(FileNotFoundError), storage.open(name) as source:
            writer.add(member, source, source.size)


def _workshop(file: Path | None) -> Path:
    """Where the file is put together: beside its end, so that it is renamed into it, whole or not at all."""
    if file is not None and not file.parent.is_dir():
        raise BackupError(f"{file.parent} is no folder.")
    workshop = file.parent if file is not None else settings.VAR_DIR
    copies = 2 if settings.BACKUP_KEY else 1
    needed = copies * sum(_weight(storage) for storage in STORAGES.values()) + LEFT_FREE
    if shutil.disk_usage(workshop).free < needed:
        raise BackupError(
            f"{workshop} has no room for a backup ({needed // 2**20} MB): make room, or set BACKUP_TO to another disk."
        )
    return workshop


def _weight(storage: Storage) -> int:
    """Bytes, of a storage on a disk; a bucket's are not asked for one by one."""
    total = 0
    with contextlib.suppress(NotImplementedError):
        for folder, _folders, names in os.walk(storage.path("")):
            for name in names:
                with contextlib.suppress(FileNotFoundError):
                    total += os.stat(os.path.join(folder, name)).st_size
    return total


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    with open(settings.VAR_DIR / "backup.lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupError("Another backup is being made; wait for it to end.") from error
        for leftover in settings.VAR_DIR.glob(".backup-*"):  # of one that was killed
            shutil.rmtree(leftover, ignore_errors=True)
        yield


def _thin_out(place: places.Place) -> None:
    stored = place.stored()
    stay = keeping.kept(row.made_at for row in stored)
    for row in stored:
        if row.made_at not in stay:
            place.delete(row.name)


def _remember_failure(error: Exception) -> None:
    with contextlib.suppress(OSError):
        write_status(replace(read_status(), failed_at=timezone.now(), why=str(error)))
