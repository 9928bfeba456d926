"""Methods that no page knows, TRACE among them, are answered 405 (RFC 9110, 15.5.6), and every 405 is a page of the site."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

KNOWN = ("GET", "HEAD", "POST", "OPTIONS")


class MethodsMiddleware:
    """The innermost, so that the page has its language, and says what the view takes where it says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if (
            request.method not in KNOWN and response.status_code != 405
        ):  # no view of this site knows it, or it was not asked
            return _not_allowed(request, ", ".join(KNOWN))
        if response.status_code == 405 and not response.streaming and not response.content:
            return _not_allowed(request, response.headers.get("Allow", ""))
        return response


def _not_allowed(request: HttpRequest, allowed: str) -> HttpResponse:
    response = render(request, "405.html", status=405)
    response["Allow"] = allowed
    response["Cache-Control"] = "no-store"
    return response
