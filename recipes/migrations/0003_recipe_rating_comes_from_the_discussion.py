import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The table stays where the discussion made it, under its name; only its owner changes."""

    dependencies = [
        ("recipes", "0002_dismissedfinding"),
        ("comments", "0005_recipe_rating_goes_to_recipes"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="RecipeRating",
                    fields=[
                        ("recipe", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="rating", serialize=False, to="recipes.recipe")),
                        ("count", models.PositiveIntegerField()),
                        ("total", models.PositiveIntegerField()),
                    ],
                    options={"db_table": "comments_reciperating"},
                ),
            ],
        ),
    ]
