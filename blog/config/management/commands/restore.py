"""A backup's file -> a site, in an empty folder and an empty database."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from blog.config import backups
from blog.config.backups.restoring import SETTINGS


class Command(BaseCommand):
    help = (
        "Restores a backup into an empty DATA_DIR and an empty database; refuses where a site stands already."
    )
    requires_system_checks = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args, **options) -> None:
        try:
            restored = backups.restore(options["file"])
        except backups.BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"Restored as of {restored.made_at}, with {restored.files} files.\n"
            f"The settings of that time stand in {settings.VAR_DIR / SETTINGS}: compare them with .env.\n"
            "Then: manage.py prepare, and start the site."
        )
