"""Words of an ingredient line, and the tables of them."""

from __future__ import annotations

import re

# A word with its hyphens and apostrophes, a number, or a mark.
TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*['’]?|\d[\d.,]*|[½¼¾⅓⅔]|[^\w\s]")


def spread(words: str) -> list[str]:
    """The words of a table; "_" stands for a space."""
    return [word.replace("_", " ") for word in words.split()]


def pairs_of(words: str) -> dict[str, str]:
    """ "Ei/Eier" -> {"Ei": "Eier"}; a word alone is the same in both numbers."""
    pairs = (word.partition("/") for word in spread(words))
    return {one: many or one for one, _slash, many in pairs}


def as_typed(word: str, changed: str) -> str:
    """The changed word with the capitals of the one typed."""
    if changed == word.lower():
        return word
    if word.isupper() and len(word) > 1:
        return changed.upper()
    if word.istitle() and (" " in word or "-" in word):
        return changed.title()
    return changed[:1].upper() + changed[1:] if word[:1].isupper() else changed


def is_letters(word: str) -> bool:
    return len(word) > 2 and all(letter.isalpha() or letter in "-'" for letter in word)
