"""Refuses what is too large before anything reads it: addresses and bodies (RFC 9110, 15.5.14 and 15.5.15).

The server itself bounds a request's head (serve.py) and the time in which it must arrive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

LONGEST_ADDRESS = 8192  # characters of path and query
LARGEST_FORM = 1_000_000  # bytes: a comment of 3,000 characters, however escaped, has room
LARGEST_UPLOAD = 200_000_000  # bytes, to the admin: a few photos at once


class RequestLimits:
    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self._application = application

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        # The site stands at the root of its address: no header, however a server reads it, moves it elsewhere.
        environ["SCRIPT_NAME"] = ""
        for name in ("SCRIPT_URL", "REDIRECT_URL"):
            environ.pop(name, None)
        path = environ.get("PATH_INFO", "")
        if len(path) + len(environ.get("QUERY_STRING", "")) > LONGEST_ADDRESS:
            return _refuse(start_response, "414 URI Too Long")
        sent = environ.get("CONTENT_LENGTH")
        if sent:
            if not (sent.isascii() and sent.isdecimal()):
                return _refuse(start_response, "400 Bad Request")
            if int(sent) > (LARGEST_UPLOAD if path.startswith("/admin/") else LARGEST_FORM):
                return _refuse(start_response, "413 Content Too Large")
        return self._application(environ, start_response)


def _refuse(start_response: Callable[..., Any], status: str) -> list[bytes]:
    body = f"{status[4:]}\n".encode()
    start_response(status, [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]
