"""Delivery: renditions and videos, and nothing else, with headers for ever."""

from __future__ import annotations

import re

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import http_date, parse_http_date_safe, quote_etag
from django.views.decorators.http import condition, require_safe

from . import files, videos

TYPES = {
    "avif": "image/avif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "mp4": "video/mp4",
    "webm": "video/webm",
}
MOST = 4 * 2**20  # bytes of one part: a player asks for the next
FOR_EVER = "public, max-age=31536000, immutable"  # a name is made of the content: it never changes
RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


def _is_kept(name: str) -> bool:
    return bool(files.RENDITION.fullmatch(name) or videos.NAME.fullmatch(name))


def _etag(request: HttpRequest, name: str) -> str | None:
    return quote_etag(name.partition("/")[2]) if _is_kept(name) else None


def _modified(request: HttpRequest, name: str):
    try:
        return files.public.get_modified_time(name) if _is_kept(name) else None
    except (FileNotFoundError, NotImplementedError):
        return None


@require_safe
@condition(etag_func=_etag, last_modified_func=_modified)
def rendition(request: HttpRequest, name: str) -> HttpResponseBase:
    """One rendition or video, or the part asked for (RFC 9110, 14: one range; several are answered whole)."""
    if not _is_kept(name):
        raise Http404
    try:
        file = files.public.open(name, "rb")
    except FileNotFoundError:
        raise Http404 from None
    part = _range(request, name, file.size)
    response: HttpResponseBase
    if part is None:
        response = FileResponse(file)
    else:
        with file:
            response = _part(file, *part)
    response["Content-Type"] = TYPES[name.rpartition(".")[2]]
    response["Content-Disposition"] = "inline"
    response["Accept-Ranges"] = "bytes"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"  # feeds show photos on other sites
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = FOR_EVER if response.status_code != 416 else "no-store"
    return response


def _part(file, first: int, last: int) -> HttpResponse:
    if first > last:
        return HttpResponse(
            status=416, headers={"Content-Range": f"bytes */{file.size}", "Content-Length": "0"}
        )
    last = min(last, first + MOST - 1)
    file.seek(first)
    content = file.read(last - first + 1)
    headers = {"Content-Range": f"bytes {first}-{last}/{file.size}", "Content-Length": str(len(content))}
    return HttpResponse(content, status=206, headers=headers)


def _range(request: HttpRequest, name: str, size: int) -> tuple[int, int] | None:
    """First and last byte; first > last where nothing of the range exists; None for the whole file."""
    match = RANGE.fullmatch(request.headers.get("Range", "").strip())
    if request.method != "GET" or not match or match.groups() == ("", ""):
        return None
    if_range = request.headers.get("If-Range")
    if if_range and not _is_same(if_range, request, name):
        return None
    first, last = match.groups()
    if not first:
        return (max(0, size - int(last)), size - 1) if int(last) else (1, 0)
    if last and int(last) < int(first):
        return None  # not a range at all: ignored
    return (int(first), min(int(last or size), size - 1)) if int(first) < size else (1, 0)


def _is_same(if_range: str, request: HttpRequest, name: str) -> bool:
    modified = _modified(request, name)
    if if_range.startswith('"'):
        return if_range == _etag(request, name)
    date = parse_http_date_safe(if_range)
    return bool(modified and date and http_date(date) == http_date(modified.timestamp()))
