"""The recipe's form with what the blog adds to it: recipes themselves know nothing of the blog."""

from __future__ import annotations

from django.contrib import admin

from recipes.admin import RecipeAdmin as PlainRecipeAdmin
from recipes.models import Recipe

from .autosaving import AutosaveMixin
from .edit_conflicts import EditConflictMixin
from .versions import VersionsMixin

admin.site.unregister(Recipe)


@admin.register(Recipe)
class RecipeAdmin(AutosaveMixin, EditConflictMixin, VersionsMixin, PlainRecipeAdmin):  # type: ignore[misc]  # both name style sheets
    comma_fields = ("categories", "methods", "cuisines", "keywords")
