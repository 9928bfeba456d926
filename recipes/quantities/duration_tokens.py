"""A text as the numbers, words and signs that a length of time is made of. Pure."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from .duration_words import NUMBER_OF, PARTS_OF, SHORT_UNIT_SECONDS, UNIT_SECONDS, UNIT_STEMS, folded
from .numbers import VULGAR

_NOTHING: frozenset[str] = frozenset()
_GLYPHS = "".join(VULGAR)
_TOKEN = re.compile(
    rf"(?P<mixed>\d{{1,4}}\s?[-–]?\s?[{_GLYPHS}])|(?P<glyph>[{_GLYPHS}])"
    r"|(?P<fraction>(?:\d{1,3}(?:\s+|-))?(?<![\d/])\d{1,2}\s?[/⁄]\s?[2-9](?![\d/]))"
    r"|(?P<digits>\d+(?:[.,]\d+)?)|(?P<word>[^\W\d_]+)|(?P<sign>''|’’|′′|\S)"
)


class Token(NamedTuple):
    """A number, word or sign, with the parts it can play in a length of time."""

    start: int
    end: int
    text: str  # folded
    parts: frozenset[str] = _NOTHING
    value: Fraction | None = None
    seconds: int = 0  # of a unit
    short: bool = False  # a unit in a time field alone

    @property
    def may_begin(self) -> bool:
        """Whether a length of time can begin here."""
        return self.value is not None or self.seconds > 0 or "half" in self.parts or "quarter" in self.parts

    @property
    def is_symbol(self) -> bool:
        return unicodedata.category(self.text[0]) in ("So", "Mn", "Cf")

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()


def tokens_of(text: str) -> list[Token]:
    return [_token(match) for match in _TOKEN.finditer(text)]


def _token(match: re.Match[str]) -> Token:
    start, end = match.span()
    if not match["word"] and not match["sign"]:
        return Token(start, end, match[0], value=_value(match))
    return Token(start, end, *_word(match[0]))


@lru_cache(maxsize=4096)
def _word(typed: str) -> tuple[str, frozenset[str], Fraction | None, int, bool]:
    """What a word or sign may be: a Token without its span."""
    text = folded(typed)
    stem = next((seconds for stem, seconds in UNIT_STEMS.items() if text.startswith(stem)), 0)
    seconds = UNIT_SECONDS.get(text, stem)
    return (
        text,
        PARTS_OF.get(text, _NOTHING),
        NUMBER_OF.get(text),
        seconds or SHORT_UNIT_SECONDS.get(text, 0),
        not seconds,
    )


def _value(match: re.Match[str]) -> Fraction | None:
    text = match[0].replace("⁄", "/")
    if match["mixed"]:
        return Fraction(re.findall(r"\d+", text)[0]) + VULGAR[text[-1]]
    if match["glyph"]:
        return VULGAR[text]
    if match["fraction"]:
        *whole, top, bottom = map(int, re.findall(r"\d+", text))
        return Fraction(top, bottom) + sum(whole)
    if re.search(r"[.,]\d{3}", text) or len(text) > 6:
        return None
    return Fraction(text.replace(",", "."))


END = Token(-1, -1, " ")  # behind the last
