"""The watches as triggers of the database: made after every migration, taken away before the next.

Whoever changes a row, by whatever means, in whatever process, changes the marks in the same transaction.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from django.db import connections, transaction

from . import change_log, scopes, watches
from .watches import Watch

_PREFIX = "page_mark_"
_TABLE = "blog_pagemark"


def install(using: str = "default", **kwargs) -> None:
    """Makes the triggers and the marks where they are missing or differ. Connected to `post_migrate`."""
    connection = connections[using]
    if _TABLE not in connection.introspection.table_names():
        return
    with transaction.atomic(using), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {_TABLE}")
        if cursor.fetchone()[0] != len(scopes.every()):
            rows = ", ".join(f"({scope}, {_random(connection.vendor)})" for scope in scopes.every())
            cursor.execute(f"DELETE FROM {_TABLE}")
            cursor.execute(f"INSERT INTO {_TABLE} (scope, mark) VALUES {rows}")
        change_log.begin(cursor, connection.vendor)
        wanted = dict(_statements(connection))
        existing = set(_existing(connection, cursor))
        if existing == wanted.keys():
            return
        _drop(connection, cursor, existing)
        for sql in wanted.values():
            cursor.execute(sql)
        change_log.begin(cursor, connection.vendor, anew=True)
        cursor.execute(f"UPDATE {_TABLE} SET mark = {_random(connection.vendor)}")


def remove(using: str = "default", **kwargs) -> None:
    """Takes the triggers away, so that tables can be remade, and forgets every page. For `pre_migrate`."""
    connection = connections[using]
    if _TABLE not in connection.introspection.table_names():
        return
    with transaction.atomic(using), connection.cursor() as cursor:
        _drop(connection, cursor, _existing(connection, cursor))
        cursor.execute(f"UPDATE {_TABLE} SET mark = {_random(connection.vendor)}")


def _existing(connection, cursor) -> list[str]:
    """The names of our triggers in the database."""
    if connection.vendor == "sqlite":
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    else:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
    return [name for (name,) in cursor.fetchall() if name.startswith(_PREFIX)]


def _drop(connection, cursor, names: Iterable[str]) -> None:
    for name in names:
        if connection.vendor == "sqlite":
            cursor.execute(f'DROP TRIGGER "{name}"')
        else:
            cursor.execute(f'DROP FUNCTION "{name}" CASCADE')


def _random(vendor: str) -> str:
    return "random()" if vendor == "sqlite" else "(random() * 9e18)::bigint"


def _statements(connection) -> Iterator[tuple[str, str]]:
    """Each trigger's name, which tells its text by a digest, and its SQL."""
    write = _sqlite if connection.vendor == "sqlite" else _postgresql
    for model, watch in watches.every():
        for event in ("INSERT", "UPDATE", "DELETE"):
            sql = write(model, watch, event)
            name = f"{_PREFIX}{hashlib.sha256(sql.encode()).hexdigest()[:16]}"
            yield name, sql.replace("{name}", name)
    for sql in change_log.statements(connection.vendor):
        name = f"{_PREFIX}{hashlib.sha256(sql.encode()).hexdigest()[:16]}"
        yield name, sql.replace("{name}", name)


def _condition(model, watch: Watch, event: str, differs: str) -> str:
    """When the event matters: a row that is or was shown, and a column that has another value."""
    seen = [watch.shown.replace("{row}", row) for row in _rows(event)] if watch.shown else []
    parts = [f"({' OR '.join(seen)})"] if seen else []
    if event == "UPDATE":
        columns = [field.column for field in model._meta.local_concrete_fields]
        watched = [c for c in columns if (c in watch.only if watch.only else c not in watch.without)]
        parts.append("(" + " OR ".join(f'OLD."{c}" {differs} NEW."{c}"' for c in watched) + ")")
    return " AND ".join(parts)


def _rows(event: str) -> tuple[str, ...]:
    return {"INSERT": ("NEW",), "DELETE": ("OLD",), "UPDATE": ("OLD", "NEW")}[event]


def _touched(watch: Watch, event: str) -> str:
    """A SELECT of the scopes' numbers."""
    found = dict.fromkeys([str(scopes.ANY)])
    for touched in watch.touches:
        for row in _rows(event):
            found[str(touched).replace("{row}", row)] = None
    return " UNION ".join(text if text.startswith("SELECT") else f"SELECT {text}" for text in found)


def _sqlite(model, watch: Watch, event: str) -> str:
    condition = _condition(model, watch, event, "IS NOT")
    when = f" WHEN {condition}" if condition else ""
    return (
        f'CREATE TRIGGER "{{name}}" AFTER {event} ON "{model._meta.db_table}"{when} BEGIN '
        f"UPDATE {_TABLE} SET mark = random() WHERE scope IN ({_touched(watch, event)}); END"
    )


def _postgresql(model, watch: Watch, event: str) -> str:
    """Deferred to the commit, where `ANY` is locked first: writers wait for each other in one order.

    A scope that this transaction has marked already is left alone, so that a million rows are one change.
    """
    condition = _condition(model, watch, event, "IS DISTINCT FROM") or "TRUE"
    return (
        f'CREATE FUNCTION "{{name}}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN '
        f"PERFORM 1 FROM {_TABLE} WHERE scope = {scopes.ANY} FOR UPDATE; "
        f"UPDATE {_TABLE} SET mark = {_random('postgresql')} WHERE scope IN ({_touched(watch, event)}) "
        f"AND xmin::text <> (pg_current_xact_id()::text::bigint % 4294967296)::text; "
        f"END IF; RETURN NULL; END $$; "
        f'CREATE CONSTRAINT TRIGGER "{{name}}" AFTER {event} ON "{model._meta.db_table}" '
        f'DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "{{name}}"()'
    )
