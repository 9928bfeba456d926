"""Runs the local stand-in for Akismet, which the demo uses."""

from __future__ import annotations

import contextlib

from django.core.management.base import BaseCommand, CommandParser

from blog.comments.akismet.stand_in import DEMO_KEY, AkismetServer


class Command(BaseCommand):
    help = "Runs a local stand-in for Akismet until Ctrl-C."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8001)
        parser.add_argument("--key", default=DEMO_KEY)

    def handle(self, *args, **options) -> None:
        server = AkismetServer(options["port"], options["key"])
        self.stdout.write(f"A local stand-in for Akismet listens on {server.url}")
        with contextlib.suppress(KeyboardInterrupt):
            server.serve_forever()
