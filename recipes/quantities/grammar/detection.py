"""Which language an ingredient line is written in: by its nouns, its small words and its letters."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from ..nouns import IRREGULAR, REGULAR
from .dutch import DUTCH
from .french import FRENCH
from .german import GERMAN
from .italian import ITALIAN
from .nordic import NORDIC
from .portuguese import PORTUGUESE
from .spanish import SPANISH
from .words import pairs_of, spread

ROMANCE = (SPANISH, FRENCH, ITALIAN, PORTUGUESE)  # in the order that decides where nothing else does
GERMANIC = (GERMAN, DUTCH)
LANGUAGES = {language.code: language for language in (*ROMANCE, *GERMANIC, NORDIC)}

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ENGLISH_NOUNS = frozenset(
    {
        *spread(REGULAR),
        *(word + "s" for word in spread(REGULAR)),
        *pairs_of(IRREGULAR),
        *pairs_of(IRREGULAR).values(),
    }
)
_ENGLISH_WORDS = frozenset(
    spread(
        "butternut bouillon cubes long grain rice soda baking powder squash sausage sausages sauce oil butter flour sugar salt milk cream cheese water stock broth wine "
        "beef pork chicken steak bread together folded any dozen doz pint pints can cans tin tins stick sticks package packages jar bag bunch piece pieces slice slices head sprig pinch dash "
        "of and or the with for to into from large small medium big fresh dried ripe ground cooked raw whole chopped diced minced sliced "
        "grated crushed peeled plus about each thick thin hot cold red green yellow black white brown sweet freshly finely boneless "
        "skinless cut seeded optional taste your cups cup tablespoon tablespoons teaspoon teaspoons ounce ounces pound pounds clove cloves "
        "cut into juice zest baby lean if without not see your more less few heavy light good quality leaves sour dark unsalted toasted"
    )
)
# Words that English took as they were.
_TAKEN = frozenset(
    spread(
        "crème fraîche purée gruyère jalapeño jalapeños pâté à rosé café sauté flambé brûlée consommé entrée piña açaí comté za'atar "
        "brie chèvre niçoise rémoulade béchamel puy panko creme fraiche en la al dente sriracha chipotle poblano serrano habanero porcini "
        "cannellini pancetta"
    )
)
_LETTERS = {
    "ß": {"de": 3.0}, "ä": {"de": 2.0, "nordic": 1.0}, "ö": {"de": 2.0, "nordic": 1.0}, "ü": {"de": 2.0, "es": 0.5}, "ñ": {"es": 3.0},
    "ã": {"pt": 3.0}, "õ": {"pt": 3.0}, "ç": {"pt": 1.5, "fr": 1.0}, "è": {"fr": 1.0, "it": 1.0}, "ê": {"fr": 1.5, "pt": 1.0},
    "î": {"fr": 2.0}, "œ": {"fr": 3.0}, "û": {"fr": 2.0}, "à": {"fr": 0.5, "it": 0.5, "pt": 0.5}, "ù": {"it": 1.0, "fr": 1.0},
    "ò": {"it": 2.0}, "á": {"es": 1.0, "pt": 1.0}, "í": {"es": 1.0, "pt": 1.0}, "ó": {"es": 1.0, "pt": 1.0}, "ú": {"es": 1.0, "pt": 1.0},
    "é": {"fr": 1.0, "es": 0.5, "pt": 0.5}, "ë": {"nl": 1.0}, "å": {"nordic": 3.0}, "ø": {"nordic": 3.0}, "æ": {"nordic": 3.0},
    "â": {"fr": 1.0, "pt": 1.0}, "ô": {"fr": 1.0, "pt": 1.0},
}  # fmt: skip
_SHARED = {"de": ("es", "pt", "fr", "nl"), "en": ("nl", "es", "fr"), "la": ("es", "it", "fr"), "a": ("es", "it", "pt"),
           "e": ("it", "pt"), "in": ("it", "de", "nl"), "un": ("fr", "es", "it"), "una": ("es", "it")}  # fmt: skip
_D_APOSTROPHE = re.compile(r"d['’]", re.I)
_BRACKETS = re.compile(r"\([^()]*\)")  # often the name in another language
_LEAST = 1.5  # below, nothing is said of the language


@lru_cache(maxsize=4096)
def language_of(line: str, recipe: str = "") -> str:
    """The code of the line's language: "en", "de", ... "nordic"; that of the `recipe` where the line leaves it open, or ""."""
    scores = _scores(line)
    if recipe:
        scores[recipe] += 1.0
    best = max(scores.values(), default=0.0)
    if best < _LEAST:
        return recipe
    if scores["en"] >= best:
        return "en"
    return next(code for code in (recipe, *LANGUAGES) if scores[code] == best)


