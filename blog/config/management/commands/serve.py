"""The site under its server, with its worker beside it; in the demo also a local Akismet.

SIGHUP: new code and settings without a lost request. SIGTERM: requests that have begun are answered first.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from blog.config import demo
from blog.config.processes import end_with_parent

PAUSE = 0.5  # seconds between two looks at the children
GRACE = 15  # seconds a child gets to end by itself


def server(port: int) -> list[str]:
    """The server's command: a worker for each core."""
    return [sys.executable, "-m", "blog.config.server", str(port)]


class Command(BaseCommand):
    help = "Serves the site on 127.0.0.1:PORT until Ctrl-C, with the background worker."

    def handle(self, *args, **options) -> None:
        in_demo = demo.is_loaded() and (settings.AKISMET_IS_STAND_IN or not settings.AKISMET_KEY)
        self._environment = os.environ | {"DEMO": "1" if in_demo else "0"}
        manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
        commands = {"site": server(settings.PORT), "worker": [*manage, "worker"]}
        if settings.PAGE_CACHE and settings.PAGE_CACHE_DISK:
            commands["pages"] = [*manage, "renew_pages"]
        if in_demo:
            commands["akismet"] = [*manage, "akismet_stand_in", "--port", str(settings.AKISMET_DEMO_PORT)]
        self._greet(in_demo)
        children = {name: self._start(command) for name, command in commands.items()}
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        signal.signal(signal.SIGHUP, lambda *_: self._reload(children))
        try:
            while children["site"].poll() is None:
                for name, child in children.items():
                    if child.poll() is not None and name != "site":
                        self.stderr.write(f"{name} ended ({child.returncode}): starting it again")
                        time.sleep(1)
                        children[name] = self._start(commands[name])
                time.sleep(PAUSE)
            raise CommandError("the site's server ended: is the port taken? PORT=8001 moves it.")
        except KeyboardInterrupt:
            self.stdout.write("\nGood bye.")
        finally:
            for child in children.values():
                child.terminate()
            for child in children.values():
                try:
                    child.wait(GRACE)
                except subprocess.TimeoutExpired:
                    child.kill()

    def _start(self, command: list[str]) -> subprocess.Popen:
        return subprocess.Popen(
            command, env=self._environment, cwd=settings.BASE_DIR, preexec_fn=end_with_parent
        )

    @staticmethod
    def _reload(children: dict[str, subprocess.Popen]) -> None:
        """The server replaces its workers one after the other; the others are ended, and started again."""
        children["site"].send_signal(signal.SIGHUP)
        for name, child in children.items():
            if name != "site":
                child.terminate()

    def _greet(self, in_demo: bool) -> None:
        base = f"http://127.0.0.1:{settings.PORT}"
        lines = ["", f"  The site  {base}/", f"  Dashboard {base}/admin/"]
        if in_demo:
            lines.append(
                "  Spam      no Akismet key is set: a local stand-in answers (comment as viagra-test-123)"
            )
        if not settings.EMAIL_URL:
            lines.append(f"  Mail      no server is set: written to {settings.EMAIL_FILE_PATH}")
        lines.append("  New password: .venv/bin/python manage.py changepassword author\n")
        self.stdout.write("\n".join(lines))
