"""/search/: what was found, best first, with the words marked, parted by category, method, cuisine and diet."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from blog.models import Post, SearchEntry, SiteSettings
from blog.search import LONGEST_QUERY, SearchResult, excerpt, find, in_order, marked
from recipes.models import RecipeTerm, Term, label_of

from .facets import Chip, Facet, chips_of, facet_of

KINDS = (Term.Kind.CATEGORY, Term.Kind.METHOD, Term.Kind.CUISINE, Term.Kind.DIET)
PER_PAGE = 20
SUGGESTED = 6


def results(request: HttpRequest) -> HttpResponse:
    query = " ".join(request.GET.get("q", "")[:LONGEST_QUERY].replace("\x00", " ").split())
    chosen = {str(kind): request.GET[kind][:120] for kind in KINDS if request.GET.get(kind)}
    language = SiteSettings.load().language_code
    result = find(query, language) if query else SearchResult()
    pks, facets, chips = _parted(query, result.pks, chosen)
    number = request.GET.get("page", "1")
    page = Paginator(pks, PER_PAGE).get_page(number if number.isdecimal() and len(number) < 6 else 1)
    posts = in_order(Post.objects.for_list(), list(page)) if pks else []
    texts = dict(SearchEntry.objects.filter(pk__in=list(page)).values_list("pk", "text")) if posts else {}
    for post in posts:
        post.marked_title = marked(post.title, result.stems, language)
        post.excerpt = marked(excerpt(texts.get(post.pk, ""), result.stems, language), result.stems, language)
    context = {
        "query": query,
        "result": result,
        "posts": posts,
        "page_obj": page,
        "first_url": _address(query, chosen),
        "facets": facets,
        "chips": chips,
        "noindex": True,
        "suggestions": []
        if posts
        else Post.objects.posts().published().newest_first().for_list()[:SUGGESTED],
    }
    return render(request, "blog/search.html", context)


def _parted(query: str, pks: list[int], chosen: dict[str, str]) -> tuple[list[int], list[Facet], list[Chip]]:
    """The posts that have the chosen terms, the terms to choose, and the chosen ones: one query."""
    if not pks:
        return [], [], []
    held: dict[tuple[str, str], set[int]] = {}
    names: dict[tuple[str, str], str] = {}
    rows = RecipeTerm.objects.filter(term__kind__in=KINDS, recipe__post_recipes__post__in=pks).values_list(
        "term__kind", "term__slug", "term__name", "recipe__post_recipes__post"
    )
    for kind, slug, name, pk in rows:
        held.setdefault((kind, slug), set()).add(pk)
        names[kind, slug] = label_of(kind, name)
    chosen = {kind: slug for kind, slug in chosen.items() if (kind, slug) in held}
    facets = []
    for kind in map(str, KINDS):
        others = {name: slug for name, slug in chosen.items() if name != kind}
        left = set(pks).intersection(*(held[each] for each in others.items()))
        facet = facet_of(
            kind,
            ((names[key], key[1], len(held[key] & left)) for key in held if key[0] == kind),
            partial(_address_with, query, chosen, kind),
            chosen=chosen.get(kind),
        )
        facets += [facet] if facet else []
    chips = chips_of(
        {kind: names[kind, slug] for kind, slug in chosen.items()},
        lambda kind: _address(query, {name: slug for name, slug in chosen.items() if name != kind}),
    )
    left = set(pks).intersection(*(held[each] for each in chosen.items()))
    return [pk for pk in pks if pk in left], facets, chips


def _address_with(query: str, chosen: dict[str, str], kind: str, slug: str) -> str:
    return _address(query, chosen | {kind: slug})


def _address(query: str, chosen: dict[str, str]) -> str:
    return f"{reverse('blog:search')}?{urlencode({'q': query} | chosen)}"
