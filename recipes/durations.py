"""Times as cooks type them -> whole minutes, and minutes -> words and ISO 8601."""

from __future__ import annotations

import math
import re
from fractions import Fraction

_VULGAR = {"½": ".5", "¼": ".25", "¾": ".75"}
_UNITS = {"d": 1440, "h": 60, "m": 1, "s": Fraction(1, 60)}
_PIECE = re.compile(
    r"(\d+(?:[.,]\d+)?)(?:\s*(?:-|–|to)\s*(\d+(?:[.,]\d+)?))?\s*"
    r"(days?|d|hours?|hrs?|hr|h|minutes?|mins?|min|m|seconds?|secs?|s)\b\.?",
    re.IGNORECASE,
)
_PER = re.compile(r"/\s*day|per\s+day", re.IGNORECASE)


def minutes_of(text: str) -> int | None:
    """The minutes that `text` means, the upper end of a range; None where no time was understood."""
    for sign, decimal in _VULGAR.items():
        text = re.sub(rf"(\d*)\s*{sign}", lambda m, d=decimal: (m[1] or "0") + d, text)
    bare = text.strip()
    if re.fullmatch(r"\d{1,4}", bare):
        return int(bare)
    if _PER.search(text):
        return None
    total = Fraction(0)
    pieces = list(_PIECE.finditer(text))
    if not pieces:
        return None
    for piece in pieces:
        number = Fraction((piece[2] or piece[1]).replace(",", "."))
        total += number * _UNITS[piece[3][0].lower()]
    return math.ceil(total)


def words_of(minutes: int) -> str:
    """ "2 hr 10 min", as on the card."""
    days, rest = divmod(minutes, 1440)
    hours, left = divmod(rest, 60)
    parts = [f"{n} {unit}" for n, unit in ((days, "d"), (hours, "hr"), (left, "min")) if n]
    return " ".join(parts) or "0 min"


def iso_of(minutes: int) -> str:
    """ISO 8601, as schema.org's Duration asks: 130 -> "PT2H10M"."""
    hours, left = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{left}M" if left or not hours else "")
