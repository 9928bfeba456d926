"""The whole site in one file, while it is used."""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from blog.config import backups
from blog.config.backups import encryption


class Command(BaseCommand):
    help = (
        "Backs up database, photos and settings: into FILE, or to BACKUP_TO, where 7 days, 4 weeks and 12 months "
        "are kept. Encrypted where BACKUP_KEY is set."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", nargs="?", type=Path)
        parser.add_argument(
            "--new-key", action="store_true", help="print a new pair of keys, and do nothing else"
        )

    def handle(self, *args, **options) -> None:
        if options["new_key"]:
            private, public = encryption.new_key()
            self.stdout.write(f"On this machine   BACKUP_KEY={public}\nKept elsewhere    {private}")
            self.stdout.write("Who loses the second cannot read any backup made with the first.")
            return
        try:
            made = backups.make(options["file"])
        except backups.BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{made.name}: {made.size / 1e6:.1f} MB")
