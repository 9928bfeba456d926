"""The proofreader's rules on what is not there: photo, yield, times, words for a photo."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from recipes.card import Card, CardPhoto

from .findings import STEPS, Finding, Passage, finding


def missing(card: Card) -> Iterator[Finding]:
    """What search engines show beside a recipe, and this one does not say."""

    def absent(rule: str, field: str, message: str, suggestion: str) -> Finding:
        return finding(rule, Passage(field, None, None, ""), message, suggestion, rule)

    if card.photo is None:
        yield absent(
            "no-photo",
            "photo",
            _("The recipe has no photo."),
            _("Choose one: search engines show no recipe without it."),
        )
    if card.yield_number is None and not card.yield_text:
        yield absent(
            "no-yield",
            "yield",
            _("The recipe does not say how much it makes."),
            _("Write a number and a unit, such as “4 servings”."),
        )
    if not any((card.prep_time, card.cook_time, card.additional_time, card.total_time)):
        yield absent(
            "no-times",
            "times",
            _("The recipe gives no times."),
            _("Write how long it takes to prepare and to cook: readers and search engines look for it."),
        )


def photos_without_words(card: Card) -> Iterator[Finding]:
    """Photos of the card without an alternative text."""
    shown: list[tuple[Passage, CardPhoto | None]] = [(Passage("photo", None, None, ""), card.photo)]
    for group, part in enumerate(card.step_groups):
        shown += [(Passage(STEPS, group, line, ""), step.photo) for line, step in enumerate(part.steps)]
    for passage, photo in shown:
        if photo is not None and not photo.alt.strip() and not getattr(photo, "decorative", False):
            yield alt_missing(passage, photo.slug)


def alt_missing(passage: Passage, name: str) -> Finding:
    """The finding on the photo called `name`, which `passage` shows."""
    return finding(
        "photo-alt",
        passage,
        _("The photo “%(name)s” has no alternative text.") % {"name": name},
        _("Describe in a few words what it shows, for those who cannot see it."),
        name,
    )
