"""Findings of the proofreader that the author put aside."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class DismissedFinding(models.Model):
    """A finding of the proofreader that the author put aside, known by its key; its message is kept to undo from."""

    recipe = models.ForeignKey("recipes.Recipe", models.CASCADE, related_name="dismissed_findings")
    key = models.CharField(_("key"), max_length=60)
    message = models.TextField(_("message"))
    dismissed_at = models.DateTimeField(_("dismissed"), auto_now_add=True)

    class Meta:
        verbose_name = _("dismissed finding")
        verbose_name_plural = _("dismissed findings")
        ordering = ["dismissed_at"]
        constraints = [models.UniqueConstraint(fields=["recipe", "key"], name="one_dismissal_per_finding")]

    def __str__(self) -> str:
        return self.message
