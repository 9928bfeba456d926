"""Words as search compares them: folded, stemmed, without those that say nothing. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

import snowballstemmer

from recipes.edit_distance import slips
from recipes.slugs import LETTER, MARKS, folded

LONGEST_QUERY = 200  # characters
LONGEST_STEM = 60
MOST_WORDS = 12
_WORD = re.compile(rf"(?:{LETTER})+(?:['’](?:{LETTER})+)*")
# Scripts that write no space between words: Thai, Lao, Burmese, Khmer, kana and Chinese characters.
_UNSPACED = (
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\uff66-\uff9f\U00020000-\U0003ffff]"
)
_RUN = re.compile(rf"(?P<unspaced>(?:{_UNSPACED}[{MARKS}]*)+)|(?:(?!{_UNSPACED}).)+", re.DOTALL)
_CLUSTER = re.compile(rf".[{MARKS}]*", re.DOTALL)
_HAS_UNSPACED = re.compile(_UNSPACED)
# Where an accent is only an accent: a question may leave it out.
_ACCENTED = ("LATIN", "GREEK", "CYRILLIC", "HEBREW", "ARABIC")
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
    """The stem of a folded word, as long as the index keeps it.

    Pairs of unspaced letters are written by their numbers: databases disagree about where such words end.
    """
    if is_unspaced(word):
        return "".join(f"u{ord(letter):x}" for letter in word)[:LONGEST_STEM]
    return _stemmer(language).stemWord(word)[:LONGEST_STEM]


def is_unspaced(word: str) -> bool:
    """Whether a word is of a script that writes no spaces."""
    return _HAS_UNSPACED.match(word) is not None


def words(text: str, *, asked: bool = False) -> Iterator[tuple[int, int, str]]:
    """Start, end and folded form of each word, in order. "Jalapeño's" is "jalapenos".

    A script without spaces gives its pairs of letters: "餃子の" is "餃子", "子の"; and the last letter, but not
    where a question is `asked`, which has to be found inside longer words.
    """
    for found in _WORD.finditer(text):
        for run in _RUN.finditer(found[0]):
            start = found.start() + run.start()
            if not run["unspaced"]:
                if (
                    word := run[0].lower()
                    if run[0].isascii() and "'" not in run[0]
                    else folded(run[0], _ACCENTED).lower()
                ):
                    yield start, start + len(run[0]), word
                continue
            letters = [(start + each.start(), start + each.end()) for each in _CLUSTER.finditer(run[0])]
            pairs = [(one[0], other[1]) for one, other in pairwise(letters)]
            for first, last in [*pairs, *([] if asked and pairs else letters[-1:])]:
                yield first, last, folded(text[first:last], _ACCENTED)


def query_words(query: str) -> list[str]:
    """The folded words of a question that say something: no numbers, no single Latin letters, no "with"."""
    found = dict.fromkeys(word for _start, _end, word in words(query[:LONGEST_QUERY], asked=True))
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
