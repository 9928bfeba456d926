"""The rows of versions."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class RevisionQuerySet(models.QuerySet):
    def of(self, obj: models.Model) -> Self:
        """The versions of a post, a page or a recipe, the newest first."""
        return self.filter(model=obj._meta.concrete_model._meta.label_lower, object_id=obj.pk)  # type: ignore[union-attr]


class Revision(models.Model):
    """A thing as it stood after a save: its columns and the rows that belong to it, as compressed JSON."""

    class Origin(models.TextChoices):
        SAVED = "saved", _("saved")
        IMPORTED = "imported", _("imported")
        RESTORED = "restored", _("restored")
        FOUND = "found", _("as it was before")

    model = models.CharField(max_length=40)  # "blog.post": pages are posts
    object_id = models.BigIntegerField()
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.SAVED)
    changed = models.JSONField(default=list)  # names of what differs from the version before
    is_public = models.BooleanField(default=False)  # status "published": never thinned out
    data = models.BinaryField()

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["model", "object_id", "-id"], name="revisions_of_a_thing")]

    def __str__(self) -> str:
        return f"{self.model} {self.object_id}: {self.pk}"
