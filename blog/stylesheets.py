"""The site's style sheet: the files of static/css/ as one, inside each page, so that a reader's first paint
waits for one answer only.

tokens.css opens with the order of the cascade layers, so it goes first; the others may stand in any order.
The Content-Security-Policy names the sheet's hash (CSP Level 3, hash-source): no other inline style runs.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from csp.decorators import csp_update
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static

BUNDLE = "css/site.css"
_FIRST = ["tokens.css", "base.css"]
_ADMIN = "admin"  # files that begin so belong to the admin alone


def _sources() -> list[Path]:
    folder = settings.BASE_DIR / "static" / "css"
    rest = sorted(p for p in folder.glob("*.css") if p.name not in _FIRST and not p.name.startswith(_ADMIN))
    return [*(folder / name for name in _FIRST), *rest]


class StylesheetFinder(BaseFinder):
    """Finds css/site.css, joined anew whenever a source is newer than it."""

    def __init__(self, *args, **kwargs) -> None:
        self.storage = FileSystemStorage(location=settings.VAR_DIR / "bundle")

    def check(self, **kwargs) -> list:
        return []

    def _build(self) -> str:
        sources = _sources()
        text = "\n".join(path.read_text() for path in sources)
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


@cache
def inline_sheet() -> str:
    """The sheet for a <style>, without comments and indents, its files at their own addresses."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in _sources())
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s*\n\s*", "\n", text).strip()
    return re.sub(r"url\(\.\./([^)]+)\)", lambda found: f"url({static(found[1])})", text)


@cache
def inline_hash() -> str:
    digest = hashlib.sha256(inline_sheet().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def policy_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Lets the inline sheet, and nothing else inline, through the policy."""

    def respond(request: HttpRequest) -> HttpResponse:
        return csp_update({"style-src": [inline_hash()]})(get_response)(request)

    return respond
