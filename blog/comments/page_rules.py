"""What a comment changes of the pages that are kept: its post's, and the feed of all comments."""

from __future__ import annotations

from datetime import datetime, timedelta

from blog.comments.openness import days_open
from blog.models import Post
from blog.page_cache import Watch, scopes


def _of_parent_row(model: str, key: str, columns: set[str]) -> Watch:
    """A rule for a table that the package keeps a part of each comment in."""
    discussion = scopes.discussion_sql("post_id")
    return Watch(
        model,
        (scopes.COMMENTS, f"SELECT {discussion} FROM comments_comment WHERE xtd_id = {{row}}.{key}"),
        f"EXISTS (SELECT 1 FROM comments_comment WHERE xtd_id = {{row}}.{key} AND state = 'published')",
        only=frozenset(columns),
    )


WATCHES = [
    Watch(
        "comments.Comment",
        (scopes.COMMENTS, scopes.discussion_sql("{row}.post_id")),
        "{row}.state = 'published'",
        only=frozenset(
            {"post_id", "state", "kind", "recipe_id", "stars", "date_known", "edited_at", "withdrawn_at"}
        ),
    ),
    _of_parent_row(
        "django_comments.Comment",
        "id",
        {"user_id", "user_name", "user_url", "comment", "submit_date", "is_public", "is_removed"},
    ),
    _of_parent_row(
        "django_comments_xtd.XtdComment", "comment_ptr_id", {"thread_id", "parent_id", "level", "order"}
    ),
]
NOT_SHOWN = [
    "comments.HistoryLine", "comments.Subscription", "comments.Mail", "comments.AkismetStatus", "comments.RecentSubmission",
    "django_comments.CommentFlag", "django_comments_xtd.BlackListedDomain",
]  # fmt: skip


def closes_at(post: Post) -> datetime | None:
    """When the discussion closes by itself."""
    days = days_open()
    return post.published_at + timedelta(days=days) if days and post.published_at else None
