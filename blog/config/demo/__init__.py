"""The demo: the post this site was built to show, with its photos, its card and its one comment.

Words stand in the text files beside this module, as they were typed. About, Contact and Privacy belong to the
site, not to the demo: they are made where they are missing, and removing the demo leaves them.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TypeVar

from django.apps import apps
from django.core.files import File
from django.db import models, transaction

from blog.comments import moderation
from blog.models import Category, DemoItem, Post, PostRecipe, SiteSettings
from recipes import storing, text_areas
from recipes.models import Recipe, Term
from recipes.photos.models import Photo

Row = TypeVar("Row", bound=models.Model)

HERE = Path(__file__).parent
SLUG = "sweet-soy-and-garlic-crispy-pork-belly"
TITLE = "Sweet Soy and Garlic Crispy Pork Belly"
DESCRIPTION = (
    "Mouth watering pork belly with a crackling crust cooked in a sweet soy, ginger and garlic sauce. "
    "#pork #crispypork #asianrecipes"
)
KEYWORDS = "Crispy Pork, crispy pork, Asian recipes"
PUBLISHED_AT = dt.datetime(2026, 5, 3, 9, 0, tzinfo=dt.UTC)  # the Sunday before Mother's Day
PHOTOS = {
    "crispy-pork-belly-rice-bok-choy-hero": "crispy pork belly garnished with a soy glaze served alongside steamed rice and bak choy",
    "crispy-pork-belly-soy-glaze": "crispy pork belly garnished with a soy glaze",
    "crispy-pork-belly-over-rice-bowl": "crispy pork belly over steamed rice with bak choy and a soy glaze",
    "crispy-pork-belly-over-rice-bowl-top": "crispy pork belly over steamed rice with bak choy",
    "crispy-pork-belly-sliced-board": "crispy pork belly garnished with soy glaze",
    "crispy-pork-belly-bowl-chopsticks": "crispy pork belly over steamed rice with bak choy",
}


def is_loaded() -> bool:
    return DemoItem.objects.exists()


@transaction.atomic
def load(author) -> None:
    """Fills an empty site. Called again, or where the address is taken, it changes nothing."""
    load_pages(author)
    if is_loaded() or Post.objects.filter(slug=SLUG).exists():
        return
    if not SiteSettings.objects.exists():
        SiteSettings.objects.create(
            name="Low & Slow",
            tagline="Home cooking, the way my mom taught me",
            description="Recipes and stories from a home kitchen.",
        )
    photos = {slug: _photo(slug, alt) for slug, alt in PHOTOS.items()}
    recipe = Recipe.objects.create(
        name=TITLE, slug=SLUG, description=DESCRIPTION, photo=photos["crispy-pork-belly-sliced-board"],
        notes=text_areas.read_list(_text("notes.txt")),
    )  # fmt: skip
    _record(recipe)
    storing.set_ingredients(recipe, text_areas.read(_text("ingredients.txt")))
    storing.set_steps(recipe, text_areas.read(_text("instructions.txt"), steps=True))
    for kind, name in [("category", "Pork"), ("method", "Slow Roast"), ("cuisine", "Chinese")]:
        storing.set_terms(recipe, kind, [name])
    storing.set_keywords(recipe, KEYWORDS)
    post = Post.objects.create(
        title=TITLE, slug=SLUG, author=author, body=_text("post.md"), status=Post.Status.PUBLISHED,
        published_at=PUBLISHED_AT, lead_photo=photos["crispy-pork-belly-rice-bok-choy-hero"],
        summary="Mouth watering pork belly with a crackling crust cooked in a sweet soy, ginger and garlic sauce.",
    )  # fmt: skip
    _record(post)
    category, made = Category.objects.get_or_create(slug="pork", defaults={"name": "Pork"})
    if made:
        _record(category)
    post.categories.add(category)
    PostRecipe.objects.create(post=post, recipe=recipe)
    _record(moderation.import_comment(post, "mistimaan", "Nice recipe"))


def load_pages(author) -> None:
    """The About, Contact and Privacy pages, where there are none of that address."""
    for slug, title in [("about", "About"), ("contact", "Contact"), ("privacy", "Privacy")]:
        if not Post.objects.filter(slug=slug).exists():
            Post.objects.create(
                kind=Post.Kind.PAGE, title=title, slug=slug, body=_text(f"{slug}.md"), author=author,
                status=Post.Status.PUBLISHED, published_at=PUBLISHED_AT, comments_open=False,
            )  # fmt: skip


def rows() -> list[models.Model]:
    """What loading made and is still there, the newest first."""
    found = (
        apps.get_model(item.model)._default_manager.filter(pk=item.object_id).first()
        for item in DemoItem.objects.order_by("-pk")
    )
    return [row for row in found if row is not None]


@transaction.atomic
def remove() -> int:
    """Deletes what loading made, and the demo's terms that nothing else uses. Returns the number of rows."""
    count = 0
    for row in rows():
        if not (isinstance(row, Category) and row.posts.exists()):
            row.delete()
            count += 1
    DemoItem.objects.all().delete()
    Term.objects.filter(
        recipes__isnull=True, slug__in=["pork", "slow-roast", "chinese", "crispy-pork", "asian-recipes"]
    ).delete()
    return count


def _photo(slug: str, alt: str) -> Photo:
    with (HERE / f"{slug}.jpg").open("rb") as file:
        photo = Photo.objects.create_from_upload(File(file, name=f"{slug}.jpg"), alt=alt)
    return _record(photo)


def _record(row: Row) -> Row:
    DemoItem.objects.create(model=row._meta.label, object_id=row.pk)
    return row


def _text(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
