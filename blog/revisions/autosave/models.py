"""The rows of open forms."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class OpenForm(models.Model):
    """A window with a form in it: whose it is, since when, and what is typed there and not saved.

    Once its words are saved, moved into another window or forgotten, the row stays a while without them: what a
    slow line brings afterwards is then known to be late.
    """

    class End(models.TextChoices):
        SAVED = "saved", _("saved")
        MOVED = "moved", _("moved")
        FORGOTTEN = "forgotten", _("forgotten")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    window = models.CharField(max_length=32)  # drawn at random for each window
    form = models.CharField(max_length=60)  # "blog.page", "recipes.recipe"
    object_id = models.BigIntegerField(default=0)  # 0: a new one
    opened_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now, db_index=True)
    kept_at = models.DateTimeField(null=True)
    title = models.CharField(max_length=200, blank=True)
    data = models.BinaryField(default=b"")  # the form's fields as a browser sends them, compressed with zlib
    end = models.CharField(max_length=9, choices=End, blank=True)

    class Meta:
        app_label = "blog"
        verbose_name = _("open form")
        verbose_name_plural = _("open forms")
        ordering = ["-kept_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "window"], name="one_row_a_window")]
        indexes = [models.Index(fields=["form", "object_id"], name="open_forms_of_a_thing")]

    def __str__(self) -> str:
        return f"{self.form} {self.object_id}: {self.title}"
