"""Temperatures inside a text: °C, °F and gas marks, from one to the other. Pure.

A temperature that already stands in the scale asked for ("175C/350F") is left as typed. Of one oven said three ways
("180C/160C fan/gas 4") the gas mark goes. Gas marks: mark 1 is 275 °F and each mark 25 °F more; ½ and ¼ go down alike
(BS 1250). Oven settings go to the nearest 5 °C and, where one is near, the nearest 25 °F that an oven's dial shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from .units import METRIC

CELSIUS, FAHRENHEIT, GAS, BOTH = "C", "F", "gas", "both"

_VALUE = r"[0-9]{1,3}(?:[.,][0-9])?(?![0-9])"
_SIGN = r"(?:(?<!\w)(?<![0-9CF°º˚]\s)[-−–]|\bminus\s+)"
_DEGREES = r"[\s-]*(?:[°º˚]|degrees?\b|degr[ée]s?\b|deg\b\.?)\s*"
_JOINT = r"\s*[-–—]\s*|\s*/\s*|\s+(?:to|or|bis|oder|à|a|ou|o|tot|of)\s+"
_TEMPERATURE = re.compile(
    rf"(?:(?<![\w.,])(?<![0-9]/)|(?<=fan))(?P<sign>{_SIGN})?(?P<low>{_VALUE})"
    rf"(?:(?:\s?[°º˚])?(?P<joint>{_JOINT}|\s+(?:and|und|et|y|e|en)\s+)(?P<sign_high>[-−]|minus\s+)?(?P<high>{_VALUE}))?"
    rf"(?:(?P<degrees>{_DEGREES})?(?P<gap>\s*)(?P<scale>F(?:ahrenheit)?|℉|C(?:elsius|entigrade)?|℃)(?![^\W\d_])"
    r"|\s*(?:Grad|grados|gradi|graus|graden|degrés)\b(?:\s*(?:C|Celsius)\b)?)",
    re.I,
)
_MARK = r"(?:[½¼]|1/[24]|10|[1-9])(?![0-9])"
_GAS = re.compile(
    rf"(?<!\w)(?:gas(?:\s+mark)?|mark)\s*(?P<low>{_MARK})(?:\s*(?:[-–/]|to|or)\s*(?P<high>{_MARK})(?!\s*[°CF]))?",
    re.I,
)
_MARKS = {"½": 250, "1/2": 250, "¼": 225, "1/4": 225}  # in °F
_BETWEEN_WORD = re.compile(r"(?<!\w)(?:between|zwischen|entre|tra|fra|tussen)\s+$", re.I)
# "within 2°C", "5°C higher": a difference, which no scale's zero belongs to.
_DIFFERENCE_BEFORE = re.compile(r"(?:\bwithin|\bby|±)\s*$", re.I)
_DIFFERENCE_AFTER = re.compile(
    r"\s*(?:rise|higher|lower|more|less|warmer|cooler|hotter|colder|above|below|steps?|increments?)\b", re.I
)
# What may stand between two ways of saying one temperature.
_BESIDE = re.compile(
    r"(?:\s|[/|,;:()=\[\]~]|(?:or|oder|ou|o|of|roughly|about|around|approx\.?|with|mit|avec|con|"
    r"fan(?:[-\s](?:forced|assisted|oven|bake))?|oven|convection|conventional|electric|umluft|heißluft|ober-?/unterhitze|"
    r"e-herd|chaleur tournante|ventilato|statico|ventilador|ventoinha|hetelucht|elektrisch)(?![^\W\d_]))*",
    re.I,
)
_BEFORE_GAS = re.compile(r"\s*(?:[/|,;(]|\b(?:or|oder|ou|o)\b)?\s*$", re.I)
_AFTER_GAS = re.compile(r"\s*(?:[/|,;]|(?:or|oder|ou|o)\b)?\s*", re.I)


@dataclass(frozen=True)
class Temperature:
    """A temperature or a range as typed: its span, degrees in its scale (of a gas mark, in °F) and what joins them."""

    start: int
    end: int
    scale: str  # CELSIUS, FAHRENHEIT, GAS; BOTH for "175/350F", which says it in the two
    low: Fraction
    high: Fraction | None = None
    joint: str = "–"

    def shown(self, scale: str) -> str:
        """In °C or °F, rounded as an oven or a thermometer shows it."""
        ends = [_in_scale(end, self.scale, scale) for end in (self.low, self.high) if end is not None]
        joint = "–" if self.joint.strip() in ("-", "–", "—") else self.joint
        return joint.join(map(str, ends)) + (" °C" if scale == CELSIUS else "°F")


def convert_temperatures(text: str, system: str) -> str:
    """The text with its temperatures in °C ("metric") or °F ("us")."""
    scale = CELSIUS if system == METRIC else FAHRENHEIT
    for run in reversed(list(runs(text))):
        if any(one.scale in (scale, BOTH) for one in run):
            continue
        degrees = [one for one in run if one.scale != GAS]
        for one in reversed(run):
            if one.scale != GAS or not degrees:
                text = text[: one.start] + one.shown(scale) + text[one.end :]
            elif len(degrees) > 1:
                text = _without(text, one, first=one is run[0])
    return text


def runs(text: str) -> Iterator[list[Temperature]]:
    """The temperatures of a text; those that say one and the same in several ways stand together."""
    run: list[Temperature] = []
    for one in temperatures(text):
        if run and not _BESIDE.fullmatch(text, run[-1].end, one.start):
            yield run
            run = []
        if run or text[one.start].lower() != "m" or one.scale != GAS:  # "mark 4" alone is no gas mark
            run.append(one)
    if run:
        yield run


def temperatures(text: str) -> Iterator[Temperature]:
    """Every temperature of a text, from left to right."""
    marks = [_gas_mark(match) for match in _GAS.finditer(text)]
    rest = text
    for mark in marks:
        rest = rest[: mark.start] + " " * (mark.end - mark.start) + rest[mark.end :]
    found = [one for match in _TEMPERATURE.finditer(rest) if (one := _degrees(rest, match))]
    yield from sorted([*marks, *found], key=lambda one: one.start)


def _degrees(text: str, match: re.Match[str]) -> Temperature | None:
    scale = (match["scale"] or "C")[0].upper().translate({ord("℉"): "F", ord("℃"): "C"})
    low, high = _number(match["sign"], match["low"]), None
    start, joint = match.start(), match["joint"] or ""
    if match["high"]:
        high = _number(match["sign_high"], match["high"])
        anded = joint.strip().lower() in ("and", "und", "et", "y", "e", "en")
        if anded and not _BETWEEN_WORD.search(text[max(0, start - 20) : start]):  # "add 2 and 180C"
            start, low, high = match.start("sign_high" if match["sign_high"] else "high"), high, None
    if _DIFFERENCE_BEFORE.search(text[max(0, start - 20) : start]) or _DIFFERENCE_AFTER.match(
        text, match.end()
    ):
        return None
    bare = match["scale"] and not match["degrees"] and not match["sign"] and not match["sign_high"]
    if bare and not _is_sure(match, scale):
        return None
    if joint.strip() == "/" and high is not None and _agree(low, high, scale):
        scale = BOTH
    return Temperature(start, match.end(), scale, low, high, joint or "–")


def _is_sure(match: re.Match[str], scale: str) -> bool:
    """Whether a number and a letter are degrees: "100 c" may be cups, "4C" too."""
    digits = len((match["high"] or match["low"]).partition(".")[0])
    if len(match["scale"]) > 1 or not match["gap"]:
        return digits > 1 or len(match["scale"]) > 1
    return (
        match["scale"].isupper() and digits > 1 and not (scale == CELSIUS and _number("", match["low"]) < 25)
    )


def _agree(one: Fraction, other: Fraction, scale: str) -> bool:
    """Whether "175/350F" says one temperature in °C and °F."""
    if scale == FAHRENHEIT:
        return abs(one * 9 / 5 + 32 - other) <= 20
    return abs(other * 9 / 5 + 32 - one) <= 20


def _gas_mark(match: re.Match[str]) -> Temperature:
    low, high = (
        mark and Fraction(_MARKS.get(mark) or 250 + 25 * int(mark)) for mark in match.group("low", "high")
    )
    return Temperature(*match.span(), GAS, low, high)  # type: ignore[arg-type]


def _number(sign: str | None, digits: str) -> Fraction:
    return Fraction(digits.replace(",", ".")) * (-1 if sign else 1)


def _without(text: str, gas: Temperature, first: bool) -> str:
    """The text without a gas mark and what parts it from its neighbour."""
    if first or text[: gas.start].rstrip().endswith("("):
        after = _AFTER_GAS.match(text, gas.end)
        if after and text[after.end() : after.end() + 1] != ")":
            return text[: gas.start] + text[after.end() :]
    before = _BEFORE_GAS.search(text[: gas.start])
    start = before.start() if before else gas.start
    closed = before is not None and "(" in before[0] and text[gas.end : gas.end + 1] == ")"
    return text[:start] + text[gas.end + closed :]


def _in_scale(degrees: Fraction, scale: str, asked: str) -> int:
    if asked == CELSIUS:
        return celsius(degrees)
    return round(degrees) if scale == GAS else fahrenheit(degrees)


def celsius(degrees: Fraction | int) -> int:
    """°F -> °C; below an oven's lowest setting to the degree, as a meat thermometer needs."""
    exact = Fraction(degrees - 32) * 5 / 9
    return round(exact) if degrees < 200 else round(exact / 5) * 5


def fahrenheit(degrees: Fraction | int) -> int:
    """°C -> °F."""
    exact = Fraction(degrees) * 9 / 5 + 32
    if degrees < 100:
        return round(exact)
    dial = round(exact / 25) * 25
    return dial if abs(dial - exact) <= 8 else round(exact / 5) * 5
