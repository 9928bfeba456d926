"""Stars: one per commenter and recipe, the latest published ones count."""

from __future__ import annotations

from django.db import transaction

from blog.comments.models import Comment
from recipes.models import Recipe, RecipeRating


def recount(recipe_id: int | None) -> None:
    """Count a recipe's stars anew, whatever happened to its comments. None: the comment rates no recipe."""
    if recipe_id is None:
        return
    with transaction.atomic():
        given = Comment.objects.published().filter(recipe_id=recipe_id, stars__isnull=False).order_by("pk")
        latest = {
            (mail.lower() or f"#{pk}"): stars
            for pk, mail, stars in given.values_list("pk", "user_email", "stars")
        }
        if latest:
            counted = {"count": len(latest), "total": sum(latest.values())}
            RecipeRating.objects.update_or_create(recipe_id=recipe_id, defaults=counted)
        else:
            RecipeRating.objects.filter(recipe_id=recipe_id).delete()


def rating_summary(recipe: Recipe) -> RecipeRating | None:
    """The recipe's `average` (1 to 5) and `count`; None where nobody rated. One query, or none after
    select_related("rating")."""
    return getattr(recipe, "rating", None)
