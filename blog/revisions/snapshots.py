"""A stored thing as plain JSON values, and back: its columns, its labels, and the rows that belong to it."""

from __future__ import annotations

import datetime as dt
import json
import zlib
from typing import Any

from django.core import serializers
from django.core.exceptions import FieldDoesNotExist
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

# The rows that belong to a thing, by the name of their relation; they are written anew by a restore.
PARTS = {"blog.post": ("post_recipes",), "recipes.recipe": ("ingredients", "steps", "recipe_terms")}
OWNERS = {"blog.post": "post", "recipes.recipe": "recipe"}
# Not part of a version: times of the row itself, and a film's file, which goes when it is replaced.
LEFT_OUT = {"kind", "created_at", "updated_at", "video_file"}

Snapshot = dict[str, Any]


def label_of(obj: models.Model) -> str:
    return obj._meta.concrete_model._meta.label_lower  # type: ignore[union-attr]


def take(obj: models.Model) -> Snapshot:
    """What is stored of `obj`, which was read after its last change. A query for each relation."""
    label = label_of(obj)
    (row,) = serializers.serialize("python", [obj])
    fields = {name: value for name, value in row["fields"].items() if name not in LEFT_OUT}
    for name, value in fields.items():
        if isinstance(value, dt.datetime):
            fields[name] = value.replace(microsecond=0)  # a form drops them as well
        if isinstance(value, list) and all(isinstance(key, int) for key in value):
            fields[name] = sorted(value)  # labels have no order of their own
    parts = {}
    for part in PARTS[label]:
        rows = serializers.serialize("python", getattr(obj, part).order_by("position"))
        parts[part] = [
            {name: value for name, value in row["fields"].items() if name != OWNERS[label]} for row in rows
        ]
    return json.loads(json.dumps(fields | parts, cls=DjangoJSONEncoder))


def packed(snapshot: Snapshot) -> bytes:
    return zlib.compress(json.dumps(snapshot, ensure_ascii=False, sort_keys=True).encode(), 9)


def unpacked(data: bytes | memoryview) -> Snapshot:
    return json.loads(zlib.decompress(bytes(data)))


def changed_names(before: Snapshot, after: Snapshot) -> list[str]:
    return [name for name in after if before.get(name) != after[name]]


@transaction.atomic
def put_back(obj: Any, snapshot: Snapshot) -> list[str]:
    """Writes `snapshot` over `obj`; gives the names of what could not come back whole, since it is gone or taken."""
    label, lacking = label_of(obj), []
    known = {name: value for name, value in snapshot.items() if name not in PARTS[label]}
    many: dict[str, list[int]] = {}
    for name, value in known.items():
        try:
            field: Any = obj._meta.get_field(name)
        except FieldDoesNotExist:  # a column of that time
            continue
        if field.many_to_many:
            target = field.related_model._base_manager
            many[name] = list(target.filter(pk__in=value).values_list("pk", flat=True))
            lacking += [name] if len(many[name]) < len(value) else []
        elif field.is_relation:
            is_there = value is None or field.related_model._base_manager.filter(pk=value).exists()
            setattr(obj, field.attname, value if is_there else None)
            lacking += [] if is_there else [name]
        elif field.unique and type(obj)._base_manager.filter(**{name: value}).exclude(pk=obj.pk).exists():
            lacking.append(name)
        else:
            setattr(obj, name, field.to_python(value))
    obj.save()
    for name, keys in many.items():
        getattr(obj, name).set(keys)
    for part in PARTS[label]:
        if _put_rows(obj, part, snapshot.get(part, [])):
            lacking.append(part)
    return lacking


def _put_rows(obj: models.Model, part: str, rows: list[dict]) -> bool:
    """True where a row names something that is gone: it comes back without it, or not at all."""
    manager = getattr(obj, part)
    relations = {
        field.name: field
        for field in manager.model._meta.concrete_fields
        if field.is_relation and field.name != OWNERS[label_of(obj)]
    }
    there = {
        name: set(
            field.related_model._base_manager.filter(pk__in=[r[name] for r in rows if r[name]]).values_list(
                "pk", flat=True
            )
        )
        for name, field in relations.items()
    }
    made, lacking = [], False
    for row in rows:
        gone = [name for name in relations if row[name] is not None and row[name] not in there[name]]
        lacking = lacking or bool(gone)
        if all(relations[name].null for name in gone):
            values = {
                relations[name].attname if name in relations else name: None if name in gone else value
                for name, value in row.items()
            }
            made.append(manager.model(**values, **{OWNERS[label_of(obj)]: obj}))
    manager.all().delete()
    for row in made:
        row.save()  # one by one: those who follow a row by its signal hear of it
    return lacking
