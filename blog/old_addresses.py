"""Addresses that posts once had: they lead to the post for ever, in one step however often it moved."""

from __future__ import annotations

from .models import OldAddress, Post


def remember(post: Post, old_slug: str) -> None:
    """`post` moved away from `old_slug`. An address that a post takes anew is no longer an old one."""
    if old_slug and old_slug != post.slug:
        OldAddress.objects.update_or_create(slug=old_slug, defaults={"post": post})
    OldAddress.objects.filter(slug=post.slug).delete()


def find(slug: str) -> Post | None:
    """The public post that once stood there."""
    return Post.objects.published().filter(old_addresses__slug=slug).first()
