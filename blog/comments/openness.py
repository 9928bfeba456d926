"""Whether a post takes comments now."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from blog.models import Post, SiteSettings


def days_open() -> int:
    """How many days a post takes comments, as the author, else the installation, allows. 0: at any age."""
    days = SiteSettings.load().comments_close_after_days
    return settings.COMMENTS_CLOSE_AFTER_DAYS if days is None else days


def is_open(post: Post) -> bool:
    """Not closed by hand, and not too old."""
    if not post.comments_open or not post.is_public or post.published_at is None:
        return False
    days = days_open()
    return not days or post.published_at > timezone.now() - timedelta(days=days)
