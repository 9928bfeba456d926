"""/search/: what was found, best first, with the words marked, parted by category, method and cuisine."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from blog.models import Post, SiteSettings
from recipes.models import RecipeTerm, Term

from . import ranking
from .models import SearchEntry
from .words import LONGEST_QUERY, stem, words

KINDS = (Term.Kind.CATEGORY, Term.Kind.METHOD, Term.Kind.CUISINE)
PER_PAGE = 20
SUGGESTED = 6
_EXCERPT = 170  # characters


@dataclass
class Choice:
    name: str
    count: int
    address: str
    chosen: bool = False
    combined: bool = True  # not for search engines


@dataclass
class Facet:
    label: str
    shown: list[Choice] = field(default_factory=list)
    more: list[Choice] = field(default_factory=list)


def results(request: HttpRequest) -> HttpResponse:
    query = " ".join(request.GET.get("q", "")[:LONGEST_QUERY].replace("\x00", " ").split())
    chosen = {str(kind): request.GET[kind][:120] for kind in KINDS if request.GET.get(kind)}
    language = SiteSettings.load().language_code
    found = ranking.find(query, language) if query else ranking.Found()
    pks, facets, chips = _parted(query, found.pks, chosen)
    number = request.GET.get("page", "1")
    page = Paginator(pks, PER_PAGE).get_page(number if number.isdecimal() and len(number) < 6 else 1)
    posts = ranking.in_order(Post.objects.for_list(), list(page)) if pks else []
    texts = dict(SearchEntry.objects.filter(pk__in=list(page)).values_list("pk", "text")) if posts else {}
    for post in posts:
        post.marked_title = marked(post.title, found.stems, language)
        post.excerpt = marked(excerpt(texts.get(post.pk, ""), found.stems, language), found.stems, language)
    context = {
        "query": query,
        "found": found,
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


def _parted(query: str, pks: list[int], chosen: dict[str, str]) -> tuple[list[int], list[Facet], list[dict]]:
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
        names[kind, slug] = name
    chosen = {kind: slug for kind, slug in chosen.items() if (kind, slug) in held}
    facets = []
    for kind in map(str, KINDS):
        others = [held[each] for each in chosen.items() if each[0] != kind]
        left = set(pks).intersection(*others)
        counts = Counter({key: len(held[key] & left) for key in held if key[0] == kind})
        choices = [
            Choice(names[key], count, _address(query, chosen | dict([key])), chosen.get(kind) == key[1])
            for key, count in sorted(counts.items(), key=lambda item: (-item[1], names[item[0]]))
            if count
        ]
        if choices:
            facets.append(Facet(str(Term.Kind(kind).label), choices[:8], choices[8:]))
    chips = [
        {
            "label": Term.Kind(kind).label,
            "name": names[kind, slug],
            "without": _address(query, {k: s for k, s in chosen.items() if k != kind}),
        }
        for kind, slug in chosen.items()
    ]
    left = set(pks).intersection(*(held[each] for each in chosen.items()))
    return [pk for pk in pks if pk in left], facets, chips


def _address(query: str, chosen: dict[str, str]) -> str:
    return f"{reverse('blog:search')}?{urlencode({'q': query} | chosen)}"


def marked(text: str, stems: set[str], language: str) -> SafeString:
    """The text with the words found in <mark>."""
    parts, last = [], 0
    for start, end, word in words(text):
        if stem(word, language) in stems:
            parts += [escape(text[last:start]), "<mark>", escape(text[start:end]), "</mark>"]
            last = end
    return mark_safe("".join([*parts, escape(text[last:])]))


def excerpt(text: str, stems: set[str], language: str) -> str:
    """The stretch of the text that holds the most of the words found; its beginning where it holds none."""
    hits = [
        (start, stem(word, language)) for start, _end, word in words(text) if stem(word, language) in stems
    ]
    at = 0
    if hits:
        at = max(hits, key=lambda hit: (len({s for p, s in hits if 0 <= p - hit[0] < _EXCERPT}), -hit[0]))[0]
    if len(text) <= _EXCERPT:
        return text
    start = max(0, min(at - 30, len(text) - _EXCERPT))
    if start:
        start = text.find(" ", start, at + 1) + 1 or at
    end = start + _EXCERPT
    if end < len(text):
        end = text.rfind(" ", start, end) if " " in text[start:end] else end
    return ("… " if start else "") + text[start:end].strip() + (" …" if end < len(text) else "")
