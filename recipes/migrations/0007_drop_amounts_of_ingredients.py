"""The amounts are read from a line whenever it is shown: the columns that repeated them were never read."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("recipes", "0006_read_ingredients_again")]

    operations = [
        migrations.RemoveField("ingredient", name) for name in ("low", "high", "unit", "note", "optional")
    ]
