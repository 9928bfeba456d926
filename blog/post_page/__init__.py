"""The page of a post: what it reads, and what stands beside the post."""

from .page import PostPage

__all__ = ["PostPage"]
