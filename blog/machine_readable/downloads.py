"""A post's recipe as a file: /<slug>/recipe.json, .cook, .md and .txt, with ?recipe=slug for another than the first."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from blog.blocks import Block
from blog.models import Post, SiteSettings
from recipes.exports import cooklang, schema_org, text

from .structured_data import absolute, author_of, image_urls, recipe_of

TYPES = {
    "json": "application/ld+json",
    "cook": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}


def recipe_file(request: HttpRequest, slug: str, format: str) -> HttpResponse:
    post = get_object_or_404(Post.objects.published().for_page(), slug=slug)
    block = _asked_for(post, request.GET.get("recipe", ""))
    if block is None or block.recipe is None or format not in TYPES:
        raise Http404
    response = HttpResponse(_written(block, post, format), content_type=TYPES[format])
    response["Content-Disposition"] = str(content_disposition_header(True, f"{block.recipe.slug}.{format}"))
    response["X-Robots-Tag"] = "noindex"
    return response


def _asked_for(post: Post, slug: str) -> Block | None:
    """The card of the recipe named, else the first on the page."""
    return next((b for b in post.blocks if b.recipe and (not slug or b.recipe.slug == slug)), None)


def _written(block: Block, post: Post, format: str) -> str:
    assert block.recipe is not None
    card, address = block.recipe.card, absolute(post.get_absolute_url())
    if format == "json":
        node = recipe_of(post, block) | {"url": address, "author": author_of(post, SiteSettings.load())}
        if post.published_at:
            node["datePublished"] = post.published_at.isoformat()
        return schema_org.document(node)
    if format == "cook":
        return cooklang.write(card, image_url=lambda photo: image_urls(photo)[0])
    return text.markdown(card) if format == "md" else text.text(card, address=address)
