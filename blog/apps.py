from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BlogConfig(AppConfig):
    name = "blog"
    verbose_name = _("Blog")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from recipes.photos import usage

        from . import search
        from .models import Page, Post
        from .photo_mentions import mentions

        usage.register(mentions)
        search.connect(Post, Page)
