"""The grammar of a length of time, over the tokens of a text. Pure.

length  = chain ["to" chain]                          45 minutes to an hour
chain   = piece {["and"] piece} [minutes]             1 hour and 30 minutes, 1 hour 30
piece   = number {"to" number} unit ["and a half"]    1 to 1½ hours, an hour and a half
        | ["a"] half ["of" "an"] unit                 half an hour, mezz'ora
        | [number] quarter ["of" "an"] unit           three quarters of an hour
        | unit "and a half"                           hora y media
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from .duration_tokens import END, Token
from .duration_words import HOUR, MINUTE

# "1.30 h" is an hour and a half to some, 78 minutes to others.
_AS_ON_A_CLOCK = re.compile(r"\d+[.,](?:[01234]0|[01345]5)")


# "1 hour, 15 minutes before the end": what is followed by one of these is a time of its own.
_OF_ITS_OWN = frozenset(
    [
        "before",
        "after",
        "into",
        "later",
        "per",
        "each",
        "more",
        "a",
        "on",
        "if",
        "longer",
        "vor",
        "nach",
        "avant",
        "antes",
        "prima",
        "voor",
    ]
)
_QUARTERS = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))
_MANY_HOURS = frozenset(("ore", "horas", "heures"))  # "3/4 ore" is from 3 to 4, "3/4 hour" three quarters


@dataclass(frozen=True)
class Length:
    """A length of time: the token behind it, its seconds (`low` and `high` differ in a range), its units' seconds."""

    end: int
    low: Fraction
    high: Fraction
    largest: int
    smallest: int

    def plus(self, other: Length) -> Length:
        return Length(other.end, self.low + other.low, self.high + other.high, self.largest, other.smallest)

    def to(self, other: Length) -> Length:
        low, high = min(self.low, other.low), max(self.high, other.high)
        return Length(other.end, low, high, self.largest, other.smallest)


def length_at(tokens: list[Token], at: int, *, field: bool) -> Length | None:
    """The length of time that starts at this token; `field` where the text is one time and nothing else."""
    reader = _Reader(tokens, field)
    return None if reader.is_inside(at) else reader.length(at)


def _of(amount: Fraction, unit: Token, end: int, high: Fraction | None = None) -> Length:
    low, high = amount * unit.seconds, (amount if high is None else high) * unit.seconds
    return Length(end, low, high, unit.seconds, unit.seconds)


