"""What recipes make, in singular and plural, so that "1 loaf" doubled reads "2 loaves". Other words stay as typed."""

from __future__ import annotations

import re

_REGULAR = [
    "serving",
    "portion",
    "pie",
    "cake",
    "tart",
    "pizza",
    "cookie",
    "muffin",
    "cupcake",
    "roll",
    "bun",
    "bagel",
    "pancake",
    "waffle",
    "burger",
    "taco",
    "wrap",
    "piece",
    "slice",
    "bar",
    "square",
    "ball",
    "dumpling",
    "jar",
    "cup",
    "quart",
    "pint",
    "pan",
    "tray",
    "sheet",
    "bowl",
    "drink",
    "bottle",
    "cocktail",
    "scone",
    "biscuit",
    "crumpet",
    "crepe",
    "tortilla",
    "burrito",
    "cheesecake",
    "brownie",
    "doughnut",
    "donut",
    "meringue",
    "macaron",
    "macaroon",
    "truffle",
    "skewer",
    "kebab",
    "steak",
    "fillet",
    "omelet",
    "omelette",
    "quiche",
    "baguette",
    "flatbread",
    "pretzel",
    "popsicle",
    "smoothie",
    "liter",
    "litre",
    "gallon",
    "pound",
    "ounce",
    "gram",
    "helping",
    "plate",
    "ring",
    "ramekin",
    "bread",
    "dinner",
    "meal",
    "popover",
    "turnover",
    "croissant",
    "galette",
    "frittata",
    "casserole",
    "pot",
    "log",
    "terrine",
    "bun",
    "egg",
]
_IRREGULAR = {
    "person": "people", "loaf": "loaves", "batch": "batches", "sandwich": "sandwiches", "pastry": "pastries", "patty": "patties",
    "glass": "glasses", "dish": "dishes", "box": "boxes",
    # German nouns, known by their capital
    "Portion": "Portionen", "Person": "Personen", "Laib": "Laibe", "Brot": "Brote", "Glas": "Gläser", "Blech": "Bleche",
    "Torte": "Torten", "Pizza": "Pizzen", "Flasche": "Flaschen", "Scheibe": "Scheiben", "Keks": "Kekse", "Form": "Formen",
    "personne": "personnes", "pain": "pains", "tarte": "tartes", "gâteau": "gâteaux", "bocal": "bocaux", "part": "parts",
    "pièce": "pièces", "verre": "verres",
    "porción": "porciones", "persona": "personas", "ración": "raciones", "unidad": "unidades", "pieza": "piezas",
    "pastel": "pasteles", "galleta": "galletas", "tarta": "tartas", "vaso": "vasos", "bizcocho": "bizcochos",
    "porzione": "porzioni", "pezzo": "pezzi", "torta": "torte", "pagnotta": "pagnotte", "vasetto": "vasetti", "fetta": "fette",
    "porção": "porções", "pessoa": "pessoas", "unidade": "unidades", "pão": "pães", "bolo": "bolos", "fatia": "fatias",
    "portie": "porties", "persoon": "personen", "brood": "broden", "taart": "taarten", "potje": "potjes",
}  # fmt: skip
_MANY = {one: one + "s" for one in _REGULAR} | _IRREGULAR
_ONE = {many: one for one, many in _MANY.items()} | {"persone": "persona", "persons": "person"}
# The noun stands before what it is of, for, with.
_HEAD = re.compile(
    r"(?:\([^()]*\)(?=\s*[^\W\d])|(?!\s(?:of|for|from|with|von|mit|für|de|du|pour|avec|para|con|di|da|per|com|van|voor|met)\s)[^,;:(/\[])*",
    re.I,
)
_BRACKET = re.compile(r"\s*(?:\([^()]*\)(?=\s*\w))?")  # "1 (500 g) loaf"
_WORD = re.compile(r"[^\W\d_]+")


def agree(text: str, many: bool) -> str:
    """What follows a number, in the number asked for: " 9-inch pie" -> " 9-inch pies"."""
    table = _MANY if many else _ONE
    start = _BRACKET.match(text).end()  # type: ignore[union-attr]
    end = _HEAD.match(text, start).end()  # type: ignore[union-attr]
    for word in reversed(list(_WORD.finditer(text, start, end))):
        changed = table.get(word[0]) or table.get(word[0].lower())
        if changed:
            changed = changed[:1].upper() + changed[1:] if word[0][:1].isupper() else changed
            return text[: word.start()] + changed + text[word.end() :]
    return text
