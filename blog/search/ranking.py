"""Finding posts: the database's full-text index matches (FTS5 or PostgreSQL), one rule of ours ranks.

Both databases hold the same stems and are asked the same question, so they give the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from modelsearch.backends import get_search_backend
from modelsearch.query import PlainText

from blog.site_settings import SiteSettings

from .models import SearchEntry, SearchWord
from .words import is_unspaced, near, query_words, stem

MOST = 500  # matches that are ranked
FEW = 3  # with fewer, words a slip away are asked too
_NEAR = 5  # stems that a slip may mean
# What a word is worth where it stands.
TITLE, TERMS, INGREDIENTS, BODY = 12.0, 5.0, 4.0, 1.0
ALL_OF_THE_TITLE, IN_A_ROW = 20.0, 6.0


@dataclass(frozen=True)
class QueryTerm:
    """One word of the question, and the stems that answer it; `corrected` where it was a slip."""

    word: str
    stems: tuple[str, ...]
    corrected: str = ""


@dataclass
class SearchResult:
    """Posts by rank, and how the question was read."""

    terms: list[QueryTerm] = field(default_factory=list)
    pks: list[int] = field(default_factory=list)
    relaxed: bool = False  # no post holds all the words: these hold some

    @property
    def stems(self) -> set[str]:
        return {each for term in self.terms for each in term.stems}

    @property
    def corrections(self) -> list[QueryTerm]:
        return [term for term in self.terms if term.corrected]


def find(query: str, language: str) -> SearchResult:
    """The public posts for a question, best first. Hostile or empty questions find nothing."""
    terms = _understood(query_words(query.replace("\x00", " ")), language)
    answerable = [term for term in terms if term.stems]
    if not answerable:
        return SearchResult(terms)
    rows, relaxed = _matches(answerable, "all"), len(answerable) < len(terms)
    if not rows and len(answerable) > 1:
        rows, relaxed = _matches(answerable, "some"), True
    pks = _ranked(rows, answerable)
    if len(pks) < FEW and not relaxed:
        wider = [_widened(term) for term in answerable]
        if wider != answerable:
            exact = set(pks)
            pks += [pk for pk in _ranked(_matches(wider, "all"), wider) if pk not in exact]
            answerable = wider
    return SearchResult(answerable, pks, relaxed)


def like(words: str, most: int) -> list:
    """The posts nearest to some words, for a page that is not there."""
    pks = find(words, SiteSettings.load().language_code).pks[: 10 * most]  # pages of words are no answer here
    return in_order(SearchEntry.all_posts().posts().for_list(), pks)[:most]


def in_order(posts: QuerySet, pks: Iterable[int]) -> list:
    """The posts of these ids, in their order: one query and what `posts` fetches with it."""
    rows = {post.pk: post for post in posts.filter(pk__in=list(pks))}
    return [rows[pk] for pk in pks if pk in rows]


def score(row: dict, query: list[QueryTerm]) -> float:
    """What a match is worth: where its words stand, and whether they are the title."""
    title, labels = row["title"].split(), set(row["terms"].split())
    ingredients, body = row["ingredients"].split(), row["body"].split()
    points, in_title = 0.0, []
    for term in query:
        stems = set(term.stems)
        hits = [at for at, word in enumerate(title) if word in stems]
        if hits:
            points += TITLE
            in_title.append(hits[0])
        if stems & labels:
            points += TERMS
        if stems & set(ingredients):
            points += INGREDIENTS
        count = sum(word in stems for word in body)
        points += BODY * min(count, 5) / 5 if count else 0
    if len(in_title) == len(query):
        points += ALL_OF_THE_TITLE * len(query) / max(len(title), len(query))
        if len(query) > 1 and in_title == list(range(in_title[0], in_title[0] + len(query))):
            points += IN_A_ROW
    return points


def _ranked(rows: list[dict], query: list[QueryTerm]) -> list[int]:
    def order(row: dict):
        return -score(row, query), -row["post__published_at"].timestamp(), row["pk"]

    return [row["pk"] for row in sorted(rows, key=order)]


def _widened(term: QueryTerm) -> QueryTerm:
    """A word that hardly any post holds may be an author's slip: words one slip away count too."""
    if term.corrected or len(term.word) < 6:
        return term
    others = ((word, its) for word, its in _candidates(term.word) if its not in term.stems)
    meant = [its for _word, its in near(term.word, others, most=1)[:_NEAR]]
    return QueryTerm(term.word, tuple(dict.fromkeys([*term.stems, *meant])))


def _matches(query: list[QueryTerm], which: str) -> list[dict]:
    """The entries of public posts that hold all the words, or some of them."""
    groups = [term.stems for term in query]
    if which == "some":
        groups = [tuple(each for group in groups for each in group)]
    # One question a word: joined into one, SQLite's "a AND b OR c" would come without its brackets.
    public = SearchEntry.objects.filter(post__in=SearchEntry.all_posts().published())
    for group in groups:
        holding = get_search_backend().search(
            PlainText(" ".join(group), operator="or"), SearchEntry.objects.all(), order_by_relevance=False
        )
        public = public.filter(pk__in=holding.get_queryset().order_by().values("pk"))
    fields = ("pk", "title", "terms", "ingredients", "body", "post__published_at")
    return list(public.order_by("-post__published_at", "pk").values(*fields)[:MOST])


def _understood(words: list[str], language: str) -> list[QueryTerm]:
    """Each word as stems that the index knows: its own, else words that begin so, else words a slip away."""
    stems = {word: stem(word, language) for word in words}
    known = set(SearchWord.objects.filter(stem__in=stems.values()).values_list("stem", flat=True))
    found = []
    for word in words:
        if stems[word] in known:
            found.append(QueryTerm(word, (stems[word],)))
            continue
        begun = (
            SearchWord.objects.filter(word__startswith=word).order_by("word").values_list("word", "stem")[:20]
            if len(word) > 2 or is_unspaced(word)
            else []
        )
        if begun:
            found.append(QueryTerm(word, tuple(dict.fromkeys(each for _word, each in begun))))
            continue
        meant = near(word, _candidates(word))[:_NEAR]
        found.append(
            QueryTerm(word, tuple(dict.fromkeys(each for _word, each in meant)), meant[0][0] if meant else "")
        )
    return found


def _candidates(word: str):
    """Words of the vocabulary that a slip could lead to: they share a beginning or an end."""
    edges = [Q(word__startswith=word[0]), Q(word__startswith=word[1:2]), Q(word__endswith=word[-2:])]
    rows = SearchWord.objects.filter(reduce(or_, edges), length__range=(len(word) - 2, len(word) + 2))
    return rows.order_by("word").values_list("word", "stem").iterator()
