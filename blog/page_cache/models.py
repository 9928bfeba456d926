"""The marks that the database's triggers change."""

from __future__ import annotations

from django.db import models


class PageMark(models.Model):
    """One scope (scopes.py) and a random number that is another one after every change within it.

    Random, not counted: a database put back from a copy can never come to a number that it had before.
    """

    scope = models.IntegerField(primary_key=True)
    mark = models.BigIntegerField()

    class Meta:
        app_label = "blog"

    def __str__(self) -> str:
        return f"{self.scope}: {self.mark}"
