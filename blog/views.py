"""The blog's pages: fetch, respond."""

from __future__ import annotations

from urllib.parse import unquote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.urls import reverse

from recipes.card_options import read_options

from . import bitmap_index
from .bitmap_index import Index, Listing
from .models import Category, Post, SiteSettings, Tag
from .old_addresses import lookup
from .pagination import page_or_404
from .post_page import PostPage
from .site_settings import accent


def post_list(
    request: HttpRequest, index: Index, base: int, page: int, url_name: str, args: list, **context
) -> HttpResponse:
    """One page of the posts in `base`; page 1 lives at the list's own address."""
    first = reverse(f"blog:{url_name}", args=args)
    if page == 1 and request.path != unquote(first):
        return redirect(first, permanent=True)
    posts = Listing(Post.objects.posts().published().for_list(), index.posts, base)
    shown = page_or_404(posts, SiteSettings.load().posts_per_page, page)
    if not shown.object_list:  # what only drafts are filed under says nothing yet
        context.pop("description", None)
    context |= {"page_obj": shown, "first_url": first}
    return render(request, "blog/post_list.html", context)


def home(request: HttpRequest, page: int = 1) -> HttpResponse:
    if request.GET and page == 1 and (target := lookup.find(request.get_full_path())):
        return redirect(target, permanent=True)  # "/?p=12", and all that WordPress asks its front page
    index = bitmap_index.current()
    return post_list(request, index, index.posts.all, page, "home", [], is_home=True)


def category(request: HttpRequest, slug: str, page: int = 1) -> HttpResponse:
    category = get_object_or_404(Category, slug=slug)
    index = bitmap_index.current()
    base = index.posts.having("category", category.pk)
    words = {"heading": category.name, "description": category.description}
    return post_list(request, index, base, page, "category", [slug], **words)


def tag(request: HttpRequest, slug: str, page: int = 1) -> HttpResponse:
    tag = get_object_or_404(Tag, slug=slug)
    index = bitmap_index.current()
    base = index.posts.having("tag", tag.pk)
    return post_list(request, index, base, page, "tag", [slug], heading=tag.name)


def post_detail(request: HttpRequest, slug: str) -> HttpResponse:
    options = read_options(request.GET)
    page = PostPage.of(slug, changing=frozenset() if options.is_default else frozenset({"article"}))
    if page is None:
        raise Http404
    context = {"post": page.post, "options": options, "parts": page.parts}
    response = render(request, "blog/post_detail.html", context)
    if not options.is_default:
        response["X-Robots-Tag"] = "noindex"
    return response


def post_print(request: HttpRequest, slug: str) -> HttpResponse:
    post = Post.objects.published().for_page().filter(slug=slug).first()
    if post is None or not post.recipe_list:
        raise Http404
    context = {
        "post": post,
        "options": read_options(request.GET),
        "no_photo": request.GET.get("photo") == "no",
    }
    return render(request, "blog/post_print.html", context)


def accent_stylesheet(request: HttpRequest, colour: str) -> HttpResponse:
    """The site's own accent colour; its address names it, so it may be kept for ever."""
    if f"#{colour}" != SiteSettings.load().accent:
        raise Http404
    response = HttpResponse(accent.stylesheet(f"#{colour}"), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def favicon(request: HttpRequest) -> HttpResponse:
    """For browsers that ask for it unasked."""
    return redirect(static("icons/pot.svg"))


def healthz(request: HttpRequest) -> HttpResponse:
    """For a process manager: the site answers and its database can be read."""
    Post.objects.exists()
    return HttpResponse("ok\n", content_type="text/plain")
