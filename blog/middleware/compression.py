"""Pages go out compressed. Photos are compressed already, and ranges of them must stay as they are."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

WORDS = (
    "text/",
    "application/json",
    "application/xml",
    "application/atom+xml",
    "application/rss+xml",
    "application/feed+json",
    "image/svg+xml",
)


class PageCompressionMiddleware(GZipMiddleware):
    """Django's, with its guard against BREACH, for words only."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.streaming or not response.headers.get("Content-Type", "").startswith(WORDS):
            return response
        return super().process_response(request, response)
