"""The index of recipes: every public post that holds one, whole or by one term."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from recipes.models import Term

from .models import Post


def index(request: HttpRequest) -> HttpResponse:
    posts = Post.objects.posts().published().filter(recipes__isnull=False).distinct()
    return render(
        request, "blog/recipe_index.html", {"heading": _("Recipes"), "posts": posts.newest_first().for_list()}
    )


def term(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    found = get_object_or_404(Term, kind=kind, slug=slug)
    posts = Post.objects.posts().published().filter(recipes__terms=found).distinct()
    if not posts:
        raise Http404
    context = {"heading": found.name, "term": found, "posts": posts.newest_first().for_list()}
    return render(request, "blog/recipe_index.html", context)
