"""Words for addresses: lower case, Latin accents folded, letters and marks of every other script kept."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache

# What Unicode decomposition leaves alone, written as its speakers write it in plain letters.
_PLAIN = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
        "ß": "ss",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "þ": "th",
        "ð": "d",
    }
)


_HALF_WIDTH = re.compile("[\uff00-\uffef]+")  # of East Asian letters; their marks stand beside them


def _marks() -> Iterator[str]:
    """The marks that belong to the letter before them, as ranges for a class of a regular expression."""
    start = None
    for code in range(0x300, sys.maxunicode + 1 if sys.maxunicode < 0x1F000 else 0x1F000):
        is_mark = unicodedata.category(chr(code)) in ("Mn", "Mc") and not 0xFE00 <= code <= 0xFE0F
        if is_mark and start is None:
            start = code
        elif not is_mark and start is not None:
            yield f"{chr(start)}-{chr(code - 1)}"
            start = None


MARKS = "".join(_marks())
LETTER = rf"[^\W_][{MARKS}]*"  # a letter or digit with its marks
SLUG = re.compile(rf"(?:[-_]|{LETTER})+")
_DROPPED = re.compile(rf"(?:(?P<kept>{LETTER}|[-_\s])|.)", re.DOTALL)


@cache
def _script(letter: str) -> str:
    """The first word of a letter's name: "LATIN", "THAI", "HIRAGANA"."""
    return unicodedata.name(letter, "").partition(" ")[0]


def folded(text: str, scripts: Collection[str] = ("LATIN",)) -> str:
    """`text` with the accents of these scripts folded: "Älplermagronen" -> "Alplermagronen". Apostrophes go.

    In other scripts a mark makes another letter ("ぎ", "ต้"), and stays.
    """
    text = _HALF_WIDTH.sub(lambda half: unicodedata.normalize("NFKC", half[0]), text.translate(_PLAIN))
    found: list[str] = []
    bare = False  # whether the letter before loses its marks
    for char in unicodedata.normalize("NFC", text):
        if unicodedata.combining(char) or unicodedata.category(char) == "Mn":
            found += [] if bare else [char]
            continue
        plain = unicodedata.normalize("NFKD", char)
        bare = plain[0].isascii() or _script(plain[0]) in scripts
        found.append("".join(c for c in plain if not unicodedata.combining(c)) if bare else char)
    return unicodedata.normalize("NFC", "".join(found)).replace("’", "").replace("'", "")


def slug_of(text: str, *, max_length: int = 80) -> str:
    """`text` as a slug of at most `max_length` characters; may be empty."""
    kept = _DROPPED.sub(lambda found: found["kept"] or "", folded(text).lower())
    slug = re.sub(r"[-\s]+", "-", kept.strip()).strip("-_")
    while len(slug) > max_length:
        slug = re.sub(rf"(?:[-_]|{LETTER})\Z", "", slug)  # never a letter without its marks
    return slug.strip("-_")


def is_slug(text: str) -> bool:
    return SLUG.fullmatch(text) is not None


def free_slug(text: str, queryset, *, fallback: str = "untitled", max_length: int = 80) -> str:
    """A slug for `text` that no row of `queryset` has yet: the plain one, else with -2, -3, …"""
    base = slug_of(text, max_length=max_length - 5) or fallback
    taken = set(queryset.filter(slug__startswith=base).values_list("slug", flat=True))
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug
