"""A post's body -> prose, photos and recipe cards, in order.

Markers: `![alt](photo:slug "caption")` places a photo, a paragraph of nothing else makes a figure,
several paragraphs or lines of them in a row a gallery; `[recipe]` or `[recipe slug]` on a line of its
own places a card. Without a marker the cards follow the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from django.template.loader import render_to_string

from recipes import markup
from recipes.models import Recipe
from recipes.photos.models import Photo
from recipes.photos.templatetags.photos import picture

_PHOTO = r"!\[(?P<alt>[^\]]{0,1000})\]\(photo:(?P<slug>[-\w]+)(?:\s+\"(?P<caption>[^\"]{0,2000})\")?\s*\)"
PHOTO_MARKER = re.compile(_PHOTO)
RECIPE_MARKER = re.compile(r"^\[recipe(?:\s+(?P<slug>[^\s\]]+))?\]$")
_FENCE = re.compile(r"^\s{0,3}(```|~~~)")


@dataclass(frozen=True)
class PlacedPhoto:
    """A photo where the body puts it. The marker's own alt text and caption win over the photo's."""

    photo: Photo
    alt: str | None = None
    caption: str = ""


@dataclass(frozen=True)
class Block:
    """One piece of the page; `kind` names the partial: prose, photos, recipe or missing."""

    kind: str
    html: str = ""  # safe: it came through the sanitiser
    photos: tuple[PlacedPhoto, ...] = ()
    recipe: Recipe | None = None
    marker: str = ""
    anchor: str = ""  # a card's id: "recipe" for the first, so that a link can jump to it


@dataclass
class Chunk:
    """A stretch of the source: its lines, and the photo markers or recipe marker it consists of."""

    kind: str
    text: str
    markers: list[re.Match[str]] = field(default_factory=list)


def chunks(body: str) -> list[Chunk]:
    """The source cut at its markers. Fenced code is prose, whatever stands in it."""
    out: list[Chunk] = []
    fenced = False
    for paragraph in re.split(r"(?:\r?\n[ \t]*){2,}", body.strip("\r\n")):
        stripped = paragraph.strip()
        was_fenced = fenced
        for line in paragraph.splitlines():
            if _FENCE.match(line):
                fenced = not fenced
        if not (was_fenced or fenced):
            if recipe := RECIPE_MARKER.match(stripped):
                out.append(Chunk("recipe", stripped, [recipe]))
                continue
            markers = list(PHOTO_MARKER.finditer(stripped))
            if markers and not PHOTO_MARKER.sub("", stripped).strip():
                if out and out[-1].kind == "photos":
                    out[-1].markers += markers
                else:
                    out.append(Chunk("photos", stripped, markers))
                continue
        if out and out[-1].kind == "prose":
            out[-1].text += "\n\n" + paragraph
        elif stripped:
            out.append(Chunk("prose", paragraph))
    return out


def refusal(body: str) -> str:
    """Why some stretch of the body cannot be laid out, for its author; empty where all can (`markup.refusal`)."""
    stretches = (chunk.text for chunk in chunks(body) if chunk.kind == "prose")
    return next((str(reason) for text in stretches if (reason := markup.refusal(text))), "")


def photo_slugs(body: str) -> set[str]:
    return {marker["slug"] for marker in PHOTO_MARKER.finditer(body)}


def missing_markers(body: str, recipes: Sequence[Recipe]) -> list[str]:
    """The markers that name nothing, as typed: for an error beside the field."""
    known = set(Photo.objects.filter(slug__in=photo_slugs(body)).values_list("slug", flat=True))
    missing = [marker[0] for marker in PHOTO_MARKER.finditer(body) if marker["slug"] not in known]
    cards = [chunk for chunk in chunks(body) if chunk.kind == "recipe"]
    return missing + [card.text for card in cards if _recipe_for(card.markers[0]["slug"], recipes) is None]


def photos_named(bodies: Iterable[str]) -> dict[str, Photo]:
    """The photos that bodies name, by slug: one query, none where they name none."""
    slugs = set().union(*map(photo_slugs, bodies))
    return {photo.slug: photo for photo in Photo.objects.filter(slug__in=slugs)} if slugs else {}


def read(body: str, recipes: Sequence[Recipe], photos: Mapping[str, Photo] | None = None) -> list[Block]:
    """The body's blocks. One query for all the photos it names, unless they are given."""
    if photos is None:
        photos = photos_named([body])
    blocks: list[Block] = []
    placed: list[Recipe] = []
    for chunk in chunks(body):
        if chunk.kind == "recipe":
            recipe = _recipe_for(chunk.markers[0]["slug"], recipes)
            if recipe is None:
                blocks.append(Block("missing", marker=chunk.text))
            elif recipe not in placed:
                blocks.append(_card_block(recipe, placed))
        elif chunk.kind == "photos":
            found = tuple(
                PlacedPhoto(photos[m["slug"]], m["alt"] or None, m["caption"] or "")
                for m in chunk.markers
                if m["slug"] in photos
            )
            if found:
                blocks.append(Block("photos", photos=found))
            blocks += [Block("missing", marker=m[0]) for m in chunk.markers if m["slug"] not in photos]
        else:
            blocks.append(
                Block("prose", html=markup.render(chunk.text, photo_html=partial(_photo_html, photos)))
            )
    blocks += [_card_block(recipe, placed) for recipe in recipes if recipe not in placed]
    return blocks


def _photo_html(photos: Mapping[str, Photo], slug: str, alt: str) -> str:
    """A photo inside a paragraph; nothing where no photo has that name."""
    if slug not in photos:
        return ""
    return render_to_string("photos/_picture.html", picture(photos[slug], "pop", alt=alt or None))


def _card_block(recipe: Recipe, placed: list[Recipe]) -> Block:
    placed.append(recipe)
    return Block("recipe", recipe=recipe, anchor="recipe" if len(placed) == 1 else f"recipe-{recipe.slug}")


def _recipe_for(slug: str | None, recipes: Sequence[Recipe]) -> Recipe | None:
    """`[recipe]` is the first recipe of the post, `[recipe slug]` the one of that name."""
    if slug is None:
        return recipes[0] if recipes else None
    return next((recipe for recipe in recipes if recipe.slug == slug), None)
