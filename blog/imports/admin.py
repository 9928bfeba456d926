"""Moving in, from the admin: a form, how far it is, and the report."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from recipes.photos.robust_admin import RobustAdminMixin

from . import report
from .forms import ImportForm
from .models import ImportNote, ImportRun

NOTES_A_PAGE = 200


@admin.register(ImportRun)
class ImportRunAdmin(RobustAdminMixin):
    list_display = ["__str__", "state", "dry_run", "progress", "started_at", "finished_at"]
    list_filter = ["state"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """It reads files of the server, and makes accounts."""
        return request.user.is_superuser

    def has_change_permission(self, request: HttpRequest, obj: ImportRun | None = None) -> bool:
        return request.user.is_superuser

    @admin.display(description=_("done"))
    def progress(self, run: ImportRun) -> str:
        return f"{run.done} / {run.total}"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/report.txt", view(self.report_file), name="imports_importrun_report"),
            *super().get_urls(),
        ]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
        if form.is_valid():
            return redirect("admin:imports_importrun_change", form.save().pk)
        context = self.admin_site.each_context(request) | {
            "form": form,
            "opts": self.opts,
            "title": _("Move in from WordPress"),
        }
        status = 422 if form.is_bound and form.errors else 200
        return render(request, "admin/imports/start.html", context, status=status)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The report; while the import runs, a script on the page asks again every few seconds."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        run = get_object_or_404(ImportRun, pk=object_id if object_id.isdecimal() else 0)
        kind = request.GET.get("kind", "")
        notes = run.notes.select_related("post")
        if kind in ImportNote.Kind.values:
            notes = notes.filter(kind=kind)
        numbers = [
            (value, label, run.notes.filter(kind=value).count()) for value, label in ImportNote.Kind.choices
        ]
        context = self.admin_site.each_context(request) | {
            "run": run,
            "is_over": run.state in (ImportRun.State.DONE, ImportRun.State.FAILED),
            "page": Paginator(notes, NOTES_A_PAGE).get_page(request.GET.get("p")),
            "kind": kind,
            "kinds": numbers,
            "left_out": run.facts.get("left out", {}).items(),
            "menus": run.facts.get("menu", {}).items(),
            "opts": self.opts,
            "title": str(run),
            "again": reverse("admin:imports_importrun_add"),
        }
        return render(request, "admin/imports/report.html", context)

    def report_file(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        run = get_object_or_404(ImportRun, pk=pk)
        response = HttpResponse(report.text_of(run), content_type="text/plain; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="import-{run.pk}.txt"'
        return response
