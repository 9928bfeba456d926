"""Where backups are kept: a folder, or a bucket (S3 and what speaks its protocol). The one door to obstore."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import obstore
from django.conf import settings
from obstore.exceptions import BaseError
from obstore.store import S3Store

from .errors import BackupError

if TYPE_CHECKING:
    from obstore.store import ClientConfig

# blog-2026-11-25T030000Z.tar or .tar.age; nothing else in the place is listed, offered or ever deleted.
NAME = re.compile(r"blog-(\d{4}-\d\d-\d\dT\d{6}Z)\.tar(?:\.age)?")
_MOMENT = "%Y-%m-%dT%H%M%SZ"
_PIECE = 1 << 20  # bytes


@dataclass(frozen=True)
class Stored:
    """`size` in bytes, `made_at` in UTC, as the name says."""

    name: str
    size: int
    made_at: dt.datetime


class Place(Protocol):
    """Its methods raise BackupError where the place cannot be reached."""

    def put(self, file: Path, name: str) -> None:
        """Takes the file over, whole or not at all."""

    def stored(self) -> list[Stored]:
        """The newest first."""

    def delete(self, name: str) -> None: ...

    def chunks(self, name: str) -> Iterator[bytes]: ...


def name_of(moment: dt.datetime, ending: str) -> str:
    return f"blog-{moment.astimezone(dt.UTC):{_MOMENT}}.tar{ending}"


def made_at(name: str) -> dt.datetime | None:
    """When the backup of that name was made; None for a name that is none of a backup."""
    match = NAME.fullmatch(name)
    try:
        return dt.datetime.strptime(match[1], _MOMENT).replace(tzinfo=dt.UTC) if match else None
    except ValueError:
        return None


def place() -> Place:
    """The one that BACKUP_TO names: a folder, or s3://bucket/prefix."""
    address = settings.BACKUP_TO
    return (
        Bucket(address)
        if address.startswith("s3://")
        else Folder(Path(address or settings.VAR_DIR / "backups"))
    )


class Folder:
    def __init__(self, path: Path) -> None:
        self.path = path

    def put(self, file: Path, name: str) -> None:
        try:
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
            partial = self.path / f".partial-{name}"
            shutil.move(file, partial)
            partial.chmod(0o600)
            with partial.open("rb") as moved:
                os.fsync(moved.fileno())
            partial.replace(self.path / name)
        except OSError as error:
            raise BackupError(f"{self.path} does not take the backup: {error}") from error

    def stored(self) -> list[Stored]:
        try:
            found = [(path.name, path.stat().st_size) for path in self.path.iterdir()]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise BackupError(f"{self.path} cannot be read: {error}") from error
        return _newest_first(found)

    def delete(self, name: str) -> None:
        (self.path / name).unlink(missing_ok=True)

    def chunks(self, name: str) -> Iterator[bytes]:
        with (self.path / name).open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece


class Bucket:
    """Keys and addresses come from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION and AWS_ENDPOINT."""

    def __init__(self, address: str) -> None:
        try:
            self._store = S3Store.from_url(address, config={}, client_options=_client_options())
        except (BaseError, ValueError) as error:
            raise BackupError(f"BACKUP_TO names no bucket: {error}") from error

    def put(self, file: Path, name: str) -> None:
        try:
            obstore.put(self._store, name, file)
        except (BaseError, OSError) as error:
            raise BackupError(f"The bucket does not take the backup: {error}") from error
        file.unlink()

    def stored(self) -> list[Stored]:
        try:
            found = [
                (meta["path"].rsplit("/", 1)[-1], meta["size"])
                for page in obstore.list(self._store)
                for meta in page
            ]
        except (BaseError, OSError) as error:
            raise BackupError(f"The bucket cannot be read: {error}") from error
        return _newest_first(found)

    def delete(self, name: str) -> None:
        try:
            obstore.delete(self._store, name)
        except (BaseError, OSError) as error:
            raise BackupError(f"The bucket does not delete {name}: {error}") from error

    def chunks(self, name: str) -> Iterator[bytes]:
        try:
            yield from map(bytes, obstore.get(self._store, name).stream(min_chunk_size=_PIECE))
        except (BaseError, OSError) as error:
            raise BackupError(f"The bucket does not give {name}: {error}") from error


def _client_options() -> ClientConfig:
    """Plain HTTP only to an endpoint that says so itself: a bucket on this machine or its network."""
    return {"allow_http": True} if os.environ.get("AWS_ENDPOINT", "").startswith("http://") else {}


def _newest_first(found: list[tuple[str, int]]) -> list[Stored]:
    rows = [Stored(name, size, moment) for name, size in found if (moment := made_at(name))]
    return sorted(rows, key=lambda row: row.made_at, reverse=True)
