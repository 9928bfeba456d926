"""The row that remembers how Akismet is doing."""

from __future__ import annotations

from django.db import models


class AkismetStatus(models.Model):
    """One row: how Akismet is doing, and how often it was asked in the running minute."""

    key_digest = models.CharField(max_length=64, blank=True)
    key_valid = models.BooleanField(null=True)
    checked_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=500, blank=True)
    alert_code = models.CharField(max_length=20, blank=True)
    alert = models.CharField(max_length=200, blank=True)
    usage = models.JSONField(default=dict)
    failures = models.PositiveIntegerField(default=0)
    paused_until = models.DateTimeField(null=True)
    minute = models.DateTimeField(null=True)
    calls = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return "Akismet"
