"""What was moved in from elsewhere: each run with its report, and what became of every thing."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ImportRun(models.Model):
    """One import of one or more files: how far it is, and what it has to say."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    files = models.JSONField(_("files"), default=list)  # their paths
    uploads = models.CharField(_("uploads folder"), max_length=500, blank=True)
    pages = models.CharField(_("saved pages"), max_length=500, blank=True)
    dry_run = models.BooleanField(
        _("look only"), default=False, help_text=_("Reads everything and reports; writes nothing.")
    )
    queued = models.BooleanField(default=False, editable=False)  # the worker does it, not a command
    site = models.CharField(_("site"), max_length=200, blank=True)
    stage = models.CharField(max_length=80, blank=True)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)  # what was counted -> how many
    facts = models.JSONField(default=dict)  # lists for the report: the menu, what was left out
    error = models.TextField(_("error"), blank=True)
    started_at = models.DateTimeField(_("started"), default=timezone.now)
    alive_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-pk"]

    def __str__(self) -> str:
        names = ", ".join(Path(name).name for name in self.files)
        return f"{names} ({timezone.localtime(self.started_at):%Y-%m-%d %H:%M})"

    @property
    def folder(self) -> Path:
        """Where what was uploaded, and the laid out export, lie until the run is done."""
        return Path(settings.VAR_DIR) / "imports" / str(self.pk)

    @property
    def percent(self) -> int:
        return min(100, 100 * self.done // self.total) if self.total else 0

    def count(self, what: str, number: int = 1) -> None:
        self.counts[what] = self.counts.get(what, 0) + number


class ImportNote(models.Model):
    """One line of a report: what did not come, or is to be looked at, with its post."""

    class Kind(models.TextChoices):
        LOOK = "look", _("to look at")
        LOST = "lost", _("did not come")
        CHANGED = "changed", _("not as it was")

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="notes")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.LOOK)
    about = models.CharField(_("about"), max_length=300, blank=True)
    post = models.ForeignKey(
        "blog.Post", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("post")
    )
    message = models.TextField(_("note"))

    class Meta:
        verbose_name = _("note of an import")
        verbose_name_plural = _("notes of imports")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.about}: {self.message}" if self.about else self.message


class ImportedItem(models.Model):
    """A thing of the old site and the row it became, so that a second import adds nothing and overwrites
    nothing that was edited here."""

    site = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)  # post, recipe, photo, comment
    key = models.CharField(max_length=300)  # its number there, or a photo's path
    object_id = models.BigIntegerField()
    digest = models.CharField(max_length=64, blank=True)  # of what the export said
    fingerprint = models.CharField(max_length=64, blank=True)  # of the row as imported
    imported_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("imported item")
        verbose_name_plural = _("imported items")
        constraints = [models.UniqueConstraint(fields=["site", "kind", "key"], name="imported_once")]
        indexes = [models.Index(fields=["kind", "object_id"], name="imported_object")]

    def __str__(self) -> str:
        return f"{self.site} {self.kind} {self.key}"
