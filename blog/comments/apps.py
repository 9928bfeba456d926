from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommentsConfig(AppConfig):
    name = "blog.comments"
    label = "comments"
    verbose_name = _("Discussion")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from blog import page_cache
        from blog.comments import page_rules
        from blog.page_cache.dependencies import register_time

        page_cache.register(page_rules.WATCHES, page_rules.NOT_SHOWN)
        register_time(page_rules.closes_at)


class QuietXtdConfig(AppConfig):
    """django-comments-xtd for its model alone.

    Its own config connects a receiver that publishes the held replies of a saved public parent,
    spam included.
    """

    name = "django_comments_xtd"
    verbose_name = "Comments Xtd"
    default_auto_field = "django.db.models.AutoField"
    default = False

    def ready(self) -> None:
        pass
