"""What the form hands to the pipeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from blog.comments.models import Comment
from blog.models import Post, SiteSettings


@dataclass(frozen=True)
class Submission:
    """A valid comment as it came from the form, and what is known of the reader."""

    post: Post
    comment: str
    name: str
    email: str
    url: str = ""
    parent: Comment | None = None
    kind: str = ""
    stars: int | None = None
    recipe_id: int | None = None
    ip_address: str | None = None
    user_agent: str = ""
    referrer: str = ""
    permalink: str = ""
    honeypot: str = ""

    def akismet_values(self, now: datetime) -> dict[str, str]:
        """By Akismet's names; is_test is left out, since even False would be sent as true."""
        values = {
            "user_ip": self.ip_address or "",
            "user_agent": self.user_agent[:500],
            "referrer": self.referrer[:500],
            "permalink": self.permalink,
            "comment_type": "reply" if self.parent else "comment",
            "comment_author": self.name,
            "comment_author_email": self.email,
            "comment_author_url": self.url,
            "comment_content": self.comment,
            "comment_date_gmt": now.isoformat(timespec="seconds"),
            "blog_lang": SiteSettings.load().language_code,
            "blog_charset": "UTF-8",
            "honeypot_field_name": settings.COMMENTS_HONEYPOT,
        }
        return {name: value for name, value in values.items() if value}
