"""What is public, and what comes along with it. Visibility is said here and nowhere else."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.utils import timezone

from recipes.models import card_parts


def with_recipes(model: Any, *parts: models.Prefetch) -> models.Prefetch:
    """The recipes of posts (`model`: Post), in order, with their photos, ratings and `parts`."""
    rows = model.recipes.through.objects.select_related(
        "recipe__photo", "recipe__rating", "recipe__video_poster"
    )
    return models.Prefetch("post_recipes", rows.prefetch_related(*parts).order_by("position"))


class PostQuerySet(models.QuerySet):
    model: Any  # Post, which imports this module

    def published(self) -> Self:
        """What everybody may see now: published, and its time has come. Posts and pages alike."""
        return self.filter(status=self.model.Status.PUBLISHED, published_at__lte=timezone.now())

    def posts(self) -> Self:
        return self.filter(kind=self.model.Kind.POST)

    def pages(self) -> Self:
        return self.filter(kind=self.model.Kind.PAGE)

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-pk")

    def for_list(self) -> Self:
        """What a tile shows: three queries, however many posts."""
        return self.select_related("lead_photo").prefetch_related(
            "categories",
            models.Prefetch(
                "post_recipes",
                self.model.recipes.through.objects.select_related("recipe__photo").order_by("position"),
            ),
        )

    def for_page(self) -> Self:
        """What the post's own page shows."""
        return self.select_related("lead_photo", "author").prefetch_related(
            "categories",
            "tags",
            with_recipes(self.model, *card_parts("recipe__")),
        )
