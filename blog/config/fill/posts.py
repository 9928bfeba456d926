"""Rows of made-up posts: the recipe first, which no page shows until its post is there."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass, field
from functools import cache
from random import Random

from django.core.files.base import ContentFile
from django.db import models
from PIL import Image, ImageDraw

from blog import search
from blog.models import Category, Post, PostRecipe, Tag
from recipes.models import Ingredient, Recipe, RecipeTerm, Step, Term
from recipes.photos.models import Photo
from recipes.quantities import parse
from recipes.slugs import slug_of

from . import words, writing
from .rows import insert, next_key

MARK = "-made-up"  # ends the slug of each
PHOTOS = 4  # files; the rows share them
YEARS = 15
MODELS: list[type[models.Model]] = [
    Recipe,
    Ingredient,
    Step,
    RecipeTerm,
    Photo,
    Post,
    PostRecipe,
    Post.categories.through,
    Post.tags.through,
]


@dataclass(frozen=True)
class Made:
    """What a comment has to know of a post."""

    post_id: int
    recipe_id: int
    published_at: dt.datetime | None


@dataclass
class Shelf:
    """What all posts share, by name."""

    terms: dict[tuple[str, str], int]
    categories: dict[str, int]
    tags: dict[str, int]
    photos: list[Photo] = field(default_factory=list)
    next_number: int = 0  # of the posts made up so far, by earlier runs too
    wanted: int = 0


def prepare(seed: int, wanted: int) -> Shelf:
    named = {
        **words.TERMS,
        "keyword": writing.keywords(),
        "diet": ("VeganDiet", "VegetarianDiet", "GlutenFreeDiet"),
    }
    terms: dict[tuple[str, str], int] = {}
    for kind, names in named.items():
        known = dict(Term.objects.filter(kind=kind).values_list("slug", "pk"))
        missing = [name for name in names if slug_of(name) not in known]
        Term.objects.bulk_create(Term(kind=kind, name=name, slug=slug_of(name)) for name in missing)
        known = dict(Term.objects.filter(kind=kind).values_list("slug", "pk"))
        terms |= {(kind, name): known[slug_of(name)] for name in names}
    labels = []
    for model, names in ((Category, words.CATEGORIES), (Tag, writing.tags())):
        labels.append({
            name: model._default_manager.get_or_create(slug=slug_of(name), defaults={"name": name})[0].pk for name in names
        })  # fmt: skip
    number = Post.objects.filter(slug__endswith=MARK).count()
    return Shelf(terms, labels[0], labels[1], _photos(seed), number, wanted)


def _photos(seed: int) -> list[Photo]:
    """Pictures drawn here, stored the way that uploads are."""
    found = []
    for number in range(PHOTOS):
        slug = f"drawn-{number}{MARK}"
        photo = Photo.objects.filter(slug=slug).first()
        if photo is None:
            file = ContentFile(_drawn(Random(seed + number)), name=f"{slug}.jpg")
            photo = Photo.objects.create_from_upload(
                file, slug=slug, alt="Circles of colour, drawn by a program"
            )
        found.append(photo)
    return found


def _drawn(random: Random) -> bytes:
    def colour() -> tuple[int, ...]:
        return tuple(random.randint(60, 220) for _ in range(3))

    image = Image.new("RGB", (1200, 900), colour())
    pen = ImageDraw.Draw(image)
    for _ in range(40):
        x, y, radius = random.randint(0, 1200), random.randint(0, 900), random.randint(20, 200)
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour())
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()


@cache
def _item(line: str) -> str:
    return parse(line).item


def write(shelf: Shelf, seed: int, numbers: range, now: dt.datetime) -> list[Made]:
    rows: dict[type[models.Model], list[dict]] = {model: [] for model in MODELS}
    keys = {model: next_key(model) for model in MODELS}

    def add(model: type[models.Model], **values) -> int:
        values["id"] = keys[model] + len(rows[model])
        rows[model].append(values)
        return values["id"]

    made = []
    for number in numbers:
        random = Random(f"{seed} row {number + shelf.next_number}")
        made.append(_post(shelf, writing.post(seed, number + shelf.next_number), number, random, now, add))
    for model in MODELS:
        insert(model, rows[model])
    search.add(one.post_id for one in made)
    return made


def _post(shelf: Shelf, told: writing.Writing, number: int, random: Random, now: dt.datetime, add) -> Made:
    """The rows of one post. Of a thousand posts 20 are drafts and the newest one is scheduled."""
    total = shelf.next_number + number + 1
    slug = f"{slug_of(told.title, max_length=60)}-{total}{MARK}"
    age = dt.timedelta(days=YEARS * 365) * (1 - (number + random.random()) / shelf.wanted)
    published_at = now - age if number % 1000 != 999 else now + dt.timedelta(days=1 + number / 1000)
    is_draft = number % 50 == 7
    written_at = min(now, published_at)
    photo_id = None
    if random.random() < 0.6:
        like = random.choice(shelf.photos)
        names = ("original", "alt", "width", "height", "color", "renditions")
        photo_id = add(
            Photo, slug=f"photo-{total}{MARK}", created_at=written_at, **{n: getattr(like, n) for n in names}
        )
    prep, cook = told.minutes
    recipe_id = add(
        Recipe, name=told.title, slug=slug, description=told.summary, photo_id=photo_id, keywords=", ".join(told.terms["keyword"]),
        yield_number=told.serves, yield_unit="servings", yield_text=f"{told.serves} servings", notes=[],
        prep_minutes=prep, prep_text=f"{prep} minutes", cook_minutes=cook, cook_text=f"{cook} minutes",
        created_at=written_at, updated_at=written_at,
    )  # fmt: skip
    for at, line in enumerate(told.ingredients):
        add(Ingredient, recipe_id=recipe_id, position=at, text=line, item=_item(line))
    for at, line in enumerate(told.steps):
        add(Step, recipe_id=recipe_id, position=at, text=line)
    for kind, terms in told.terms.items():
        for at, name in enumerate(terms):
            add(RecipeTerm, recipe_id=recipe_id, term_id=shelf.terms[kind, name], name=name, position=at)
    post_id = add(
        Post, kind=Post.Kind.POST, title=told.title, slug=slug, summary=told.summary, body=told.body, lead_photo_id=photo_id,
        status=Post.Status.DRAFT if is_draft else Post.Status.PUBLISHED, published_at=None if is_draft else published_at,
        created_at=written_at, updated_at=written_at,
    )  # fmt: skip
    add(PostRecipe, post_id=post_id, recipe_id=recipe_id, position=0)
    for name in told.categories:
        add(Post.categories.through, post_id=post_id, category_id=shelf.categories[name])
    for name in told.tags:
        add(Post.tags.through, post_id=post_id, tag_id=shelf.tags[name])
    return Made(post_id, recipe_id, None if is_draft else published_at)
