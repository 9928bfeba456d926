"""The author's desk: recipes, and the terms they are filed under."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from .forms import RecipeForm
from .models import Recipe, Term
from .photos.robust_admin import RobustAdminMixin
from .proofreader.admin import ProofreadingMixin


@admin.register(Recipe)
class RecipeAdmin(ProofreadingMixin, RobustAdminMixin):
    form = RecipeForm
    list_display = ["name", "slug", "updated_at"]
    search_fields = ["name", "description", "ingredients__text", "keywords"]
    date_hierarchy = "updated_at"
    autocomplete_fields = ["photo", "video_poster"]
    fieldsets = [
        (None, {"fields": ["name", "description", "photo"]}),
        (_("What goes in, and how"), {"fields": ["ingredients", "instructions", "notes"]}),
        (_("Yield and times"), {"fields": ["yield_text", ("prep_text", "cook_text"), ("additional_text", "total_text")]}),
        (_("Filed under"), {"fields": ["categories", "methods", "cuisines", "keywords", "diets"]}),
        (
            _("Video"),
            {
                "classes": ["collapse"],
                "fields": ["video_url", "video_file", "video_name", "video_description", "video_uploaded_on", "video_poster"],
            },
        ),
        (
            _("More: equipment, nutrition, source, address"),
            {"classes": ["collapse"], "fields": ["equipment", "nutrition", "source_name", "source_url", "slug"]},
        ),
    ]  # fmt: skip

    def get_object(self, request, object_id, from_field=None):
        found = super().get_object(request, object_id, from_field)
        return found and Recipe.objects.with_card().get(pk=found.pk)


@admin.register(Term)
class TermAdmin(RobustAdminMixin):
    list_display = ["name", "kind", "slug"]
    list_filter = ["kind"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}

    def get_readonly_fields(self, request, obj=None):
        """A diet's name is schema.org's."""
        return ["kind", "name", "slug"] if obj is not None and obj.kind == Term.Kind.DIET else []

    def get_prepopulated_fields(self, request, obj=None):
        return {} if self.get_readonly_fields(request, obj) else self.prepopulated_fields
