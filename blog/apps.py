from django.apps import AppConfig


class BlogConfig(AppConfig):
    name = "blog"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from recipes.photos import usage

        from . import search_index
        from .photo_mentions import mentions

        usage.register(mentions)
        search_index.connect()
