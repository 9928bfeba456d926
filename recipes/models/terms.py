"""What recipes are filed under."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from recipes.fields import SlugField


class Term(models.Model):
    """A category, method, cuisine or keyword. Two spellings that differ only in case are one term."""

    class Kind(models.TextChoices):
        CATEGORY = "category", _("category")
        METHOD = "method", _("method")
        CUISINE = "cuisine", _("cuisine")
        KEYWORD = "keyword", _("keyword")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    name = models.CharField(_("name"), max_length=120)
    slug = SlugField(_("slug"), max_length=120)
    description = models.TextField(
        _("description"), blank=True, help_text=_("Stands at the top of the term's page.")
    )

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["kind", "name"]
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="one_term_per_slug")]

    def __str__(self) -> str:
        return self.name


class RecipeTerm(models.Model):
    """A recipe's term, in the order typed."""

    recipe = models.ForeignKey("recipes.Recipe", models.CASCADE, related_name="recipe_terms")
    term = models.ForeignKey(Term, models.CASCADE, related_name="recipe_terms")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["recipe", "term"], name="one_term_per_recipe")]

    def __str__(self) -> str:
        return f"{self.recipe_id}: {self.term_id}"
