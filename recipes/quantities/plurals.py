"""Singular and plural, said once: of what cooks count ("1 egg" doubled reads "2 eggs"), and of any English food."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from .grammar import GERMANIC, LANGUAGES, ROMANCE, as_typed, language_of, pairs_of, spread
from .nouns import IRREGULAR, REGULAR

_MANY = {noun: noun + "s" for noun in spread(REGULAR)} | pairs_of(IRREGULAR)
_ONE = {many: one for one, many in _MANY.items()}
# An English noun is counted where nothing of its name follows: "egg" in "1 egg, beaten", not in "1 egg noodle nest".
_ENDS = (
    r"(?=\s*(?:$|[,(.;:/*+&)\]]|[-–—]\s|\w+ed\b|(?:or|and|plus|cut|to|for|from|in|with|without|about|each|at|of|on|if|"
    r"that|which|who|per|into|as|such|not|any|see|more|thinly|finely|roughly|coarsely|lightly|well|freshly|very|halved|"
    r"split|torn|together|juice|zest|is|are)\b))"
)


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    named = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{named})(?![\w-]){_ENDS}", re.I)


_FINDERS = {True: _pattern(_MANY), False: _pattern(_ONE)}


def agree_item(text: str, many: bool, line: str = "", language: str = "") -> str:
    """The item in the number asked for, where its noun is one we know: ("1 large egg" ->) " large eggs".

    `line` is the whole line and `language` that of the recipe: they tell the language where the text alone does not.
    """
    spoken = language_of(line or text, language)
    if spoken in LANGUAGES:
        return LANGUAGES[spoken].agree(text, many)
    head = re.split(r"[,(]", text)[0]
    if re.match(r"\s*of\b", head):
        return text  # "a pound or two of mussels"
    if word := _FINDERS[many].search(head):
        noun = _changed(word[0], _MANY if many else _ONE)
        return text[: word.start()] + noun + text[word.end() :]
    return text


def agree_noun(noun: str, many: bool) -> str:
    """One noun in the number asked for, where it is listed in one of the languages; else as typed."""
    changed = _changed(noun, _MANY if many else _ONE)
    if changed != noun:
        return changed
    for romance in ROMANCE:
        if (changed := romance.noun(noun, many, known_only=True)) != noun:
            return changed
    return next(
        (changed for one in GERMANIC if (changed := one.noun(noun, many, known_only=True)[0]) != noun), noun
    )


def _changed(word: str, table: dict[str, str]) -> str:
    small = word.lower()
    return as_typed(word, table[small]) if small in table else word


def agree_following(text: str, many: bool, line: str, unit: str, reach: int) -> str:
    """What agrees with a unit and stands behind it: " soperas de aceite"; `reach`: 1 or 2 where
    adjectives behind commas and "de" are the unit's too ("gousses d'ail, pelées"), see `Romance.agree`."""
    spoken = language_of(line)
    return LANGUAGES[spoken].agree(text, many, unit or "x", reach) if spoken in LANGUAGES else text


def agree_unit(form: str, many: bool, line: str) -> str:
    """The unit's word by the tables of the line's language, where they have it: "glas" is "glazen" in Dutch."""
    spoken = language_of(line)
    if " " in form or form[:1].isupper():
        return form
    for romance in ROMANCE:
        if spoken == romance.code:
            return romance.noun(form, many, known_only=True)
    for germanic in GERMANIC:
        if spoken == germanic.code == "nl":
            return germanic.noun(form, many, known_only=True)[0]
    return form


def agree_adjectives(text: str, many: bool, line: str, unit: str) -> str:
    """The adjectives of other languages before a unit: " kleines " -> " kleine "."""
    spoken = language_of(line)
    return LANGUAGES[spoken].agree_before(text, many, unit) if spoken in LANGUAGES else text


@cache
def is_plural(word: str) -> bool:
    """Whether an English noun is in the plural: "chops", not "boneless"."""
    word = re.sub(r"\W", "", word.lower())
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "as", "less"))


@cache
def singular(word: str) -> str:
    """`tomatoes` → `tomato`, `leaves` → `leaf`; enough for foods, no grammar."""
    if len(word) < 4 or word.endswith(("ss", "us", "is", "’s", "'s")) or word == "molasses":
        return word
    if word in ("chilies", "chillies"):
        return word[:-2]
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("aves"):
        return word[:-3] + "f"
    if word.endswith(("oes", "shes", "ches", "xes", "sses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word
