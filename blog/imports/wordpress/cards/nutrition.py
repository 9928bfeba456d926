"""A plugin's nutrition facts -> schema.org's names with units, and a note for what has no name there. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

# What plugins call it (letters only, lower case) -> schema.org's name and the unit of a bare number.
_NAMES = {
    "calories": ("calories", "kcal"), "servingsize": ("servingSize", ""),
    "carbohydrates": ("carbohydrateContent", "g"), "carbs": ("carbohydrateContent", "g"),
    "totalcarbohydrate": ("carbohydrateContent", "g"), "totalcarbohydrates": ("carbohydrateContent", "g"),
    "carbohydrate": ("carbohydrateContent", "g"), "carbohydratecontent": ("carbohydrateContent", "g"),
    "protein": ("proteinContent", "g"), "proteincontent": ("proteinContent", "g"),
    "fat": ("fatContent", "g"), "totalfat": ("fatContent", "g"), "fatcontent": ("fatContent", "g"),
    "saturatedfat": ("saturatedFatContent", "g"), "satfat": ("saturatedFatContent", "g"),
    "saturatedfatcontent": ("saturatedFatContent", "g"),
    "unsaturatedfat": ("unsaturatedFatContent", "g"), "unsaturatedfatcontent": ("unsaturatedFatContent", "g"),
    "transfat": ("transFatContent", "g"), "transfatcontent": ("transFatContent", "g"),
    "cholesterol": ("cholesterolContent", "mg"), "cholesterolcontent": ("cholesterolContent", "mg"),
    "sodium": ("sodiumContent", "mg"), "sodiumcontent": ("sodiumContent", "mg"),
    "fiber": ("fiberContent", "g"), "dietaryfiber": ("fiberContent", "g"), "fibercontent": ("fiberContent", "g"),
    "sugar": ("sugarContent", "g"), "sugars": ("sugarContent", "g"), "sugarcontent": ("sugarContent", "g"),
}  # fmt: skip
_OTHERS = {
    "polyunsaturatedfat": ("Polyunsaturated fat", "g"), "monounsaturatedfat": ("Monounsaturated fat", "g"),
    "potassium": ("Potassium", "mg"), "calcium": ("Calcium", "mg"), "iron": ("Iron", "mg"),
    "vitamina": ("Vitamin A", "IU"), "vitaminc": ("Vitamin C", "mg"), "vitamind": ("Vitamin D", "µg"),
    "alcohol": ("Alcohol", "g"), "sugaralcohols": ("Sugar alcohols", "g"),
}  # fmt: skip


def read(facts: Mapping[str, object], *, percent: frozenset[str] = frozenset()) -> tuple[dict[str, str], str]:
    """Known facts by schema.org's names, and the others as one line. `percent`: names whose bare numbers are
    shares of the daily value. Zero counts; empty does not."""
    known: dict[str, str] = {}
    others: list[str] = []
    for name, value in facts.items():
        words = " ".join(str(value if value is not None else "").split())
        letters = re.sub(r"[^a-z]", "", str(name).lower())
        if not words or words.lower() in ("false", "none"):
            continue
        if letters in _NAMES:
            ours, unit = _NAMES[letters]
            known.setdefault(ours, _with_unit(words, unit))
        elif letters in _OTHERS:
            ours, unit = _OTHERS[letters]
            others.append(f"{ours}: {_with_unit(words, '%' if letters in percent else unit)}")
    if set(known) <= {"servingSize"} and not others:
        return known if known.get("servingSize") else {}, ""
    return known, "; ".join(others)


def _with_unit(words: str, unit: str) -> str:
    return f"{words} {unit}".strip() if re.fullmatch(r"[~<]?\s*\d+(?:[.,]\d+)?", words) else words
