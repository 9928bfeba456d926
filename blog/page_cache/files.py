"""Pages in var/pages/, shared by all processes and served by nginx where it stands in front.

    site/<address>/index.html   what nginx may serve (its headers are those of headers.json), with .br .gz .zst beside
    own/<address>/index.html    what only the site itself serves
    index.sqlite3               which pages there are, and the marks that each depends on

The index is written under a lock (a transaction) in which the page is looked at once more: a page that was forgotten
meanwhile is never put back. A row stands before its file does, so a killed process leaves no file that no row knows.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import shutil
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings

from . import build, encodings
from .clock import State
from .entry import Entry, Headers

ENDINGS = {"br": ".br", "zstd": ".zst", "gzip": ".gz"}
NAMES = {
    "text/html": "index.html", "application/atom+xml": "index.atom", "application/rss+xml": "index.rss",
    "application/xml": "index.xml", "application/feed+json": "index.json", "text/plain": "index.txt",
}  # fmt: skip
_LOCKS = 64
_PATIENCE = 20.0  # seconds to wait for another process that renders the same page
_NOT_COMMON = {"content-type", "etag", "content-length", "vary"}  # nginx has its own
_SCHEMA = """
    CREATE TABLE IF NOT EXISTS page (
        path TEXT PRIMARY KEY, file TEXT, status TEXT, headers TEXT, ends REAL, build TEXT, size INTEGER, at REAL);
    CREATE TABLE IF NOT EXISTS mark (path TEXT, scope INTEGER, mark INTEGER, PRIMARY KEY (path, scope)) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS mark_scope ON mark (scope, mark);
