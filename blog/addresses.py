"""Which first words of an address belong to the site, so that no post may take them."""

from __future__ import annotations

import re
from functools import cache

from django.conf import settings
from django.urls import get_resolver

_LITERAL = re.compile(r"^[-\w.]+")


@cache
def reserved_words() -> frozenset[str]:
    """The literal first words of every pattern, with those of files and media."""
    words = {
        settings.STATIC_URL.strip("/"),
        settings.MEDIA_URL.strip("/"),
        "page",
        "favicon.ico",
        "wp-admin",
        "wp-json",
    }

    def walk(patterns, prefix: str) -> None:
        for pattern in patterns:
            route = prefix + str(pattern.pattern).removeprefix("^")
            if not route.strip("/") and hasattr(pattern, "url_patterns"):
                walk(pattern.url_patterns, "")
            elif literal := _LITERAL.match(route):
                words.add(literal[0])

    walk(get_resolver().url_patterns, "")
    return frozenset(word.rstrip("/").lower() for word in words)


def is_reserved(slug: str) -> bool:
    """True for an address of the site, and for a year (the archive by month stands there)."""
    return slug.lower() in reserved_words() or re.fullmatch(r"\d{4}", slug) is not None
