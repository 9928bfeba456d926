"""Signed addresses: whoever holds one may do what it says, and nobody can make one up."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.urls import reverse

from blog.comments.models import Comment, Subscription

DECISION_AGE = 30 * 24 * 3600  # seconds that the links in a moderator's mail hold

_MINE = signing.Signer(salt="comments.mine")
_FOLLOW = signing.Signer(salt="comments.follow")
_UNFOLLOW = signing.Signer(salt="comments.unfollow")
_DECIDE = "comments.decide"


def absolute(path: str) -> str:
    return settings.SITE_URL + path


def mine(pk: int) -> str:
    """The writer's own page of a comment: its state, edit, withdraw, follow."""
    return reverse("comments:mine", args=[_MINE.sign(str(pk))])


def read_mine(token: str) -> int:
    """The comment's id. Raises signing.BadSignature, as all of these do."""
    return int(_MINE.unsign(token))


def follow(subscription: Subscription) -> str:
    return absolute(reverse("comments:follow", args=[_FOLLOW.sign(str(subscription.pk))]))


def read_follow(token: str) -> int:
    return int(_FOLLOW.unsign(token))


def unfollow(subscription: Subscription) -> str:
    return absolute(reverse("comments:unfollow", args=[_UNFOLLOW.sign(str(subscription.pk))]))


def read_unfollow(token: str) -> int:
    return int(_UNFOLLOW.unsign(token))


def decide(comment: Comment) -> str:
    """For the moderator, and for the words as they are now: an edit makes it stale."""
    token = signing.dumps([comment.pk, comment.revision], salt=_DECIDE)
    return absolute(reverse("comments:decide", args=[token]))


def read_decide(token: str) -> tuple[int, int]:
    """The comment's id and revision."""
    pk, revision = signing.loads(token, salt=_DECIDE, max_age=DECISION_AGE)
    return pk, revision


def held_list() -> str:
    """The moderator's list of what is held."""
    return reverse("admin:comments_comment_changelist") + "?state=held"
