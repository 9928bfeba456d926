"""What every template may read of the site."""

from django.conf import settings
from django.utils.encoding import escape_uri_path
from django.utils.functional import SimpleLazyObject

from .models import SiteSettings


def site(request) -> dict:
    """`site`: the settings row, one query where a template reads it; `canonical`: this page's own address."""
    return {
        "site": SimpleLazyObject(SiteSettings.load),
        "site_url": settings.SITE_URL,
        "canonical": settings.SITE_URL + escape_uri_path(request.path),
    }
