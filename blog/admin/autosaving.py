"""What is typed in a form is kept on the server while it is typed, and comes back with one click.

A form's hidden field names its window. Words that come back stand in a form that saves nothing by itself; it begins
from what theirs began from, so a save made meanwhile is found as in any two windows (edit_conflicts.py).
"""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.forms import Script
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from blog.revisions import autosave
from blog.revisions.autosave.keeping import leave, see
from blog.revisions.autosave.models import OpenForm
from recipes.photos.robust_admin import is_key

WINDOW, BROUGHT, UNSAVED = "_window", "_brought", "autosave"


class AutosaveMixin(admin.ModelAdmin):
    """Before EditConflictMixin among a ModelAdmin's bases."""

    class Media:
        css = {"all": ["css/admin-autosave.css"]}
        js = [Script("js/admin-autosave.js", type="module")]

    def get_urls(self):
        guard, name = self.admin_site.admin_view, self._autosave_name()
        return [
            path("autosave/", guard(self.autosave_view), name=name),
            path("<int:object_id>/autosave/", guard(self.autosave_view), name=name),
            *super().get_urls(),
        ]

    def _autosave_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_autosave"

    def autosave_view(self, request: HttpRequest, object_id: int = 0) -> HttpResponse:
        """Keeps what is typed. It answers in JSON when it was kept, and who else has the thing open."""
        if not (self.has_change_permission(request) if object_id else self.has_add_permission(request)):
            raise PermissionDenied
        if request.method == "GET":  # after signing in anew: what the open form is to be sent with
            return _never_stored(JsonResponse({"token": get_token(request)}))
        if request.method != "POST":
            return HttpResponseNotAllowed(["GET", "POST"])
        if "_forget" in request.POST:
            return self._forget(request, object_id)
        try:
            return _never_stored(self._keep(request, object_id))
        except DatabaseError:  # locked, or its disk is full: the window keeps the words and tries again
            return JsonResponse({"error": "not stored"}, status=503)

    def _keep(self, request: HttpRequest, object_id: int) -> JsonResponse:
        window, form = request.POST.get(WINDOW, "")[:32], self.opts.label_lower
        if not window:
            return JsonResponse({"error": "no window"}, status=400)
        is_typed, key = "_is_typed" in request.POST, None
        if "_leaving" in request.POST and not is_typed:
            leave(request.user, window)
            return JsonResponse({})
        if "_look" in request.POST:
            see(request.user, window, form, object_id)
        else:
            typed = _typed(request.POST) if is_typed else None
            row = autosave.keep(request.user, window, form, object_id, typed)
            if row is None:
                user: Any = request.user
                ended = OpenForm.objects.filter(user=user, window=window).values_list("end").first()
                new = secrets.token_hex(16)
                return JsonResponse({"window": new, "end": ended[0] if ended else ""}, status=409)
            key = row.pk
            if typed is not None:
                self._end_brought(request)
            if "_leaving" in request.POST or "_is_copy" in request.POST:
                leave(request.user, window)
        others = self._others(request, object_id, window)
        return JsonResponse({"at": _clock(timezone.now()), "others": others, "key": key})

    def _others(self, request: HttpRequest, object_id: int, window: str) -> list[str]:
        rows = autosave.others_at(self.opts.label_lower, object_id, request.user, window)
        return [_editor(request, row) for row in rows]

    def _forget(self, request: HttpRequest, object_id: int) -> HttpResponse:
        row = self._row(request, request.POST["_forget"], object_id)
        if row is not None:
            autosave.end(request.user, row.window, OpenForm.End.FORGOTTEN)
        if "_quiet" in request.POST:
            return JsonResponse({})
        if row is not None:
            self.message_user(request, _("The words are forgotten."), messages.SUCCESS)
        return redirect(self._form_url(object_id))

    def _form_url(self, object_id: int) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        return reverse(f"{name}_change", args=[object_id]) if object_id else reverse(f"{name}_add")

    def _row(self, request: HttpRequest, key: str, object_id: int) -> OpenForm | None:
        rows = autosave.kept_for(request.user, self.opts.label_lower, object_id)
        return rows.filter(pk=key).first() if is_key(key) else None

    def _end_brought(self, request: HttpRequest) -> None:
        """The words that were brought into this window are its own from now on."""
        if (brought := request.POST.get(BROUGHT, "")[:32]) and brought != request.POST.get(WINDOW):
            autosave.end(request.user, brought, OpenForm.End.MOVED)

    def _end_saved(self, request: HttpRequest) -> None:
        for name in (WINDOW, BROUGHT):
            if window := request.POST.get(name, "")[:32]:
                autosave.end(request.user, window, OpenForm.End.SAVED)

    def log_addition(self, request, obj, message):
        self._end_saved(request)
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        self._end_saved(request)
        return super().log_change(request, obj, message)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        key = request.GET.get(UNSAVED, "") if request.method == "GET" else ""
        number = int(unquote(object_id)) if object_id and is_key(unquote(object_id)) else 0
        row = self._row(request, key, number) if key else None
        if row is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        data = autosave.typed_in(row)
        data[BROUGHT] = row.window
        request._load_post_and_files()  # what is asked for files later would put the (empty) fields sent in place again
        request.POST = data
        request.is_only_shown = True
        words = _("Your words of %(time)s stand here again. They are not saved yet.")
        self.message_user(request, words % {"time": _moment(row.kept_at)}, messages.WARNING)
        request.method = "POST"  # Django fills a form from what was typed only where it is sent
        try:
            return super().changeform_view(request, object_id, self._form_url(number), extra_context)
        finally:
            request.method = "GET"

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        number = obj.pk if change and obj is not None else 0
        is_typed = context["adminform"].form.is_bound
        brought = request.POST.get(BROUGHT, "") if is_typed else ""
        window = (is_typed and request.POST.get(WINDOW, "")) or secrets.token_hex(16)
        rows = autosave.kept_for(request.user, self.opts.label_lower, number)
        others = self._others(request, number, window)
        context["autosave"] = {
            "user": request.user.pk,
            "window": window,
            "brought": brought,
            "is_typed": is_typed,
            "rows": [row for row in rows.defer("data") if row.window not in (window, brought)],
            "others": others,
            "form_url": self._form_url(number),
            "url": reverse(f"admin:{self._autosave_name()}", args=[number] if number else []),
        }
        return super().render_change_form(request, context, add, change, form_url, obj)


def _typed(sent: QueryDict) -> QueryDict:
    data = sent.copy()
    for name in ("_is_typed", "_leaving", "_is_copy"):
        data.pop(name, None)
    return data


def _editor(request: HttpRequest, row: OpenForm) -> str:
    time = _clock(row.opened_at)
    if row.user_id == request.user.pk:
        return _("You have this open in another window, since %(time)s.") % {"time": time}
    name = row.user.get_full_name() or row.user.get_username()
    return _("%(name)s has this open, since %(time)s.") % {"name": name, "time": time}


def _clock(moment: Any) -> str:
    local = timezone.localtime(moment)
    is_today = local.date() == timezone.localdate()
    return date_format(local, "TIME_FORMAT" if is_today else "DATETIME_FORMAT")


def _moment(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")


def _never_stored(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    return response
