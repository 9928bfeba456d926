from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportsConfig(AppConfig):
    """Moving in from elsewhere."""

    name = "blog.imports"
    label = "imports"
    verbose_name = _("Moving in")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from blog import page_cache

        page_cache.register([], ["imports.ImportRun", "imports.ImportNote", "imports.ImportedItem"])
