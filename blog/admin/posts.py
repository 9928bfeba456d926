"""Posts and pages on one page each, with their preview."""

from __future__ import annotations

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.forms import BaseInlineFormSet, Script
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from blog.models import OldAddress, Page, Post, PostRecipe
from blog.site_settings import SiteSettings
from recipes.photos.models import Photo
from recipes.photos.robust_admin import RobustAdminMixin, RobustInlineMixin, is_key

from .autosaving import AutosaveMixin
from .forms import PostForm
from .post_conflicts import PostEditConflictMixin
from .proofreading import PostProofreadingMixin
from .versions import VersionsMixin


class PostRecipeFormSet(BaseInlineFormSet):
    """Each box has its name, which in a table stands only at the head of its column."""

    def add_fields(self, form, index: int | None) -> None:
        super().add_fields(form, index)
        for name in ("position", DELETION_FIELD_NAME):
            if name in form.fields:
                form.fields[name].widget.attrs["aria-label"] = capfirst(form.fields[name].label or name)


class PostRecipeInline(RobustInlineMixin, admin.TabularInline):
    model = PostRecipe
    formset = PostRecipeFormSet
    autocomplete_fields = ["recipe"]
    extra = 0
    min_num = 0


@admin.register(Post)
class PostAdmin(AutosaveMixin, PostEditConflictMixin, VersionsMixin, PostProofreadingMixin, RobustAdminMixin):
    form = PostForm
    kind = Post.Kind.POST
    list_display = ["title", "state", "published_at", "updated_at"]
    list_filter = ["status", "categories", "published_at"]
    search_fields = ["title", "summary", "body"]
    date_hierarchy = "published_at"
    autocomplete_fields = ["lead_photo", "categories", "tags"]
    inlines = [PostRecipeInline]
    fieldsets = [
        (None, {"fields": ["title", "body"]}),
        (_("In lists and for sharing"), {"fields": ["summary", "lead_photo", "categories", "tags"]}),
        (_("Publishing"), {"fields": ["status", "published_at", "comments_open"]}),
        (_("More: address, author"), {"classes": ["collapse"], "fields": ["slug", "author"]}),
    ]

    class Media:
        css = {"all": ["css/admin-editor.css"]}
        js = [Script("js/admin-editor.js", type="module")]

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).filter(kind=self.kind)

    @admin.display(description=_("state"))
    def state(self, post: Post):
        if post.is_scheduled:
            return _("scheduled")
        return post.get_status_display()

    def get_changeform_initial_data(self, request: HttpRequest) -> dict:
        return {"author": request.user.pk} | super().get_changeform_initial_data(request)

    def get_readonly_fields(self, request: HttpRequest, obj: Post | None = None) -> list[str]:
        """In another's name writes only who has been given that permission."""
        names = super().get_readonly_fields(request, obj)
        return [*names] if request.user.has_perm("blog.assign_author") else [*names, "author"]

    def save_model(self, request: HttpRequest, obj: Post, form, change: bool) -> None:
        obj.kind = self.kind
        if not change and request.user.is_authenticated and not request.user.has_perm("blog.assign_author"):
            obj.author = request.user
        super().save_model(request, obj, form, change)
        if change and "slug" in form.changed_data:
            self.moved(obj, form.initial["slug"])

    def moved(self, obj: Post, old_slug: str) -> None:
        OldAddress.objects.remember(obj, old_slug)
        if obj.kind == Post.Kind.PAGE:
            SiteSettings.objects.filter(privacy_slug=old_slug).update(privacy_slug=obj.slug)

    def view_on_site(self, obj: Post) -> str | None:
        return obj.get_absolute_url() if obj.is_public else None

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_preview"
        return [
            path("<int:pk>/preview/", self.admin_site.admin_view(self.preview), name=name),
            path("preview/", self.admin_site.admin_view(self.preview_typed), name=f"{name}_typed"),
            path(
                "photos/",
                self.admin_site.admin_view(self.photos),
                name=f"{self.opts.app_label}_{self.opts.model_name}_photos",
            ),
            *super().get_urls(),
        ]

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The post as readers will see it, for staff only and never cached."""
        post = get_object_or_404(Post.objects.for_page().filter(kind=self.kind), pk=pk)
        if not self.has_view_permission(request, post):
            raise PermissionDenied
        return self._preview(request, post)

    def preview_typed(self, request: HttpRequest) -> HttpResponse:
        """What stands in the form, saved or not. It is shown, and nothing is kept of it."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        self._require_writer(request)
        typed = self.form(request.POST)
        typed.is_valid()
        post = Post(
            pk=0, kind=self.kind, slug="preview", title=request.POST.get("title", ""), comments_open=False
        )
        post.body = request.POST.get("body", "")
        post.recipe_list = typed.recipes_typed()
        return self._preview(request, post)

    def _require_writer(self, request: HttpRequest) -> None:
        """What the editor asks for is for those who may write here."""
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied

    def _preview(self, request: HttpRequest, post: Post) -> HttpResponse:
        response = render(request, "blog/post_detail.html", {"post": post, "preview": True})
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex"
        return response

    def photos(self, request: HttpRequest) -> JsonResponse:
        """The newest photos that match `q`, for the editor: their slug, words and a small picture."""
        self._require_writer(request)
        words = request.GET.get("q", "").strip()
        found = Photo.objects.filter(Q(slug__icontains=words) | Q(alt__icontains=words))[:24]
        rows = [{"slug": p.slug, "alt": p.alt, "thumbnail": p.crop_url("1x1", 400)} for p in found]
        return JsonResponse({"photos": rows})

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if is_key(object_id) and Post.objects.filter(pk=object_id).exclude(kind=self.kind).exists():
            other = "page" if self.kind == Post.Kind.POST else "post"  # a link that knows only the row
            return redirect(f"admin:blog_{other}_change", object_id)
        context = {}
        if is_key(object_id):
            name = f"admin:{self.opts.app_label}_{self.opts.model_name}_preview"
            context = {"preview_url": reverse(name, args=[object_id])}
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))


@admin.register(Page)
class PageAdmin(PostAdmin):
    kind = Post.Kind.PAGE
    inlines = []
    list_filter = ["status"]
    fieldsets = [
        (None, {"fields": ["title", "body"]}),
        (_("For sharing"), {"fields": ["summary", "lead_photo"]}),
        (_("Publishing"), {"fields": ["status", "published_at"]}),
        (_("More: address, author"), {"classes": ["collapse"], "fields": ["slug", "author"]}),
    ]
