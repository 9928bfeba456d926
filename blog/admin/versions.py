"""A form's versions: what was saved when and by whom, any two side by side, any one put back."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from blog.models import Revision
from blog.revisions import differences_of, label, record, restore
from recipes.photos.robust_admin import is_key


class VersionsMixin(admin.ModelAdmin):
    """Among a ModelAdmin's bases, before ModelAdmin. Who may change a thing may see and restore its versions."""

    def save_model(self, request, obj, form, change):
        if change:
            record(obj, Revision.Origin.FOUND)  # where something else than this form saved before
        super().save_model(request, obj, form, change)

    def log_addition(self, request, obj, message):
        record(obj, user=request.user)
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        record(obj, user=request.user)
        return super().log_change(request, obj, message)

    def get_urls(self):
        view = self.admin_site.admin_view(self.versions_view)
        return [path("<int:pk>/versions/", view, name=self._versions_name()), *super().get_urls()]

    def _versions_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_versions"

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if change and obj is not None:
            context["versions_url"] = reverse(f"admin:{self._versions_name()}", args=[obj.pk])
        return super().render_change_form(request, context, add, change, form_url, obj)

    def versions_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        obj = self.get_object(request, str(pk))
        if not self.has_change_permission(request, obj):
            raise PermissionDenied
        if obj is None:
            raise Http404
        if request.method == "POST":
            return self._restore(request, obj)
        rows = list(Revision.objects.of(obj).defer("data").select_related("user"))
        by_key = {str(row.pk): row for row in rows}
        newer = by_key.get(request.GET.get("to", ""), rows[0] if rows else None)
        older = by_key.get(request.GET.get("from", ""), rows[1] if len(rows) > 1 else newer)
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "original": obj,
            "title": _("Versions"),
            "versions": [(row, [label(obj, name) for name in row.changed]) for row in rows],
            "older": older,
            "newer": newer,
            "fields": differences_of(obj, older, newer) if older and newer else [],
            "form_url": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[obj.pk]),
        }
        return render(request, "admin/revisions/versions.html", context)

    def _restore(self, request: HttpRequest, obj: Any) -> HttpResponse:
        key = request.POST.get("restore", "")
        revision = get_object_or_404(Revision.objects.of(obj), pk=key if is_key(key) else 0)
        with transaction.atomic():
            stored = self.model._base_manager.select_for_update().get(pk=obj.pk)
            before = stored.slug
            lacking = restore(stored, revision, request.user)
            self.moved(stored, before)
        self.message_user(
            request, _("The version is restored. What stood before is a version too."), messages.SUCCESS
        )
        if lacking:
            names = ", ".join(label(obj, name) for name in lacking)
            words = _("Not whole, since something it names is gone or its address is taken: %(names)s.")
            self.message_user(request, words % {"names": names}, messages.WARNING)
        return redirect(f"admin:{self._versions_name()}", obj.pk)

    def moved(self, obj: Any, old_slug: str) -> None:
        """Called after a restore, with the address from before it."""
