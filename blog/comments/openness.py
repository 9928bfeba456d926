"""Whether a post takes comments now."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from blog.models import Post, SiteSettings


def is_open(post: Post) -> bool:
    """Not closed by hand, and not older than the days that the author, else the installation, allows (0: any age)."""
    if not post.comments_open or not post.is_public:
        return False
    days = SiteSettings.load().comments_close_after_days
    if days is None:
        days = settings.COMMENTS_CLOSE_AFTER_DAYS
    return not days or post.published_at > timezone.now() - timedelta(days=days)
