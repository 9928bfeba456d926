"""A card's values -> a recipe's rows, where none is there yet or nobody edited it here."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from blog import revisions
from blog.imports.models import ImportedItem
from blog.models import Revision
from recipes import storing
from recipes.models import Recipe, Term
from recipes.photos.models import Photo
from recipes.quantities.durations import minutes_of
from recipes.quantities.yields import read_yield
from recipes.slugs import free_slug
from recipes.text_areas import Group

from . import fingerprints, pictures
from .card import TIMES, Card
from .cards.diets import diets_of
from .photos import Photos
from .pictures import Picture


class Recipes:
    """Writes each card once, whatever number of posts show it."""

    def __init__(self, site: str, photos: Photos) -> None:
        self._site = site
        self._photos = photos
        self.counts = {"recipes": 0, "recipes edited here, left alone": 0, "recipes refreshed": 0}

    def photos_of(self, card: Card) -> dict[str, Photo]:
        """The stored photos that a card names, by token; "lead" for its own. Before any transaction."""
        stored: dict[str, Photo] = {}
        if card.photo and (photo := self._photos.of(card.photo, card.name)):
            stored["lead"] = photo
        for number, picture in enumerate(card.pictures.found):
            if photo := self._photos.of(picture, card.name):
                stored[f"wp-{number}"] = photo
        return stored

    def write(self, card: Card, stored: dict[str, Photo], author: str = "") -> Recipe | None:
        """The recipe; None where it was deleted here. `author`: the post's byline, said once."""
        digest = fingerprints.of_values([_plain(card), sorted((k, p.pk) for k, p in stored.items())])
        row = ImportedItem.objects.filter(site=self._site, kind="recipe", key=card.key).first()
        if row is None:
            recipe = Recipe(slug=free_slug(card.slug or card.name, Recipe.objects.all(), fallback="recipe"))
            self._fill(recipe, card, stored, author)
            self.counts["recipes"] += 1
            ImportedItem.objects.create(
                site=self._site, kind="recipe", key=card.key, object_id=recipe.pk, digest=digest,
                fingerprint=fingerprints.of_recipe(recipe),
            )  # fmt: skip
            return recipe
        there = Recipe.objects.filter(pk=row.object_id).first()
        if there is None or card.known or row.digest == digest:
            return there
        recipe = there
        if fingerprints.of_recipe(recipe) != row.fingerprint:
            self.counts["recipes edited here, left alone"] += 1
            return recipe
        self._fill(recipe, card, stored, author)
        self.counts["recipes refreshed"] += 1
        row.digest, row.fingerprint = digest, fingerprints.of_recipe(recipe)
        row.save(update_fields=["digest", "fingerprint"])
        return recipe

    def _fill(self, recipe: Recipe, card: Card, stored: dict[str, Photo], author: str) -> None:
        def slug(token: str) -> str | None:
            return stored[token].slug if token in stored else None

        def address(token: str) -> str | None:
            return stored[token].url(1200) if token in stored else None

        def prose(text: str) -> str:
            return pictures.placed(text, slug, address)

        if recipe.pk:
            revisions.record(recipe, Revision.Origin.FOUND)
        recipe.name = (card.name or _("Recipe"))[:200]
        recipe.description = prose(card.description)
        recipe.photo = stored.get("lead")
        recipe.notes = [note for note in map(prose, card.notes) if note]
        recipe.equipment = card.equipment
        recipe.nutrition = card.nutrition
        recipe.yield_text = card.yield_text[:120]
        recipe.yield_number, recipe.yield_unit = read_yield(recipe.yield_text)
        for kind in TIMES:
            words = card.times.get(kind, "")[:80]
            setattr(recipe, f"{kind}_text", words)
            setattr(recipe, f"{kind}_minutes", minutes_of(words) if words else None)
        recipe.video_url = _valid(card.video_url)
        other = card.author if card.author.casefold() != author.casefold() else ""
        recipe.source_name, recipe.source_url = other[:200], _valid(card.author_url)
        recipe.save()
        storing.set_ingredients(recipe, [Group(g.name[:200], g.entries) for g in card.ingredients])
        storing.set_steps(recipe, [_with_photos(group, slug, prose) for group in card.steps])
        for kind, names in (
            (Term.Kind.CATEGORY, card.categories), (Term.Kind.CUISINE, card.cuisines), (Term.Kind.METHOD, card.methods),
        ):  # fmt: skip
            storing.set_terms(recipe, kind, names)
        diets, others = diets_of(card.diets)
        storing.set_diets(recipe, diets)
        storing.set_keywords(recipe, ", ".join(dict.fromkeys(filter(None, [*card.keywords, *others]))))
        revisions.record(recipe, Revision.Origin.IMPORTED)


def _with_photos(group: Group, slug: Callable[[str], str | None], prose: Callable[[str], str]) -> Group:
    entries = []
    for entry in group.entries:
        text = " ".join(prose(entry.text).split())
        entries.append(
            type(entry)(text, entry.name, (slug(entry.photo_slug) or "") if entry.photo_slug else "")
        )
    return Group(group.name[:200], tuple(entries))


def _valid(url: str) -> str:
    try:
        URLValidator(["http", "https"])(url)
    except ValidationError:
        return ""
    return url if len(url) <= 200 else ""


def _plain(card: Card) -> list[object]:
    return [
        card.name, card.slug, card.description, _plain_picture(card.photo), card.ingredients, card.steps, card.notes,
        card.categories, card.cuisines, card.methods, card.keywords, card.diets, card.yield_text, card.times, card.equipment,
        card.nutrition, card.video_url, card.author, card.author_url,
    ]  # fmt: skip


def _plain_picture(picture: Picture | None) -> list[object]:
    return [picture.id, picture.url] if picture else []
