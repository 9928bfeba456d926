"""What a start needs: the database's tables, the static files and, on the very first start, an author and the demo."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand

from blog import search
from blog.config import demo
from blog.models import Post, SearchEntry


class Command(BaseCommand):
    help = "Migrates, collects the static files if they changed, and makes the first author and the demo."

    def handle(self, *args, **options) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        self._collect_static()
        if not SearchEntry.objects.exists() and Post.objects.exists():
            search.rebuild()  # a site that is older than its search
        if not get_user_model().objects.exists():
            self._first_start()
        call_command("renew_pages", prepare=True)

    def _collect_static(self) -> None:
        """Collects only when a source changed: a second start is a matter of seconds."""
        stamp = settings.VAR_DIR / "static.stamp"
        state = hashlib.sha256()
        for finder in get_finders():
            for path, storage in sorted(finder.list([]), key=lambda pair: pair[0]):
                source = Path(storage.path(path)).stat()
                state.update(f"{path} {source.st_size} {source.st_mtime_ns}\n".encode())
        if stamp.exists() and stamp.read_text() == state.hexdigest() and settings.STATIC_ROOT.exists():
            return
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        stamp.write_text(state.hexdigest())

    def _first_start(self) -> None:
        username = os.environ.get("AUTHOR_USERNAME") or "author"
        password = os.environ.get("AUTHOR_PASSWORD") or secrets.token_urlsafe(12)
        author = get_user_model().objects.create_superuser(
            username, os.environ.get("AUTHOR_EMAIL", ""), password
        )
        if os.environ.get("DEMO", "1").lower() not in {"0", "false", "no", "off"}:
            demo.load(author)
        told = (
            "the one in AUTHOR_PASSWORD"
            if os.environ.get("AUTHOR_PASSWORD")
            else f"{password}  (shown this once)"
        )
        self.stdout.write(f"\n  Author    {username}\n  Password  {told}\n")
