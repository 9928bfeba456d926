"""The site's style sheets: the files of static/css/ joined into one for each kind of page, so that a page waits
for one small request.

tokens.css opens with the order of the cascade layers, so it goes first; the others may stand in any order.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import rcssmin
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

_FIRST = ["tokens", "base"]
_ADMIN = "admin"  # files that begin so belong to the admin alone

# What one kind of page needs and the other never shows; every other file is in both sheets.
_ONLY = {
    "css/reading.css": {
        "post",
        "recipe-card",
        "recipe-card-print",
        "recipe-cooking",
        "card-tools",
        "comments",
        "form",
        "previous-next",
    },
    "css/lists.css": {"archive", "facets", "search-results", "not-found"},
}


def _sources(sheet: str) -> list[Path]:
    folder = settings.BASE_DIR / "static" / "css"
    foreign = set().union(*(names for other, names in _ONLY.items() if other != sheet))
    rest = sorted(path for path in folder.glob("*.css") if path.stem not in {*_FIRST, *foreign})
    return [
        *(folder / f"{name}.css" for name in _FIRST),
        *(path for path in rest if not path.name.startswith(_ADMIN)),
    ]


def minified(text: str) -> str:
    """The sheet without what a browser does not read: comments and white space."""
    return rcssmin.cssmin(text)


class StylesheetFinder(BaseFinder):
    """Finds the joined sheets; made anew when a source has changed."""

    def __init__(self, *args, **kwargs) -> None:
        self.storage = FileSystemStorage(location=settings.VAR_DIR / "bundle")

    def check(self, **kwargs) -> list:
        return []

    def _build(self, sheet: str) -> str:
        text = minified("\n".join(path.read_text(encoding="utf-8") for path in _sources(sheet)))
        target = Path(self.storage.path(sheet))
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return str(target)

    def find(self, path: str, find_all: bool = False, **kwargs):
        if path not in _ONLY:
            return []
        return [self._build(path)] if find_all else self._build(path)

    def list(self, ignore_patterns) -> Iterator[tuple[str, FileSystemStorage]]:
        for sheet in _ONLY:
            self._build(sheet)
            yield sheet, self.storage
