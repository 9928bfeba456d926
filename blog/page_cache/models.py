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


class ChangeLogEntry(models.Model):
    """A post or a recipe whose filing has changed, for what is remembered of them; `of` "all" for everything.

    Written by triggers (change_log.py), which keep the latest only. `nonce` is random: a database put back from a copy
    is not taken for one that went on. `transaction`: PostgreSQL's xid8, since keys are not in the order of commits there.
    """

    of = models.CharField(max_length=6)
    row = models.BigIntegerField()
    nonce = models.BigIntegerField()
    transaction = models.BigIntegerField(default=0, db_index=True)

    class Meta:
        app_label = "blog"

    def __str__(self) -> str:
        return f"{self.of} {self.row}"
