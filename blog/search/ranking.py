"""Finding posts: the database's full-text index matches (FTS5 or PostgreSQL), one rule of ours ranks.

Both databases hold the same stems and are asked the same question, so they give the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.db.models import Q
from modelsearch.backends import get_search_backend
from modelsearch.query import PlainText

from blog.models import Post, SiteSettings

from .models import SearchEntry, SearchWord
from .words import asked, near, stem

MOST = 500  # matches that are ranked
FEW = 3  # with fewer, words a slip away are asked too
_NEAR = 5  # stems that a slip may mean
# What a word is worth where it stands.
TITLE, TERMS, INGREDIENTS, BODY = 12.0, 5.0, 4.0, 1.0
ALL_OF_THE_TITLE, IN_A_ROW = 20.0, 6.0


@dataclass(frozen=True)
class Wanted:
    """One word of the question, and the stems that answer it; `corrected` where it was a slip."""

    word: str
    stems: tuple[str, ...]
    corrected: str = ""


@dataclass
class Found:
    """Posts by rank, and how the question was read."""

    wanted: list[Wanted] = field(default_factory=list)
    pks: list[int] = field(default_factory=list)
    relaxed: bool = False  # no post holds all the words: these hold some

    @property
    def stems(self) -> set[str]:
        return {each for wanted in self.wanted for each in wanted.stems}

    @property
    def corrections(self) -> list[Wanted]:
        return [wanted for wanted in self.wanted if wanted.corrected]


def find(query: str, language: str) -> Found:
    """The public posts for a question, best first. Hostile or empty questions find nothing."""
    wanted = _understood(asked(query.replace("\x00", " ")), language)
    answerable = [each for each in wanted if each.stems]
    if not answerable:
        return Found(wanted)
    rows, relaxed = _matches(answerable, "all"), len(answerable) < len(wanted)
    if not rows and len(answerable) > 1:
        rows, relaxed = _matches(answerable, "some"), True
    pks = _ranked(rows, answerable)
    if len(pks) < FEW and not relaxed:
        wider = [_widened(each) for each in answerable]
        if wider != answerable:
            exact = set(pks)
            pks += [pk for pk in _ranked(_matches(wider, "all"), wider) if pk not in exact]
            answerable = wider
    return Found(answerable, pks, relaxed)


def like(words: str, most: int) -> list[Post]:
    """The posts nearest to some words, for a page that is not there."""
    pks = find(words, SiteSettings.load().language_code).pks[: 10 * most]  # pages of words are no answer here
    return in_order(Post.objects.posts().for_list(), pks)[:most]


def in_order(posts, pks: Iterable[int]) -> list[Post]:
    rows = {post.pk: post for post in posts.filter(pk__in=list(pks))}
    return [rows[pk] for pk in pks if pk in rows]


def score(row: dict, wanted: list[Wanted]) -> float:
    """What a match is worth: where its words stand, and whether they are the title."""
    title, terms = row["title"].split(), set(row["terms"].split())
    ingredients, body = row["ingredients"].split(), row["body"].split()
    points, in_title = 0.0, []
    for each in wanted:
        stems = set(each.stems)
        places = [at for at, word in enumerate(title) if word in stems]
        if places:
            points += TITLE
            in_title.append(places[0])
        if stems & terms:
            points += TERMS
        if stems & set(ingredients):
            points += INGREDIENTS
        count = sum(word in stems for word in body)
        points += BODY * min(count, 5) / 5 if count else 0
    if len(in_title) == len(wanted):
        points += ALL_OF_THE_TITLE * len(wanted) / max(len(title), len(wanted))
        if len(wanted) > 1 and in_title == list(range(in_title[0], in_title[0] + len(wanted))):
            points += IN_A_ROW
    return points


def _ranked(rows: list[dict], wanted: list[Wanted]) -> list[int]:
    def order(row: dict):
        return -score(row, wanted), -row["post__published_at"].timestamp(), row["pk"]

    return [row["pk"] for row in sorted(rows, key=order)]


def _widened(wanted: Wanted) -> Wanted:
    """A word that hardly any post holds may be a slip that some author made too: its neighbours come behind."""
    if wanted.corrected or len(wanted.word) < 6:
        return wanted
    others = ((word, its) for word, its in _candidates(wanted.word) if its not in wanted.stems)
    meant = [its for _word, its in near(wanted.word, others, most=1)[:_NEAR]]
    return Wanted(wanted.word, tuple(dict.fromkeys([*wanted.stems, *meant])))


def _matches(wanted: list[Wanted], which: str) -> list[dict]:
    """The entries of public posts that hold all the words, or some of them."""
    groups = [each.stems for each in wanted]
    if which == "some":
        groups = [tuple(each for group in groups for each in group)]
    # One question a word: joined into one, SQLite's "a AND b OR c" would come without its brackets.
    public = SearchEntry.objects.filter(post__in=Post.objects.published())
    for group in groups:
        holding = get_search_backend().search(
            PlainText(" ".join(group), operator="or"), SearchEntry.objects.all(), order_by_relevance=False
        )
        public = public.filter(pk__in=holding.get_queryset().order_by().values("pk"))
    fields = ("pk", "title", "terms", "ingredients", "body", "post__published_at")
    return list(public.order_by("-post__published_at", "pk").values(*fields)[:MOST])


def _understood(words: list[str], language: str) -> list[Wanted]:
    """Each word as stems that the index knows: its own, else words that begin so, else words a slip away."""
    stems = {word: stem(word, language) for word in words}
    known = set(SearchWord.objects.filter(stem__in=stems.values()).values_list("stem", flat=True))
    found = []
    for word in words:
        if stems[word] in known:
            found.append(Wanted(word, (stems[word],)))
            continue
        begun = (
            SearchWord.objects.filter(word__startswith=word).order_by("word").values_list("word", "stem")[:20]
            if len(word) > 2
            else []
        )
        if begun:
            found.append(Wanted(word, tuple(dict.fromkeys(each for _word, each in begun))))
            continue
        meant = near(word, _candidates(word))[:_NEAR]
        found.append(
            Wanted(word, tuple(dict.fromkeys(each for _word, each in meant)), meant[0][0] if meant else "")
        )
    return found


def _candidates(word: str):
    """Words of the vocabulary that a slip could lead to: they share a beginning or an end."""
    edges = [Q(word__startswith=word[0]), Q(word__startswith=word[1:2]), Q(word__endswith=word[-2:])]
    rows = SearchWord.objects.filter(reduce(or_, edges), length__range=(len(word) - 2, len(word) + 2))
    return rows.order_by("word").values_list("word", "stem").iterator()
