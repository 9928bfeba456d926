"""The address that a request came from: whose it is, and which addresses are one reader's."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest

ONE_READER_HAS = 64  # bits of an IPv6 address that tell readers apart: the rest is each reader's own


def client_address(request: HttpRequest) -> str | None:
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
            found = ipaddress.ip_address(candidate.partition("%")[0])
        except ValueError:
            continue
        return str(getattr(found, "ipv4_mapped", None) or found)
    return None


def network(address: str) -> str:
    """An address to count by: an IPv4 one as it is, of an IPv6 one the /64 that its reader may use all of."""
    if ipaddress.ip_address(address).version == 4:
        return address
    return str(ipaddress.ip_network((address, ONE_READER_HAS), strict=False).network_address)


def client_network(request: HttpRequest) -> str | None:
    """Whom django-axes counts wrong passwords of."""
    address = client_address(request)
    return address and network(address)
