"""What recipes make, in singular and plural, so that "1 loaf" doubled reads "2 loaves". Other words stay as typed."""

from __future__ import annotations

import re

from . import units
from .plurals import agree_noun

# Beside the nouns of `plurals` and the units: what stands in no ingredient line, or means something else there ("pan").
_REGULAR = """
pan drink cocktail scone crumpet burrito cheesecake doughnut donut macaron macaroon skewer kebab omelet omelette quiche popsicle
smoothie helping plate ring ramekin bread dinner meal popover turnover frittata casserole log terrine
"""
_PAIRS = """
person/people dish/dishes Portion/Portionen Person/Personen Laib/Laibe Blech/Bleche Torte/Torten Pizza/Pizzen Keks/Kekse
Form/Formen personne/personnes tarte/tartes gâteau/gâteaux porción/porciones persona/personas ración/raciones unidad/unidades
pastel/pasteles galleta/galletas tarta/tartas bizcocho/bizcochos porzione/porzioni torta/torte porção/porções pessoa/pessoas
bolo/bolos portie/porties persoon/personen taart/taarten
"""
_MANY = {one: one + "s" for one in _REGULAR.split()} | dict(pair.split("/") for pair in _PAIRS.split())
_ONE = {many: one for one, many in _MANY.items()} | {"persone": "persona", "persons": "person"}
# The noun stands before what it is of, for, with.
_HEAD = re.compile(
    r"(?:\([^()]*\)(?=\s*[^\W\d])|(?!\s(?:of|for|from|with|von|mit|für|de|du|pour|avec|para|con|di|da|per|com|van|voor|met)\s)"
    r"[^,;:(/\[])*",
    re.I,
)
_BRACKET = re.compile(r"\s*(?:\([^()]*\)(?=\s*\w))?")  # "1 (500 g) loaf"
_WORD = re.compile(r"[^\W\d_]+")


def agree(text: str, many: bool) -> str:
    """What follows a number, in the number asked for: " 9-inch pie" -> " 9-inch pies"."""
    start = _BRACKET.match(text).end()  # type: ignore[union-attr]
    end = _HEAD.match(text, start).end()  # type: ignore[union-attr]
    for word in reversed(list(_WORD.finditer(text, start, end))):
        changed = _noun(word[0], many)
        if changed != word[0]:
            return text[: word.start()] + changed + text[word.end() :]
    return text


def _noun(word: str, many: bool) -> str:
    table = _MANY if many else _ONE
    if known := table.get(word) or table.get(word.lower()):
        return known[:1].upper() + known[1:] if word[:1].isupper() else known
    noun = agree_noun(word, many)
    return noun if noun != word else units.agree(word, many)
