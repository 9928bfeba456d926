"""The recipes chosen on a post's form, as a value to be compared, and put back as the rows of the inline form."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import QueryDict

from blog.models import Post
from recipes.models import Recipe

PREFIX = "post_recipes"
TOTAL = f"{PREFIX}-TOTAL_FORMS"


def stored(post: Post) -> list[str]:
    """The keys of its recipes, in order."""
    return [str(row.recipe_id) for row in post.post_recipes.all()]


def put(data: QueryDict, post: Post | None, keys: Sequence[str]) -> None:
    """The inline form's rows for `keys`: those stored keep their row, the others are new ones, all of a new post."""
    if TOTAL not in data:
        return
    for name in [name for name in data if name.startswith(f"{PREFIX}-")]:
        if name.split("-")[1].isdecimal():
            del data[name]
    rows = list(post.post_recipes.all()) if post else []
    of_rows = [str(row.recipe_id) for row in rows]
    order = [*of_rows, *(key for key in keys if key not in of_rows)]
    for number, key in enumerate(order):
        row = f"{PREFIX}-{number}"
        data[f"{row}-id"] = str(rows[number].pk) if number < len(rows) else ""
        data[f"{row}-post"] = str(post.pk) if post else ""
        data[f"{row}-recipe"] = key
        data[f"{row}-position"] = str(keys.index(key) if key in keys else number)
        if key not in keys:
            data[f"{row}-DELETE"] = "on"
    data[TOTAL] = str(len(order))
    data[f"{PREFIX}-INITIAL_FORMS"] = str(len(rows))


def shown(keys: Sequence[str]) -> str:
    """Their names, a line each."""
    rows = Recipe.objects.in_bulk([int(key) for key in keys])
    return "\n".join(str(rows.get(int(key), key)) for key in keys)
