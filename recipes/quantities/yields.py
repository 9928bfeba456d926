"""What a recipe makes, as typed: its number and unit, and the same for more or fewer. Pure.

Every number scales but the sizes ("One 9-inch pie"), the shares ("8 slices each", "2 trays of 12") and what is no amount
("350 kcal", "30 min"). What holds no number that scales ("a crowd", "a loaf") stays as typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from .duration_words import NUMBER_OF, PARTS_OF, folded
from .durations import lengths_in
from .numbers import VULGAR, format_amount, number_value
from .temperatures import temperatures
from .yield_nouns import agree

_GLYPHS = "".join(VULGAR)
_NUMBER = re.compile(
    rf"(?<![\w.,])(?:(?P<digits>\d+\s+[1-9]/[2-9](?!\d)|\d+\s?[{_GLYPHS}]|[{_GLYPHS}]|\d{{1,3}}(?:[.,]\d{{3}})+(?!\d)|"
    r"\d+(?:[.,]\d{1,2})?(?!\d))|(?P<word>[^\W\d_]+)(?!\w))"
)
_SLASH = re.compile(r"\s?/\s?(\d+)(?![\d/])")
_ENGLISH = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_LENGTH = r"(?:inch(?:es)?|in\b|[\"”″]|''|cm|mm|centimet\w+|zoll|pouces?|pulgadas?|pollici)"
# "9-inch", "9 x 13", "26 cm", "Ø 26": how large, not how many.
_SIZE_AFTER = re.compile(rf"\s*-?\s*(?:{_LENGTH}|(?:{_LENGTH}|\s)*[x×]\s*\d)|-(?!dozen)[^\W\d]+\s+\w", re.I)
_SIZE_BEFORE = re.compile(r"(?:\d[\w\"”″]*\s*[x×]\s*|[øØ⌀]\s*:?\s*)$", re.I)
_SIZED = re.compile(r"\s*(?:g|kg|ml|cl|dl|l|oz|ounces?|lbs?|pounds?|gramm?e?s?|cups?|fl\.?\s?oz)\b\.?", re.I)
_TIMES = re.compile(r"\s+[x×]\s+\d")
# "2 x 500 ml", "12 x 5 cm cookies": how many of that size
_TIMES_SIZE = re.compile(
    rf"\s+[x×]\s+\d[\d.,]*(?:{_SIZED.pattern}|\s?{_LENGTH}\s+(?:[^\W\d_]+\s+)*[^\W\d_]+s\b)", re.I
)
# "2 trays of 12", "1 slice per person: 2": what stands behind these belongs to each.
_SHARE_BEFORE = re.compile(
    r"\b(?:of|von|zu|de|di|van)(?:\s+(?:about|ca\.?|etwa|environ|unos|circa))?\s*$|\bje\s*$", re.I
)
_SIZED_BEFORE = re.compile(r"(?:\bà|[x×])\s*$", re.I)
_PER_BEFORE = re.compile(r"\b(?:per|pro|par|por)\s+[^\W\d]+\s*[:=,(]?\s*$|=\s*$", re.I)
_SHARE_AFTER = re.compile(
    r"[^,;)\d]*?(?:\b(?:each|apiece|per|pro|par|por|je|chacune?|cada|ciascun[oa]|elk|stuk|p\.\s?P)\b|\s/\s?(?:person|serving|portion))",
    re.I,
)
_NO_AMOUNT = re.compile(r"\s*-?\s*(?:kcal|calories|cal\b|kj\b|%|°|º)", re.I)
_FRENCH = re.compile(r"\b(?:pour|personnes|parts|pièces)\b", re.I)


@dataclass(frozen=True)
class _Count:
    start: int
    end: int
    value: Fraction


def read_yield(typed: str) -> tuple[Fraction | None, str]:
    """The number (the first of a range) and the unit of a yield: "4–6 servings" is 4 servings, "serves 4 to 6" just 4."""
    counts = _counts(typed)
    if not counts:
        return None, ""
    last = counts[0]
    for count in counts[1:]:
        if not re.fullmatch(r"\s*(?:[-–—~/]|[^\W\d_]{1,4})\s*", typed[last.end : count.start]):
            break
        last = count
    unit = re.split(r"[,;:(\[.?!]|\s[-–—]\s|\s(?:or|and|oder|und|ou|et|o|y|e|of)\s", typed[last.end :])[0]
    return counts[0].value, unit.strip(" +~-–\t\u00a0")[:80]


def is_scalable(typed: str) -> bool:
    """Whether the yield holds a number that scales."""
    return bool(_counts(typed))


def scale_yield(typed: str, factor: Fraction) -> str:
    """ "Serves 4–6" -> "Serves 8–12", "One 9-inch pie" -> "Two 9-inch pies"."""
    if factor == 1:
        return typed
    counts = _counts(typed)
    text, words = typed, not _FRENCH.search(typed)
    for number, count in reversed(list(enumerate(counts))):
        stop = counts[number + 1].start if number + 1 < len(counts) else len(typed)
        value, behind = count.value * factor, text[count.end :]
        if (count.value > 1) != (value > 1):
            behind = agree(typed[count.end : stop], value > 1) + text[stop:]
        text = text[: count.start] + _written(typed[count.start : count.end], value, words) + behind
    return text


def _written(typed: str, value: Fraction, words: bool) -> str:
    """The value in the style of the number typed: digits, or one of the words that English has for a few."""
    if words and typed.lower() in _ENGLISH and value.denominator == 1 and value <= len(_ENGLISH):
        word = _ENGLISH[int(value) - 1]
        return word.capitalize() if typed[0].isupper() else word
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", typed) and value.denominator == 1:
        return str(value)
    mark = re.search(r"\d([.,])\d", typed)
    return format_amount(value, mark[1] if mark else "")


def _counts(text: str) -> list[_Count]:
    """The numbers that scale, from left to right."""
    found: list[_Count] = []
    others = [(start, end) for start, end, _length in lengths_in(text)]
    others += [(one.start, one.end) for one in temperatures(text)]
    end = 0
    for match in _NUMBER.finditer(text):
        at = match.start()
        if at < end or any(start <= at < stop for start, stop in others):
            continue
        number = _count(text, match)
        end = number.end if number else end
        if number and not _is_fixed(text, number, bool(found)):
            found.append(number)
    return found


def _count(text: str, match: re.Match[str]) -> _Count | None:
    if word := match["word"]:
        value = NUMBER_OF.get(folded(word))
        if value is None or ("article" in PARTS_OF.get(folded(word), ()) and word.lower() != "one"):
            return None
        if word.lower() == "couple":
            return None
        return _Count(*match.span(), Fraction(value))
    digits, end = match["digits"], match.end()
    slash = _SLASH.match(text, end)
    if slash and digits.isdigit():  # "1/2 loaf" and "2/3 cup" are parts, "4/6 persone" from 4 to 6
        top, bottom = int(digits), int(slash[1])
        if not bottom or not (
            top == 1 or ((top, bottom) in ((2, 3), (3, 4)) and _SIZED.match(text, slash.end()))
        ):
            return _Count(*match.span(), Fraction(top))
        return _Count(match.start(), slash.end(), Fraction(top, bottom))
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
        return _Count(match.start(), end, Fraction(re.sub(r"[.,]", "", digits)))
    value = number_value(digits)
    return _Count(match.start(), end, value) if value > 0 else None


def _is_fixed(text: str, number: _Count, counted: bool) -> bool:
    """Whether a number says how large, how much of each, or something else than how many."""
    before, after = text[: number.start], text[number.end :]
    if _SIZE_BEFORE.search(before) or _PER_BEFORE.search(before) or _NO_AMOUNT.match(after):
        return True
    sized = _SIZED.match(after)
    if _SIZE_AFTER.match(after) and not (
        not counted and (number.value == 1 or _TIMES_SIZE.match(after)) and _TIMES.match(after)
    ):
        return True
    if not counted:
        return False
    if _SHARE_BEFORE.search(before) or _SHARE_AFTER.match(after) or (sized and _SIZED_BEFORE.search(before)):
        return True
    # "2 (500 g) loaves" of each, "2 loaves (1 kg)" of all
    return bool(
        sized and before.rstrip().endswith("(") and re.match(r"\s*\)\s*[^\W\d_]", after[sized.end() :])
    )
