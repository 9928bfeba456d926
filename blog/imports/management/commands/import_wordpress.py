"""Moves a WordPress site in: `manage.py import_wordpress FILE… [--uploads FOLDER] [--dry-run]`."""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from blog.imports import report
from blog.imports.models import ImportRun
from blog.imports.wordpress import run as wordpress


class Command(BaseCommand):
    help = (
        "Imports WordPress export files (Tools → Export → All content): posts, pages, recipe cards of all known "
        "plugins, comments, photos and old addresses. May be stopped and run again: nothing comes twice, and "
        "nothing that was edited here is overwritten."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--uploads", type=Path, help="the old site's wp-content/uploads folder")
        parser.add_argument("--pages", type=Path, help="a folder of the old site's pages, saved as HTML")
        parser.add_argument("--dry-run", action="store_true", help="read and report, write nothing")
        parser.add_argument("--report", type=Path, help="write the report to this file too")

    def handle(self, *args, **options) -> None:
        folders = {name: options[name] for name in ("uploads", "pages")}
        for folder in filter(None, folders.values()):
            if not folder.is_dir():
                raise CommandError(f"{folder} is not a folder.")
        files = [str(path.resolve()) for path in options["files"]]
        run = self._unfinished(files, options["dry_run"]) or ImportRun(
            files=files, dry_run=options["dry_run"]
        )
        for name, folder in folders.items():
            setattr(run, name, str(folder.resolve()) if folder else "")
        run.save()
        for number in wordpress.steps(run):
            if options["verbosity"] and number and number % 100 == 0:
                self.stderr.write(f"{number} of {run.total} …")
        text = report.text_of(run)
        if options["report"]:
            options["report"].write_text(text, encoding="utf-8")
        self.stdout.write(text)
        if run.state == ImportRun.State.FAILED:
            raise CommandError(run.error)

    def _unfinished(self, files: list[str], dry_run: bool) -> ImportRun | None:
        """The run of the same files that was killed, to go on with."""
        runs = ImportRun.objects.filter(state=ImportRun.State.RUNNING, dry_run=dry_run)
        return next((run for run in runs if run.files == files), None)
