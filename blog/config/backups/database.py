"""The database's part of a backup: as it is at one moment, while others write."""

from __future__ import annotations

import gzip
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import IO, Any

from django.db import connection, connections

from .errors import BackupError

SQLITE, POSTGRESQL = "database.sqlite3.gz", "database.pgdump"
_QUICK = 3  # gzip's level: most of the gain, a third of the time


def dump(folder: Path) -> Path:
    """A file in `folder`, named as the member of the archive. Raises BackupError."""
    if connection.vendor == "sqlite":
        return _dump_sqlite(folder / SQLITE)
    if connection.vendor == "postgresql":
        target = folder / POSTGRESQL
        _run("pg_dump", "--format=custom", "--no-owner", "--no-acl", f"--file={target}")
        return target
    raise BackupError(f"{connection.vendor} databases are not backed up by this command.")


def load(name: str, source: IO[bytes], folder: Path) -> None:
    """Puts a dump into the site's empty database; `name` says of which kind it is. Raises BackupError."""
    wanted = {SQLITE: "sqlite", POSTGRESQL: "postgresql"}[name]
    if connection.vendor != wanted:
        raise BackupError(
            f"This backup is of a {wanted} database; DATABASE_URL names a {connection.vendor} one."
        )
    dumped = folder / name
    with dumped.open("wb") as target:
        shutil.copyfileobj(source, target)
    if wanted == "sqlite":
        _load_sqlite(dumped)
    else:
        _run("pg_restore", "--no-owner", "--no-acl", "--exit-on-error", "--single-transaction", dumped)


def is_empty() -> bool:
    """No table stands in the site's database."""
    return not connection.introspection.table_names()


def forget_pages() -> None:
    """New marks for all pages: whatever was kept of them, by anybody, is out of date."""
    if "blog_pagemark" not in connection.introspection.table_names():
        return
    random = "random()" if connection.vendor == "sqlite" else "(random() * 9e18)::bigint"
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE blog_pagemark SET mark = {random}")


def _dump_sqlite(target: Path) -> Path:
    """By SQLite's backup API, in one step: a reader's lock, which keeps no writer waiting in WAL mode."""
    copy = target.with_suffix("")
    try:
        with (
            closing(sqlite3.connect(f"file:{_sqlite_path()}?mode=ro", uri=True, timeout=60)) as live,
            closing(sqlite3.connect(copy)) as copied,
        ):
            live.backup(copied)
            (whole,) = copied.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        raise BackupError(f"The database cannot be read: {error}") from error
    if whole != "ok":
        raise BackupError(
            f"The database is damaged ({whole}): restore the last backup. The earlier ones are kept."
        )
    with copy.open("rb") as source, gzip.open(target, "wb", _QUICK) as packed:
        shutil.copyfileobj(source, packed)
    copy.unlink()
    return target


def _load_sqlite(dumped: Path) -> None:
    place = _sqlite_path()
    connections.close_all()
    fresh = place.with_name(f"{place.name}.restored")
    with gzip.open(dumped, "rb") as source, fresh.open("wb") as target:
        shutil.copyfileobj(source, target)
        target.flush()
        os.fsync(target.fileno())
    for leftover in ("-wal", "-shm"):
        place.with_name(place.name + leftover).unlink(missing_ok=True)
    fresh.replace(place)


def _sqlite_path() -> Path:
    return Path(str(connection.settings_dict["NAME"]))


def _run(program: str, *arguments: str | Path) -> None:
    """A program of PostgreSQL's, told by the environment where the database is: no password in a list of processes."""
    at: dict[str, Any] = connection.settings_dict
    names = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGDATABASE": "NAME",
    }
    environment = os.environ | {name: str(at[key]) for name, key in names.items() if at.get(key)}
    command = [program, *map(str, arguments)]
    if program == "pg_restore":
        command.append(f"--dbname={at['NAME']}")
    try:
        subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise BackupError(
            f"{program} is not installed: Debian has it in postgresql-client, of the server's version or newer."
        ) from error
    except subprocess.CalledProcessError as error:
        raise BackupError(f"{program} failed: {error.stderr.strip()[-800:]}") from error
