"""What a US cup of dry and solid foods weighs, in grams, and which words of an item change nothing.

Source: King Arthur Baking, "Ingredient Weight Chart" (spooned and levelled). Liquids are left out:
cooks everywhere measure them by volume. A food that is not listed is never converted by weight.
"""

from __future__ import annotations

import re

GRAMS_PER_CUP = {
    "flour": 120, "all-purpose flour": 120, "all purpose flour": 120, "bread flour": 120, "plain flour": 120,
    "whole wheat flour": 113, "wholemeal flour": 113, "almond flour": 96, "rice flour": 142, "oat flour": 92,
    "semolina": 163, "cornmeal": 138, "cornstarch": 112, "cornflour": 112, "corn starch": 112,
    "sugar": 198, "caster sugar": 190, "brown sugar": 213, "icing sugar": 113, "powdered sugar": 113,
    "confectioners sugar": 113, "confectioners' sugar": 113, "coconut sugar": 154, "cocoa": 84,
    "cocoa powder": 84, "butter": 226, "lard": 226, "peanut butter": 270, "cream cheese": 227, "ricotta": 227,
    "honey": 336, "maple syrup": 312, "molasses": 340, "jam": 340, "mayonnaise": 226,
    "oats": 89, "rolled oats": 89, "rice": 198, "quinoa": 177, "chocolate chips": 170, "raisins": 149,
    "sultanas": 149, "breadcrumbs": 112, "bread crumbs": 112, "panko": 50, "panko breadcrumbs": 50,
    "parmesan": 100, "parmesan cheese": 100, "walnuts": 113, "pecans": 114, "pine nuts": 142, "almonds": 142,
    "poppy seeds": 144,
}  # fmt: skip
_PLAIN = frozenset(
    [
        "white",
        "unsalted",
        "salted",
        "softened",
        "melted",
        "cold",
        "soft",
        "granulated",
        "fine",
        "finely",
        "sifted",
        "unbleached",
        "organic",
        "packed",
        "light",
        "dark",
        "unsweetened",
        "grated",
        "freshly",
        "shredded",
        "raw",
        "dried",
        "dry",
        "good",
        "quality",
        "regular",
        "standard",
        "wheat",
        "long",
        "grain",
        "basmati",
        "jasmine",
        "smooth",
        "crunchy",
        "runny",
        "clear",
        "chopped",
        "whole",
        "pure",
        "real",
        "strong",
        "extra",
        "fresh",
        "superfine",
        "golden",
    ]
)  # words that leave the weight of a cup about as it is


def grams_per_cup(item: str) -> int | None:
    """The weight of a cup of this item; None where it is not known. "unsalted butter" -> 226."""
    words = re.findall(r"[a-z'-]+", item.lower())
    for at in range(len(words)):
        name = " ".join(words[at:])
        if name in GRAMS_PER_CUP:
            return GRAMS_PER_CUP[name]
        if words[at] not in _PLAIN:
            return None
    return None


_LIQUID = re.compile(
    r"\b(?:water|milk|buttermilk|stock|broth|beer|lager|ale|stout|wine|cream|half-and-half|half & half|half and half|juice|oil|vinegar|"
    r"cider|rum|vodka|gin|tequila|mezcal|bourbon|rye|scotch|whiske?y|brandy|cognac|liqueurs?|vermouth|sherry|port|marsala|"
    r"champagne|prosecco|cointreau|triple sec|campari|aperol|amaretto|kahl[uú]a|baileys|schnapps|absinthe|grenadine|cachaça|"
    r"pisco|sake|mirin|lemonade|limeade|cola|coke|sprite|ginger ale|ginger beer|tonic|club soda|soda water|seltzer|"
    r"coffee|espresso|tea|bouillon|simple syrup|maple syrup|soy sauce|fish sauce|eggnog|kefir|dashi|nog)$"
)
_WEIGHED = re.compile(
    r"\b(?:sour cream|ice cream|condensed milk|clotted cream|cream of \w+|dry milk|powdered milk|milk powder|"
    r"(?:coconut|cocoa|cacao) oil solid|(?:ground|instant|whole bean) coffee|coffee beans?|loose tea|heavy bouillon)\b"
)
_HEAD = re.compile(r"\s+(?:in|with|from|packed|for|or|plus|drained|like|such|at|to|if)\b|[,(;]")


def is_liquid(item: str) -> bool:
    """Whether ounces of this item are fluid ounces: "gin", "whipping cream"; not "tuna in water", "kale"."""
    name = _HEAD.split(item.lower().replace("half and half", "half-and-half"))[0].strip()
    return bool(_LIQUID.search(name)) and not _WEIGHED.search(name)
