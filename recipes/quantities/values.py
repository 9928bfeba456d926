"""What the parser finds in a line: numbers, measures, and amounts said in one way or several."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from .units import Unit


@dataclass(frozen=True)
class Number:
    """A number as typed: its span in the line and its value."""

    start: int
    end: int
    value: Fraction


@dataclass(frozen=True)
class Measure:
    """One number or range with its unit; spans are offsets into the line."""

    start: int
    end: int
    numbers: tuple[Number, ...]  # one, or two for a range
    unit: Unit | None = None
    unit_start: int = 0
    unit_end: int = 0
    fixed: bool = False  # the size of each, not to be scaled
    hyphened: bool = False  # "14-ounce": it says what kind the next word is
    sure: bool = True  # False: "2 1/2-pound lobsters" may be two or more of them

    @property
    def low(self) -> Fraction:
        return self.numbers[0].value

    @property
    def high(self) -> Fraction | None:
        return self.numbers[1].value if len(self.numbers) > 1 else None

    @property
    def kind(self) -> str:
        return self.unit.kind if self.unit else ""


Way = tuple[Measure, ...]  # one measure, or a sum: "1 cup + 2 tbsp"


@dataclass(frozen=True)
class Amount:
    """One amount of the line, said in one way or several: "½ cup (4 oz/115 g)" in three.

    `fixed` where it is the size of each ("2 x 400 g") or else no amount of food, as the length in "1-inch cubes".
    `box` is the unit counted by a number that stands before the size: "can" in "1 (14 oz) can".
    """

    ways: tuple[Way, ...]
    fixed: bool = False
    box: Unit | None = None
    box_start: int = 0
    box_end: int = 0

    @property
    def first(self) -> Measure:
        return self.ways[0][0]

    @property
    def start(self) -> int:
        return self.first.start

    @property
    def end(self) -> int:
        return self.ways[-1][-1].end
