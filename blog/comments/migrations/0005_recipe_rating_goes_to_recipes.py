from django.db import migrations


def rename_content_type(apps, schema_editor):
    """What refers to the model (permissions, the admin's log) goes along with it."""
    types = apps.get_model("contenttypes", "ContentType").objects.using(schema_editor.connection.alias)
    if not types.filter(app_label="recipes", model="reciperating").exists():
        types.filter(app_label="comments", model="reciperating").update(app_label="recipes")


class Migration(migrations.Migration):
    """Nothing is deleted: recipes.0003 says who owns the table now."""

    dependencies = [
        ("comments", "0004_kinds_of_mails"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RunPython(rename_content_type, migrations.RunPython.noop),
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("RecipeRating")]),
    ]
