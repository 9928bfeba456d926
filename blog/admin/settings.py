"""The site's settings: one row."""

from __future__ import annotations

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from blog.site_settings import SiteSettings
from recipes.photos.robust_admin import RobustAdminMixin


@admin.register(SiteSettings)
class SiteSettingsAdmin(RobustAdminMixin):
    """One row: it can be changed, not added twice and not deleted."""

    autocomplete_fields = ["author_photo"]
    fieldsets = [
        (None, {"fields": ["name", "tagline", "description"]}),
        (_("Author"), {"fields": ["author_name", "author_bio", "author_photo"]}),
        (_("Look"), {"fields": ["menu", "social_links", "accent", "posts_per_page"]}),
        (_("Words and time"), {"fields": ["language", "time_zone"]}),
        (_("Comments"), {"fields": ["comment_moderation", "comments_close_after_days", "privacy_slug"]}),
        (_("Robots"), {"fields": ["search_engines", "ai_crawlers"]}),
    ]

    def has_add_permission(self, request) -> bool:
        return super().has_add_permission(request) and not SiteSettings.objects.exists()

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        """There is nothing to choose from: the row itself."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        row = SiteSettings.objects.first()
        return (
            redirect("admin:blog_sitesettings_change", row.pk)
            if row
            else redirect("admin:blog_sitesettings_add")
        )

    def save_model(self, request: HttpRequest, obj: SiteSettings, form, change: bool) -> None:
        obj.is_set_up = True
        super().save_model(request, obj, form, change)
