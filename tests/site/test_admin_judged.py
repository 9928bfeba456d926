"""Every page of the admin before axe: the addresses are the admin's own, none is left out by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from blog.comments.models import Mail, Subscription
from blog.models import OldAddress, Post
from blog.site_settings import SiteSettings
from tests.factories import make_author, make_comment, make_photo, make_post, make_recipe

from .judges import axe_violations


@pytest.fixture
def desk(seed_post) -> Client:
    """Somebody who may do everything, where each model has a row."""
    author = make_author()
    soup = make_recipe("Onion soup", "2 onions\n1 l water\n", "Slice.\nBoil.", categories="Soup")
    photo = make_photo(name="step.jpg", alt="")
    post = make_post("Soup", [soup], categories=["Soup"], tags=["winter"], author=author)
    make_post("Held back", status=Post.Status.DRAFT, author=author)
    OldAddress.objects.remember(post, "old-soup")
    SiteSettings.objects.get_or_create(pk=1, defaults={"is_set_up": True})
    comment = make_comment(post, words="One\n\nTwo")
    make_comment(post, words="Is it warm?", state="held", kind="question")
    Mail.objects.create(key="1", to="ana@example.org", subject="A reply", body="Words")
    Subscription.objects.create(comment=comment, mail="ana@example.org")
    Group.objects.create(name="Writers")
    attempt = {
        "ip_address": "192.0.2.1",
        "username": "author",
        "user_agent": "x",
        "path_info": "/admin/login/",
    }
    AccessAttempt.objects.create(**attempt, failures_since_start=1, get_data="", post_data="")
    AccessLog.objects.create(**attempt)
    AccessFailureLog.objects.create(**attempt)
    for row in (post, soup, photo):
        LogEntry.objects.create(
            user=author, content_type=ContentType.objects.get_for_model(row), object_id=row.pk,
            object_repr=str(row), action_flag=CHANGE, change_message="Changed.",
            action_time=timezone.now() - dt.timedelta(days=1),
        )  # fmt: skip
    client = Client()
    client.force_login(author)
    return client


def addresses() -> Iterator[str]:
    """Of every view of the admin, taken from its URL patterns; where one asks for a row, the first of its model."""
    yield from (
        reverse("admin:app_list", args=[label]) for label in {m._meta.app_label for m in admin.site._registry}
    )
    yield reverse("admin:index")

    def views(patterns, prefix: str) -> Iterator[tuple[str, str]]:
        for pattern in patterns:
            route = prefix + str(pattern.pattern)
            if hasattr(pattern, "url_patterns"):
                yield from views(pattern.url_patterns, route)
            elif pattern.name:
                yield route, pattern.name

    for route, name in views(admin.site.urls[0], ""):
        if "<" not in route:
            yield reverse(f"admin:{name}")
        elif name != "app_list" and route.count("<") == 1:
            models = [m._meta for m in admin.site._registry]
            nearest = [m for m in models if name.startswith(f"{m.app_label}_{m.model_name}_")]
            model = (nearest or [m for m in models if name.startswith(f"{m.app_label}_")])[0].model
            rows = admin.site._registry[model].get_queryset(RequestFactory().get("/")).order_by("pk")
            yield from (reverse(f"admin:{name}", args=[row.pk]) for row in rows[:1])


def is_page(response: HttpResponse) -> bool:
    return response.status_code == 200 and response["Content-Type"].startswith("text/html")


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_no_violation(live_server, desk, new_page, dark):
    pages = sorted(
        {address for address in addresses() if "logout" not in address and is_page(desk.get(address))}
    )
    assert len(pages) > 60
    page = new_page(1280, dark=dark)
    page.context.add_cookies(
        [{"name": "sessionid", "value": desk.cookies["sessionid"].value, "url": live_server.url}]
    )
    found = {}
    for address in pages:
        page.goto(live_server.url + address)
        if violations := axe_violations(page):
            found[address] = violations
    page.context.clear_cookies()
    page.goto(live_server.url + reverse("admin:login"))
    if violations := axe_violations(page):
        found["signed out"] = violations
    assert not found, "\n".join(f"{address}: {what}" for address, what in found.items())
