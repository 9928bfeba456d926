"""Where a photo is used: rows that point at it, and texts that name it.

Rows are found by Django's own related objects, so this package knows no recipe and no post. A text that
names photos (`photo:slug` in a post's body) is told of by the app that owns it, in its AppConfig.ready():

    from recipes.photos import usage

    usage.register(mentions)          # called with no argument or with a slug

    def mentions(slug: str | None = None) -> Iterable[tuple[str, models.Model]]:
        '''Pairs of a photo's slug and the object whose text names it: all of them, or only this slug's.'''
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib import admin
from django.db import models
from django.urls import reverse

Mentions = Callable[..., Iterable[tuple[str, models.Model]]]
_texts: list[Mentions] = []


@dataclass(frozen=True)
class Use:
    """One use of a photo: the kind of thing, its own name, and its page in the admin ("" if it has none)."""

    kind: str
    name: str
    url: str


def register(mentions: Mentions) -> None:
    """Let a text that names photos take part. Registering it again changes nothing."""
    if mentions not in _texts:
        _texts.append(mentions)


def uses(photo) -> list[Use]:
    """Every use of a photo, each once."""
    found = [
        _use(row)
        for relation in _relations(type(photo))
        for row in relation.related_model._default_manager.filter(**{relation.field.name: photo})
    ]
    return list(dict.fromkeys([*found, *texts_that_name(photo)]))


def texts_that_name(photo) -> list[Use]:
    """The uses by a text that says `photo:slug`."""
    return list(dict.fromkeys(_use(row) for mentions in _texts for _slug, row in mentions(photo.slug)))


def used_ids(Photo: type[models.Model]) -> set[int]:
    """The ids of all photos in use: one query a relation, one pass over each registered text."""
    used: set[int] = set()
    for relation in _relations(Photo):
        rows = relation.related_model._default_manager.exclude(**{relation.field.name: None}).order_by()
        used.update(rows.values_list(relation.field.name, flat=True))
    slugs = {slug for mentions in _texts for slug, _row in mentions()}
    if slugs:
        used.update(Photo._default_manager.filter(slug__in=slugs).values_list("pk", flat=True))
    return used


def _relations(Photo: type[models.Model]):
    return [
        relation
        for relation in Photo._meta.related_objects
        if relation.field.concrete or relation.many_to_many
    ]


def _use(row: models.Model) -> Use:
    """A row without an admin page of its own (a step) speaks through what it belongs to (its recipe)."""
    while not admin.site.is_registered(type(row)):
        owners = [field for field in row._meta.fields if field.remote_field and _goes_with(field)]
        if not owners:
            return Use(str(row._meta.verbose_name), str(row), "")
        row = getattr(row, owners[0].name)
    meta = row._meta
    url = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])
    return Use(str(meta.verbose_name), str(row), url)


def _goes_with(field: models.Field) -> bool:
    return field.remote_field is not None and field.remote_field.on_delete is models.CASCADE
