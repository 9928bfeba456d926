"""What judges our pages: the Nu HTML checker (over Java) and axe (in Chromium)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

JAR = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

needs_nu = pytest.mark.skipif(
    os.environ.get("CI") != "true" and not (JAR.exists() and shutil.which("java")),
    reason="the Nu HTML checker needs Java and `npm ci` in tests/site",
)


def nu_messages(pages: dict[str, str], folder: Path) -> list[str]:
    """The checker's messages on pages by name, warnings included."""
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    done = subprocess.run(
        ["java", "-Xss1m", "-jar", str(JAR), "--format", "json", "--exit-zero-always", str(folder)],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    found = json.loads(done.stderr or done.stdout)["messages"]
    return [
        f"{Path(m.get('url', '')).name}:{m.get('lastLine')} {m['message']} | {m.get('extract', '')}"
        for m in found
    ]


def axe_violations(page) -> list[str]:
    """axe's violations on an open page, WCAG 2.2 AA and best practice."""
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {v['help']} | {v['nodes'][0]['html'][:160]}" for v in found]
