from django.db import migrations


def sign_with_names(apps, schema_editor):
    """Answers of people without a full name were signed with the login, which is nobody's business."""
    alias = schema_editor.connection.alias
    site = apps.get_model("blog", "SiteSettings").objects.using(alias).first()
    fallback = (site.author_name.strip() or site.name) if site else "Low & Slow"
    answers = apps.get_model("comments", "Comment").objects.using(alias).filter(user__isnull=False)
    for answer in answers.select_related("user"):
        if answer.user_name == answer.user.username[:50]:
            full_name = f"{answer.user.first_name} {answer.user.last_name}".strip()
            answer.user_name = (full_name or fallback)[:50]
            answer.save(update_fields=["user_name"])


class Migration(migrations.Migration):
    dependencies = [
        ("comments", "0008_recent_submissions"),
        ("blog", "0003_site_settings_and_old_addresses"),
    ]

    operations = [migrations.RunPython(sign_with_names, migrations.RunPython.noop)]
