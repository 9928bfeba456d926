"""Where Django's admin fails on odd values in hidden fields and addresses, it says what is wrong instead.

It stands at the bottom of the imports, for the admins of all apps.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin.options import BaseModelAdmin, IncorrectLookupParameters, ModelAdmin
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.db import connections
from django.forms import ModelMultipleChoiceField
from django.http import HttpRequest, HttpResponse

from .outside_faults import AGAIN_AFTER, CANNOT_STORE, is_outside

log = logging.getLogger(__name__)

_ID = re.compile("[0-9]{1,9}")


def is_key(text: str) -> bool:
    """Whether the text of an address or a field can be a row's number."""
    return bool(_ID.fullmatch(text))


def only_shown(form_class: type) -> type:
    """The form for showing what was typed: nothing is saved, and nothing called wrong."""

    class OnlyShown(form_class):
        def is_valid(self) -> bool:
            return False

        @property
        def errors(self) -> dict:
            return {}

    return OnlyShown


class _KeysOnly:
    """What was typed where a row's key belongs is asked of the database only where it can be a key.

    Django's own widget asks for anything while it draws the form again, and fails.
    """

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        return super().optgroups(name, [key for key in value if self._can_be_key(key)], attr)  # type: ignore[misc]

    def _can_be_key(self, key: Any) -> bool:
        field = self.field.remote_field.model._meta.pk  # type: ignore[attr-defined]
        try:
            number = field.to_python(key)
        except ValidationError:
            return False
        least, most = connections[self.db or "default"].ops.integer_field_range(field.get_internal_type())  # type: ignore[attr-defined]
        return number is not None and least <= number <= most


class _Select(_KeysOnly, AutocompleteSelect):
    pass


class _SelectMultiple(_KeysOnly, AutocompleteSelectMultiple):
    def build_attrs(self, base_attrs: dict, extra_attrs: dict | None = None) -> dict:
        """Without the button that clears all: it stands inside the list of the chosen ones, where only items may."""
        return super().build_attrs(base_attrs, extra_attrs) | {"data-allow-clear": "false"}


class _Rows(ModelMultipleChoiceField):
    """Refuses beside the field what can be no row's key, before the database is asked for it."""

    def clean(self, value: Any) -> Any:
        for key in value or []:
            if not is_key(str(key)):
                raise ValidationError(
                    self.error_messages["invalid_pk_value"], code="invalid_pk_value", params={"pk": key}
                )
        return super().clean(value)


class RobustInlineMixin(BaseModelAdmin):
    """For an inline with `autocomplete_fields`: what cannot be a key is an error beside the field."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", _Select(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs.setdefault("form_class", _Rows)
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", _SelectMultiple(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class RobustAdminMixin(RobustInlineMixin, ModelAdmin):
    """For every admin of ours: what cannot be a row's number finds none, and breaks nothing.

    What cannot be stored, since the disk is full or the database locked, stays in the form.
    """

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        def save() -> HttpResponse:
            return super(RobustAdminMixin, self).add_view(request, form_url, extra_context)

        return self._saved_or_shown(request, save, None, form_url, extra_context)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        def save() -> HttpResponse:
            return super(RobustAdminMixin, self).change_view(request, object_id, form_url, extra_context)

        return self._saved_or_shown(request, save, object_id, form_url, extra_context)

    def _saved_or_shown(
        self, request: HttpRequest, save: Callable[[], HttpResponse], object_id: str | None, *shown: Any
    ) -> HttpResponse:
        """The answer to a save; where it failed for a fault outside the site, the form as it was typed, with 503.

        Showing it takes the way around the transaction that Django opens for a POST, which cannot begin.
        """
        try:
            return save()
        except Exception as error:
            if request.method != "POST" or not is_outside(error):
                raise
            log.exception("A form of the admin could not be stored: %s", request.path)
        request.cannot_store = True  # type: ignore[attr-defined]
        self.message_user(request, CANNOT_STORE, messages.ERROR)
        response = self._changeform_view(request, object_id, *shown)  # type: ignore[attr-defined]  # Django has it, its stubs do not
        response.status_code = 503
        response["Retry-After"] = str(AGAIN_AFTER)
        return response

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        return only_shown(form) if getattr(request, "cannot_store", False) else form

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        return super().get_object(request, object_id, from_field) if is_key(object_id) else None

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        values = [value] if isinstance(value, str) else value
        too_long = any(len(value) > 9 and value.strip("+-").isdecimal() for value in map(str, values))
        return not too_long and super().lookup_allowed(lookup, value, request)

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """A list asked for the year 10**20 is the list with Django's own word on it, as for "abc"."""
        try:
            return super().get_changelist_instance(request)
        except OverflowError as error:
            raise IncorrectLookupParameters(error) from error

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        if "_selected_action" in request.POST:
            posted = request.POST.copy()
            chosen = [pk for pk in posted.getlist("_selected_action") if is_key(pk)]
            posted.setlist("_selected_action", chosen)
            request.POST = posted  # type: ignore[assignment]  # a copy is what Django's own views take
        return super().changelist_view(request, extra_context)
