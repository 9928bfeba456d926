"""Many rows at once, into a model's own table: a child of another model too, which `bulk_create` refuses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models

_PLAIN = (str, int, float, type(None))


def insert(model: type[models.Model], rows: Sequence[Mapping[str, Any]]) -> None:
    """Rows by attribute ("post_id"); what a row does not say is the field's default. No signal is sent."""
    if not rows:
        return
    fields = [
        field
        for field in model._meta.local_concrete_fields
        if field.attname in rows[0] or not field.primary_key
    ]
    defaults = {field.attname: field.get_default() for field in fields if field.attname not in rows[0]}

    def prepared(field: Any, row: Mapping[str, Any]) -> Any:
        value = row[field.attname] if field.attname in row else defaults[field.attname]
        is_ready = type(value) in _PLAIN and not isinstance(field, models.JSONField)
        return value if is_ready else field.get_db_prep_save(value, connection)

    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({columns}) VALUES ({marks})",
            [[prepared(field, row) for field in fields] for row in rows],
        )


def next_key(model: type[models.Model]) -> int:
    return (model._default_manager.order_by().aggregate(top=models.Max("pk"))["top"] or 0) + 1


def numbers_follow(made: Iterable[type[models.Model]]) -> None:
    """The database counts on behind the keys that were given here."""
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), list(made)):
            cursor.execute(sql)
