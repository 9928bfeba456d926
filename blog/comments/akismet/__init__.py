"""The one door to Akismet: the calls, their answers, and how the service is doing."""

from blog.comments.akismet import health
from blog.comments.akismet.client import (
    Answer,
    Verdict,
    check,
    is_configured,
    submit_ham,
    submit_spam,
    usage,
    verify_key,
)

__all__ = [
    "Answer",
    "Verdict",
    "check",
    "health",
    "is_configured",
    "submit_ham",
    "submit_spam",
    "usage",
    "verify_key",
]
