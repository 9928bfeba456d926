"""What readers gave a recipe."""

from __future__ import annotations

from django.db import models


class RecipeRating(models.Model):
    """What readers gave a recipe: counted by whoever takes their stars, on every change."""

    recipe = models.OneToOneField(
        "recipes.Recipe", primary_key=True, on_delete=models.CASCADE, related_name="rating"
    )
    count = models.PositiveIntegerField()
    total = models.PositiveIntegerField()

    class Meta:
        db_table = "comments_reciperating"  # where the discussion kept it before

    def __str__(self) -> str:
        return f"{self.average:.1f} ({self.count})"

    @property
    def average(self) -> float:
        """1 to 5 stars."""
        return self.total / self.count
