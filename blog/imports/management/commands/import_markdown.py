"""`manage.py import_markdown FOLDER [--dry-run]`: import_recipes for a folder, published where the file says nothing else."""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import CommandError

from blog.imports.markdown.files import files

from .import_recipes import Command as ImportRecipes


class Command(ImportRecipes):
    def add_arguments(self, parser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="read and report, write nothing")

    def handle(self, *args, **options) -> None:
        root: Path = options["folder"]
        if not root.is_dir():
            raise CommandError(f"{root} is not a folder.")
        if not files(root):
            raise CommandError(f"No Markdown file was found in {root}.")
        self.run([root], publish=True, dry_run=options["dry_run"])
