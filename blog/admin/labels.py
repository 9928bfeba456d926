"""What posts are filed under, and where they once stood."""

from __future__ import annotations

from django.contrib import admin

from blog.models import Category, OldAddress, Tag


@admin.register(Category)
class CategoryAdmin(admin.ModelAdmin):
    list_display = ["name", "parent", "slug"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["parent"]


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(OldAddress)
class OldAddressAdmin(admin.ModelAdmin):
    list_display = ["shown", "post", "hits", "last_hit_at"]
    search_fields = ["address", "post__title"]
    autocomplete_fields = ["post", "category", "tag", "photo"]
