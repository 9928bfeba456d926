"""The library: a grid to search and filter, several files at once, words, focal point, replacement."""

from __future__ import annotations

import logging
from contextlib import suppress

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from . import library, usage
from .filters import UseFilter, WordsFilter
from .forms import PhotoForm, UploadForm
from .models import Photo
from .outside_faults import is_outside
from .robust_admin import RobustAdminMixin

log = logging.getLogger(__name__)


@admin.register(Photo)
class PhotoAdmin(RobustAdminMixin):
    form = PhotoForm
    search_fields = ["slug", "alt", "caption", "credit"]
    list_filter = [UseFilter, WordsFilter, "created_at"]
    date_hierarchy = "created_at"
    list_per_page = 48
    ordering = ["-created_at", "-pk"]
    fieldsets = [
        (None, {"fields": ["alt", "decorative", "caption", "credit"]}),
        (gettext_lazy("Focal point: what every crop keeps"), {"fields": [("focal_x", "focal_y")]}),
        (gettext_lazy("File"), {"fields": ["replacement", "slug"]}),
    ]

    class Media:
        css = {"all": ["css/admin-photos.css"]}

    def get_urls(self):
        guard = self.admin_site.admin_view
        return [
            path("upload/", guard(self.upload), name="photos_photo_upload"),
            path("describe/", guard(self.describe), name="photos_photo_describe"),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        context = {"title": _("Photos"), "upload_form": UploadForm(), "used": usage.used_ids(Photo)}
        return super().changelist_view(request, context | (extra_context or {}))

    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        return redirect(f"{reverse('admin:photos_photo_upload')}?{request.GET.urlencode()}")

    def save_model(self, request, obj, form, change) -> None:
        if form.cleaned_data.get("replacement"):
            library.replace(obj, form.cleaned_data["replacement"], form.picture)
        else:
            super().save_model(request, obj, form, change)
            try:
                library.remake(obj)
            except (OSError, ValidationError):
                log.exception("No renditions of photo %s", obj.slug)
                messages.error(request, _("The crops could not be made again: the original cannot be read."))

    def upload(self, request: HttpRequest) -> HttpResponse:
        """Files in, each on its own: one that cannot be read does not stop the others.

        Answers a script with JSON, one file a request; anybody else with the page that asks for the words.
        """
        if not self.has_add_permission(request):
            raise PermissionDenied
        wants_json = request.headers.get("Accept") == "application/json"
        taken, refused, status = [], [], 400
        for file in request.FILES.getlist("files"):
            try:
                photo = Photo.objects.create_from_upload(file, alt=request.POST.get("alt", "").strip())
            except ValidationError as error:
                refused.append((file.name, " ".join(error.messages)))
            except (OSError, DatabaseError) as error:
                if not is_outside(error):
                    raise
                log.exception("Photo %s could not be stored", file.name)
                refused.append(
                    (file.name, _("The site cannot store it just now. Please try again in a minute."))
                )
                status = 503
            else:
                taken.append(photo)
                with suppress(
                    DatabaseError
                ):  # the photo is stored; that its row in the history is not, is no matter
                    self.log_addition(request, photo, [{"added": {}}])
        if wants_json:
            return self._answer(taken, refused, status)
        for name, message in refused:
            messages.error(request, f"“{name}”: {message}")
        if taken and "_popup" not in request.POST:
            address = reverse("admin:photos_photo_describe")
            return redirect(f"{address}?{urlencode({'photo': [photo.pk for photo in taken]}, doseq=True)}")
        if taken:
            return self.response_add(request, taken[0])  # closes the pop-up and chooses the photo behind it
        form = UploadForm(request.POST or None, request.FILES or None)
        popup = "_popup" in request.GET or "_popup" in request.POST
        response = self._page(request, "upload", _("Add photos"), upload_form=form, is_popup=popup)
        if status == 503:
            response.status_code = status
        return response

    def _answer(self, taken, refused, status: int) -> JsonResponse:
        if taken:
            photo = taken[0]
            return JsonResponse(
                {"id": photo.pk, "slug": photo.slug, "thumbnail": photo.crop_url("1x1", 400)}, status=201
            )
        message = refused[0][1] if refused else _("No file arrived.")
        return JsonResponse({"error": message}, status=status)

    def describe(self, request: HttpRequest) -> HttpResponse:
        """The words of photos that have just come in: `photo`, `alt-<id>`, `decorative-<id>`."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        told = request.POST if request.method == "POST" else request.GET
        photos = Photo.objects.filter(pk__in=[pk for pk in told.getlist("photo") if pk.isdecimal()])
        if request.method == "POST":
            for photo in photos:
                photo.alt = request.POST.get(f"alt-{photo.pk}", photo.alt).strip()
                photo.decorative = f"decorative-{photo.pk}" in request.POST
                photo.save(update_fields=["alt", "decorative"])
            wordless = sum(not photo.has_words for photo in photos)
            if wordless:
                text = ngettext(
                    "%(count)d photo has no alternative text yet: no post that shows it can be published.",
                    "%(count)d photos have no alternative text yet: no post that shows one can be published.",
                    wordless,
                )
                messages.warning(request, text % {"count": wordless})
            else:
                messages.success(request, _("Saved."))
            return redirect("admin:photos_photo_changelist")
        return self._page(request, "describe", _("What do these photos show?"), photos=photos)

    def _page(self, request: HttpRequest, name: str, title: str, **context) -> HttpResponse:
        context |= {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": title,
            "media": self.media,
        }
        return render(request, f"admin/photos/photo/{name}.html", context)
