"""{% picture %} and {% photo_preload %}: a photo in a page.

    {% load photos %}
    {% picture photo place="opening" eager=True %}  the first photo of a page: at once, with high priority
    {% picture photo place="tile" alt="" %}         all others: lazily; alt="" where words beside it say it
    {% photo_preload photo place="opening" %}       in the <head>, for the first photo of the page

A place is a row of `recipes.photos.places.SIZES`. The class goes on the <picture>, which is the box; the
<img> fills it (static/css/photo.css).
"""

from __future__ import annotations

from django import template

from .. import usage
from ..places import SIZES, in_a_row

register = template.Library()


@register.inclusion_tag("photos/_picture.html")
def picture(photo, place: str, *, eager: bool = False, alt: str | None = None, **attributes):
    """A <picture> in AVIF, WebP and JPEG; nothing when there is no photo. `class`: beside "photo"."""
    if not photo:
        return {"photo": None}
    extra = attributes.pop("class", "photo")
    if attributes:
        raise template.TemplateSyntaxError(f"picture knows no {', '.join(attributes)}.")
    if alt is None:
        alt = "" if photo.decorative else photo.alt
    return {
        "photo": photo,
        "sizes": SIZES[place],
        "eager": eager,
        "alt": alt,
        "classes": f"{extra} {look(photo)}",
    }


@register.inclusion_tag("photos/_preload.html")
def photo_preload(photo, place: str):
    """The <link> that lets the browser ask for a page's first photo before it has read the page."""
    return {"photo": photo, "sizes": SIZES[place]}


def look(photo) -> str:
    """Dominant colour and focal point as classes, since the CSP forbids style attributes.

    Sixteen levels a channel ("r9 g7 b4": off by 8 of 255 at the most), tenths of width and height ("x2 y7").
    """
    red, green, blue = (round(int(photo.color[at : at + 2], 16) / 17) for at in (1, 3, 5))
    classes = f"r{red} g{green} b{blue}"
    left, top = round(photo.focal_x * 10), round(photo.focal_y * 10)
    return classes + (f" x{left}" if left != 5 else "") + (f" y{top}" if top != 5 else "")


@register.filter
def srcset(photo, format: str) -> str:
    """All widths of one format: "avif", "webp" or "jpg"."""
    return photo.srcset(format)


@register.simple_tag
def photo_place(number: int, count: int) -> str:
    """The place of a photo among those that follow each other in a text; numbers begin with 1."""
    return in_a_row(number, count)


@register.simple_tag
def photo_crop(photo, crop: str, width: int = 1200) -> str:
    """The address of a crop: "1x1", "4x3" or "16x9"."""
    return photo.crop_url(crop, width)


@register.simple_tag
def where_used(photo) -> list[usage.Use]:
    """The uses of a photo, for the admin."""
    return usage.uses(photo)
