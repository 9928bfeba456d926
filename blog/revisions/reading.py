"""Versions in words: what each field said, for the eye and for a difference of words."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _

from .differences import difference
from .models import Revision
from .snapshots import PARTS, Snapshot, label_of, unpacked


def label(obj: models.Model, name: str) -> str:
    """What the form calls a field or a part."""
    parts = {
        "post_recipes": _("recipes in this post"),
        "ingredients": _("Ingredients"),
        "steps": _("Instructions"),
        "recipe_terms": _("terms"),
    }
    if name in parts:
        return str(parts[name])
    try:
        return str(getattr(obj._meta.get_field(name), "verbose_name", name))
    except FieldDoesNotExist:
        return name


def in_words(obj: models.Model, snapshots: list[Snapshot]) -> list[dict[str, str]]:
    """For each snapshot its fields' texts by name. A query for each kind of thing named, however many versions."""
    names = _names(obj, snapshots)
    return [{name: _text(obj, name, value, names) for name, value in each.items()} for each in snapshots]


def _targets(obj: Any) -> dict[str, Any]:
    """The model that a field, or a column of a part ("steps.photo"), names."""
    found = {f.name: f.related_model for f in obj._meta.get_fields() if f.is_relation and not f.auto_created}
    for part in PARTS[label_of(obj)]:
        model = obj._meta.get_field(part).related_model
        found |= {f"{part}.{f.name}": f.related_model for f in model._meta.concrete_fields if f.is_relation}
    return found


def _names(obj: models.Model, snapshots: list[Snapshot]) -> dict[str, dict[int, str]]:
    wanted: dict[Any, set[int]] = {}
    targets = _targets(obj)
    for where, model in targets.items():
        part, _dot, column = where.partition(".")
        for each in snapshots:
            value = each.get(part)
            values = (
                [row.get(column) for row in value or []]
                if column
                else value
                if isinstance(value, list)
                else [value]
            )
            wanted.setdefault(model, set()).update(key for key in values if isinstance(key, int))
    found = {
        model: {key: str(row) for key, row in model._base_manager.in_bulk(keys).items()} if keys else {}
        for model, keys in wanted.items()
    }
    return {where: found[model] for where, model in targets.items()}


def _text(obj: models.Model, name: str, value: Any, names: dict[str, dict[int, str]]) -> str:
    if name in PARTS[label_of(obj)]:
        return "\n".join(
            _line(name, row, names, value[number - 1] if number else {}) for number, row in enumerate(value)
        )
    if name in names:
        keys = value if isinstance(value, list) else [value] if value is not None else []
        return "\n".join(names[name].get(key, _("gone: %(number)s") % {"number": key}) for key in keys)
    if isinstance(value, dict):
        return "\n".join(f"{key}: {entry}" for key, entry in value.items())
    if isinstance(value, list):
        return "\n".join(map(str, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "" if value is None else str(value)


def _line(part: str, row: dict, names: dict[str, dict[int, str]], before: dict) -> str:
    if part == "post_recipes":
        return names["post_recipes.recipe"].get(row["recipe"], "?")
    if part == "recipe_terms":
        return row.get("name") or names["recipe_terms.term"].get(row["term"], "?")
    heading = (
        f"## {row['group_name']}".rstrip() + "\n"
        if row["group"] != before.get("group", 0) or (not before and row["group_name"])
        else ""
    )
    title = f"### {row['name']}\n" if row.get("name") else ""
    photo = names.get(f"{part}.photo", {}).get(row.get("photo") or 0, "")
    return heading + title + row["text"] + (f" [{photo}]" if photo else "")


def differences_of(obj: models.Model, older: Revision, newer: Revision) -> list[dict[str, Any]]:
    """The fields that differ between two versions, each with its rows; a field that only one of them has, too."""
    before, after = in_words(obj, [unpacked(older.data), unpacked(newer.data)])
    return [
        {"label": label(obj, name), "rows": rows}
        for name in dict.fromkeys([*after, *before])
        if (rows := difference(before.get(name, ""), after.get(name, "")))
    ]
