"""What the site's pages say to machines: nodes of schema.org around the recipes, one graph a page.

Every node that others point to has an address of its own (`@id`). Nothing is invented: a post whose author has no
full name is the site's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse

from blog.blocks import Block
from blog.models import Post, SiteSettings
from recipes.card import CardPhoto, step_id
from recipes.exports import schema_org
from recipes.exports.schema_org import Node
from recipes.photos.models import Photo
from recipes.slugs import slug_of

Ratings = Mapping[int, tuple[float, int]]  # by the recipe's id: the mean of 1–5, and how many rated
Crumb = tuple[str, str]  # a name and an address


@dataclass(frozen=True)
class ShareImage:
    """An image that a link to a page is shown with (pixels)."""

    url: str
    width: int
    height: int
    alt: str


def absolute(address: str) -> str:
    return urljoin(settings.SITE_URL + "/", address)


def image_urls(photo: CardPhoto) -> list[str]:
    """The three shapes that Google asks for, cut around the focal point, of a stored card's photo."""
    return [absolute(cast(Photo, photo).crop_url(crop)) for crop in schema_org.CROPS]


def share_images(post: Post) -> list[ShareImage]:
    """The photo for lists and sharing at 16:9, which large previews show uncut; then each recipe's, square.

    Readers of recipes take the largest image that a page names: the recipe's own has to be among them.
    """
    shown = [_shared(post.shown_photo, "16x9")] if post.shown_photo else []
    return shown + [
        _shared(block.recipe.photo, "1x1") for block in post.blocks if block.recipe and block.recipe.photo
    ]


def share_image_of_list(posts: Sequence[Post]) -> ShareImage | None:
    """The newest photo that a list shows."""
    photo = next((post.shown_photo for post in posts if post.shown_photo), None)
    return _shared(photo, "16x9") if photo else None


def _shared(photo: Photo, crop: str) -> ShareImage:
    return ShareImage(absolute(photo.crop_url(crop, 1200)), *photo.crop_size(crop, 1200), photo.alt)


def graph_of_post(post: Post, site: SiteSettings, *, ratings: Ratings | None = None) -> list[Node]:
    """A post's page, with a Recipe for each of its cards."""
    url = absolute(post.get_absolute_url())
    author = author_of(post, site)
    article = _article(post, url, author, site)
    nodes = [_website(site), article, *([author] if post.author_name else [])]
    for block in post.blocks:
        if block.recipe:
            node = {"@id": f"{url}#{block.anchor}", "url": f"{url}#{block.anchor}", "mainEntityOfPage": url}
            node |= recipe_of(post, block, (ratings or {}).get(block.recipe.pk))
            node |= {
                name: article[name] for name in ("author", "datePublished", "dateModified") if name in article
            }
            nodes.append(node)
    category = next(iter(post.categories.all()), None)
    trail = [(site.name, reverse("blog:home"))]
    if category:
        trail.append((category.name, category.get_absolute_url()))
    return [*nodes, breadcrumbs([*trail, (post.title, post.get_absolute_url())])]


def recipe_of(post: Post, block: Block, rating: tuple[float, int] | None = None) -> Node:
    """The Recipe of one of a post's cards. What the recipe does not say of itself, the post's summary does."""
    url = absolute(post.get_absolute_url())
    assert block.recipe is not None
    node = schema_org.recipe(
        block.recipe.card,
        image_urls=image_urls,
        rating=rating,
        absolute=absolute,
        step_url=lambda number: f"{url}#{step_id(block.anchor, number)}",
    )
    if post.summary:
        node.setdefault("description", post.summary)
    return node


def graph_of_index(
    site: SiteSettings, heading: str, path: str, recipes: Sequence[Crumb], trail: Sequence[Crumb]
) -> list[Node]:
    """An index of recipes: the pages it lists, in order. `trail`: from the home page to this one."""
    items = [
        {"@type": "ListItem", "position": number, "name": name, "url": absolute(address)}
        for number, (name, address) in enumerate(recipes, 1)
    ]
    page: Node = {
        "@type": "CollectionPage",
        "@id": absolute(path),
        "url": absolute(path),
        "name": heading,
        "isPartOf": {"@id": _website_id()},
    }
    if items:
        page["mainEntity"] = {"@type": "ItemList", "itemListElement": items}
    return [_website(site), page, breadcrumbs([(site.name, reverse("blog:home")), *trail])]


def graph_of_home(site: SiteSettings) -> list[Node]:
    return [_website(site)]


def breadcrumbs(trail: Sequence[Crumb]) -> Node:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": absolute(address)}
            for number, (name, address) in enumerate(trail, 1)
        ],
    }


def description_of(post: Post) -> str:
    """The summary; without one what its first recipe says of itself."""
    described = (block.recipe.description for block in post.blocks if block.recipe)
    return post.summary or next((text for text in described if text), "")


def _website_id() -> str:
    return absolute("/#website")


def _website(site: SiteSettings) -> Node:
    node = {
        "@type": "WebSite",
        "@id": _website_id(),
        "url": absolute("/"),
        "name": site.name,
        "description": site.description or site.tagline,
        "inLanguage": site.language_code,
    }
    return {name: value for name, value in node.items() if value}


def _article(post: Post, url: str, author: Node, site: SiteSettings) -> Node:
    is_post = post.kind == Post.Kind.POST
    node = {
        "@type": "BlogPosting" if is_post else "WebPage",
        "@id": f"{url}#{'post' if is_post else 'page'}",
        "url": url,
        "headline" if is_post else "name": post.title,
        "description": description_of(post),
        "image": _image(post.shown_photo) if post.shown_photo else None,
        "datePublished": post.published_at.isoformat() if post.published_at else "",
        "dateModified": max(post.updated_at, post.published_at).isoformat() if post.published_at else "",
        "author": {"@id": author["@id"]} if post.author_name else author,
        "articleSection": [category.name for category in post.categories.all()] if is_post else [],
        "keywords": ", ".join(tag.name for tag in post.tags.all()),
        "mainEntityOfPage": url if is_post else "",
        "isPartOf": {"@id": _website_id()},
        "inLanguage": site.language_code,
    }
    return {name: value for name, value in node.items() if value}


def byline(post: Post, site: SiteSettings) -> str:
    """Who stands for a post: the author's full name, else the site's; a login is nobody's business."""
    return post.author_name or site.name


def author_of(post: Post, site: SiteSettings) -> Node:
    """The author under the full name; without one the site itself stands for the post.

    Readers of recipes look up a Person by its `@id`, an Organization they do not: it is written where it is needed.
    """
    name = byline(post, site)
    if not post.author_name:
        return {"@type": "Organization", "@id": absolute("/#publisher"), "name": name, "url": absolute("/")}
    return {"@type": "Person", "@id": absolute(f"/#{slug_of(name) or 'author'}"), "name": name}


def _image(photo: Photo) -> Node:
    width, height = photo.crop_size("16x9")
    node = {
        "@type": "ImageObject",
        "url": absolute(photo.crop_url("16x9")),
        "contentUrl": absolute(photo.crop_url("16x9")),
        "width": width,
        "height": height,
        "description": photo.alt,
        "caption": photo.caption,
        "creditText": photo.credit,
    }
    return {name: value for name, value in node.items() if value}
