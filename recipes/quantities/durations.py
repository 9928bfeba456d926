"""Lengths of time as cooks type them, and as machines and readers are told them. Pure.

`minutes_of` reads a whole time field: "1 1/2 hours", "2h15min", "1 Std. 30 Min.", "PT1H30M", "45 minutes to an hour"
(a range means its end). What is not wholly understood, "overnight" among it, gives None and stays as typed.
`lengths_in` finds the lengths of time in running text.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .duration_grammar import Length, length_at
from .duration_tokens import Token, tokens_of
from .duration_words import DAY, HOUR, MINUTE, NIGHT

__all__ = ["HOUR", "MINUTE", "NIGHT", "iso_of", "lengths_in", "minutes_of", "shown_words_of", "words_of"]

_ISO = re.compile(
    r"P(?:0+Y)?(?:0+M)?(?:(?P<w>\d+)W)?(?:(?P<d>\d+(?:[.,]\d+)?)D)?"
    r"(?:T(?:(?P<h>\d+(?:[.,]\d+)?)H)?(?:(?P<m>\d+(?:[.,]\d+)?)M)?(?:(?P<s>\d+(?:[.,]\d+)?)S)?)?",
    re.I,
)
_CLOCK = re.compile(
    r"(?P<h>\d{1,2}):(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?\s?(?:h|hrs?|hours?|std\.?|stunden|heures?|horas?|ore|uur)?",
    re.I,
)
_BARE = re.compile(r"~?\s?(\d{1,4})(?:\s?[-–—]\s?(\d{1,4}))?")
_ASIDE = re.compile(
    r"(?<=\S)\s*\((?!\s*(?:\+|(?:plus|and|then|or|und|oder|et|ou|puis|y|o|e|en|of)\b))[^()]*\)", re.I
)
_HARMLESS = frozenset(".,;:!*•·()~≈±≤≥<>")


def minutes_of(text: str) -> int | None:
    """The minutes that a time field means; a second begins a minute. None where not all of it is understood."""
    text = " ".join(text.split())
    if iso := _ISO.fullmatch(text):
        return _minutes_of_iso(iso)
    if clock := _CLOCK.fullmatch(text):
        return int(clock["h"]) * 60 + int(clock["m"]) + bool(int(clock["s"] or 0))
    if bare := _BARE.fullmatch(text):
        low, high = int(bare[1]), int(bare[2] or bare[1])
        return high if low <= high else None
    tokens = tokens_of(_ASIDE.sub(" ", text))
    total, at, last = Fraction(0), 0, 0
    while at < len(tokens):
        length = length_at(tokens, at, field=True)
        if length is None:
            at += 1
            continue
        if not _is_beside(tokens[last:at], first=not last):
            return None
        total, at, last = total + length.high, length.end, length.end
    if not last or not _is_beside(tokens[last:], last=True, behind=tokens[last - 1].end):
        return None
    return math.ceil(total / MINUTE)


def _is_beside(tokens: list[Token], *, first: bool = False, last: bool = False, behind: int = 0) -> bool:
    """Whether words before, between or behind lengths of time are understood. Those between make a sum."""
    also = joined = False
    for number, token in enumerate(tokens):
        if token.text in _HARMLESS or token.is_symbol:
            continue
        if first and token.parts & {"to", "between", "also"}:  # "up to", "between", "plus"
            continue
        if last and token.text == "+" and not number and token.start == behind:  # "1 hour+"
            continue
        if _is_or_more(tokens, number) or _is_or_more(tokens, number - 1):
            continue
        if "also" in token.parts and not also and not last:
            also = joined = True
        elif token.parts & {"beside", "article"}:
            joined = True
        else:
            return False
    return joined or first or last


def _is_or_more(tokens: list[Token], at: int) -> bool:
    return 0 <= at < len(tokens) - 1 and "or" in tokens[at].parts and "open" in tokens[at + 1].parts


def _minutes_of_iso(match: re.Match[str]) -> int | None:
    parts = {name: value for name, value in match.groupdict().items() if value is not None}
    if not parts or match[0][-1] in "Tt":
        return None
    sizes = {"w": 7 * DAY, "d": DAY, "h": HOUR, "m": MINUTE, "s": 1}
    seconds = sum(Fraction(value.replace(",", ".")) * sizes[name] for name, value in parts.items())
    return math.ceil(seconds / MINUTE)


def lengths_in(text: str) -> Iterator[tuple[int, int, Length]]:
    """The lengths of time in running text, from left to right: from, to, length."""
    tokens = tokens_of(text)
    at = 0
    while at < len(tokens):
        length = length_at(tokens, at, field=False) if tokens[at].may_begin else None
        if length is None:
            at += 1
            continue
        yield tokens[at].start, tokens[length.end - 1].end, length
        at = length.end


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
