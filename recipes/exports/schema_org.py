"""A Card -> schema.org's Recipe, as a dict. Pure: addresses come in from outside.

Nothing is invented: what the recipe does not say is absent. Additional time has no property of its own in
schema.org: it stays out. Shape: https://developers.google.com/search/docs/appearance/structured-data/recipe
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from recipes.card import Card, CardPhoto, CardStep, CardTerm, Duration, StepGroup, Video
from recipes.markup import plain
from recipes.quantities.durations import iso_of
from recipes.text_areas import read_names

_YOUTUBE = re.compile(
    r"https?://(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com/(?:watch\?(?:.*&)?v=|shorts/|embed/|live/)|youtu\.be/)([-\w]{6,})"
)
_VIMEO = re.compile(r"https?://(?:www\.)?(?:player\.)?vimeo\.com/(?:video/)?(\d+)")
CROPS = ("1x1", "4x3", "16x9")  # the shapes Google asks a recipe's image in
Node = dict[str, Any]
ImageUrls = Callable[[CardPhoto], Sequence[str]]

# In a script element only `<` can end it and `&` be misread by old parsers; U+2028/9 end a line in JavaScript.
_ESCAPES = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029\u0085\u007f"})


def recipe(
    card: Card,
    *,
    image_urls: ImageUrls,
    rating: tuple[float, int] | None = None,
    step_url: Callable[[int], str] = lambda number: "",
    absolute: Callable[[str], str] = str,
) -> Node:
    """The Recipe. `image_urls`: a photo's absolute addresses, the square first; `rating`: mean of 1–5, count;
    `step_url`: the address of a step by its number, from 1, through all groups; `absolute`: an address of this site, whole.
    """
    number = itertools.count(1)
    node: Node = {
        "@type": "Recipe",
        "name": card.name,
        "description": card.description,
        "image": list(image_urls(card.photo)) if card.photo else [],
        "recipeYield": yields(card),
        "prepTime": _iso(card.prep_time),
        "cookTime": _iso(card.cook_time),
        "totalTime": "" if card.total_minutes is None else iso_of(card.total_minutes),
        "recipeCategory": _names(card.categories),
        "cookingMethod": _names(card.methods),
        "recipeCuisine": _names(card.cuisines),
        "keywords": _keywords(card.keywords),
        "suitableForDiet": [f"https://schema.org/{name}" for name in card.diets],
        "recipeIngredient": list(card.ingredients()),
        "recipeInstructions": [
            part
            for group in card.step_groups
            for part in _instructions(
                group, [_step(step, image_urls, step_url(next(number))) for step in group.steps]
            )
        ],
        "tool": list(card.equipment),
        "nutrition": {"@type": "NutritionInformation", **card.nutrition} if card.nutrition else {},
        "isBasedOn": card.source_url,
        "video": _video(card.video, image_urls, absolute),
        "aggregateRating": _rating(rating),
    }
    return {name: value for name, value in node.items() if value}


def yields(card: Card) -> str:
    """What the card says it makes: the words typed, else the number with its unit."""
    if card.yield_text or card.yield_number is None:
        return card.yield_text
    return f"{card.yield_number} {card.yield_unit}".strip()


def document(node: Node) -> str:
    """A node as a JSON-LD file of its own."""
    return json.dumps({"@context": "https://schema.org"} | node, ensure_ascii=False, indent=2) + "\n"


def script(nodes: Iterable[Node]) -> SafeString:
    """Nodes as the one JSON-LD block of a page: no value can end the element, whatever it holds."""
    graph = {"@context": "https://schema.org", "@graph": list(nodes)}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


def _keywords(typed: str) -> str | list[str]:
    """As typed, between commas; a list where a name has a comma of its own."""
    return read_names(typed) if ";" in typed or '"' in typed else typed


def _video(video: Video, image_urls: ImageUrls, absolute: Callable[[str], str]) -> Node:
    """Only where its name, picture and date are known: search engines refuse it without."""
    if not (video and video.name and video.poster and video.uploaded_on):
        return {}
    node: Node = {
        "@type": "VideoObject",
        "name": video.name,
        "description": video.description,
        "thumbnailUrl": list(image_urls(video.poster)),
        "uploadDate": video.uploaded_on.isoformat(),
        "contentUrl": absolute(video.file) if video.file else "",
        "embedUrl": player_of(video.address),
        "url": video.address,
    }
    return {name: value for name, value in node.items() if value}


def player_of(address: str) -> str:
    """The address of the player behind a video's page, where it is a known one: YouTube's and Vimeo's."""
    if found := _YOUTUBE.match(address):
        return f"https://www.youtube.com/embed/{found[1]}"
    if found := _VIMEO.match(address):
        return f"https://player.vimeo.com/video/{found[1]}"
    return ""


def _iso(time: Duration) -> str:
    return "" if time.minutes is None else iso_of(time.minutes)


def _names(terms: Sequence[CardTerm]) -> str | list[str]:
    names = [term.name for term in terms]
    return names[0] if len(names) == 1 else names


def _instructions(group: StepGroup, steps: list[Node]) -> list[Node]:
    """A named group is a section. Readers turn a section's name into a line, so a nameless group has none."""
    if group.name and steps:
        return [{"@type": "HowToSection", "name": group.name, "itemListElement": steps}]
    return steps


def _step(step: CardStep, image_urls: ImageUrls, url: str) -> Node:
    """A step's name opens its text: readers take a name that does not for a step of its own."""
    text = plain(step.text)
    node: Node = {"@type": "HowToStep"}
    if step.name:
        node["name"] = step.name
        text = f"{step.name}{'' if step.name[-1] in '.:!?…' else ':'} {text}"
    node["text"] = text
    if url:
        node["url"] = url
    if step.photo:
        node["image"] = image_urls(step.photo)[-1]
    return node


def _rating(rating: tuple[float, int] | None) -> Node:
    if not rating or not rating[1]:
        return {}
    return {
        "@type": "AggregateRating",
        "ratingValue": round(rating[0], 2),
        "ratingCount": rating[1],
        "bestRating": 5,
        "worstRating": 1,
    }
