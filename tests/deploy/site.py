"""The site as `manage.py serve` starts it, in a data folder of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[2]
POST = "/sweet-soy-and-garlic-crispy-pork-belly/"


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Site:
    """With the demo; `environment` sets what settings.py reads."""

    def __init__(self, data: Path, **environment: str) -> None:
        self.data, self.port = data, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = os.environ | {
            "DATA_DIR": str(data), "PORT": str(self.port), "AKISMET_DEMO_PORT": str(free_port()),
            "AUTHOR_PASSWORD": "kitchen-table-1",
        } | environment  # fmt: skip
        data.mkdir(parents=True, exist_ok=True)
        self.manage("prepare")

    def manage(self, *arguments: str, **options) -> subprocess.CompletedProcess:
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(
            command,
            cwd=ROOT,
            env=self.environment,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **options,
        )

    def start(self) -> None:
        with open(self.data / "serve.log", "a") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve"], cwd=ROOT, env=self.environment, stdout=log, stderr=log
            )
        end = time.monotonic() + 90
        while time.monotonic() < end:
            try:
                urllib.request.urlopen(self.url + "/healthz", timeout=2).read()
                return
            except OSError:
                time.sleep(0.1)
        raise TimeoutError((self.data / "serve.log").read_text())

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(40)

    def __enter__(self) -> Site:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.stop()
