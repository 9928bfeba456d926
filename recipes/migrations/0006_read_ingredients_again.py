"""The item of each line is read again: that of "Boneless, skinless chicken" was "Boneless"."""

from django.db import migrations

from recipes.quantities import parse


def read_again(apps, schema_editor):
    Ingredient = apps.get_model("recipes", "Ingredient")
    changed = []
    for row in Ingredient.objects.only("text", "item").iterator():
        item = parse(row.text).item
        if item != row.item:
            row.item = item
            changed.append(row)
    Ingredient.objects.bulk_update(changed, ["item"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("recipes", "0005_read_yields_again")]

    operations = [migrations.RunPython(read_again, migrations.RunPython.noop, elidable=True)]
