"""What migrations make of recipes stored before them."""

from importlib import import_module

import pytest
from django.apps import apps

from tests.factories import make_recipe

pytestmark = pytest.mark.django_db


def test_times_stored_by_older_rules_are_read_again_and_minutes_without_words_stay():
    recipe = make_recipe("Bread")
    changed = recipe.updated_at
    type(recipe).objects.filter(pk=recipe.pk).update(
        prep_text="1 1/2 hours", prep_minutes=120, cook_text="", cook_minutes=25,
        additional_text="8 hours or overnight", additional_minutes=480, total_text="30 min", total_minutes=30,
    )  # fmt: skip
    import_module("recipes.migrations.0004_read_times_again").read_again(apps, None)
    recipe.refresh_from_db()
    assert (recipe.prep_minutes, recipe.cook_minutes) == (90, 25)
    assert (recipe.additional_minutes, recipe.total_minutes) == (None, 30)
    assert recipe.additional_text == "8 hours or overnight"
    assert recipe.updated_at == changed


def test_yields_stored_by_older_rules_are_read_again():
    recipe = make_recipe("Pie")
    type(recipe).objects.filter(pk=recipe.pk).update(
        yield_text="serves 4 to 6", yield_number=4, yield_unit="to 6"
    )
    import_module("recipes.migrations.0005_read_yields_again").read_again(apps, None)
    recipe.refresh_from_db()
    assert (recipe.yield_number, recipe.yield_unit) == (4, "")


def test_items_read_by_older_rules_are_read_again():
    recipe = make_recipe("Stew", ingredients="Boneless, skinless chicken\n2 carrots")
    recipe.ingredients.filter(position=0).update(item="Boneless")
    import_module("recipes.migrations.0006_read_ingredients_again").read_again(apps, None)
    assert list(recipe.ingredients.values_list("item", flat=True)) == ["chicken", "carrots"]
