"""Times as cooks type them -> whole minutes, and minutes -> words and ISO 8601."""

from __future__ import annotations

import math
import re
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

_VULGAR = {"½": ".5", "¼": ".25", "¾": ".75"}
_WORDS = {
    word: str(number)
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
} | {"half an": "0.5", "an": "1"}
_WORD = re.compile(rf"\b({'|'.join(_WORDS)})\s+(?=hour|minute|day|week)", re.IGNORECASE)
_UNITS = {"w": 10080, "d": 1440, "h": 60, "m": 1, "s": Fraction(1, 60)}
_PIECE = re.compile(
    r"(\d+(?:[.,]\d+)?)(?:\s*(?:-|–|~|to|or)\s*(\d+(?:[.,]\d+)?))?\s*"
    r"(weeks?|days?|d|hours?|hrs?|hr|h|minutes?|mins?|min|m|seconds?|secs?|s)\b\.?",
    re.IGNORECASE,
)
_PER = re.compile(r"/\s*day|per\s+day", re.IGNORECASE)
_ASIDE = re.compile(r"\((?!\s*(?:\+|plus|and)\b)[^)]*\)", re.IGNORECASE)  # "(in 10 minute intervals)"
_SUM = re.compile(r"\+|\bplus\b", re.IGNORECASE)


def minutes_of(text: str) -> int | None:
    """The minutes that `text` means, the upper end of a range; None where no time was understood.

    "1 h or 2 h" is the longer; a sum is understood only where all its parts are ("30 min + overnight").
    """
    for sign, decimal in _VULGAR.items():
        text = re.sub(rf"(\d*)\s*{sign}", lambda m, d=decimal: (m[1] or "0") + d, text)
    bare = text.strip()
    if re.fullmatch(r"\d{1,4}", bare):
        return int(bare)
    if _PER.search(text):
        return None
    text = _WORD.sub(lambda m: _WORDS[m[1].lower()] + " ", _ASIDE.sub("", text))
    choices = [_sum_of(choice) for choice in re.split(r"\bor\b(?!\s*\d+(?:[.,]\d+)?\s*$)", text)]
    understood = [minutes for minutes in choices if minutes is not None]
    return math.ceil(max(understood)) if understood else None


def _sum_of(text: str) -> Fraction | None:
    if not _PIECE.search(text):
        return None
    total = Fraction(0)
    for part in _SUM.split(text):
        pieces = list(_PIECE.finditer(part))
        if not pieces:
            if re.fullmatch(r"\W*(?:in (?:the )?fridge)?\W*", part):
                continue  # "1 hour+ in fridge"
            return None
        for piece in pieces:
            number = Fraction((piece[2] or piece[1]).replace(",", "."))
            total += number * _UNITS[piece[3][0].lower()]
    return total


def words_of(minutes: int) -> str:
    """ "2 hr 10 min", the same in every language: `minutes_of` reads it back."""
    parts = [f"{n} {unit}" for n, unit in zip(_split(minutes), ("d", "hr", "min"), strict=True) if n]
    return " ".join(parts) or "0 min"


def shown_words_of(minutes: int) -> str:
    """ "2 hr 10 min" in the page's language, as on the card."""
    days, hours, left = _split(minutes)
    parts = [
        days and ngettext("%(n)s d", "%(n)s d", days) % {"n": days},
        hours and _("%(n)s hr") % {"n": hours},
        (left or not minutes) and _("%(n)s min") % {"n": left},
    ]
    return " ".join(part for part in parts if part)


def _split(minutes: int) -> tuple[int, int, int]:
    days, rest = divmod(minutes, 1440)
    return days, *divmod(rest, 60)


def iso_of(minutes: int) -> str:
    """ISO 8601, as schema.org's Duration asks: 130 -> "PT2H10M"."""
    hours, left = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{left}M" if left or not hours else "")
