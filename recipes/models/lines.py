"""The lines of a recipe: its ingredients and its steps."""

from __future__ import annotations

from django.db import models


class Line(models.Model):
    """A line of a recipe: its position, and the group (numbered from 0) that it stands in."""

    position = models.PositiveSmallIntegerField()
    group = models.PositiveSmallIntegerField(default=0)
    group_name = models.CharField(max_length=200, blank=True)
    text = models.TextField()

    class Meta:
        abstract = True
        ordering = ["position"]

    def __str__(self) -> str:
        return self.text


class Ingredient(Line):
    """An ingredient as typed, and the food it names; its amounts are read from the line wherever they are shown."""

    recipe = models.ForeignKey("recipes.Recipe", models.CASCADE, related_name="ingredients")
    item = models.TextField(blank=True)


class Step(Line):
    """One instruction in Markdown, with an optional name and photo."""

    recipe = models.ForeignKey("recipes.Recipe", models.CASCADE, related_name="steps")
    name = models.CharField(max_length=200, blank=True)
    photo = models.ForeignKey("photos.Photo", models.SET_NULL, null=True, blank=True, related_name="steps")
