"""The site's style sheet: the files of static/css/ as one, so that a page waits for one request.

tokens.css opens with the order of the cascade layers, so it goes first; the others may stand in any order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

BUNDLE = "css/site.css"
_FIRST = ["tokens.css", "base.css"]
_ADMIN = "admin"  # files that begin so belong to the admin alone


def _sources() -> list[Path]:
    folder = settings.BASE_DIR / "static" / "css"
    rest = sorted(p for p in folder.glob("*.css") if p.name not in _FIRST and not p.name.startswith(_ADMIN))
    return [*(folder / name for name in _FIRST), *rest]


class StylesheetFinder(BaseFinder):
    """Finds css/site.css: the sources joined, without their comments and indents."""

    def __init__(self, *args, **kwargs) -> None:
        self.storage = FileSystemStorage(location=settings.VAR_DIR / "bundle")

    def check(self, **kwargs) -> list:
        return []

    def _build(self) -> str:
        text = "\n".join(path.read_text(encoding="utf-8") for path in _sources())
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        text = re.sub(r"\s*\n\s*", "\n", text).strip()
        target = Path(self.storage.path(BUNDLE))
        if not target.exists() or target.read_text() != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
        return str(target)

    def find(self, path: str, find_all: bool = False, **kwargs):
        if path != BUNDLE:
            return []
        return [self._build()] if find_all else self._build()

    def list(self, ignore_patterns) -> Iterator[tuple[str, FileSystemStorage]]:
        self._build()
        yield BUNDLE, self.storage
