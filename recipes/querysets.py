"""Which rows come along with a recipe."""

from __future__ import annotations

from typing import Self

from django.db import models


class RecipeQuerySet(models.QuerySet):
    def with_card(self) -> Self:
        """Everything that `as_card()` reads: four queries, however many recipes."""
        from .models import Ingredient, RecipeTerm, Step

        return self.select_related("photo").prefetch_related(
            models.Prefetch("ingredients", Ingredient.objects.order_by("position")),
            models.Prefetch("steps", Step.objects.select_related("photo").order_by("position")),
            models.Prefetch("recipe_terms", RecipeTerm.objects.select_related("term").order_by("position")),
        )
