"""Old addresses in the admin: listed with their hits, added, imported from CSV; and what was asked for in vain."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from blog.models import MissingAddress, OldAddress
from blog.old_addresses import csv_files
from blog.old_addresses.lookup import target_of
from recipes.photos.robust_admin import RobustAdminMixin

from . import redirects

MAX_BYTES = 10 * 2**20


class RedirectsForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("CSV file"),
        help_text=gettext_lazy(
            "As Redirection or Yoast export it; or two columns: the old address, and where it leads."
        ),
        widget=forms.FileInput({"accept": ".csv,text/csv"}),
    )

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            raise forms.ValidationError(_("This file is larger than 10 MB."))
        return csv_files.read(upload.read().decode("utf-8", "replace"))


@admin.register(OldAddress)
class OldAddressAdmin(RobustAdminMixin):
    list_display = ["shown", "leads_to", "hits", "last_hit_at"]
    search_fields = ["address", "post__title", "url"]
    autocomplete_fields = ["post", "category", "tag", "photo"]
    readonly_fields = ["hits", "last_hit_at"]
    list_per_page = 100
    change_list_template = "admin/blog/old_addresses.html"

    def get_queryset(self, request: HttpRequest):
        rows: Any = super().get_queryset(request)
        return rows.with_targets()

    @admin.display(description=gettext_lazy("address"), ordering="address")
    def shown(self, row: OldAddress) -> str:
        return row.shown

    @admin.display(description=gettext_lazy("leads to"))
    def leads_to(self, row: OldAddress) -> str:
        target = target_of(row)
        if target is None:
            return _("nothing public")
        return format_html('<a href="{}">{}</a>', target, target)

    def save_model(self, request: HttpRequest, obj: OldAddress, form, change: bool) -> None:
        super().save_model(request, obj, form, change)
        MissingAddress.objects.filter(address__in=(obj.shown, obj.shown.rstrip("/"))).delete()

    def get_urls(self):
        view = self.admin_site.admin_view
        return [path("import/", view(self.import_csv), name="blog_oldaddress_import"), *super().get_urls()]

    def import_csv(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = RedirectsForm(request.POST, request.FILES) if request.method == "POST" else RedirectsForm()
        left: list[tuple[int, str]] = []
        if form.is_valid():
            count, left = redirects.add(form.cleaned_data["file"])
            text = ngettext("%d old address was added.", "%d old addresses were added.", count) % count
            messages.success(request, text)
            if not left:
                return redirect("admin:blog_oldaddress_changelist")
        context = self.admin_site.each_context(request) | {
            "form": form, "left": left, "opts": self.opts, "title": _("Import old addresses"),
        }  # fmt: skip
        status = 422 if form.is_bound and form.errors else 200
        return render(request, "admin/blog/import_old_addresses.html", context, status=status)


class AskedAgainFilter(admin.SimpleListFilter):
    """Once may be anybody's slip."""

    title = gettext_lazy("times")
    parameter_name = "times"

    def lookups(self, request, model_admin):
        return [("all", gettext_lazy("once too"))]

    def queryset(self, request, queryset):
        return queryset if self.value() == "all" else queryset.filter(count__gt=1)


@admin.register(MissingAddress)
class MissingAddressAdmin(RobustAdminMixin):
    list_display = ["address", "count", "last_at", "lead"]
    list_filter = [AskedAgainFilter]
    search_fields = ["address"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    @admin.display(description="")
    def lead(self, row: MissingAddress) -> str:
        address = f"{reverse('admin:blog_oldaddress_add')}?{urlencode({'address': row.address})}"
        return format_html('<a href="{}">{}</a>', address, _("lead this to …"))
