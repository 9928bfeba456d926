"""Words as search compares them: folded, stemmed, without those that say nothing. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import snowballstemmer

from recipes.edit_distance import slips
from recipes.slugs import folded

LONGEST_QUERY = 200  # characters
LONGEST_STEM = 60
MOST_WORDS = 12
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_STEMMERS = {"en": "english", "de": "german", "es": "spanish", "fr": "french", "it": "italian", "nl": "dutch"}
# What one writes around the food in a question, in the languages of the catalogue.
STOP_WORDS = {
    "a", "an", "and", "any", "best", "can", "do", "for", "from", "good", "have", "how", "i", "in", "is",
    "it", "made", "make", "making", "my", "of", "on", "or", "recipe", "recipes", "some", "the", "to",
    "using", "what", "with", "without", "you", "auf", "aus", "das", "dem", "den", "der", "die", "ein",
    "eine", "einen", "fur", "im", "ist", "mit", "oder", "ohne", "rezept", "rezepte", "und", "von",
    "wie", "zu", "zum", "zur",
}  # fmt: skip


@cache
def _stemmer(language: str):
    return snowballstemmer.stemmer(_STEMMERS.get(language.partition("-")[0], "english"))


@cache
def stem(word: str, language: str) -> str:
    """The stem of a folded word, as long as the index keeps it."""
    return _stemmer(language).stemWord(word)[:LONGEST_STEM]


def words(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and folded form of each word, in order. "Jalapeño's" is "jalapenos"."""
    for found in _WORD.finditer(text):
        if word := folded(found[0]).lower():
            yield found.start(), found.end(), word


def query_words(query: str) -> list[str]:
    """The folded words of a question that say something: no numbers, no single Latin letters, no "with"."""
    found = dict.fromkeys(word for _start, _end, word in words(query[:LONGEST_QUERY]))
    telling = (word for word in found if word not in STOP_WORDS and not word.isdecimal())
    return [word for word in telling if len(word) > 1 or not word.isascii()][:MOST_WORDS]


def slips_allowed(word: str) -> int:
    """How many typing slips a word may hold."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def near(word: str, vocabulary: Iterable[tuple[str, str]], most: int = 2) -> list[tuple[str, str]]:
    """The (word, stem) pairs of the vocabulary with the fewest slips, at most those allowed."""
    most = min(most, slips_allowed(word))
    best: list[tuple[str, str]] = []
    for candidate, its_stem in vocabulary:
        found = slips(word, candidate, most)
        if found < most or (found == most and not best):
            best, most = [], found
        if found == most:
            best.append((candidate, its_stem))
    return best if most and best else []
