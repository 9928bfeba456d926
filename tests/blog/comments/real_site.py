"""The site as it runs: its own data folder, the server with several workers, and a client over HTTP."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any

from blog.config.management.commands.serve import server

ROOT = Path(__file__).parents[3]
POST = """
from django.utils import timezone
from blog.models import Post
Post.objects.create(title="Pork", slug="pork", status="published", published_at=timezone.now())
"""


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args, **kwargs):
        return None


class RealSite:
    """A published post "pork" and nothing else. `environment` sets what settings.py reads."""

    def __init__(self, folder: Path, **environment: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.folder = folder
        plain = {
            name: value for name, value in os.environ.items() if not name.startswith(("AKISMET", "DJANGO"))
        }
        self.environment = (
            plain | {"DATA_DIR": str(folder), "PORT": str(self.port), "DEMO": "0"} | environment
        )
        self.process: subprocess.Popen | None = None
        self.manage("migrate", "--verbosity", "0")
        self.manage("collectstatic", "--noinput", "--verbosity", "0")
        self.manage("shell", "--no-imports", "-c", POST)

    def manage(self, *arguments: str) -> None:
        subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=self.environment, check=True)

    def start(self, workers: int = 3) -> None:
        self.process = subprocess.Popen(
            server(self.port),
            cwd=ROOT,
            env=self.environment | {"WEB_CONCURRENCY": str(workers)},
            start_new_session=True,
        )
        self.wait()

    def wait(self, seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                urllib.request.urlopen(self.url + "/healthz", timeout=2).read()
                return
            except OSError:
                time.sleep(0.1)
        raise TimeoutError("the site did not start")

    def kill(self) -> None:
        """kill -9, all of it at once: nothing is flushed, nothing says good bye."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def say(self, **fields: Any) -> int:
        """The status that `post` gets."""
        return self.post(**fields)[0]

    def post(self, timeout: float = 20, address: str = "", **fields: str) -> tuple[int, str]:
        """Post a comment as a browser does, behind a proxy where `address` is given.

        Returns the status and the page; raises OSError if the site is gone.
        """
        fields = {"comment": "Words", "name": "Ana", "email": "ana@example.org"} | fields
        request = urllib.request.Request(
            self.url + "/pork/comment/",
            urllib.parse.urlencode(fields).encode(),
            {"Sec-Fetch-Site": "same-origin"},
        )
        if address:
            request.add_header("X-Forwarded-For", address)
        try:
            answer = urllib.request.build_opener(NoRedirect).open(request, timeout=timeout)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return answer.status, answer.read().decode()

    def rows(self, query: str) -> list[tuple]:
        with sqlite3.connect(self.folder / "var" / "db.sqlite3", timeout=20) as database:
            return database.execute(query).fetchall()
