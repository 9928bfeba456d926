from django.contrib.admin.apps import AdminConfig


class BlogAdminConfig(AdminConfig):
    """Stock Django admin on a site of our own: titles and the front page."""

    default_site = "blog.config.admin_site.BlogAdminSite"
