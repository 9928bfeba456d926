"""What the recipe's form makes of times and yields, up to what machines are told."""

import pytest

from recipes.exports import schema_org
from recipes.forms import RecipeForm

pytestmark = pytest.mark.django_db


def saved(**typed):
    form = RecipeForm({"name": "Bread", "ingredients": "1 egg", "instructions": "Bake it.", **typed})
    assert form.is_valid(), form.errors
    return form.save()


def test_times_reach_machines_as_they_are_meant():
    recipe = saved(prep_text="1 1/2 hours", cook_text="45 minutes to an hour", total_text="2h30min")
    node = schema_org.recipe(recipe.as_card(), image_urls=lambda photo: [])
    assert (node["prepTime"], node["cookTime"], node["totalTime"]) == ("PT1H30M", "PT1H", "PT2H30M")
    assert recipe.prep_text == "1 1/2 hours"


@pytest.mark.parametrize("typed", ["overnight", "5 min per side", "until done", "8 hours or overnight"])
def test_a_time_that_is_not_understood_is_kept_and_not_told_to_machines(typed):
    recipe = saved(cook_text=typed)
    assert (recipe.cook_text, recipe.cook_minutes) == (typed, None)
    assert "cookTime" not in schema_org.recipe(recipe.as_card(), image_urls=lambda photo: [])


def test_a_yield_is_read_and_kept_as_typed():
    recipe = saved(yield_text="One 9-inch pie")
    assert (recipe.yield_number, recipe.yield_unit, recipe.yield_text) == (1, "9-inch pie", "One 9-inch pie")
