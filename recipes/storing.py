"""Writes what an author typed into a recipe's rows: lines with what was understood of them, and terms.

The admin's form, the demo and the importers all write through here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from .card import DIETS, diet_slug
from .models import Ingredient, Recipe, RecipeTerm, Step, Term
from .photos.models import Photo
from .quantities import parse
from .slugs import slug_of
from .text_areas import Group, read_names


@transaction.atomic
def set_ingredients(recipe: Recipe, groups: Sequence[Group]) -> None:
    rows: list[Ingredient] = []
    for number, group in enumerate(groups):
        for entry in group.entries:
            rows.append(
                Ingredient(
                    recipe=recipe,
                    position=len(rows),
                    group=number,
                    group_name=group.name,
                    text=entry.text,
                    item=parse(entry.text).item,
                )
            )
    recipe.ingredients.all().delete()
    Ingredient.objects.bulk_create(rows)


@transaction.atomic
def set_steps(recipe: Recipe, groups: Sequence[Group]) -> None:
    slugs = {entry.photo_slug for group in groups for entry in group.entries if entry.photo_slug}
    photos = {photo.slug: photo for photo in Photo.objects.filter(slug__in=slugs)} if slugs else {}
    rows: list[Step] = []
    for number, group in enumerate(groups):
        for entry in group.entries:
            rows.append(
                Step(
                    recipe=recipe,
                    position=len(rows),
                    group=number,
                    group_name=group.name,
                    name=entry.name,
                    text=entry.text,
                    photo=photos.get(entry.photo_slug),
                )
            )
    recipe.steps.all().delete()
    Step.objects.bulk_create(rows)


@transaction.atomic
def set_terms(recipe: Recipe, kind: str, names: Iterable[str]) -> None:
    """The recipe's terms of one kind, in order and as typed; a new name makes a term, case aside."""
    terms: list[tuple[Term, str]] = []
    for name in (name.strip() for name in names):
        slug = slug_of(name, max_length=120)
        if not slug or any(term.slug == slug for term, _typed in terms):
            continue
        term, _made = Term.objects.get_or_create(kind=kind, slug=slug, defaults={"name": name[:120]})
        terms.append((term, name[:120]))
    recipe.recipe_terms.filter(term__kind=kind).delete()
    RecipeTerm.objects.bulk_create(
        RecipeTerm(recipe=recipe, term=term, name=typed, position=position)
        for position, (term, typed) in enumerate(terms)
    )


def set_keywords(recipe: Recipe, typed: str) -> None:
    """Keywords stay as typed, and become terms without regard to case."""
    recipe.keywords = typed
    recipe.save(update_fields=["keywords", "updated_at"])
    set_terms(recipe, Term.Kind.KEYWORD, read_names(typed))


@transaction.atomic
def set_diets(recipe: Recipe, names: Iterable[str]) -> None:
    """The diets that the recipe suits, by schema.org's names ("VeganDiet"). Raises KeyError for another name."""
    chosen = set(names)
    if unknown := chosen - DIETS.keys():
        raise KeyError(", ".join(sorted(unknown)))
    recipe.recipe_terms.filter(term__kind=Term.Kind.DIET).delete()
    for position, name in enumerate(name for name in DIETS if name in chosen):
        term, _made = Term.objects.get_or_create(
            kind=Term.Kind.DIET, slug=diet_slug(name), defaults={"name": name}
        )
        RecipeTerm.objects.create(recipe=recipe, term=term, position=position)