@dataclass(frozen=True)
class _Reader:
    """Each method reads from the token `at` and gives what it read with the token behind it."""

    tokens: list[Token]
    field: bool

    def token(self, at: int) -> Token:
        return self.tokens[at] if 0 <= at < len(self.tokens) else END

    def plays(self, at: int, *parts: str) -> bool:
        return any(part in self.token(at).parts for part in parts)

    def past(self, at: int, *parts: str, signs: str = "") -> int:
        """Behind the tokens that play these parts, from this one on: four at the most, as in "jusqu'à"."""
        stop = at + 4
        while at < stop and (self.plays(at, *parts) or self.token(at).text in tuple(signs)):
            at += 1
        return at

    def is_inside(self, at: int) -> bool:
        """Whether running text has this token within a word, a date or a fraction."""
        before = self.token(at - 1)
        glued = before.end == self.token(at).start
        return (
            not self.field and glued and (before.is_word or before.value is not None or before.text in "./,")
        )

    def length(self, at: int) -> Length | None:
        between = self.plays(at - 1, "between")
        length = self.piece(at) if between else self.chain(at)
        while length:
            joint = self.past(length.end, signs=".,")
            if self.plays(joint, "and") and self.plays(joint + 1, "to") and self.token(joint + 1).is_word:
                joint += 1  # "4 hours and up to 2 days"
            either = self.field and self.plays(joint, "or")
            parts = ("and", "to") if between else ("or", "to") if either else ("to",)
            after = self.past(joint, *parts, signs="'’")
            other = self.chain(after) if after > joint else None
            if other is None or (other.high < length.high and not either):
                break
            length = length.to(other)
        return length

    def chain(self, at: int) -> Length | None:
        length = self.piece(at)
        while length:
            other = self.piece(self.past(self.past(length.end, signs=".,"), "and"), within=length)
            if other is None or other.largest >= length.smallest:
                break
            if (
                not self.field
                and self.token(length.end).text == ","
                and self.token(other.end).text in _OF_ITS_OWN
            ):
                break
            length = length.plus(other)
        left = self.minutes_left(length.end) if length and length.smallest == HOUR else None
        return length.plus(left) if length and left else length

    def minutes_left(self, at: int) -> Length | None:
        """The bare minutes behind an hour: "1 hour 30", "1h30", "une heure trente"."""
        number = self.past(self.past(at, signs="."), "and") if self.field else at
        token, after = self.token(number), self.token(number + 1)
        if token.value is None or token.value not in range(60) or "article" in token.parts:
            return None
        if (after.seconds and not after.short) or after.text in tuple("%°º/"):
            return None
        if after.value is not None and "article" not in after.parts:
            return None
        closed = not after.is_word or self.token(at - 1).text == "h"
        if not self.field and not (closed and re.fullmatch(r"[0-5]\d", token.text)):
            return None
        seconds = token.value * MINUTE
        return Length(number + 1, seconds, seconds, MINUTE, MINUTE)

    def piece(self, at: int, within: Length | None = None) -> Length | None:
        return self.part(at) or self.counted(at, within) or self.uncounted(at)

    def part(self, at: int) -> Length | None:
        """Half or quarters of a unit."""
        share, kind = self.share(at)
        end = self.past(kind, "of", "article", signs="-'’")
        unit = self.token(end)
        return _of(share, unit, end + 1) if share and unit.seconds and not unit.short else None

    def counted(self, at: int, within: Length | None) -> Length | None:
        """A number, or from one to another, with their unit."""
        values, behind = self.numbers(at)
        if not values:
            return None
        end = self.past(behind, signs="+-'’" if self.plays(at, "article") else "+-")
        if values[-1] < 1 or self.token(behind - 1).text == "couple":
            end = self.past(end, "of", "article", signs="'’")
        unit = self.token(end)
        known = not unit.short or self.field or (within and within.smallest == HOUR and unit.text == "m")
        ordinal = unit.seconds == 1 and self.plays(at, "article") and behind == at + 1  # "a second pan"
        clock = unit.seconds == HOUR and _AS_ON_A_CLOCK.fullmatch(self.token(at).text)
        if not unit.seconds or not known or ordinal or clock:
            return None
        if len(values) == 1 and (ends := _slashed(self.token(at).text, unit)):
            values = ends
        if self.plays(end + 1, "or") and (more := self.token(end + 2).value) and more > values[-1]:
            after = self.token(end + 3)  # "an hour or two"
            if not after.seconds and not (after.is_word and not self.field):
                return _of(values[0], unit, end + 3, more)
        more, end = self.tail(end + 1)
        return _of(values[0] + more, unit, end, values[-1] + more)

    def uncounted(self, at: int) -> Length | None:
        """ "hora y media", "hour and a half"."""
        unit = self.token(at)
        more, end = self.tail(at + 1)
        return _of(1 + more, unit, end) if more and unit.seconds >= HOUR and not unit.short else None

    def numbers(self, at: int) -> tuple[list[Fraction], int]:
        """One number, or those of a range that rises."""
        value, end = self.number(at)
        values = [] if value is None else [value]
        joints = ("to", "or", "and") if self.plays(at - 1, "between") else ("to", "or")
        while 0 < len(values) < 4:  # "10 to 12 or 15 minutes"; no text of numbers is read at length
            joint = self.past(end, *joints, signs="/")
            value, after = self.number(joint) if joint > end else (None, end)
            if value is None or value < values[-1]:
                break
            values, end = [*values, value], after
        if self.field and len(values) == 1 and self.plays(end, "times"):  # "2 x 30 min"
            value, after = self.number(end + 1)
            values, end = ([values[0] * value], after) if value is not None else (values, end)
        return values, end

    def number(self, at: int) -> tuple[Fraction | None, int]:
        """ "45", "twenty-five", "2 and a half", "a couple"."""
        token, end = self.token(at), at + 1
        value = token.value
        if value is None:
            return None, at
        if "article" in token.parts and self.token(end).text == "couple":
            return Fraction(2), end + 1
        if token.is_word and value in (20, 30, 40, 50):
            one = self.past(end, "and", signs="-")
            if self.token(one).is_word and (ones := self.token(one).value) and 0 < ones < 10:
                value, end = value + ones, one + 1
        if self.plays(end, "and"):
            more, after = self.share(end + 1)
            if more and self.token(after).seconds:
                return value + more, after
        return value, end

    def tail(self, at: int) -> tuple[Fraction, int]:
        """What "and a half" adds behind a unit, in units; nothing where it belongs to what follows."""
        joint = self.past(at, signs=".")
        fraction = joint + 1 if self.plays(joint, "and") else joint
        typed, after = self.token(fraction), self.token(fraction + 1)
        free = not after.seconds and (self.field or not after.is_word)
        if typed.value in _QUARTERS and not typed.is_word and free:  # "1 ora e 1/2"
            return typed.value, fraction + 1
        more, end = self.share(joint + 1) if self.plays(joint, "and") else (Fraction(0), at)
        own = self.past(end, "of", "article", signs="-'’")
        after = self.token(own)
        if not more or after.seconds or (own > end and not self.field):
            return Fraction(0), at
        bare = self.plays(joint + 1, "half") and self.token(joint).text in ("and", "&")
        if bare and after.is_word and not self.field:  # "an hour and half the sugar"
            return Fraction(0), at
        return more, end

    def share(self, at: int) -> tuple[Fraction, int]:
        """ "a half", "three quarters"; 0 where there is neither."""
        count, kind = Fraction(1), at
        if self.token(at).value is not None and not self.plays(at, "half", "quarter"):
            count, kind = self.token(at).value or count, self.past(at + 1, signs="-")
        if self.plays(kind, "half") and count == 1:
            return Fraction(1, 2), kind + 1
        if self.plays(kind, "quarter") and count < 4:
            return count / 4, kind + 1
        return Fraction(0), at


def _slashed(typed: str, unit: Token) -> list[Fraction]:
    """The ends of "4/5 minuti" and "2/3 hours", which are no fractions of a unit."""
    found = re.fullmatch(r"([2-9])\s?[/⁄]\s?([3-9])", typed)
    if not found or int(found[2]) != int(found[1]) + 1:
        return []
    if unit.seconds >= HOUR and found[1] == "3" and unit.text not in _MANY_HOURS:
        return []
    return [Fraction(found[1]), Fraction(found[2])]
