"""Two windows on one thing: a save carries what it began from, and never overwrites another save unseen.

The hidden field holds the stored values that the form was opened with, signed and compressed. Where something else is
stored by the time of saving, nothing is saved: the form comes back with both texts, merged where they touch
different places, and the next save begins from what is stored now.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.contrib.admin.options import get_content_type_for_model
from django.contrib.admin.utils import unquote
from django.core import signing
from django.db import transaction
from django.forms import Textarea
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from blog.revisions import Change, Value, compare, difference
from recipes.photos.robust_admin import only_shown
from recipes.proofreader.admin import DISMISS, RESTORE

from . import form_values

BASE, TAKE = "_base", "_take-"
SALT = "blog.admin.edit_conflicts"


class EditConflictMixin(admin.ModelAdmin):
    """The first of a ModelAdmin's bases. A form sent without the hidden field is saved as it is."""

    comma_fields: tuple[str, ...] = ()  # texts that are lists, parted by commas

    class Media:
        css = {"all": ["css/admin-revisions.css"]}

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if object_id is None or request.method != "POST" or BASE not in request.POST:
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():  # nobody else saves between the look and the save
            obj = self.get_object(request, unquote(object_id))
            if obj is None and self.has_add_permission(request):
                return self._offer_anew(request)
            if obj is not None and self.has_change_permission(request, obj) and not _is_only_shown(request):
                list(self.model._base_manager.select_for_update().filter(pk=obj.pk).values_list("pk"))
                self._look_for_conflict(request, self.get_object(request, unquote(object_id)))
            return super().changeform_view(request, object_id, form_url, extra_context)

    def _offer_anew(self, request: HttpRequest) -> HttpResponse:
        """It was deleted meanwhile: the words typed stand in the form of a new one, and nothing is saved yet."""
        data = request.POST.copy()
        del data[BASE]
        self.begin_anew(data, self.get_form(request)(data))
        request.POST = data  # type: ignore[assignment]
        request.is_only_shown = True  # type: ignore[attr-defined]
        words = _("This was deleted meanwhile. Your words stand here; saving them makes it anew.")
        self.message_user(request, words, messages.WARNING)
        url = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_add")
        return super().changeform_view(request, None, url)

    def begin_anew(self, data: QueryDict, form: Any) -> None:
        """Takes out of `data` what belongs to rows that are gone."""

    def _look_for_conflict(self, request: HttpRequest, obj: Any) -> None:
        base = _read_base(request.POST[BASE])
        form_class = self.get_form(request, obj, change=True)
        stored = self.stored_values(form_class(instance=obj), obj)
        data = request.POST.copy()
        form = form_class(data, request.FILES, instance=obj)
        for name, value in base.items():
            if data.get(f"{TAKE}{name}") == "stored":
                self.put(data, form, name, value, obj)
        form = form_class(data, request.FILES, instance=obj)
        lines = [
            n for n, f in form.fields.items() if isinstance(f.widget, Textarea) and n not in self.comma_fields
        ]
        changes = compare(base, self.typed_values(form, base), stored, lines=lines, commas=self.comma_fields)
        for change in changes:
            if change.merged is not None:
                self.put(data, form, change.name, change.merged, obj)
        request.POST = data  # type: ignore[assignment]
        if changes:
            request.edit_conflict = _Conflict(obj, changes, stored)  # type: ignore[attr-defined]

    def stored_values(self, form: Any, obj: Any) -> dict[str, Value]:
        return form_values.stored_values(form)

    def typed_values(self, form: Any, base: Mapping[str, Value]) -> dict[str, Value]:
        return form_values.typed_values(form)

    def put(self, data: QueryDict, form: Any, name: str, value: Value, obj: Any) -> None:
        if name in form.fields:
            form_values.put(data, form, name, value)

    def shown(self, form: Any, name: str, value: Value) -> str:
        return form_values.shown(form, name, value)

    def label(self, form: Any, name: str) -> str:
        return str(form.fields[name].label or name)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        if not (getattr(request, "edit_conflict", None) or getattr(request, "is_only_shown", False)):
            return form
        return only_shown(form)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form: Any = context["adminform"].form
        conflict = getattr(request, "edit_conflict", None)
        if conflict is not None:
            shown = [self._shown_change(form, change_) for change_ in conflict.changes]
            for item in shown:
                if item["name"] in form.fields:
                    form.fields[item["name"]].edit_conflict = item
            context["edit_conflict"] = {
                "changes": shown,
                "elsewhere": [item for item in shown if item["name"] not in form.fields],
                "saved": _last_save(obj),
                "is_own": (entry := _last_save(obj)) is not None and entry.user_id == request.user.pk,
            }
            context["edit_base"] = _write_base(conflict.stored)
        elif form.is_bound:
            context["edit_base"] = request.POST.get(BASE, "")
        elif change and obj is not None:
            context["edit_base"] = _write_base(self.stored_values(form, obj))
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _shown_change(self, form: Any, change: Change) -> dict:
        """What the page says of a change; the words on the left are the author's own, as they were sent."""
        mine, stored = (self.shown(form, change.name, value) for value in (change.mine, change.stored))
        now = self.shown(form, change.name, change.value)
        is_merged = change.merged is not None
        return {
            "name": change.name,
            "label": self.label(form, change.name),
            "anchor": form[change.name].id_for_label if change.name in form.fields else "",
            "rows": difference(mine, now if is_merged else stored),
            "is_merged": is_merged,
            "is_taken": is_merged and not change.is_mine_changed,
            "choice": f"{TAKE}{change.name}",
            "is_choice": now != stored,
        }


class _Conflict:
    def __init__(self, obj: Any, changes: list[Change], stored: dict[str, Value]) -> None:
        self.obj, self.changes, self.stored = obj, changes, stored


def _is_only_shown(request: HttpRequest) -> bool:
    """A finding of the proofreader was settled: the form is shown again, with what it began from."""
    return DISMISS in request.POST or RESTORE in request.POST


def _last_save(obj: Any) -> LogEntry | None:
    entries = LogEntry.objects.filter(content_type=get_content_type_for_model(obj), object_id=str(obj.pk))
    return entries.select_related("user").order_by("-action_time").first()


def _write_base(values: dict[str, Value]) -> str:
    return signing.dumps(values, salt=SALT, compress=True)


def _read_base(text: str) -> dict[str, Value]:
    """Empty where it cannot be read: every field that differs is then asked about."""
    try:
        return signing.loads(text, salt=SALT)
    except signing.BadSignature:
        return {}
