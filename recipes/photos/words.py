"""Alternative texts: asked for at upload, required when a post is published."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import ngettext


def require_alt(photos: Iterable, described: Iterable[str] = ()) -> None:
    """Raises ValidationError naming the photos that nobody has described or called decorative.

    For the form that publishes: `photos` are those the post shows, `described` the slugs to which the post
    itself gives a text.
    """
    told = set(described)
    wordless = sorted({photo.slug for photo in photos if not photo.has_words and photo.slug not in told})
    if wordless:
        raise ValidationError(
            ngettext(
                "This photo needs an alternative text, or has to be marked as decorative: %(slugs)s.",
                "These photos need an alternative text, or have to be marked as decorative: %(slugs)s.",
                len(wordless),
            ),
            code="no_alt",
            params={"slugs": ", ".join(wordless)},
        )
