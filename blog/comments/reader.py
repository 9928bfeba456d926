"""What is known of the reader behind a request: the address, and whether a page of ours sent it."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def address(request: HttpRequest) -> str | None:
    """The reader's IP address: REMOTE_ADDR, or the forwarded one where the number of proxies is set.

    Each of the TRUSTED_PROXIES appends the address it saw, so the reader's stands that many from the
    right; whatever stands before it was sent by the reader and proves nothing.
    """
    seen = [request.META.get("REMOTE_ADDR", "")]
    if settings.TRUSTED_PROXIES:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if len(forwarded) >= settings.TRUSTED_PROXIES:
            seen.insert(0, forwarded[-settings.TRUSTED_PROXIES].strip())
    for candidate in seen:
        try:
            return str(ipaddress.ip_address(candidate))
        except ValueError:
            continue
    return None


def is_from_our_page(request: HttpRequest) -> bool:
    """Whether one of our own pages sent this form: what stands in for a CSRF token in a cached page."""
    site = request.META.get("HTTP_SEC_FETCH_SITE")
    if site is not None:
        return site == "same-origin"
    origin = request.META.get("HTTP_ORIGIN") or request.META.get("HTTP_REFERER", "")
    try:
        sent = urlsplit(origin)
        ours = f"{request.scheme}://{request.get_host()}"
        return f"{sent.scheme}://{sent.netloc}" == ours
    except ValueError:
        return False
