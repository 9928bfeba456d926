"""The admin's front page: what an author does daily stands first, accounts and permissions last."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db.models.base import ModelBase
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from blog.comments.models import Comment
from blog.site_settings import SiteSettings, welcome

from . import demo

LEFT_OUT = {"sites", "django_comments", "django_comments_xtd"}
ORDER = ["blog", "recipes", "photos", "comments", "auth"]


class BlogAdminSite(AdminSite):
    site_header = gettext_lazy("Dashboard")
    site_title = gettext_lazy("Dashboard")
    index_title = gettext_lazy("Write, photograph, publish")
    index_template = "admin/site_index.html"

    def register(self, model_or_iterable, admin_class=None, **options) -> None:
        """Leaves out what only other packages would edit: a comment changed there would pass our pipeline by."""
        models: list[Any] = (
            [model_or_iterable] if isinstance(model_or_iterable, ModelBase) else model_or_iterable
        )
        ours: list[Any] = [model for model in models if model._meta.app_label not in LEFT_OUT]
        super().register(ours, admin_class, **options)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list:
        apps = super().get_app_list(request, app_label)
        return sorted(
            apps, key=lambda app: ORDER.index(app["app_label"]) if app["app_label"] in ORDER else len(ORDER)
        )

    def index(self, request: HttpRequest, extra_context: dict | None = None) -> TemplateResponse:
        may_moderate = request.user.has_perm("comments.view_comment")
        context: dict[str, object] = {
            "demo_is_loaded": request.user.is_superuser and demo.is_loaded(),
            "held": Comment.objects.held().count() if may_moderate else 0,
        }
        if request.user.is_superuser and welcome.is_wanted():
            context["form"] = welcome.WelcomeForm(instance=SiteSettings.load())
        return super().index(request, context | (extra_context or {}))

    def get_urls(self) -> list:
        return [
            path("welcome/", self.admin_view(self.welcome), name="welcome"),
            path("remove-demo/", self.admin_view(self.remove_demo), name="remove_demo"),
            *super().get_urls(),
        ]

    def welcome(self, request: HttpRequest) -> HttpResponse:
        """Takes the first few settings, or "later", once."""
        if not request.user.is_superuser:
            raise PermissionDenied
        if request.method != "POST":
            return redirect("admin:index")
        if "later" in request.POST:
            welcome.skip()
            return redirect("admin:index")
        form = welcome.WelcomeForm(request.POST, instance=SiteSettings.load())
        if not form.is_valid():
            context = self.each_context(request) | {"form": form}
            return render(request, "admin/welcome.html", context, status=422)
        form.save()
        messages.success(request, _("Thank you. The site is yours."))
        return redirect("admin:index")

    def remove_demo(self, request: HttpRequest) -> HttpResponse:
        """Asks once, then takes away every row that loading the demo made."""
        if not request.user.is_superuser:
            raise PermissionDenied
        if request.method != "POST":
            return render(
                request, "admin/remove_demo.html", self.each_context(request) | {"items": demo.rows()}
            )
        count = demo.remove()
        text = (
            ngettext("The demo is gone: %d thing removed.", "The demo is gone: %d things removed.", count)
            % count
        )
        messages.success(request, text + " " + _("About and Privacy stay; they are yours to edit."))
        return redirect("admin:index")
