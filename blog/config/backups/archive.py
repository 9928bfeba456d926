"""The file: a tar that any tar reads. Its last member, manifest.json, says what else is in it, and the digests.

    database.sqlite3.gz or database.pgdump    settings.env    secret_key    originals/…    media/…

A file that ends too early has no manifest; one that was changed has another digest: both are refused.
"""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from .errors import BackupError

FORMAT = 1
MANIFEST = "manifest.json"
_PIECE = 1 << 20  # bytes


class _Digesting(io.RawIOBase):
    """Reads through, and knows the digest of what was read."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source, self.sha256 = source, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self._source.read(size)
        self.sha256.update(piece)
        return piece


class Writer:
    """`with Writer(path) as archive: archive.add(...)`; the manifest is written by `finish`."""

    def __init__(self, path: Path) -> None:
        self._tar = tarfile.open(path, "w", format=tarfile.PAX_FORMAT)  # noqa: SIM115
        self.members: dict[str, dict[str, Any]] = {}

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *_: object) -> None:
        self._tar.close()

    def add(self, name: str, source: IO[bytes], size: int) -> None:
        reader = _Digesting(source)
        self._tar.addfile(_member(name, size), reader)
        self.members[name] = {"size": size, "sha256": reader.sha256.hexdigest()}

    def add_bytes(self, name: str, content: bytes) -> None:
        self.add(name, io.BytesIO(content), len(content))

    def finish(self, facts: dict[str, Any]) -> None:
        manifest = facts | {"format": FORMAT, "members": self.members}
        content = json.dumps(manifest, indent=1, sort_keys=True).encode()
        self._tar.addfile(_member(MANIFEST, len(content)), io.BytesIO(content))


def _member(name: str, size: int) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size, info.mode, info.mtime = size, 0o600, int(time.time())
    return info


def check(path: Path) -> dict[str, Any]:
    """Reads the whole file and returns its manifest. Raises BackupError where anything is not as it was written."""
    found: dict[str, dict[str, Any]] = {}
    manifest: dict[str, Any] | None = None
    try:
        for name, source, size in members(path):
            if name == MANIFEST:
                manifest = json.loads(source.read())
                continue
            digest = hashlib.sha256()
            while piece := source.read(_PIECE):
                digest.update(piece)
            found[name] = {"size": size, "sha256": digest.hexdigest()}
    except (tarfile.TarError, ValueError, EOFError) as error:
        raise BackupError(f"{path.name} is damaged, or no backup of this site ({error}).") from error
    if manifest is None:
        raise BackupError(f"{path.name} is not whole: it ends before its table of contents.")
    if manifest.get("format") != FORMAT:
        raise BackupError(
            f"{path.name} was written by a newer version of the site: take that one to restore it."
        )
    for name in sorted(found.keys() | manifest["members"].keys()):
        if found.get(name) != manifest["members"].get(name):
            raise BackupError(f"{path.name} is damaged: {name} is not what was backed up.")
    return manifest


def members(path: Path) -> Iterator[tuple[str, IO[bytes], int]]:
    """Each file in it: name, content to be read at once, size in bytes."""
    with tarfile.open(path, "r:") as tar:
        for info in tar:
            source = tar.extractfile(info) if info.isfile() else None
            if source is not None:
                yield info.name, source, info.size
