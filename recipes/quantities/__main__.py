"""`python -m recipes.quantities FOLDER` measures the share of a folder's ingredient lines that is understood.

See docs/quantities.md. `--lines` prints every line doubled, halved, in metric and in US units, to be read.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from .parser import parse
from .scaling import adjusted

VIEWS = ((Fraction(2), ""), (Fraction(1, 2), ""), (Fraction(1), "metric"), (Fraction(1), "us"))


def ingredient_lines(folder: Path) -> Iterator[str]:
    """The bullets under "## Ingredients" of every Markdown file in the folder."""
    for path in sorted(folder.glob("*.md")):
        section = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if heading := re.match(r"#{1,2}\s+(.+)", line):
                section = heading[1].lower()
            elif "ingredient" in section and (bullet := re.match(r"\s*[-*+]\s+(.*\S)", line)):
                yield bullet[1]


def main(folder: str) -> None:
    """Print how many ingredient lines hold an amount, how many of those are understood and scale, and the others."""
    lines = list(ingredient_lines(Path(folder)))
    holding = [line for line in lines if re.search(r"[0-9½¼¾⅓⅔⅛]", line) or parse(line).low is not None]
    missed = [line for line in holding if not parse(line).understood]
    left = [line for line in lines if not parse(line).sure]
    known = len(holding) - len(missed)
    share = f"{100 * known / len(holding):.1f} %"
    print(f"{len(lines)} lines, {len(holding)} with an amount, {known} understood ({share})")
    print(f"{len(left)} hold a number that is not understood, and are not scaled")
    print("Not understood:", *missed, "Not scaled:", *left, sep="\n")


def views(folder: str) -> None:
    """Print each line, then what changes of it at ×2, ×½, in metric and in US units."""
    for line in ingredient_lines(Path(folder)):
        shown = [adjusted(line, factor, system) for factor, system in VIEWS]
        print(line, *(f"    {view.text}{' !' * bool(view.left)}" for view in shown), sep="\n")


if __name__ == "__main__":
    (views if "--lines" in sys.argv else main)(sys.argv[1])
