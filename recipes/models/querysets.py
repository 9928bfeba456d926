"""Which rows come along with a recipe."""

from __future__ import annotations

from typing import Self

from django.db import models

from .lines import Ingredient, Step
from .terms import RecipeTerm


def card_parts(prefix: str = "") -> list[models.Prefetch]:
    """What `Recipe.as_card()` reads beside the recipe and its photo: three queries, however many recipes."""
    return [
        models.Prefetch(f"{prefix}ingredients", Ingredient.objects.order_by("position")),
        models.Prefetch(f"{prefix}steps", Step.objects.select_related("photo").order_by("position")),
        models.Prefetch(
            f"{prefix}recipe_terms", RecipeTerm.objects.select_related("term").order_by("position")
        ),
    ]


class RecipeQuerySet(models.QuerySet):
    def with_card(self) -> Self:
        """Everything that `as_card()` reads."""
        return self.select_related("photo").prefetch_related(*card_parts())
