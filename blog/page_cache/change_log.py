"""The log of posts and recipes whose filing has changed: written by triggers, read by whoever remembers it.

In the same transaction as the change, whoever makes it, as the marks are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection

KEPT = 20_000  # entries; who has fallen further behind reads everything anew
_TABLE = "blog_changelogentry"


@dataclass(frozen=True)
class _Logged:
    """A change of these columns of a table is a change of what `of` and `key` name."""

    table: str
    of: str
    key: str
    columns: tuple[str, ...]


_LOGGED = (
    _Logged("blog_post", "post", "id", ("kind", "status", "published_at")),
    _Logged("blog_post_categories", "post", "post_id", ("post_id", "category_id")),
    _Logged("blog_post_tags", "post", "post_id", ("post_id", "tag_id")),
    _Logged("blog_postrecipe", "post", "post_id", ("post_id", "recipe_id")),
    _Logged("blog_postrecipe", "recipe", "recipe_id", ("post_id", "recipe_id")),
    _Logged("recipes_recipe", "recipe", "id", ("name",)),
    _Logged("recipes_recipeterm", "recipe", "recipe_id", ("recipe_id", "term_id")),
    _Logged("recipes_ingredient", "recipe", "recipe_id", ("recipe_id", "item")),
)


def statements(vendor: str) -> Iterator[str]:
    """The triggers' SQL; {name} is yet to be put in."""
    for rule in _LOGGED:
        for event, rows in (("INSERT", ["NEW"]), ("UPDATE", ["OLD", "NEW"]), ("DELETE", ["OLD"])):
            yield _trigger(vendor, rule, event, rows)
    yield _trigger(vendor, _Logged("recipes_term", "all", "id", ("kind",)), "UPDATE", ["NEW"])


def begin(cursor: Any, vendor: str, *, anew: bool = False) -> None:
    """An entry that says that anything may have changed: where the log is empty, or was not written for a while."""
    cursor.execute(f"SELECT 1 FROM {_TABLE} LIMIT 1")
    if cursor.fetchone() is None or anew:
        cursor.execute(
            f"INSERT INTO {_TABLE} {_columns()} SELECT 'all', 0, {_nonce(vendor)}, {_transaction(vendor)}"
        )


@dataclass(frozen=True)
class Place:
    """How far the log has been read. PostgreSQL: which transactions were seen."""

    entry: int
    nonce: int
    snapshot: str = ""


def end() -> Place | None:
    """Where the log ends now; None where there is none."""
    snapshot = "pg_current_snapshot()::text" if connection.vendor == "postgresql" else "''"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, nonce, {snapshot} FROM {_TABLE} ORDER BY id DESC LIMIT 1")
        found = cursor.fetchone()
    return Place(*found) if found else None


def since(place: Place, most: int) -> tuple[list[tuple[str, int]], Place] | None:
    """What was logged behind a place, and where the log ends now. None: the place is gone, or there is more than `most`."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f'SELECT id, nonce, "of", "row", pg_current_snapshot()::text FROM {_TABLE} WHERE id = %s OR '
                '("transaction" >= pg_snapshot_xmin(%s::pg_snapshot)::text::bigint '
                'AND NOT pg_visible_in_snapshot("transaction"::text::xid8, %s::pg_snapshot)) ORDER BY id LIMIT %s',
                [place.entry, place.snapshot, place.snapshot, most + 2],
            )
        else:
            cursor.execute(
                f"""SELECT id, nonce, "of", "row", '' FROM {_TABLE} WHERE id >= %s ORDER BY id LIMIT %s""",
                [place.entry, most + 2],
            )
        rows = cursor.fetchall()
    if len(rows) > most + 1 or (place.entry, place.nonce) not in [row[:2] for row in rows]:
        return None
    last = rows[-1]
    return [(of, row) for entry, _nonce, of, row, _snapshot in rows if entry != place.entry], Place(
        last[0], last[1], last[4]
    )


def _trigger(vendor: str, rule: _Logged, event: str, rows: list[str]) -> str:
    write = (
        f"INSERT INTO {_TABLE} {_columns()} SELECT '{rule.of}', changed, {_nonce(vendor)}, {_transaction(vendor)} FROM "
        f"({' UNION '.join(f'SELECT {row}.{rule.key} AS changed' for row in rows)}) AS those"
    )
    differs = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
    condition = (
        " OR ".join(f'OLD."{c}" {differs} NEW."{c}"' for c in rule.columns) if event == "UPDATE" else ""
    )
    head = f'AFTER {event} ON "{rule.table}"'
    if vendor == "sqlite":
        when = f" WHEN {condition}" if condition else ""
        forget = f"DELETE FROM {_TABLE} WHERE id <= last_insert_rowid() - {KEPT}"
        return f'CREATE TRIGGER "{{name}}" {head}{when} BEGIN {write}; {forget}; END'
    when = f" WHEN ({condition})" if condition else ""
    forget = f"DELETE FROM {_TABLE} WHERE id <= currval(pg_get_serial_sequence('{_TABLE}', 'id')) - {KEPT}"
    return (
        f'CREATE FUNCTION "{{name}}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {write}; {forget}; RETURN NULL; END $$; '
        f'CREATE TRIGGER "{{name}}" {head} FOR EACH ROW{when} EXECUTE FUNCTION "{{name}}"()'
    )


def _columns() -> str:
    return '("of", "row", nonce, "transaction")'


def _nonce(vendor: str) -> str:
    return "random()" if vendor == "sqlite" else "(random() * 9e18)::bigint"


def _transaction(vendor: str) -> str:
    return "0" if vendor == "sqlite" else "pg_current_xact_id()::text::bigint"
