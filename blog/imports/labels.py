"""Tags and categories by their names."""

from __future__ import annotations

from typing import TypeVar

from blog.models import Category, Tag
from recipes.slugs import slug_of

Label = TypeVar("Label", Category, Tag)


def rows_of(model: type[Label], names: list[str]) -> list[Label]:
    """A row for each name, case and accents aside; made where there is none."""
    rows = {}
    for name in names:
        if slug := slug_of(name, max_length=120):
            rows[slug] = model.objects.get_or_create(slug=slug, defaults={"name": name[:120]})[0]
    return list(rows.values())
