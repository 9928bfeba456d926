"""Beside the site: removes forgotten pages from var/pages/ at once, and renders them anew before a reader asks."""

from __future__ import annotations

import json
import os
import signal
import time

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management.base import BaseCommand

from blog.page_cache.application import PageCache
from blog.page_cache.clock import clock
from blog.page_cache.files import common_headers, files

PAUSE = 0.05  # seconds between two looks: how long nginx may serve a page that another process has changed
MOST = 300  # pages rendered anew after one change, the latest first; the others wait for a reader


class Command(BaseCommand):
    help = "Keeps var/pages/ true while the site runs; `manage.py serve` starts it."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--prepare", action="store_true", help="only write the headers that nginx adds, and end"
        )

    def handle(self, *args, **options) -> None:
        if (kept := files()) is None or not settings.PAGE_CACHE:
            return
        if options["prepare"]:
            self._prepare()
            return
        os.nice(10)  # readers come first
        signal.signal(signal.SIGTERM, lambda *_: exit(0))
        site, now = PageCache(WSGIHandler(), files=kept), clock()
        kept.clear_strays()
        forgotten: list[str] = ["/"]
        while True:
            found = kept.sweep(now.now())
            if found:
                forgotten = [*found[:MOST], *(path for path in forgotten if path not in found)][:MOST]
            if forgotten:
                site.renew(forgotten.pop(0))
            else:
                time.sleep(PAUSE)

    def _prepare(self) -> None:
        """headers.json, by which pages are told that nginx may serve, and the same as nginx's own words."""
        site = PageCache(WSGIHandler())
        entry = site.page("/")
        if entry is None:
            return
        folder = settings.VAR_DIR / "pages"
        folder.mkdir(parents=True, exist_ok=True)
        common = common_headers(entry.kept)
        (folder / "headers.json").write_text(json.dumps(common))
        lines = [f"add_header {name} {_quoted(value)} always;" for name, value in common]
        (folder / "headers.conf").write_text(
            "\n".join([*lines, 'add_header Vary "Accept-Encoding" always;', ""])
        )


def _quoted(value: str) -> str:
    """A value as nginx's configuration has it."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
