"""What no page answers: an old address leads to where its page stands now, else the 404 page looks for it."""

from __future__ import annotations

import re
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from blog import search
from blog.old_addresses import lookup, missing

_FILE = re.compile(r"\.\w{2,5}$")
_NOT_WORDS = {"index", "html", "htm", "php", "page", "recipe", "recipes", "tag", "category", "print", "www"}
_SHOWN = 3


def words_of(path: str) -> str:
    """The words of an address: "/2019/05/pork-bely-recipe.html" -> "pork bely"."""
    words = re.findall(r"[^\W\d_]+", unquote(path).lower())
    return " ".join(word for word in words if word not in _NOT_WORDS)[:100]


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Files asked for by robots cost no search."""
    if request.method in ("GET", "HEAD") and not request.path.startswith("/admin/"):
        if target := lookup.find(request.get_full_path()):
            return redirect(target, permanent=True)
        missing.note(request.path)
    words = (
        ""
        if _FILE.search(request.path) and not request.path.endswith((".html", ".htm"))
        else words_of(request.path)
    )
    posts = search.like(words, _SHOWN) if words else []
    return render(request, "404.html", {"words": words, "posts": posts}, status=404)
