"""What posts are filed under."""

from __future__ import annotations

from django.contrib import admin

from blog.models import Category, Tag
from recipes.photos.robust_admin import RobustAdminMixin


@admin.register(Category)
class CategoryAdmin(RobustAdminMixin):
    list_display = ["name", "parent", "slug"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["parent"]


@admin.register(Tag)
class TagAdmin(RobustAdminMixin):
    list_display = ["name", "slug"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
