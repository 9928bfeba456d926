"""What a reader found -> one post with its recipe, photos, author and tags, in one transaction."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.base import ContentFile
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog import revisions
from blog.imports.accounts import account_of
from blog.imports.labels import rows_of
from blog.imports.summaries import summary_of
from blog.models import Category, Post, PostRecipe, Revision, Tag
from recipes import storing
from recipes.models import Recipe
from recipes.photos.models import Photo
from recipes.quantities.durations import minutes_of
from recipes.quantities.yields import read_yield
from recipes.slugs import free_slug
from recipes.text_areas import Entry, Group, write_names

from .markdown import facts, links, recipe_words
from .markdown.lines import PHOTO
from .values import FoundPhoto, Problem, Source
from .wordpress.cards.diets import diets_of


def write(source: Source, address_of: Callable[[str], str | None]) -> Post:
    """The post. Photos that cannot be read become problems of the source; on any failure nothing stays."""
    photos = _photos(source)
    try:
        with transaction.atomic():
            return _post(source, photos, address_of)
    except BaseException:
        for photo in photos.values():
            photo.delete()
        raise


def _photos(source: Source) -> dict[str, Photo]:
    """The path typed -> a stored photo, each file once."""
    stored: dict[str, Photo] = {}
    for found in source.text.photos:
        file = source.photos.get(found.path)
        if file is None or found.path in stored:
            continue
        try:
            stored[found.path] = _stored(file, found, source.head.title)
        except (ValidationError, OSError) as failure:
            words = " ".join(failure.messages) if isinstance(failure, ValidationError) else str(failure)
            source.problems.append(Problem(found.line, f"the photo {found.path}: {words}"))
    return stored


def _stored(file: Path | bytes, found: FoundPhoto, title: str) -> Photo:
    alt, caption = (found.alt or title)[:300], found.caption
    if isinstance(file, bytes):
        upload: File[bytes] = ContentFile(file, name=found.path.rpartition("/")[2] or "photo.jpg")
        photo: Photo = Photo.objects.create_from_upload(upload, alt=alt, caption=caption)
        return photo
    with file.open("rb") as opened:
        photo = Photo.objects.create_from_upload(File(opened, name=file.name), alt=alt, caption=caption)
    return photo


def _post(source: Source, photos: dict[str, Photo], address_of: Callable[[str], str | None]) -> Post:
    head, text = source.head, source.text
    lead = next((photos[found.path] for found in text.photos if found.path in photos), None)

    def prose(words: str) -> str:
        return links.relinked(_placed(words, photos), address_of)

    has_recipe = text.is_recipe
    before = text.before
    if has_recipe and len(photos) == 1:
        before = PHOTO.sub("", before)  # the only photo stands on the card
    parts = [prose(before).strip(), "[recipe]" if has_recipe else "", prose(text.after).strip()]
    post = Post.objects.create(
        kind=head.kind,
        title=head.title[:200],
        slug=source.slug,
        summary=head.summary or summary_of(PHOTO.sub("", text.before)),
        body="\n\n".join(filter(None, parts)),
        lead_photo=lead,
        author=account_of(source.author.name) if source.author else None,
        status=Post.Status.DRAFT if head.draft else Post.Status.PUBLISHED,
        published_at=None if head.draft and head.date is None else _moment(head.date),
    )
    post.tags.set(rows_of(Tag, head.tags))
    filed = [recipe_words.filed_under(tag) for tag in head.tags]
    kinds = {
        kind: [*given, *(name for found in filed if found for each, name in [found] if each == kind)]
        for kind, given in (
            ("category", head.categories),
            ("cuisine", head.cuisines),
            ("method", head.methods),
        )
    }
    post.categories.set(rows_of(Category, kinds["category"]))
    if has_recipe:
        recipe = _recipe(source, lead, photos, address_of)
        for kind, names in kinds.items():
            storing.set_terms(recipe, kind, names)
        PostRecipe.objects.create(post=post, recipe=recipe)
        revisions.record(recipe, Revision.Origin.IMPORTED)
    revisions.record(post, Revision.Origin.IMPORTED)
    return post


def _recipe(
    source: Source, lead: Photo | None, photos: dict[str, Photo], address_of: Callable[[str], str | None]
) -> Recipe:
    head, text = source.head, source.text
    recipe = Recipe(
        name=head.title[:200], slug=free_slug(source.slug, Recipe.objects.all(), fallback="recipe")
    )
    recipe.photo = lead
    recipe.equipment = text.equipment
    for kind in ("prep", "cook", "additional", "total"):
        typed = text.facts.get(kind, "")[:80]
        setattr(recipe, f"{kind}_text", typed)
        setattr(recipe, f"{kind}_minutes", minutes_of(typed))
    if typed := text.facts.get("yield", ""):
        recipe.yield_text = facts.yield_words(typed)[:120]
        if not facts.doubt("yield", typed):
            recipe.yield_number, recipe.yield_unit = read_yield(recipe.yield_text)
    recipe.description, recipe.nutrition = text.description, text.nutrition
    recipe.source_name, recipe.source_url = text.source_name[:200], _address(text.source_url)
    recipe.video_url = _address(text.video_url)
    if source.author and source.author.website and not (recipe.source_name or recipe.source_url):
        recipe.source_name, recipe.source_url = source.author.name, source.author.website
    ingredients, linked = [], []
    for group in text.ingredients:
        entries = []
        for entry in group.entries:
            words, found = links.unlinked(entry.text)
            linked += [link for link in found if link not in linked]
            entries.append(Entry(words))
        ingredients.append(Group(group.name[:200], tuple(entries)))
    notes = [links.relinked(PHOTO.sub("", note).strip(), address_of) for note in text.notes]
    if linked:
        notes.append(links.relinked(_("See also:") + " " + ", ".join(linked), address_of))
    recipe.notes = [note for note in notes if note]
    recipe.save()
    storing.set_ingredients(recipe, ingredients)
    storing.set_steps(
        recipe,
        [
            Group(
                group.name[:200],
                tuple(
                    Entry(
                        links.relinked(entry.text, address_of),
                        photo_slug=photos[entry.photo_slug].slug if entry.photo_slug in photos else "",
                    )
                    for entry in group.entries
                ),
            )
            for group in text.steps
        ],
    )
    diets, others = diets_of(text.diets)
    storing.set_diets(recipe, diets)
    storing.set_keywords(recipe, write_names(dict.fromkeys([*head.tags, *others])))
    return recipe


def _address(typed: str) -> str:
    """A web address that the card can link to; "" for another."""
    try:
        URLValidator(["http", "https"])(typed)
    except ValidationError:
        return ""
    return typed if len(typed) <= 200 else ""


def _placed(words: str, photos: dict[str, Photo]) -> str:
    """Photo markers in the site's own words; a photo that is missing leaves none."""

    def mark(found: re.Match[str]) -> str:
        if found["path"] not in photos:
            return ""
        caption = f' "{found["caption"]}"' if found["caption"] else ""
        return f"![{found['alt']}](photo:{photos[found['path']].slug}{caption})"

    return PHOTO.sub(mark, words)


def _moment(date: dt.datetime | None) -> dt.datetime:
    if date is None:
        return timezone.now()
    return timezone.make_aware(date) if timezone.is_naive(date) else date
