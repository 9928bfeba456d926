"""The photos that posts and pages name in their text, for the photo library."""

from __future__ import annotations

from collections.abc import Iterator

from recipes.models import Recipe
from recipes.photos.models import Photo
from recipes.photos.words import require_alt

from . import blocks
from .models import Page, Post


def mentions(slug: str | None = None) -> Iterator[tuple[str, Post]]:
    """Pairs of a slug and the post or page whose body says `photo:slug`; see `recipes.photos.usage`."""
    for post in Post.objects.filter(body__contains=f"photo:{slug or ''}").order_by("pk"):
        if post.kind == Post.Kind.PAGE:
            post.__class__ = Page  # the same row; its own page in the admin
        for found in blocks.photo_slugs(post.body):
            if slug in (None, found):
                yield found, post


def check_words(body: str, lead_photo: Photo | None, recipes: list[Recipe]) -> None:
    """Raises ValidationError if a photo of a post about to be published has no alternative text."""
    markers = list(blocks.PHOTO_MARKER.finditer(body))
    described = {marker["slug"] for marker in markers if marker["alt"].strip()}
    shown = list(Photo.objects.filter(slug__in={marker["slug"] for marker in markers}))
    shown += [photo for recipe in recipes for photo in (recipe.photo, *_step_photos(recipe)) if photo]
    require_alt([*shown, *([lead_photo] if lead_photo else [])], described)


def _step_photos(recipe: Recipe) -> list[Photo | None]:
    return [step.photo for step in recipe.steps.select_related("photo")]
