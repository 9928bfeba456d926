"""Plain factories: each makes one valid thing, told apart by what the test cares about."""

from __future__ import annotations

import datetime as dt
import io

from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from blog.comments.models import Comment
from blog.models import Category, Post, PostRecipe, Tag
from recipes import storing, text_areas
from recipes.models import Recipe
from recipes.photos.models import Photo
from recipes.slugs import free_slug, slug_of


def make_upload(name: str = "photo.jpg", size: tuple[int, int] = (600, 400), format: str = "JPEG", **options):
    """An upload of a soft gradient, so that a turned or mirrored copy is told from the original."""
    across = Image.linear_gradient("L").rotate(90).resize(size)
    down = Image.linear_gradient("L").resize(size)
    image = Image.merge("RGB", (across, down, Image.new("L", size, 64)))
    output = io.BytesIO()
    image.save(output, format, **options)
    return SimpleUploadedFile(name, output.getvalue(), content_type=f"image/{format.lower()}")


def make_photo(
    size: tuple[int, int] = (600, 400), name: str = "photo.jpg", alt: str = "A bowl of rice", **words
) -> Photo:
    """A stored photo that came the real way, renditions and all."""
    return Photo.objects.create_from_upload(make_upload(name, size), alt=alt, **words)


def make_author(username: str = "author", password: str = "kitchen-table-1"):
    """Somebody who may do everything in the admin."""
    found = get_user_model().objects.filter(username=username).first()
    return found or get_user_model().objects.create_superuser(username, "author@example.com", password)


def make_recipe(
    name: str = "Onion Soup",
    ingredients: str = "2 onions\n1 l water",
    instructions: str = "Slice the onions.\nBoil them in the water.",
    categories: str = "",
    methods: str = "",
    cuisines: str = "",
    keywords: str = "",
    **fields,
) -> Recipe:
    """A stored recipe, written the way the admin writes it."""
    slug = fields.pop("slug", None) or free_slug(name, Recipe.objects.all())
    recipe = Recipe.objects.create(name=name, slug=slug, keywords=keywords, **fields)
    storing.set_ingredients(recipe, text_areas.read(ingredients))
    storing.set_steps(recipe, text_areas.read(instructions, steps=True))
    for kind, names in [
        ("category", categories),
        ("method", methods),
        ("cuisine", cuisines),
        ("keyword", keywords),
    ]:
        storing.set_terms(recipe, kind, names.split(","))
    return recipe


def make_post(title: str = "Onion Soup", recipes=(), categories=(), tags=(), **fields) -> Post:
    """A published post, unless `fields` say otherwise."""
    fields.setdefault("status", Post.Status.PUBLISHED)
    fields.setdefault("published_at", timezone.now() - dt.timedelta(days=1))
    slug = fields.pop("slug", None) or free_slug(title, Post.objects.all())
    post = Post.objects.create(title=title, slug=slug, **fields)
    for position, recipe in enumerate(recipes):
        PostRecipe.objects.create(post=post, recipe=recipe, position=position)
    for name in categories:
        post.categories.add(Category.objects.get_or_create(slug=slug_of(name), defaults={"name": name})[0])
    for name in tags:
        post.tags.add(Tag.objects.get_or_create(slug=slug_of(name), defaults={"name": name})[0])
    return post


def make_comment(post: Post | None = None, *, parent: Comment | None = None, **fields) -> Comment:
    """A published comment unless `state` says otherwise; `name`, `mail` and `words` for short."""
    post = post or (parent.post if parent else make_post())
    number = Comment.objects.count() + 1
    state = fields.pop("state", Comment.State.PUBLISHED)
    comment = Comment.under(
        post,
        parent,
        user_name=fields.pop("name", f"Reader {number}"),
        user_email=fields.pop("mail", f"reader{number}@example.org"),
        comment=fields.pop("words", f"Words {number}"),
        **fields,
    )
    comment.set_state(state)
    comment.save()
    return comment
