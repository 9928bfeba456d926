"""Two windows on one post: its fields, and the recipes chosen beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from blog.revisions import Value

from . import chosen_recipes
from .edit_conflicts import EditConflictMixin

RECIPES = "recipes"  # no field of the form: the rows of the inline form beside it


class PostEditConflictMixin(EditConflictMixin):
    def stored_values(self, form: Any, obj: Any) -> dict[str, Value]:
        return {**super().stored_values(form, obj), RECIPES: chosen_recipes.stored(obj)}

    def typed_values(self, form: Any, base: Mapping[str, Value]) -> dict[str, Value]:
        typed = super().typed_values(form, base)
        if chosen_recipes.TOTAL in form.data:
            typed[RECIPES] = [str(recipe.pk) for recipe in form.recipes_typed()]
        return typed

    def put(self, data: QueryDict, form: Any, name: str, value: Value, obj: Any) -> None:
        if name == RECIPES:
            chosen_recipes.put(data, obj, value)
        else:
            super().put(data, form, name, value, obj)

    def begin_anew(self, data: QueryDict, form: Any) -> None:
        chosen_recipes.put(data, None, [str(recipe.pk) for recipe in form.recipes_typed()])

    def shown(self, form: Any, name: str, value: Value) -> str:
        return chosen_recipes.shown(value) if name == RECIPES else super().shown(form, name, value)

    def label(self, form: Any, name: str) -> str:
        return _("recipes in this post") if name == RECIPES else super().label(form, name)
