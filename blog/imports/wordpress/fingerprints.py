"""What a row says, as 64 hex digits: two that differ tell that somebody edited it here."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from blog.models import Post
from recipes.models import Recipe


def of_values(values: Any) -> str:
    text = json.dumps(values, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def of_post(post: Post) -> str:
    return of_values(
        [
            post.kind, post.title, post.slug, post.summary, post.body, post.lead_photo_id, post.author_id, post.status,
            str(post.published_at), post.comments_open,
            sorted(post.categories.values_list("pk", flat=True)),
            sorted(post.tags.values_list("pk", flat=True)),
            list(post.post_recipes.order_by("position", "pk").values_list("recipe_id", flat=True)),
        ]
    )  # fmt: skip


def of_recipe(recipe: Recipe) -> str:
    recipe.__dict__.pop("card", None)
    plain = {
        field.attname: str(getattr(recipe, field.attname))
        for field in recipe._meta.concrete_fields
        if field.name not in ("id", "created_at", "updated_at")
    }
    return of_values(
        [
            plain,
            list(recipe.ingredients.order_by("position").values_list("group", "group_name", "text")),
            list(
                recipe.steps.order_by("position").values_list(
                    "group", "group_name", "name", "text", "photo_id"
                )
            ),
            list(recipe.recipe_terms.order_by("term__kind", "position").values_list("term_id", flat=True)),
        ]
    )
