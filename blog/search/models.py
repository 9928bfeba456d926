"""What the search index keeps: one entry for each post, and the vocabulary of all of them."""

from __future__ import annotations

from typing import Any

from django.db import models
from modelsearch.index import Indexed, SearchField


class SearchEntry(Indexed, models.Model):
    """A post's words: as stems for matching and ranking, and as typed for the excerpt."""

    post = models.OneToOneField("blog.Post", models.CASCADE, primary_key=True, related_name="search_entry")
    title = models.TextField()  # stems, parted by spaces, like the next three
    terms = models.TextField()
    ingredients = models.TextField()
    body = models.TextField()
    text = models.TextField()  # the words themselves

    search_fields = [SearchField("title"), SearchField("rest")]
    search_auto_update = False

    class Meta:
        app_label = "blog"

    def __str__(self) -> str:
        return str(self.post_id)

    @classmethod
    def all_posts(cls) -> Any:
        """Posts and pages, reached by the entry's own relation: posts know their index, not the other way round."""
        posts: Any = cls._meta.get_field("post").related_model
        return posts.objects.all()

    @property
    def rest(self) -> str:
        return f"{self.terms} {self.ingredients} {self.body}"


class SearchWord(models.Model):
    """A word that some entry holds, folded: for slips and beginnings."""

    word = models.CharField(max_length=60, unique=True)
    stem = models.CharField(max_length=60, db_index=True)
    length = models.PositiveSmallIntegerField(db_index=True)

    class Meta:
        app_label = "blog"

    def __str__(self) -> str:
        return self.word
