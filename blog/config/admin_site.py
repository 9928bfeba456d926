from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class BlogAdminSite(AdminSite):
    site_header = _("Kitchen")
    site_title = _("Kitchen")
    index_title = _("Write, photograph, publish")
