"""Whether a page of ours sent a form: what stands in for a CSRF token in a page that is cached."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def is_from_our_page(request: HttpRequest) -> bool:
    """What the browser says of it: Sec-Fetch-Site and Origin, each where it is sent, and neither: Referer.

    A browser that was told to name no origin says "null": that alone proves nothing, and denies nothing.
    """
    site = request.META.get("HTTP_SEC_FETCH_SITE")
    origin = request.META.get("HTTP_ORIGIN")
    if site is not None:
        return site == "same-origin" and (origin in (None, "null") or _is_ours(origin, request))
    return _is_ours(origin or request.META.get("HTTP_REFERER", ""), request)


def _is_ours(address: str, request: HttpRequest) -> bool:
    try:
        sent = urlsplit(address)
    except ValueError:
        return False
    return f"{sent.scheme}://{sent.netloc}" in (f"{request.scheme}://{request.get_host()}", settings.SITE_URL)
