"""What plugins call a diet -> schema.org's names; what has none there is a keyword. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from recipes.card import DIETS

_NAMES = {re.sub(r"[^a-z]", "", name.removesuffix("Diet").lower()): name for name in DIETS} | {
    "lowsodium": "LowSaltDiet", "diabeticfriendly": "DiabeticDiet", "glutenfrei": "GlutenFreeDiet",
    "vegetarisch": "VegetarianDiet",
}  # fmt: skip


def diets_of(names: Iterable[str]) -> tuple[list[str], list[str]]:
    """Those that schema.org knows ("GlutenFreeDiet", "Gluten Free", its address), and the others as words."""
    known: list[str] = []
    others: list[str] = []
    for name in names:
        bare = name.strip().rpartition("/")[2]
        letters = re.sub(r"[^a-zäöü]", "", bare.lower()).removesuffix("diet")
        if letters in _NAMES:
            known.append(_NAMES[letters])
        elif letters:
            others.append(" ".join(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", bare).split()).removesuffix(" Diet"))
    return list(dict.fromkeys(known)), list(dict.fromkeys(others))
