"""The site speaks its author's language and keeps its time zone."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse

from blog.models import SiteSettings

_PLAIN = (f"/{settings.MEDIA_URL.strip('/')}/", f"/{settings.STATIC_URL.strip('/')}/", "/healthz")


class SiteLanguageMiddleware:
    """Reads the settings row once for each page, and follows it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(_PLAIN):
            return self.get_response(request)
        with SiteSettings.read_once() as site, site.speaking():
            response = self.get_response(request)
            if isinstance(response, SimpleTemplateResponse) and not response.is_rendered:
                response.render()
        response.headers.setdefault("Content-Language", site.language_code)
        if not site.search_engines:
            response.headers["X-Robots-Tag"] = "noindex"
        return response
