from django.db import migrations

TABLE = "django_tasks_database_dbtaskresult"


def drop_queue(apps, schema_editor):
    """The package is gone, so it cannot take its table along: rows in it only said when to look again."""
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        if TABLE not in connection.introspection.table_names(cursor):
            return
    schema_editor.execute(f"DROP TABLE {schema_editor.quote_name(TABLE)}")
    # Forgotten too, so that the package could be installed again.
    schema_editor.execute("DELETE FROM django_migrations WHERE app = 'django_tasks_database'")
    apps.get_model("contenttypes", "ContentType").objects.using(connection.alias).filter(
        app_label="django_tasks_database"
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("comments", "0006_names_in_akismets_words"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(drop_queue, migrations.RunPython.noop)]
