"""Singular and plural, said once: of what cooks count ("1 egg" doubled reads "2 eggs"), and of any English food."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from .nouns import ADJECTIVES, FOREIGN, IRREGULAR, REGULAR


def _pairs(words: str) -> dict[str, str]:
    """ "Ei/Eier" -> {"Ei": "Eier"}, in the letters of the language: German nouns are large, so that "ei" is Dutch."""
    named = (word.split("/") for word in words.split())
    return {one.replace("_", " "): many.replace("_", " ") for one, many in named}


_ENGLISH = {noun.replace("_", " "): noun.replace("_", " ") + "s" for noun in REGULAR.split()} | _pairs(
    IRREGULAR
)
_FOREIGN = _pairs(FOREIGN)
_MANY = _FOREIGN | _ENGLISH
_ONE = {many: one for one, many in _MANY.items()}
_ADJECTIVES = _pairs(ADJECTIVES)
# "große Kartoffeln" is "große Kartoffel" too: German adjectives in -e stay.
_ONE_ADJECTIVE = {many: one for one, many in _ADJECTIVES.items() if not one.endswith(("er", "es"))}
_NOT_ENGLISH = re.compile(
    r"\b(?:de|du|des|di|da|del|della|al|aux?|von|vom|und|oder|mit|zum|van|met|av|med|och|og|con|com|et|ou|y)\b|\b[dl]['’]",
    re.I,
)
_LETTERS = re.compile(r"[äöüßåæøœãõ]|(?<![^\W\d_])[çêœ]", re.I)
# An English noun is counted where nothing of its name follows: "egg" in "1 egg, beaten", not in "1 egg noodle nest".
_ENDS = (
    r"(?=\s*(?:$|[,(.;:/*+&)\]]|[-–—]\s|\w+ed\b|(?:or|and|plus|cut|to|for|from|in|with|without|about|each|at|of|on|if|"
    r"that|which|who|per|into|as|such|not|any|see|more|thinly|finely|roughly|coarsely|lightly|well|freshly|very|halved|"
    rf"split|torn|juice|zest|is|are|{'|'.join([*_ADJECTIVES, *_ONE_ADJECTIVE])})\b))"
)


_FOLLOWED = rf"(?=\s+(?:de\b|d['’]|(?:{'|'.join([*_ADJECTIVES, *_ONE_ADJECTIVE])})\b))"
_SINGULAR_NOUN = re.compile(rf"\s*[^\W\d_]{{3,}}(?<=[aeoé]){_FOLLOWED}")
_PLURAL_NOUN = re.compile(rf"\s*[^\W\d_]{{3,}}(?<=[aeoé]s){_FOLLOWED}")


def _pattern(words: list[str], ends: str) -> re.Pattern[str]:
    named = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{named})(?![\w-]){ends}", re.I)


_FINDERS = {
    (many, english): _pattern([*table], _ENDS if english else "")
    for many in (True, False)
    for english, table in (
        (True, _ENGLISH if many else {plural: one for one, plural in _ENGLISH.items()}),
        (False, _FOREIGN if many else {plural: one for one, plural in _FOREIGN.items()}),
    )
}


def agree_item(text: str, many: bool) -> str:
    """The item in the number asked for, where its noun is one we know: ("1 large egg" ->) " large eggs"."""
    head = re.split(r"[,(]", text)[0]
    for english in (False,) if _NOT_ENGLISH.search(head) else (True, False):
        if word := _FINDERS[many, english].search(head):
            noun = _changed(word[0], _MANY if many else _ONE)
            before, after = text[: word.start()], text[word.end() :]
            if english:
                return before + noun + _agree_after(after, many)
            return _agree_before(before, many) + noun + _agree_after(after, many, noun)
    return _agree_by_rule(text, many)


def _agree_by_rule(text: str, many: bool) -> str:
    """A French, Spanish or Portuguese noun that is not listed: "barra de pan", "abacate maduro"."""
    if many and (noun := _SINGULAR_NOUN.match(text)):
        return noun[0] + "s" + _agree_after(text[noun.end() :], many)
    if not many and (noun := _PLURAL_NOUN.match(text)):
        return noun[0][:-1] + _agree_after(text[noun.end() :], many)
    return text


def agree_noun(noun: str, many: bool) -> str:
    """One noun in the number asked for, where it is listed; else as typed."""
    return _changed(noun, _MANY if many else _ONE)


def _changed(word: str, table: dict[str, str]) -> str:
    """The word from the table, as typed there, in small letters, or as German writes it."""
    for spelled in (word, word.lower(), word.capitalize()):
        if spelled in table:
            return _as_typed(word, table[spelled])
    return word


def _as_typed(word: str, changed: str) -> str:
    if word.isupper() and len(word) > 1:
        return changed.upper()
    if word.istitle() and " " in word:
        return changed.title()
    return changed[:1].upper() + changed[1:] if word[:1].isupper() else changed


def _agree_before(text: str, many: bool) -> str:
    return re.sub(r"[^\W\d_]+(?=\W*$)", lambda word: _adjective(word[0], many), text)


def _agree_after(text: str, many: bool, noun: str = "") -> str:
    """The adjectives behind the noun; Italian ones in -e take an -i ("carote grandi")."""
    table = _ADJECTIVES if many else _ONE_ADJECTIVE
    changed = ""
    while (word := re.match(r"\s+([^\W\d_]+)", text)) and word[1].lower() in table:
        changed += word[0][: word.start(1)] + _adjective(word[1], many)
        text = text[word.end() :]
    if many and noun[-1:] in ("e", "i"):
        text = re.sub(r"^(\s+(?:grand|verd|dolc))e\b", r"\1i", text)
        changed = re.sub(r"(?<=grand|.verd|.dolc)es\b", "i", changed)
    return changed + text


def agree_following(text: str, many: bool) -> str:
    """The adjectives of another language that open the text: " soperas de aceite"."""
    return _agree_after(text, many)


def agree_adjectives(text: str, many: bool) -> str:
    """The adjectives of other languages in a text: " kleines " -> " kleine "."""
    return re.sub(r"[^\W\d_]+", lambda word: _adjective(word[0], many), text)


def _adjective(word: str, many: bool) -> str:
    table = _ADJECTIVES if many else _ONE_ADJECTIVE
    return _as_typed(word, table[word.lower()]) if word.lower() in table else word


@lru_cache(maxsize=1024)
def is_english(line: str) -> bool:
    """Whether nothing in the line speaks for another language, which writes 1,5 and not 1.5."""
    return not (
        _NOT_ENGLISH.search(line)
        or _LETTERS.search(line)
        or _FINDERS[False, False].search(line)
        or _FINDERS[True, False].search(line)
    )


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
