from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class SiteConfig(AppConfig):
    """The commands that start the site."""

    name = "blog.config"
    label = "config"


class BlogAdminConfig(AdminConfig):
    """Stock Django admin on a site of our own: titles and the front page."""

    default_site = "blog.config.admin_site.BlogAdminSite"
