"""The export laid out in a file of its own, so that one item at a time is in memory however large it is.

An SQLite file beside the site's own data: made by reading the whole export once, before anything is
written, so that a broken file imports nothing; kept while an import runs, so that a killed one goes on.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from recipes.slugs import slug_of

from . import wxr
from .source import Repair
from .values import Author, Channel, Comment, Item, Term

_SCHEMA = """
CREATE TABLE heads (file TEXT, data TEXT);
CREATE TABLE authors (login TEXT PRIMARY KEY, data TEXT);
CREATE TABLE terms (taxonomy TEXT, slug TEXT, plain TEXT, data TEXT, PRIMARY KEY (taxonomy, slug));
CREATE INDEX by_plain ON terms (taxonomy, plain);
CREATE TABLE items (n INTEGER PRIMARY KEY, id INT, type TEXT, status TEXT, parent INT, sort INT, date TEXT, name TEXT,
  link TEXT, title TEXT, data TEXT, UNIQUE (id, type));
CREATE INDEX by_parent ON items (parent, type);
CREATE INDEX by_type ON items (type, status, date);
CREATE TABLE uploads (path TEXT PRIMARY KEY, id INT);
CREATE TABLE slugs (id INT PRIMARY KEY, slug TEXT);
CREATE TABLE addresses (address TEXT PRIMARY KEY, kind TEXT, id INT, suffix TEXT);
CREATE TABLE known (key TEXT PRIMARY KEY);
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT);
"""


class Catalogue:
    """`Lookup` for what reads posts; the order of the work for what writes them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        fresh = not path.exists()
        self._db = sqlite3.connect(path, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode=WAL")  # a killed process leaves it whole
        self._db.execute("PRAGMA synchronous=OFF")
        self._db.execute("PRAGMA cache_size=-8000")
        if fresh:
            self._db.executescript(_SCHEMA)
        self.term = lru_cache(4096)(self._term)

    def close(self) -> None:
        self._db.close()

    # --- Made from the files ----------------------------------------------------------------------------
    def fill(self, files: Iterable[Path]) -> list[str]:
        """Reads the exports, each strictly and else mended. Returns what was mended, for the report.

        Raises UnreadableFile, naming the file and the line.
        """
        mended = []
        for path in files:
            try:
                self._add(wxr.read(path), path)
            except wxr.UnreadableFile as strict:
                self._db.rollback()
                repair = Repair()
                try:
                    self._add(wxr.read(path, tolerant=True, repair=repair), path)
                except wxr.UnreadableFile as failure:
                    raise wxr.UnreadableFile(f"{path.name}: {failure}") from strict
                mended += [f"{path.name}: {words}" for words in repair.words()]
            self._db.commit()
        self.set_fact("filled", "yes")
        return mended

    @property
    def is_filled(self) -> bool:
        return self.fact("filled") == "yes"

    def _add(self, values: Iterable[wxr.Value], path: Path) -> None:
        run = self._db.execute
        run("BEGIN")
        for value in values:
            if isinstance(value, Item):
                self._add_item(value)
            elif isinstance(value, Term):
                key = (value.taxonomy, value.slug.lower(), self.plain_slug_of(value))
                run("INSERT OR REPLACE INTO terms VALUES (?, ?, ?, ?)", (*key, json.dumps(asdict(value))))
            elif isinstance(value, Author):
                run("INSERT OR REPLACE INTO authors VALUES (?, ?)", (value.login, json.dumps(asdict(value))))
            else:
                run("INSERT INTO heads VALUES (?, ?)", (path.name, json.dumps(asdict(value))))

    def _add_item(self, item: Item) -> None:
        run = self._db.execute
        if not item.id:
            item.id = -1 - run("SELECT COUNT(*) FROM items").fetchone()[0]
        row = (
            item.id,
            item.type,
            item.status,
            item.parent,
            item.menu_order,
            item.date_gmt or item.date,
            item.name,
        )
        run(
            "INSERT OR REPLACE INTO items (id, type, status, parent, sort, date, name, link, title, data)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*row, item.link, item.title, json.dumps(asdict(item), separators=(",", ":"))),
        )

    # --- Facts, slugs and addresses, found before the writing begins ------------------------------------
    def fact(self, name: str) -> str:
        found = self._db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return found[0] if found else ""

    def set_fact(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))
        self._db.commit()

    def set_slug(self, id: int, slug: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO slugs VALUES (?, ?)", (id, slug))

    def slug(self, id: int) -> str:
        found = self._db.execute("SELECT slug FROM slugs WHERE id = ?", (id,)).fetchone()
        return found[0] if found else ""

    def set_address(self, address: str, kind: str, id: int, suffix: str = "") -> None:
        """The first to claim an address keeps it."""
        self._db.execute("INSERT OR IGNORE INTO addresses VALUES (?, ?, ?, ?)", (address, kind, id, suffix))

    def address(self, address: str) -> tuple[str, int, str] | None:
        found = self._db.execute(
            "SELECT kind, id, suffix FROM addresses WHERE address = ?", (address,)
        ).fetchone()
        return (found[0], found[1], found[2]) if found else None

    def addresses_of(self, kind: str, id: int) -> list[tuple[str, str]]:
        rows = self._db.execute("SELECT address, suffix FROM addresses WHERE kind = ? AND id = ?", (kind, id))
        return sorted(rows.fetchall())

    def set_upload(self, path: str, id: int) -> None:
        self._db.execute("INSERT OR IGNORE INTO uploads VALUES (?, ?)", (path.lower(), id))

    def upload(self, path: str) -> int:
        found = self._db.execute("SELECT id FROM uploads WHERE path = ?", (path.lower(),)).fetchone()
        return found[0] if found else 0

    def set_known(self, keys: Iterable[str]) -> None:
        """The recipes that earlier files brought."""
        self._db.executemany("INSERT OR IGNORE INTO known VALUES (?)", [(key,) for key in keys])

    def is_known(self, key: str) -> bool:
        return self._db.execute("SELECT 1 FROM known WHERE key = ?", (key,)).fetchone() is not None

    def keep(self) -> None:
        self._db.commit()

    # --- Read --------------------------------------------------------------------------------------------
    def heads(self) -> list[Channel]:
        return [Channel(**json.loads(data)) for (data,) in self._db.execute("SELECT data FROM heads")]

    def authors(self) -> list[Author]:
        return [
            Author(**json.loads(data))
            for (data,) in self._db.execute("SELECT data FROM authors ORDER BY login")
        ]

    def author_name(self, login: str) -> str:
        found = self._db.execute("SELECT data FROM authors WHERE login = ?", (login,)).fetchone()
        author = Author(**json.loads(found[0])) if found else Author(login=login)
        return author.name or author.login

    def creators(self) -> list[str]:
        """The logins that items name, whether or not the file explains them."""
        rows = self._db.execute(
            "SELECT DISTINCT json_extract(data, '$.creator') FROM items WHERE type NOT IN ('attachment', 'nav_menu_item')"
        )
        return sorted(login for (login,) in rows.fetchall() if login)

    def terms(self, taxonomy: str) -> list[Term]:
        rows = self._db.execute("SELECT data FROM terms WHERE taxonomy = ? ORDER BY slug", (taxonomy,))
        return [_term_of(data) for (data,) in rows.fetchall()]

    def _term(self, taxonomy: str, slug: str) -> Term | None:
        found = self._db.execute(
            "SELECT data FROM terms WHERE taxonomy = ? AND slug = ?", (taxonomy, slug.lower())
        ).fetchone()
        return _term_of(found[0]) if found else None

    def term_by_plain_slug(self, taxonomy: str, slug: str) -> Term | None:
        found = self._db.execute(
            "SELECT data FROM terms WHERE taxonomy = ? AND plain = ?", (taxonomy, slug)
        ).fetchone()
        return _term_of(found[0]) if found else None

    @staticmethod
    def plain_slug_of(term: Term) -> str:
        """A term's slug as ours are: percent-escapes undone."""
        return slug_of(unquote(term.slug), max_length=120) or slug_of(term.name, max_length=120)

    def item(self, id: int, *types: str) -> Item | None:
        for (data,) in self._db.execute("SELECT data FROM items WHERE id = ? ORDER BY n", (id,)).fetchall():
            item = item_of(data)
            if not types or item.type in types:
                return item
        return None

    def attached(self, parent: int) -> list[Item]:
        """A post's own attachments in the author's order."""
        rows = self._db.execute(
            "SELECT data FROM items WHERE parent = ? AND type = 'attachment' ORDER BY sort, n", (parent,)
        )
        return [item_of(data) for (data,) in rows.fetchall()]

    def ids(self, *types: str) -> list[int]:
        """Items of these types: what is published first, then by date, so that it keeps its address."""
        marks = ",".join("?" * len(types))
        rows = self._db.execute(
            f"SELECT id FROM items WHERE type IN ({marks}) ORDER BY status <> 'publish', date, n", types
        )
        return [id for (id,) in rows.fetchall()]

    def counts(self) -> dict[str, int]:
        return dict(
            self._db.execute("SELECT type, COUNT(*) FROM items GROUP BY type ORDER BY type").fetchall()
        )

    def each(self, *types: str) -> Iterator[Item]:
        for id in self.ids(*types):
            if item := self.item(id, *types):
                yield item


def item_of(data: str) -> Item:
    values = json.loads(data)
    values["terms"] = [tuple(row) for row in values["terms"]]
    values["meta"] = [tuple(row) for row in values["meta"]]
    comments = values.pop("comments")
    item = Item(**values)
    item.comments = [Comment(**(row | {"meta": [tuple(pair) for pair in row["meta"]]})) for row in comments]
    return item


def _term_of(data: str) -> Term:
    values = json.loads(data)
    values["meta"] = [tuple(row) for row in values["meta"]]
    return Term(**values)
