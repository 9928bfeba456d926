"""An amount in metric or in US units instead of the other, rounded to what measuring cups, spoons and scales show.

Household sizes: cup 240 ml, fluid ounce 30, tablespoon 15, teaspoon 5 (21 CFR 101.9(b)(5)(viii)). By
weight only where `densities` knows the food. Spoons are left alone: both sides have them.
"""

from __future__ import annotations

from fractions import Fraction

from .densities import grams_per_cup, is_liquid
from .numbers import format_amount, nearest
from .units import METRIC, UNITS, US, Unit

_HOUSEHOLD_ML = {"tsp": 5, "tbsp": 15, "fl oz": 30, "cup": 240, "pint": 480, "quart": 960, "gallon": 3840}
_CUPS = tuple(Fraction(n, d) for n, d in ((0, 1), (1, 4), (1, 3), (1, 2), (2, 3), (3, 4), (1, 1)))
_SPOONS = ("tsp", "tbsp")


def says_fluid(unit: Unit | None, item: str, boxed: bool = False) -> bool:
    """Whether an amount of the item is a volume: all of "fl oz", and ounces of what is poured."""
    if unit is None or unit.name != "oz":
        return unit is not None and unit.kind == "volume"
    return is_liquid(item)


def converts(unit: Unit, system: str) -> bool:
    """Whether an amount in this unit changes when the card is shown in `system`."""
    if not unit.system or not unit.measures:
        return False
    return unit.system != system and not (system == METRIC and unit.name in _SPOONS)


def convert_amount(
    low: Fraction, high: Fraction | None, unit: Unit, system: str, item: str, boxed: bool = False
) -> str:
    """The amount with its unit: "240 ml", "1 cup + 2 tbsp", "2–4 oz". `boxed`: it is what a can holds, as sold."""
    if unit.name == "oz" and is_liquid(item):
        unit = UNITS["fl oz"]
    size = unit.size if unit.kind != "volume" or unit.system == METRIC else Fraction(_HOUSEHOLD_ML[unit.name])
    base, top = low * (size or 1), None if high is None else high * (size or 1)
    weight = None if boxed else grams_per_cup(item)
    kind = unit.kind
    if weight and kind == "volume" and system == METRIC:
        kind, ratio = "mass", Fraction(weight, 240)
        base, top = base * ratio, None if top is None else top * ratio
    elif weight and kind == "mass" and system == US:
        kind, ratio = "volume", Fraction(240, weight)
        base, top = base * ratio, None if top is None else top * ratio
    if boxed and kind == "volume" and system == US:
        kind = "fluid"
    write = _metric if system == METRIC else _us
    if top is None:
        return write(base, kind)
    first, second = write(base, kind, top), write(top, kind, top)
    if first == second:
        return second
    number, _, word = second.partition(" ")
    same = first.split(" ", 1)[-1].rstrip("s") == word.rstrip("s") and "+" not in first + second
    return f"{first.split(' ', 1)[0]}–{number} {word}" if same else f"{first} to {second}"


def _metric(value: Fraction, kind: str, scale: Fraction | None = None) -> str:
    """Grams, millilitres or centimetres; `scale` is the larger end of a range, which picks the unit."""
    if kind == "length":
        step = Fraction(1, 10) if value < 2 else Fraction(1, 2) if value < 10 else Fraction(1)
        return f"{format_amount(nearest(value, step) or value, '.')} cm"
    scale = scale or value
    step = Fraction(1 if value < 20 else 5 if value < 200 else 10 if scale < 995 else 50)
    rounded = nearest(value, step) or Fraction(1)
    big, small = ("kg", "g") if kind == "mass" else ("l", "ml")
    if nearest(scale, step) >= 1000:
        return f"{format_amount(rounded / 1000, '.')} {big}"
    return f"{format_amount(rounded, '.')} {small}"


def _us(value: Fraction, kind: str, scale: Fraction | None = None) -> str:
    """Inches, ounces and pounds, or spoons and cups."""
    ranged, scale = scale is not None, scale or value
    if kind == "length":
        inches = nearest(value / UNITS["inch"].size, Fraction(1, 4)) or Fraction(1, 4)  # type: ignore[operator]
        return f"{format_amount(inches)} inch" + ("es" if inches > 1 else "")
    if kind == "fluid":  # "1 (400 ml) can": as a US can says it
        return f"{format_amount(nearest(value / UNITS['fl oz'].size, Fraction(1, 2)))} fl oz"  # type: ignore[operator]
    if kind == "mass" and scale < 5:  # 2 g of nutmeg: no kitchen has so small an ounce
        return f"{format_amount(value, '.')} g"
    if kind == "mass":
        return _pounds(value, scale, ranged)
    if scale < 15:
        return f"{format_amount(nearest(value / 5, Fraction(1, 4)) or Fraction(1, 8))} tsp"
    if scale < 58:
        return f"{format_amount(nearest(value / 15, Fraction(1, 2)) or Fraction(1, 2))} tbsp"
    return _cups(value)


def _pounds(grams: Fraction, scale: Fraction, ranged: bool) -> str:
    ounces = grams / UNITS["oz"].size  # type: ignore[operator]
    if scale < UNITS["lb"].size * (2 if ranged else 1) - 5:  # type: ignore[operator]
        step = Fraction(1, 4) if ounces < 4 else Fraction(1, 2)
        return f"{format_amount(nearest(ounces, step) or Fraction(1, 8))} oz"
    pounds, left = divmod(nearest(ounces, Fraction(1)), 16)
    if ranged or left in (0, 4, 8, 12):
        return f"{format_amount(pounds + nearest(Fraction(left, 16), Fraction(1, 4)))} lb"
    return f"{pounds} lb {left} oz"


def _cups(ml: Fraction) -> str:
    whole, part = divmod(ml / 240, 1)
    close = whole + min(_CUPS, key=lambda cup: abs(cup - part))
    if abs(close - ml / 240) <= ml / 240 * Fraction(4, 100):
        return f"{format_amount(close)} cup" + ("s" if close > 1 else "")
    if ml < 120:
        return f"{format_amount(nearest(ml / 15, Fraction(1, 2)))} tbsp"
    cups = whole + part // Fraction(1, 4) * Fraction(1, 4)
    spoons = nearest((ml / 240 - cups) * 16, Fraction(1, 2))
    return f"{format_amount(cups)} cup{'s' if cups > 1 else ''} + {format_amount(spoons)} tbsp"
