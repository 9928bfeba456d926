"""The archive: every month that holds a post, and the posts of one month or year."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from blog import bitmap_index
from blog.models import Category
from blog.views import post_list


def archive(request: HttpRequest) -> HttpResponse:
    index = bitmap_index.current()
    counts = index.posts.sizes("month")
    months = [
        {"month": date(year, month, 1), "count": counts[year, month]}
        for year, month in sorted(counts, reverse=True)
    ]
    of_category = index.posts.sizes("category")
    categories = [
        {"category": category, "count": of_category[category.pk]}
        for category in Category.objects.filter(pk__in=of_category).order_by("name")
    ]
    context = {
        "years": [(year, list(rows)) for year, rows in groupby(months, key=lambda row: row["month"].year)],
        "categories": categories,
        "total": len(index.posts),
    }
    return render(request, "blog/archive.html", context)


def year(request: HttpRequest, year: int, page: int = 1) -> HttpResponse:
    return _period(request, page, "year", [year], str(year), range(1, 13))


def month(request: HttpRequest, year: int, month: int, page: int = 1) -> HttpResponse:
    if month not in MONTHS:
        raise Http404
    heading = _("%(month)s %(year)s") % {"month": MONTHS[month], "year": year}
    return _period(request, page, "month", [year, month], heading, range(month, month + 1))


def _period(
    request: HttpRequest, page: int, name: str, args: list[int], heading: str, months: range
) -> HttpResponse:
    index, base = bitmap_index.current(), 0
    for month in months:
        base |= index.posts.having("month", (args[0], month))
    if not base:
        raise Http404
    return post_list(request, index, base, page, name, args, heading=heading)
