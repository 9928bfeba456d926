from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BlogConfig(AppConfig):
    name = "blog"
    verbose_name = _("Blog")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate, pre_migrate

        from recipes.photos import usage

        from . import search
        from .models import Page, Post
        from .page_cache import triggers
        from .photo_mentions import mentions

        usage.register(mentions)
        search.connect(Post, Page)
        pre_migrate.connect(triggers.remove, sender=self, dispatch_uid="page marks")
        post_migrate.connect(triggers.install, sender=self, dispatch_uid="page marks")
