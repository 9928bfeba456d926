"""Which comments: by their state, and by what a reader may see."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.db.models import Exists, F, OuterRef, QuerySet


class CommentQuerySet(QuerySet):
    model: Any  # Comment, which imports this module

    def published(self) -> Self:
        """Those in this state; readers see them only where they are `visible` too."""
        return self.filter(state=self.model.State.PUBLISHED)

    def visible(self) -> Self:
        """What a reader may see: published, and so is all that stands above it, to the top of its thread.

        Stars without words, that came along from elsewhere, count and are not shown.
        """
        above = self.model.objects.published().filter(parent_id=F("pk"))
        for _level in range(settings.COMMENTS_XTD_MAX_THREAD_LEVEL - 1):
            parents = above.filter(pk=OuterRef("parent_id"))
            above = self.model.objects.published().filter(Exists(parents))
        return self.published().filter(Exists(above.filter(pk=OuterRef("parent_id")))).exclude(comment="")

    def held(self) -> Self:
        return self.filter(state=self.model.State.HELD)

    def unanswered_questions(self) -> Self:
        """Published questions that the author has not answered in public."""
        answers = self.model.objects.published().filter(
            user__isnull=False, thread_id=OuterRef("thread_id"), pk__gt=OuterRef("pk")
        )
        return self.published().filter(~Exists(answers), kind=self.model.Kind.QUESTION)

    def known(self, name: str, mail: str) -> Self:
        """Published comments of the same commenter, by name and mail as WordPress has it."""
        return self.published().filter(user_name__iexact=name, user_email__iexact=mail)
