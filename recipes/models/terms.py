"""What recipes are filed under."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from recipes.card import DIETS
from recipes.fields import SlugField


def label_of(kind: str, name: str) -> str:
    """A term's name for readers: a diet's in their language, all others as typed."""
    return str(DIETS[name]) if kind == "diet" and name in DIETS else name


class Term(models.Model):
    """A category, method, cuisine or keyword; or a diet, by schema.org's name. Spellings that differ in case are one."""

    class Kind(models.TextChoices):
        CATEGORY = "category", _("category")
        METHOD = "method", _("method")
        CUISINE = "cuisine", _("cuisine")
        KEYWORD = "keyword", _("keyword")
        DIET = "diet", _("diet")

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
        return self.label

    @property
    def label(self) -> str:
        """The name as readers see it."""
        return label_of(self.kind, self.name)


class RecipeTerm(models.Model):
    """A recipe's term, in the order typed and as typed there; an empty name is the term's own."""

    recipe = models.ForeignKey("recipes.Recipe", models.CASCADE, related_name="recipe_terms")
    term = models.ForeignKey(Term, models.CASCADE, related_name="recipe_terms")
    name = models.CharField(max_length=120, blank=True, default="")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["recipe", "term"], name="one_term_per_recipe")]

    def __str__(self) -> str:
        return f"{self.recipe_id}: {self.term_id}"

    @property
    def label(self) -> str:
        """The name as readers of this recipe see it."""
        return label_of(self.term.kind, self.name or self.term.name)
