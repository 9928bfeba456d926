"""How a card's values are written in HTML."""

import re
from functools import lru_cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from recipes import card_scripts as scripts
from recipes import markup
from recipes.card import DIETS, Duration, diet_slug
from recipes.quantities import parse
from recipes.quantities.durations import iso_of, shown_words_of

register = template.Library()

_NUTRIENTS = {
    "calories": _("Calories"),
    "carbohydrateContent": _("Carbohydrate"),
    "cholesterolContent": _("Cholesterol"),
    "fatContent": _("Fat"),
    "fiberContent": _("Fiber"),
    "proteinContent": _("Protein"),
    "saturatedFatContent": _("Saturated fat"),
    "servingSize": _("Serving size"),
    "sodiumContent": _("Sodium"),
    "sugarContent": _("Sugar"),
    "transFatContent": _("Trans fat"),
    "unsaturatedFatContent": _("Unsaturated fat"),
}


@register.simple_tag
def card_scripts() -> list[SafeString]:
    """The scripts that add to a card, each for a <script type="module"> of its own."""
    return [mark_safe(text) for text in scripts.texts()]


@register.filter
def ingredient(line: str) -> SafeString:
    """A line with its amount bold and its note soft: every letter as typed."""
    return _ingredient(str(line))


@lru_cache(maxsize=4096)
def _ingredient(line: str) -> SafeString:
    return format_html_join(
        "",
        "{}",
        ((format_html(f"<{tag}>{{}}</{tag}>", text) if tag else text,) for tag, text in parse(line).runs()),
    )


@register.filter
def duration(value: Duration) -> str:
    """The words typed, else the minutes in words."""
    return value.text or shown_words_of(value.minutes or 0)


register.filter("diet_slug", diet_slug)
register.filter("iso_duration", iso_of)
register.filter("markdown", markup.render)
register.filter("markdown_line", markup.render_inline)


@register.filter
def diet_label(name: str) -> str:
    """schema.org's name in words: "GlutenFreeDiet" -> "Gluten-free"."""
    return str(DIETS[name])


@register.filter
def nutrient(name: str) -> str:
    """schema.org's name in words: "saturatedFatContent" -> "Saturated fat"."""
    if name in _NUTRIENTS:
        return str(_NUTRIENTS[name])
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.removesuffix("Content")).capitalize()
