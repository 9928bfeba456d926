"""What the page of a post reads, and when: a part that is kept asks the database nothing."""

from __future__ import annotations

from django.db.models import prefetch_related_objects

from blog.models import Post
from blog.page_cache.parts import PostParts, with_state
from blog.querysets import with_recipes
from recipes.models import card_parts

from .related import fetch_beside


class PostPage:
    """A public post and the parts of its page. `changing`: those that this request asks for in another way."""

    def __init__(self, post: Post, changing: frozenset[str]) -> None:
        self.post = post
        self.parts = PostParts(post, self._fetch, changing)
        self._fetched: set[str] = set()

    @classmethod
    def of(cls, slug: str, changing: frozenset[str] = frozenset()) -> PostPage | None:
        posts = Post.objects.published().filter(slug=slug).select_related("lead_photo", "author")
        post = with_state(posts).first()
        return cls(post, changing) if post else None

    def _fetch(self, part: str) -> None:
        """The page's first part is made when the post or another has changed: those beside it come along then."""
        if part == "discussion":
            self._once("recipes", lambda: prefetch_related_objects([self.post], with_recipes(Post)))
        elif part != "related":
            self._once("all", lambda: self._all(with_beside=part == "meta"))

    def _all(self, *, with_beside: bool) -> None:
        posts = [self.post, *(fetch_beside(self.post) if with_beside else [])]
        prefetch_related_objects(posts, "categories", with_recipes(Post))
        prefetch_related_objects([self.post], "tags")
        prefetch_related_objects(self.post.recipe_list, *card_parts())
        self._fetched.add("recipes")

    def _once(self, what: str, read) -> None:
        if what not in self._fetched:
            self._fetched.add(what)
            read()
