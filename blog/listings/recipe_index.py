"""The index of recipes, whole or by their terms: /recipes/, /recipes/category/pork/, /recipes/?category=pork&…"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.core.paginator import Page
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from blog import bitmap_index
from blog.bitmap_index import Index, Listing
from blog.machine_readable import graph_of_index
from blog.models import Post, SiteSettings
from blog.pagination import page_or_404, page_url
from recipes.card import Duration
from recipes.models import Recipe, RecipeTerm, Term
from recipes.photos.models import Photo

from . import recipe_filters as filters

PER_PAGE = 24
IN_ORDER = Prefetch("recipe_terms", RecipeTerm.objects.select_related("term").order_by("position"))


@dataclass(frozen=True)
class Tile:
    """A recipe in the list, under the newest published post that holds it. A bare number of a yield is left out."""

    name: str
    address: str
    photo: Photo | None
    kicker: str
    total_time: Duration
    makes: str
    published_at: dt.datetime | None


def index(request: HttpRequest, page: int = 1) -> HttpResponse:
    return _index(request, request.GET.dict(), page)


def term(request: HttpRequest, kind: str, slug: str, page: int = 1) -> HttpResponse:
    if kind not in filters.KINDS:
        raise Http404
    return _index(request, {kind: slug}, page)


def _index(request: HttpRequest, asked: dict[str, str], number: int) -> HttpResponse:
    kept = bitmap_index.current()
    try:
        chosen = filters.terms(kept, asked)
    except Term.DoesNotExist as error:
        raise Http404 from error
    page = _page(kept, chosen, number)
    address = filters.address({kind: term.slug for kind, term in chosen.items()})
    only = next(iter(chosen.values())) if len(chosen) == 1 else None
    heading = " · ".join(term.label for term in chosen.values()) or _("Recipes")
    here = page_url(address, number)
    trail = [(_("Recipes"), filters.address({})), *([(heading, address)] if chosen else [])]
    listed = [(tile.name, tile.address) for tile in page]
    context = {
        "heading": heading,
        "term": only,
        "chips": filters.chips(chosen),
        "facets": filters.facets(kept, chosen),
        "page_obj": page,
        "first_url": address,
        "canonical": settings.SITE_URL + here,
        "combined": len(chosen) > 1,
        "graph": SimpleLazyObject(lambda: graph_of_index(SiteSettings.load(), heading, here, listed, trail)),
    }
    return render(request, "blog/recipe_index.html", context)


def _page(kept: Index, chosen: filters.Chosen, number: int) -> Page:
    """One page of tiles: four queries, however many."""
    recipes = Recipe.objects.select_related("photo").prefetch_related(IN_ORDER)
    page = page_or_404(Listing(recipes, kept.recipes, filters.base_of(kept, chosen)), PER_PAGE, number)
    found = list(page.object_list)
    holding = {recipe.pk: kept.post_of_recipe(recipe.pk) for recipe in found}
    posts = Post.objects.posts().published().select_related("lead_photo").in_bulk(set(holding.values()))
    page.object_list = [
        _tile(recipe, posts[holding[recipe.pk]]) for recipe in found if holding[recipe.pk] in posts
    ]
    return page


def _tile(recipe: Recipe, post: Post) -> Tile:
    return Tile(
        name=recipe.name,
        address=post.get_absolute_url(),
        photo=recipe.photo or post.lead_photo,
        kicker=_kicker(recipe),
        total_time=recipe.duration("total"),
        makes=recipe.yield_text if recipe.yield_unit else "",
        published_at=post.published_at,
    )


def _kicker(recipe: Recipe) -> str:
    """The word over a tile: its cuisine, else its category."""
    named = [*recipe.terms_of(Term.Kind.CUISINE), *recipe.terms_of(Term.Kind.CATEGORY)]
    return named[0].name if named else ""
