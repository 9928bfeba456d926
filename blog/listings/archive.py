"""The archive: every month that holds a post, and the posts of one month or year."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR
from itertools import groupby

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from blog.models import Category, Post
from blog.views import post_list


def archive(request: HttpRequest) -> HttpResponse:
    public = Post.objects.posts().published()
    months = (
        public.annotate(month=TruncMonth("published_at"))
        .order_by("-month")
        .values("month")
        .annotate(count=Count("pk"))
    )
    years = [(year, list(rows)) for year, rows in groupby(months, key=lambda row: row["month"].year)]
    categories = Category.objects.filter(posts__in=public).annotate(count=Count("posts")).order_by("name")
    context = {
        "years": years,
        "categories": categories,
        "total": sum(row["count"] for _y, r in years for row in r),
    }
    return render(request, "blog/archive.html", context)


def year(request: HttpRequest, year: int, page: int = 1) -> HttpResponse:
    return _period(request, page, "year", [year], str(year), published_at__year=year)


def month(request: HttpRequest, year: int, month: int, page: int = 1) -> HttpResponse:
    if month not in MONTHS:
        raise Http404
    heading = _("%(month)s %(year)s") % {"month": MONTHS[month], "year": year}
    return _period(
        request, page, "month", [year, month], heading, published_at__year=year, published_at__month=month
    )


def _period(
    request: HttpRequest, page: int, name: str, args: list[int], heading: str, **when
) -> HttpResponse:
    if not MINYEAR < args[0] < MAXYEAR:
        raise Http404
    posts = Post.objects.posts().published().filter(**when)
    if not posts.exists():
        raise Http404
    return post_list(request, posts, page, name, args, heading=heading)
