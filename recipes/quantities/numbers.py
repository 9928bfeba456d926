"""Numbers as a cook writes them: 1½, ⅓, 2.5, 1–2."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from .measures import VULGAR

GLYPHS = {value: glyph for glyph, value in VULGAR.items() if value.denominator in (2, 3, 4, 5, 6, 8)}
_KITCHEN = tuple(
    value for value in (Fraction(0), *GLYPHS, Fraction(1)) if value.denominator in (1, 2, 3, 4, 8)
)


def nearest(value: Fraction, step: Fraction) -> Fraction:
    """The multiple of `step` nearest to the value; halves go up."""
    return floor(value / step + Fraction(1, 2)) * step


def format_amount(value: Fraction, decimal_mark: str = "") -> str:
    """1½, ⅓, 3/16; with a decimal mark 1.5 or 1,5, rounded as a scale or a jug can show it.

    What no spoon measures (7/12) goes to the nearest eighth or third.
    """
    if decimal_mark:
        places = 0 if value >= 100 else 1 if value >= 10 else 2
        rounded = nearest(value, Fraction(1, 10**places)) or value
        text = f"{float(rounded):.{places if rounded != value or places else 0}f}" if rounded else "0"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return text.replace(".", decimal_mark)
    whole, part = divmod(value, 1)
    if part and part not in GLYPHS:
        if not whole and (part < Fraction(1, 8) or part.denominator == 16) and part.denominator <= 32:
            return f"{part.numerator}/{part.denominator}"
        part = min(_KITCHEN, key=lambda known: abs(known - part))
        whole, part = whole + (part == 1), part % 1
        if not whole and not part:
            return f"{float(value):.2g}"
    return f"{whole or ''}{GLYPHS.get(part, '')}" or "0"


def format_count(low: Fraction, high: Fraction | None) -> tuple[str, str]:
    """Whole things: 1½ eggs are "1" to "2"; less than one stays a fraction. The second may be empty."""
    top = high if high is not None else low
    if top < 1:
        return format_amount(low), format_amount(top) if top != low else ""
    start = str(floor(low)) if low >= 1 else format_amount(low)
    stop = str(ceil(top))
    return start, stop if stop != start else ""
