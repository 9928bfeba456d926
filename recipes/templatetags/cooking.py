"""The card as a reader asked for it: its links, its steps' words, and what each step needs."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from urllib.parse import urlencode

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from recipes import markup
from recipes.card import Card, CardStep, step_id
from recipes.card_options import STEPS, CardOptions, CardView, apply
from recipes.models import Recipe
from recipes.quantities import format_amount
from recipes.step_text import durations, repeated_amounts

register = template.Library()

_TAG = re.compile(r"(<[^>]+>)")


@register.simple_tag
def card_view(recipe: Recipe, options: CardOptions | str, anchor: str) -> CardView:
    """The recipe's card as `options` asks. A post's first card answers unless another is named."""
    if isinstance(options, CardOptions) and (
        options.recipe == recipe.slug or (not options.recipe and anchor == "recipe")
    ):
        return apply(recipe.card, options)
    return apply(recipe.card, CardOptions())


@register.simple_tag
def card_link(base: str, anchor: str, view: CardView, **changes: object) -> str:
    """The address of the same card asked for otherwise: scale, units, cook; what is as written is left out."""
    words = {"scale": view.factor, "units": view.units, "cook": view.cook} | changes
    query = {
        "recipe": view.card.slug if anchor != "recipe" else "",
        "scale": "" if words["scale"] == 1 else f"{float(words['scale']):.6g}",  # type: ignore[arg-type]
        "units": words["units"],
        "cook": "1" if words["cook"] else "",
    }
    asked = {name: value for name, value in query.items() if value}
    if set(asked) == {"recipe"}:
        asked = {}
    return base + ("?" + urlencode(asked) if asked else "") + ("" if words.get("bare") else f"#{anchor}")


@register.simple_tag
def scale_choices(view: CardView) -> list[dict]:
    return [
        {"factor": step, "label": f"{format_amount(step)}×", "current": view.factor == step} for step in STEPS
    ]


@register.simple_tag
def unit_choices(view: CardView) -> list[dict]:
    words = (("", _("As typed")), ("metric", _("Metric")), ("us", _("US")))
    return [{"units": units, "label": label, "current": view.units == units} for units, label in words]


@register.simple_tag
def numbered_steps(card: Card, anchor: str) -> list[tuple[str, list[tuple[str, CardStep]]]]:
    """The card's groups of steps: each name, and its steps with their ids on the page."""
    number = itertools.count(1)
    return [
        (group.name, [(step_id(anchor, next(number)), step) for step in group.steps])
        for group in card.step_groups
    ]


@register.simple_tag
def step_needs(step: CardStep, view: CardView) -> list[str]:
    """The ingredients, with their amounts, that this step is the first to name."""
    return view.needs.get(id(step), [])


@register.simple_tag
def step_html(text: str, view: CardView) -> SafeString:
    """A step's Markdown as HTML: lengths of time marked for timers, amounts that a scaled card left as typed named."""
    lines = list(view.original.ingredients()) if view.scaled else []
    pieces = _TAG.split(markup.render(text))
    linked = False
    for index, piece in enumerate(pieces):
        if piece.startswith("<"):
            linked = piece.startswith("<a") or (linked and not piece.startswith("</a"))
        elif piece.strip() and not linked:
            pieces[index] = _marked(piece, lines)
    return mark_safe("".join(pieces))


@lru_cache(maxsize=2048)
def _durations(text: str) -> tuple[tuple[int, int, int], ...]:
    return tuple(durations(text))


def _marked(text: str, lines: list[str]) -> str:
    """`text` is HTML already: what is added around its words is ours."""
    marks = [
        (start, end, format_html('<span class="time" data-seconds="{}">', seconds), "</span>")
        for start, end, seconds in _durations(text)
    ]
    note = format_html(' <small class="as-written">{}</small>', _("(for the original amount)"))
    marks += [
        (start, end, SafeString(""), note) for start, end in (repeated_amounts(text, lines) if lines else [])
    ]
    for start, end, before, after in sorted(marks, reverse=True):
        text = text[:start] + before + text[start:end] + after + text[end:]
    return text