"""


def common_headers(headers: Headers) -> list[tuple[str, str]]:
    """Those that every page has alike, in one order."""
    return sorted((name, value) for name, value in headers if name.lower() not in _NOT_COMMON)


def files() -> Files | None:
    """Those of the site; None where the settings leave no room for them."""
    room = settings.PAGE_CACHE_DISK * 1_000_000
    return Files(settings.VAR_DIR / "pages", room, build.name()) if room else None


class Files:
    """`limit`: bytes on the disk. `build`: what names the code; pages of another build are not served."""

    def __init__(self, folder: Path, limit: int, build: str) -> None:
        self._folder, self._limit, self._build = folder, limit, build
        (folder / "locks").mkdir(parents=True, exist_ok=True)
        self._own = threading.local()
        self._swept: State | None = None
        try:
            self._common: list[tuple] | None = [
                tuple(pair) for pair in json.loads((folder / "headers.json").read_text())
            ]
        except (OSError, ValueError):
            self._common = None

    def _database(self) -> sqlite3.Connection:
        if getattr(self._own, "database", None) is None:
            database = sqlite3.connect(self._folder / "index.sqlite3", isolation_level=None, timeout=20)
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = OFF")
            database.executescript(_SCHEMA)
            self._own.database = database
        return self._own.database

    @contextlib.contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        database = self._database()
        database.execute("BEGIN IMMEDIATE")
        try:
            yield database
        except BaseException:
            database.execute("ROLLBACK")
            raise
        database.execute("COMMIT")

    @contextlib.contextmanager
    def only_one(self, key: str) -> Iterator[None]:
        """One process at a time renders a page; who waits too long renders it as well."""
        until = time.monotonic() + _PATIENCE
        with open(
            self._folder / "locks" / str(zlib.crc32(key.encode("utf-8", "replace")) % _LOCKS), "w"
        ) as file:
            while time.monotonic() < until:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    time.sleep(0.003)
            yield

    def _file_for(self, path: str, headers: Headers) -> str | None:
        """Where in the folder a page stands; None for one that is not kept here."""
        types = {name.lower(): value for name, value in headers}
        name = NAMES.get(types.get("content-type", "").partition(";")[0])
        try:
            address = path.encode("latin-1").decode()  # WSGI hands bytes over as Latin-1
        except UnicodeError:
            return None
        parts = address.strip("/").split("/")
        if name is None or any(
            part in (".", "..") or "\0" in part or len(part.encode()) > 200 for part in parts
        ):
            return None
        if "//" in address or not address.startswith("/"):
            return None
        room = "site" if self._common is not None and common_headers(headers) == self._common else "own"
        return os.path.join(room, *filter(None, parts), name)

    def get(self, path: str, state: State) -> Entry | None:
        row = (
            self._database()
            .execute(
                "SELECT file, status, headers, ends FROM page WHERE path = ? AND build = ?",
                (path, self._build),
            )
            .fetchone()
        )
        if row is None:
            return None
        marks = tuple(self._database().execute("SELECT scope, mark FROM mark WHERE path = ?", (path,)))
        try:
            body = (self._folder / row[0]).read_bytes()
        except OSError:
            return None
        entry = Entry(row[1], [tuple(pair) for pair in json.loads(row[2])], body, marks, row[3])
        # A file and its row are written one after the other: they belong together if the ETag says so.
        if ("ETag", entry.etag) not in [tuple(pair) for pair in json.loads(row[2])] or not entry.holds(state):
            return None
        return entry

    def put(self, path: str, entry: Entry, now: Callable[[], State]) -> None:
        """Keeps a page, unless it has been forgotten by now."""
        file = self._file_for(path, entry.kept)
        if file is None or entry.status[:3] != "200" or len(entry.body) > self._limit // 10:
            return
        target = self._folder / file
        row = (
            path,
            file,
            entry.status,
            json.dumps(entry.kept),
            entry.ends,
            self._build,
            len(entry.body) * 2,
            time.time(),
        )
        with self._change() as database:
            self._remove(database, [path])
            database.execute("INSERT INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            database.executemany("INSERT INTO mark VALUES (?, ?, ?)", [(path, *mark) for mark in entry.marks])
            self._make_room(database)
        with self._change() as database:
            if not database.execute("SELECT 1 FROM page WHERE path = ?", (path,)).fetchone():
                return
            if not entry.holds(now()):
                self._remove(database, [path])
                return
            target.parent.mkdir(parents=True, exist_ok=True)
            _write(target, entry.body)

    def make_smaller(self, path: str, entry: Entry) -> None:
        """The ready-made encodings beside a kept page, at leisure."""
        file = self._file_for(path, entry.kept)
        if file is None or not entry.is_words:
            return
        bodies = {name: encodings.write(entry.body, name, leisure=True) for name in ENDINGS}
        with self._change() as database:
            row = database.execute(
                "SELECT headers FROM page WHERE path = ? AND file = ?", (path, file)
            ).fetchone()
            if row and ["ETag", entry.etag] in json.loads(row[0]):
                for name, body in bodies.items():
                    _write(self._folder / (file + ENDINGS[name]), body)
                    entry.add(name, body)

    def _make_room(self, database: sqlite3.Connection) -> None:
        (total,) = database.execute("SELECT coalesce(sum(size), 0) FROM page").fetchone()
        while total > self._limit:
            oldest = database.execute("SELECT path, size FROM page ORDER BY at LIMIT 20").fetchall()
            self._remove(database, [path for path, _size in oldest])
            total -= sum(size for _path, size in oldest)

    def _remove(self, database: sqlite3.Connection, paths: list[str]) -> None:
        for path in paths:
            row = database.execute("SELECT file FROM page WHERE path = ?", (path,)).fetchone()
            for ending in (*ENDINGS.values(), "") if row else ():
                (self._folder / (row[0] + ending)).unlink(missing_ok=True)
            database.execute("DELETE FROM page WHERE path = ?", (path,))
            database.execute("DELETE FROM mark WHERE path = ?", (path,))

    def sweep(self, state: State) -> list[str]:
        """Removes what the marks of this state, or the time, no longer hold. Returns the addresses, newest first."""
        before = self._swept
        if before is state and time.time() < self._ends_at:
            return []
        changed = [(s, m) for s, m in state.marks.items() if before is None or before.marks.get(s) != m]
        with self._change() as database:
            found: set[str] = set()
            for scope, mark in changed:
                found.update(
                    p
                    for (p,) in database.execute(
                        "SELECT path FROM mark WHERE scope = ? AND mark <> ?", (scope, mark)
                    )
                )
            found.update(
                p
                for (p,) in database.execute(
                    "SELECT path FROM page WHERE ends <= ? OR build <> ?", (time.time(), self._build)
                )
            )
            order = (
                {p: at for p, at in database.execute("SELECT path, at FROM page") if p in found}
                if found
                else {}
            )
            self._remove(database, list(found))
            (ends,) = database.execute("SELECT min(ends) FROM page").fetchone()
        # Others put pages in meanwhile: a look a second finds those that end sooner.
        self._swept, self._ends_at = state, min(time.time() + 1, float("inf") if ends is None else ends)
        return sorted(found, key=lambda path: -order.get(path, 0.0))

    _ends_at = 0.0

    def clear_strays(self) -> None:
        """Removes files that no row knows. At the start of the site."""
        with self._change() as database:
            known = {file for (file,) in database.execute("SELECT file FROM page")}
            for room in ("site", "own"):
                for folder, _folders, names in os.walk(self._folder / room):
                    for name in names:
                        found = os.path.relpath(os.path.join(folder, name), self._folder)
                        if found.removesuffix(".br").removesuffix(".gz").removesuffix(".zst") not in known:
                            os.unlink(self._folder / found)

    def empty(self) -> None:
        """Nothing is kept."""
        with self._change() as database:
            database.execute("DELETE FROM page")
            database.execute("DELETE FROM mark")
            for room in ("site", "own"):
                shutil.rmtree(self._folder / room, ignore_errors=True)


def _write(target: Path, body: bytes) -> None:
    fresh = target.with_name(f"{target.name}.{os.getpid()}.{threading.get_ident()}.new")
    fresh.write_bytes(body)
    os.replace(fresh, target)
