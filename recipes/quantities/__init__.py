"""Amounts, units, times, temperatures and yields, as cooks type them. Pure: no database, no request.

This is the front door: what others use stands here.
"""

from .grammar import language_of_all
from .measures import measures
from .numbers import format_amount, number_value
from .parser import ParsedLine, parse
from .scaling import Adjusted, adjust, adjusted
from .sizes import APPROX
from .units import METRIC, UNITS, US, Unit
from .values import Amount, Measure

__all__ = [
    "APPROX",
    "METRIC",
    "UNITS",
    "US",
    "Adjusted",
    "Amount",
    "Measure",
    "ParsedLine",
    "Unit",
    "adjust",
    "adjusted",
    "format_amount",
    "language_of_all",
    "measures",
    "number_value",
    "parse",
]
