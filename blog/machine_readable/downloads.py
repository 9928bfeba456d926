"""A post's recipe as a file: /<slug>/recipe.json, .cook, .md and .txt, with ?recipe=slug for another than the first."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from blog.models import Post
from recipes.exports import cooklang, schema_org, text
from recipes.models import Recipe

from .structured_data import absolute, author_of, image_urls

TYPES = {
    "json": "application/ld+json",
    "cook": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}


def recipe_file(request: HttpRequest, slug: str, format: str) -> HttpResponse:
    post = get_object_or_404(Post.objects.published().for_page(), slug=slug)
    recipe = _asked_for(post, request.GET.get("recipe", ""))
    if recipe is None or format not in TYPES:
        raise Http404
    response = HttpResponse(_written(recipe, post, format), content_type=TYPES[format])
    response["Content-Disposition"] = content_disposition_header(True, f"{recipe.slug}.{format}")
    response["X-Robots-Tag"] = "noindex"
    return response


def _asked_for(post: Post, slug: str) -> Recipe | None:
    """The recipe named, else the first on the page."""
    shown = [block.recipe for block in post.blocks if block.kind == "recipe"]
    return next((recipe for recipe in shown if recipe and (not slug or recipe.slug == slug)), None)


def _written(recipe: Recipe, post: Post, format: str) -> str:
    card, address = recipe.card, absolute(post.get_absolute_url())
    if format == "json":
        facts = {"url": address, "author": author_of(post)}
        if post.published_at:
            facts["datePublished"] = post.published_at.isoformat()
        node = schema_org.recipe(card, image_urls=image_urls) | {k: v for k, v in facts.items() if v}
        return schema_org.document(node)
    if format == "cook":
        return cooklang.write(card, image_url=lambda photo: image_urls(photo)[0])
    return text.markdown(card) if format == "md" else text.text(card, address=address)
