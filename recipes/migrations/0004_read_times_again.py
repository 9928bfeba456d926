"""Times stored as minutes by older rules ("1 1/2 hours" as 120) are read again from the words typed."""

from django.db import migrations

from recipes.quantities.durations import minutes_of

KINDS = ("prep", "cook", "additional", "total")


def read_again(apps, schema_editor):
    Recipe = apps.get_model("recipes", "Recipe")
    fields = [f"{kind}_{part}" for kind in KINDS for part in ("text", "minutes")]
    for recipe in Recipe.objects.only(*fields).iterator():
        changed = {}
        for kind in KINDS:
            typed, stored = getattr(recipe, f"{kind}_text"), getattr(recipe, f"{kind}_minutes")
            if typed and (minutes := minutes_of(typed)) != stored:
                changed[f"{kind}_minutes"] = minutes
        if changed:
            Recipe.objects.filter(pk=recipe.pk).update(**changed)


class Migration(migrations.Migration):
    dependencies = [("recipes", "0003_recipe_rating_comes_from_the_discussion")]

    operations = [migrations.RunPython(read_again, migrations.RunPython.noop, elidable=True)]
