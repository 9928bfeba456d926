"""Which tags name a cuisine, a kind of dish or a method, so that they also file the recipe."""

from __future__ import annotations

_CUISINES = {
    "american", "argentinian", "asian", "australian", "austrian", "baltic", "belgian", "brazilian",
    "british", "bulgarian", "cajun", "caribbean", "chinese", "croatian", "cuban", "czech", "danish",
    "dominican", "dutch", "egyptian", "english", "ethiopian", "filipino", "finnish", "french",
    "galician", "georgian", "german", "greek", "hungarian", "indian", "indonesian", "iranian", "iraqi",
    "irish", "israeli", "italian", "jamaican", "japanese", "jewish", "korean", "lebanese", "lithuanian",
    "malaysian", "mediterranean", "mexican", "middle-eastern", "moroccan", "new-zealand", "nigerian",
    "norwegian", "pakistani", "palestinian", "persian", "peruvian", "polish", "portuguese", "quebec",
    "romanian", "russian", "scottish", "serbian", "spanish", "swedish", "swiss", "syrian", "taiwanese",
    "thai", "tunisian", "turkish", "ukrainian", "uzbek", "venezuelan", "vietnamese", "welsh",
    "yucatecan",
}  # fmt: skip
_CATEGORIES = {
    "appetizer", "bread", "breakfast", "brunch", "cake", "cookies", "curry", "dessert", "dinner",
    "drink", "lunch", "main", "pancake", "pasta", "pie", "pizza", "pudding", "salad", "sandwich",
    "sauce", "side", "snack", "soup", "spread", "stew", "supper",
}  # fmt: skip
_METHODS = {
    "baking": "Baking",
    "fry": "Frying",
    "grilled": "Grilling",
    "roast": "Roasting",
    "slowcooked": "Slow cooking",
}


def filed_under(tag: str) -> tuple[str, str] | None:
    """The kind of term (cuisine, category, method) that `tag` also is, and that term's name."""
    word = tag.strip().lower()
    if word.replace(" ", "-") in _CUISINES:
        return "cuisine", " ".join(part.capitalize() for part in word.split())
    if word in _CATEGORIES:
        return "category", word.capitalize()
    if word in _METHODS:
        return "method", _METHODS[word]
    return None
