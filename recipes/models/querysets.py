"""Which rows come along with a recipe."""

from __future__ import annotations

from typing import Self

from django.db import models, transaction

from recipes.photos.videos import forget_later

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
        return self.select_related("photo", "video_poster").prefetch_related(*card_parts())

    def delete(self):
        """Rows now, their videos' files once the transaction holds."""
        names = list(self.exclude(video_file="").values_list("video_file", flat=True))
        with transaction.atomic(using=self.db):
            result = super().delete()
            for name in names:
                forget_later(name)
        return result

    # Django's own marks on a function: no template may call it, no manager copies it.
    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]
