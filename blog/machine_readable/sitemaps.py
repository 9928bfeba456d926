"""/sitemap.xml: an index of sitemaps (https://www.sitemaps.org/protocol.html) with images and last changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.core.paginator import Paginator
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from blog.models import Category, Post
from recipes.models import Term

from .structured_data import absolute

PAGE = 1000  # addresses in one file; the protocol allows 50,000 and 50 MB


@dataclass(frozen=True)
class Entry:
    """One address of the site, its last change and its images."""

    address: str
    changed: datetime | None = None
    images: list[str] = field(default_factory=list)


def _posts():
    return Post.objects.published().order_by("-published_at", "-pk")


def _post_entry(post: Post) -> Entry:
    photos = [post.lead_photo, *(recipe.photo for recipe in post.recipe_list)]
    images = dict.fromkeys(absolute(photo.url()) for photo in photos if photo)
    changed = max([post.updated_at, *(recipe.updated_at for recipe in post.recipe_list)])
    return Entry(absolute(post.get_absolute_url()), changed, list(images))


def _lists() -> Iterator[Entry]:
    """Home, indexes, categories, the terms of recipes and the months: what holds a public post."""
    public = Post.objects.posts().published()
    newest = public.aggregate(Max("updated_at"))["updated_at__max"]
    for name in ("home", "recipe_index", "archive"):
        yield Entry(absolute(reverse(f"blog:{name}")), newest)
    rows = Category.objects.filter(posts__in=public).annotate(
        changed=Max("posts__updated_at"), n=Count("posts")
    )
    for category in rows:
        yield Entry(absolute(category.get_absolute_url()), category.changed)
    terms = Term.objects.filter(recipes__posts__in=public).exclude(kind=Term.Kind.KEYWORD)
    for term in terms.annotate(changed=Max("recipes__posts__updated_at")).distinct():
        yield Entry(absolute(reverse("blog:recipe_term", args=[term.kind, term.slug])), term.changed)
    for month in public.dates("published_at", "month", order="DESC"):
        yield Entry(absolute(reverse("blog:month", args=[month.year, month.month])))


def _pages_of_posts() -> Paginator:
    return Paginator(_posts().for_list(), PAGE)


def index(request: HttpRequest) -> HttpResponse:
    changed = _posts().aggregate(Max("updated_at"))["updated_at__max"]
    files = [Entry(absolute(reverse("blog:sitemap_lists")), changed)]
    numbers = Paginator(_posts(), PAGE).page_range
    files += [Entry(absolute(reverse("blog:sitemap_posts", args=[number])), changed) for number in numbers]
    return _xml(request, "blog/sitemap_index.xml", files)


def posts(request: HttpRequest, number: int) -> HttpResponse:
    pages = _pages_of_posts()
    if number not in pages.page_range:
        raise Http404
    return _xml(request, "blog/sitemap.xml", [_post_entry(post) for post in pages.page(number)])


def lists(request: HttpRequest) -> HttpResponse:
    return _xml(request, "blog/sitemap.xml", list(_lists()))


def _xml(request: HttpRequest, template: str, entries: list[Entry]) -> HttpResponse:
    response = render(request, template, {"entries": entries}, content_type="application/xml")
    response["X-Robots-Tag"] = "noindex"
    return response
