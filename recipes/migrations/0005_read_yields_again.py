"""Yields read by older rules ("One 9-inch pie" as nine inches) are read again from the words typed."""

from django.db import migrations

from recipes.quantities.yields import read_yield


def read_again(apps, schema_editor):
    Recipe = apps.get_model("recipes", "Recipe")
    for recipe in Recipe.objects.only("yield_text", "yield_number", "yield_unit").exclude(yield_text="").iterator():
        number, unit = read_yield(recipe.yield_text)
        if (number, unit) != (recipe.yield_number, recipe.yield_unit):
            Recipe.objects.filter(pk=recipe.pk).update(yield_number=number, yield_unit=unit)


class Migration(migrations.Migration):
    dependencies = [("recipes", "0004_read_times_again")]

    operations = [migrations.RunPython(read_again, migrations.RunPython.noop, elidable=True)]
