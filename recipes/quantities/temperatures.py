"""Oven and kitchen temperatures inside a text: °C, °F and gas marks, from one to the other. Pure.

A temperature that already stands in the scale asked for ("175C/350F") is left as typed.
Gas marks: mark 1 is 275 °F and each mark 25 °F more; ½ and ¼ go down alike (BS 1250). Oven settings go to
the nearest 5 °C and, where one is near, the nearest 25 °F that an oven's dial shows.
"""

from __future__ import annotations

import re
from fractions import Fraction

from .units import METRIC

_DEGREES = r"\s*(?:[°º˚]|degrees?\b|deg\b\.?)?\s*"
_SCALE = r"(?:(?P<f>F(?:ahrenheit)?|℉)|(?P<c>C(?:elsius|entigrade)?|℃))(?![^\W\d_])"
_ONE = rf"(?P<low>[0-9]{{2,3}})(?:\s*(?:[-–—]|to)\s*(?P<high>[0-9]{{2,3}}))?{_DEGREES}{_SCALE}"
_GAS = r"gas(?:\s+mark)?\s*(?P<gas>10|[1-9]|[½¼]|1/[24])(?![0-9])"
_TEMPERATURE = re.compile(rf"(?<![\w.,/])(?:{_ONE}|{_GAS})|(?<=/)(?:{_ONE.replace('?P<', '?P<x_')})", re.I)
_BETWEEN = re.compile(
    r"\s*(?:\(fan\))?\s*(?:[/|,(=]|or)*\s*(?:or\s*)?[(]?\s*(?:roughly|about|around|~)?\s*", re.I
)
_MARKS = {"½": 250, "1/2": 250, "¼": 225, "1/4": 225}  # in °F


def convert_temperatures(text: str, system: str) -> str:
    """The text with its temperatures in °C ("metric") or °F ("us")."""
    runs: list[list[re.Match[str]]] = []
    for match in _TEMPERATURE.finditer(text):
        if re.search(r"[0-9]\s+[cf]$", match[0]):
            continue  # "100 c" may be cups
        if runs and _BETWEEN.fullmatch(text[runs[-1][-1].end() : match.start()]):
            runs[-1].append(match)
        else:
            runs.append([match])
    for run in reversed(runs):
        wanted = "c" if system == METRIC else "f"
        if any(_group(match, wanted) for match in run):
            continue
        first = run[0]
        text = text[: first.start()] + _written(first, system) + text[first.end() :]
    return text


def _group(match: re.Match[str], name: str) -> str | None:
    return match[name] or (match["x_" + name] if name != "gas" else None)


def _written(match: re.Match[str], system: str) -> str:
    ends = [int(end) for end in (_group(match, "low"), _group(match, "high")) if end]
    if match["gas"]:
        ends = [_MARKS.get(match["gas"]) or 250 + 25 * int(match["gas"])]
    if system == METRIC:
        return "–".join(str(celsius(end)) for end in ends) + " °C"
    return "–".join(str(end if match["gas"] else fahrenheit(end)) for end in ends) + "°F"


def celsius(degrees: int) -> int:
    """°F -> °C; below an oven's lowest setting to the degree, as a meat thermometer needs."""
    exact = Fraction(degrees - 32) * 5 / 9
    return round(exact) if degrees < 200 else round(exact / 5) * 5


def fahrenheit(degrees: int) -> int:
    """°C -> °F."""
    exact = Fraction(degrees) * 9 / 5 + 32
    if degrees < 100:
        return round(exact)
    dial = round(exact / 25) * 25
    return dial if abs(dial - exact) <= 8 else round(exact / 5) * 5
