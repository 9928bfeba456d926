"""Cards written into rows the way the admin writes them, for tests that need a stored recipe."""

from __future__ import annotations

from recipes import storing, text_areas
from recipes.card import Card
from recipes.models import Recipe, Term
from recipes.photos.models import Photo
from recipes.slugs import free_slug


def store(card: Card, photo: Photo | None = None) -> Recipe:
    """A row for `card`. Its photo is `photo`, since a card made by hand has none of its own."""
    recipe = Recipe.objects.create(
        name=card.name,
        slug=free_slug(card.slug or card.name, Recipe.objects.all()),
        description=card.description,
        photo=photo,
        notes=list(card.notes),
        yield_number=card.yield_number,
        yield_unit=card.yield_unit,
        yield_text=card.yield_text,
        prep_minutes=card.prep_time.minutes,
        prep_text=card.prep_time.text,
        cook_minutes=card.cook_time.minutes,
        cook_text=card.cook_time.text,
        additional_minutes=card.additional_time.minutes,
        additional_text=card.additional_time.text,
        total_minutes=card.total_time.minutes,
        total_text=card.total_time.text,
        equipment=list(card.equipment),
        nutrition=dict(card.nutrition),
    )
    storing.set_ingredients(
        recipe,
        [
            text_areas.Group(group.name, tuple(map(text_areas.Entry, group.lines)))
            for group in card.ingredient_groups
        ],
    )
    storing.set_steps(
        recipe,
        [
            text_areas.Group(
                group.name, tuple(text_areas.Entry(step.text, step.name) for step in group.steps)
            )
            for group in card.step_groups
        ],
    )
    for kind, terms in [
        (Term.Kind.CATEGORY, card.categories),
        (Term.Kind.METHOD, card.methods),
        (Term.Kind.CUISINE, card.cuisines),
    ]:
        storing.set_terms(recipe, kind, [term.name for term in terms])
    storing.set_keywords(recipe, card.keywords)
    return recipe
