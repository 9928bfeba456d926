import django.db.models.deletion
from django.db import migrations, models


def forget_permission(apps, schema_editor):
    """No part of the site asked for it."""
    permissions = apps.get_model("auth", "Permission").objects.using(schema_editor.connection.alias)
    permissions.filter(content_type__app_label="comments", codename="moderate_comment").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("comments", "0005_recipe_rating_goes_to_recipes"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.RenameField("comment", "look_at", "recheck_at"),
        migrations.RenameField("comment", "look_reason", "recheck_reason"),
        migrations.RenameField("comment", "tell_at", "notify_at"),
        migrations.RenameField("comment", "told_revision", "notified_revision"),
        migrations.RenameField("comment", "submitted", "akismet_values"),
        migrations.RenameField("comment", "taught", "submitted_as"),
        migrations.RenameField("comment", "lesson", "submit_as"),
        migrations.RenameField("comment", "lesson_at", "submit_at"),
        migrations.AlterField(
            "comment",
            "submitted_as",
            models.CharField(blank=True, editable=False, max_length=10, verbose_name="reported to Akismet as"),
        ),
        migrations.AlterField(
            "comment",
            "xtd",
            models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                parent_link=True,
                primary_key=True,
                related_name="discussion_comment",
                serialize=False,
                to="django_comments_xtd.xtdcomment",
            ),
        ),
        migrations.AlterModelOptions(
            "comment",
            options={"ordering": ["-pk"], "verbose_name": "comment", "verbose_name_plural": "comments"},
        ),
        migrations.RunPython(forget_permission, migrations.RunPython.noop),
    ]
