"""What the site answers when something fails: for a fault outside it 503, "try again", and the words that were sent."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views import defaults

from recipes.photos.outside_faults import AGAIN_AFTER, is_outside

log = logging.getLogger(__name__)

_SECRET = ("password", "token", "key")  # in a field's name: its value is in no page
_LONG = 40  # characters: shorter values travel along unseen


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500, called while the error is handled: whoever raised it, a view or what stands around it."""
    if is_outside(sys.exc_info()[1]):
        return unavailable(request)
    return defaults.server_error(request)


def unavailable(request: HttpRequest) -> HttpResponse:
    """503. A form's fields stand in it, to be sent again; files and passwords do not. Asks the database for nothing."""
    response: HttpResponse
    if request.headers.get("Accept") == "application/json":
        words = _("The site cannot store anything just now. Please try again in a minute.")
        response = JsonResponse({"error": words}, status=503)
    else:
        page = render_to_string(
            "503.html", {"again": _sent_again(request), "address": request.get_full_path()}
        )
        response = HttpResponse(page, status=503)
    response["Retry-After"] = str(AGAIN_AFTER)
    response["Cache-Control"] = "no-store"
    return response


def _sent_again(request: HttpRequest) -> list[dict]:
    """The fields of a form that was sent; none where it held a password, or nothing was sent."""
    pairs: list[tuple[str, str]] = []
    if request.method == "POST":
        with suppress(Exception):  # an upload that the disk has no room for cannot be read either
            pairs = [(name, value) for name, values in request.POST.lists() for value in values]
    own = "csrfmiddlewaretoken"
    if any(secret in name.lower() for name, _value in pairs for secret in _SECRET if name != own):
        return []
    return [{"name": name, "value": value, "is_long": name != own and (len(value) > _LONG or "\n" in value)}
            for name, value in pairs]  # fmt: skip
