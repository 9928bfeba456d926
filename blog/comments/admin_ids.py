"""Rows of the admin by their numbers: what is no number of a row finds none, and breaks nothing."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

_ID = re.compile("[0-9]{1,9}")


class RowsByNumber(admin.ModelAdmin):
    """Django hands what the address and the form say to the database, which cannot take every number."""

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        return super().get_object(request, object_id, from_field) if _ID.fullmatch(object_id) else None

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        values = [value] if isinstance(value, str) else value
        too_long = any(len(value) > 9 and value.strip("+-").isdecimal() for value in map(str, values))
        return not too_long and super().lookup_allowed(lookup, value, request)

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        if "_selected_action" in request.POST:
            posted = request.POST.copy()
            chosen = [pk for pk in posted.getlist("_selected_action") if _ID.fullmatch(pk)]
            posted.setlist("_selected_action", chosen)
            request.POST = posted  # type: ignore[assignment]  # a copy is what Django's own views take
        return super().changelist_view(request, extra_context)