@lru_cache(maxsize=4096)
def is_english(line: str) -> bool:
    """Whether nothing in the line speaks for another language more than for English."""
    scores = _scores(line)
    best = max(scores.values(), default=0.0)
    return best < _LEAST or scores["en"] >= best - 0.2


def language_of_all(lines: Iterable[str]) -> str:
    """The language of a recipe's lines together, or ""."""
    total: Counter[str] = Counter()
    for line in lines:
        if code := language_of(line):
            total[code] += 1
    return total.most_common(1)[0][0] if total else ""


def _scores(line: str) -> defaultdict[str, float]:
    scores: defaultdict[str, float] = defaultdict(float)
    first = True
    for match in _WORD.finditer(_BRACKETS.sub(" ", line)):
        word = match[0]
        small = word.lower().replace("’", "'")
        if small in _TAKEN:
            continue
        weight = 3.0 if first else 2.0
        named = _named(word, small, weight)
        for code, value in named.items():
            scores[code] += value
        if named and max(named.values()) >= weight:
            first = False
        for letter in set(small) & set(_LETTERS):
            for code, value in _LETTERS[letter].items():
                scores[code] += value
    return scores


def _is_shared(small: str) -> bool:
    """Whether another language has the English word with the same plural, so that taking it for that one is no fault."""
    return any(r.many.get(small) == small + "s" or r.one.get(small, "?") + "s" == small for r in ROMANCE)


@lru_cache(maxsize=4096)
def _named(word: str, small: str, weight: float) -> dict[str, float]:
    """What one word says for each language."""
    says: dict[str, float] = {}
    if small in _ENGLISH_NOUNS:
        says["en"] = weight - (0.1 if _is_shared(small) else 0.0)
    elif small in _ENGLISH_WORDS or (small.endswith("ed") and len(small) > 5):
        says["en"] = 2.0
    for romance in ROMANCE:
        if small in romance.many or small in romance.one:
            says[romance.code] = weight
        elif "-" in small and small.split("-")[0] in romance.many:
            says[romance.code] = weight - 0.5
        elif small in romance.sets["telling"]:
            says[romance.code] = 2.0
        elif small in romance.adjectives_many or small in romance.adjectives_one:
            says[romance.code] = 1.5
    for germanic in GERMANIC:
        german = germanic.code == "de"
        if germanic.knows(small) and not (german and word[0].islower() and len(word) < 4):
            large = word[0].isupper()
            says[germanic.code] = (
                1.0 if german and not large else weight - (0.0 if german or not large else 0.5)
            )
        elif small in germanic.telling:
            says[germanic.code] = 2.0
        elif (
            (word[0].isupper() or not german)
            and len(small) > 5
            and germanic.noun(small, True, True)[1]
            and small not in _ENGLISH_NOUNS
        ):
            says[germanic.code] = weight
        elif small in germanic.adjectives:
            says[germanic.code] = 1.5
    if small in NORDIC.many or small in NORDIC.one:
        says["nordic"] = weight
    elif small in NORDIC.telling:
        says["nordic"] = 2.0
    for code in _SHARED.get(small, ()):
        says.setdefault(code, 0.5)
    if _D_APOSTROPHE.match(small):
        says |= {"fr": says.get("fr", 0) + 1.5, "it": says.get("it", 0) + 1.0}
    return says
