"""The units of US, imperial and metric cooking: their names, their forms and their sizes.

Volumes are in millilitres, masses in grams, lengths in centimetres. A US cup is 236.588 ml (NIST
Handbook 44, appendix C); a household unit such as "clove" has no size.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from .unit_forms import FRENCH_SPOONS, OTHERS, SIZED

METRIC, US = "metric", "us"


@dataclass(frozen=True)
class Unit:
    """One unit. `kind` is volume, mass, length, container, whole (not cut in two) or loose."""

    name: str
    kind: str
    system: str = ""
    size: Fraction | None = None  # in ml, g or cm
    plural: str = ""
    forms: tuple[str, ...] = ()

    @property
    def measures(self) -> bool:
        return self.kind in ("volume", "mass", "length")


def _unit(name: str, kind: str, forms: str = "", system: str = "", size: str = "", plural: str = "") -> Unit:
    spelled = tuple(forms.split()) if "|" not in forms else tuple(forms.split("|"))
    return Unit(name, kind, system, Fraction(size) if size else None, plural, spelled)


_MEASURES = (
    _unit(
        "tsp",
        "volume",
        "tsp|tsps|teaspoon|teaspoons|teapsoon|teaspoonful|teaspoonfuls|tea spoon|"
        "tea spoons|tea-spoon|tea-spoons|tea-spoonful|tea-spoonfuls",
        US,
        "4.92892159375",
    ),
    _unit(
        "tbsp",
        "volume",
        "tbsp|tbsps|tbs|tblsp|tblsps|tb|tablespoon|tablespoons|tablespoonful|"
        "tablespoonfuls|table spoon|table spoons|table-spoon|table-spoons|table-spoonful|table-spoonfuls",
        US,
        "14.78676478125",
    ),
    _unit("cup", "volume", "cup cups c cupful cupfuls", US, "236.5882365"),
    _unit(
        "fl oz",
        "volume",
        "fl oz|fl. oz|fl oz.|fl. oz.|fluid ounce|fluid ounces|fluid oz|floz",
        US,
        "29.5735295625",
    ),
    _unit("pint", "volume", "pint pints pt pts", US, "473.176473"),
    _unit("quart", "volume", "quart quarts qt qts", US, "946.352946"),
    _unit("gallon", "volume", "gallon gallons gal gals", US, "3785.411784"),
    _unit("ml", "volume", "ml mls milliliter milliliters millilitre millilitres cc", METRIC, "1"),
    _unit("cl", "volume", "cl centiliter centiliters centilitre centilitres", METRIC, "10"),
    _unit("dl", "volume", "dl deciliter deciliters decilitre decilitres", METRIC, "100"),
    _unit("l", "volume", "l lt ltr ltrs liter liters litre litres", METRIC, "1000"),
    _unit("mg", "mass", "mg milligram milligrams", METRIC, "0.001"),
    _unit("g", "mass", "g gr gm gms gram grams gramm gramms gramme grammes", METRIC, "1"),
    _unit("kg", "mass", "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes", METRIC, "1000"),
    _unit("oz", "mass", "oz ozs ounce ounces", US, "28.349523125"),
    _unit("lb", "mass", "lb lbs pound pounds", US, "453.59237"),
    _unit("mm", "length", "mm millimeter millimeters millimetre millimetres", METRIC, "0.1"),
    _unit("cm", "length", "cm cms centimeter centimeters centimetre centimetres", METRIC, "1"),
    _unit("inch", "length", 'inch|inches|in.|in|"|”|″', US, "2.54"),
)

# Sizes of these differ from shop to shop: a weight in brackets after one is the size of each.
_CONTAINERS = (
    "can tin jar package packet sachet box bag bottle carton tub envelope container pouch tube "
    "punnet tray block jigger pot brick"
)
_WHOLE = (
    "clove leaf sprig rib stalk slice sheet pod ear fillet rasher head bulb stem branch twig "
    "strand cube wedge strip square loaf ball"
)
_LOOSE = (
    "pinch stick dash drop smidgen handful bunch piece glass mug bowl spoon spoonful shot scoop dollop "
    "drizzle splash squeeze glug knob part serving portion round bar chunk stack layer measure dozen "
    "knuckle sprinkle sprinkling lump thumb nub shaving grind turn crack parcel batch recipe ladle "
    "segment touch hint capful bucket bit splodge slab spear shoot coil nest thermos"
)
_IRREGULAR = {
    "leaf": "leaves",
    "loaf": "loaves",
    "handful": "handfuls",
    "spoonful": "spoonfuls",
    "capful": "capfuls",
    "dozen": "dozen",
    "thermos": "thermoses",
}
_MORE_FORMS = {
    "package": "pkg pkgs pck pcks pack packs",
    "handful": "handfull handfulls handsful",
    "piece": "pc pcs",
    "bunch": "bunches",
    "can": "cn",
    "leaf": "leafs",
    "packet": "pkt pkts",
    "spoonful": "spoonfull",
    "pinch": "pinchs",
    "dozen": "doz",
}


def _plural(name: str) -> str:
    if name in _IRREGULAR:
        return _IRREGULAR[name]
    return name + ("es" if re.search(r"(s|x|z|ch|sh)$", name) else "s")


def _household(names: str, kind: str) -> tuple[Unit, ...]:
    return tuple(
        Unit(
            name, kind, plural=_plural(name), forms=(name, _plural(name), *_MORE_FORMS.get(name, "").split())
        )
        for name in names.split()
    )


UNITS: dict[str, Unit] = {
    unit.name: unit
    for unit in (
        *_MEASURES, *_household(_CONTAINERS, "container"), *_household(_WHOLE, "whole"),
        *_household(_LOOSE, "loose"),
    )
}  # fmt: skip
_BY_CASE = {"T": UNITS["tbsp"], "t": UNITS["tsp"], "TS": UNITS["tsp"], "C": UNITS["cup"]}


def _pairs(forms: str) -> list[tuple[str, str]]:
    """ "Dose/Dosen EL" -> [("Dose", "Dosen"), ("EL", "EL")]."""
    words = (word.replace("_", " ").partition("/") for word in forms.split())
    return [(one, many or one) for one, _slash, many in words]


_FOREIGN: dict[str, Unit] = {}  # by form, in small letters
_FOREIGN_PAIRS: list[tuple[str, str]] = []
for _name, _kind, _size, _forms in (
    *((name, "", 0, forms) for name, forms in SIZED.items()),
    *OTHERS,
):
    # A spoon of another country is of no system: both sides have it, and it is left as typed.
    _other = (
        UNITS[_name]
        if not _kind
        else Unit(_name, _kind, METRIC if _kind == "mass" else "", Fraction(_size) or None)
    )
    for _pair in _pairs(_forms):
        _FOREIGN_PAIRS.append(_pair)
        for _form in _pair:
            _FOREIGN.setdefault(_form.lower(), _other)
_BY_FORM = _FOREIGN | {form: unit for unit in UNITS.values() for form in unit.forms}
ENGLISH = frozenset(form for unit in UNITS.values() for form in unit.forms)
_FRENCH = tuple((re.compile(pattern, re.I), _FOREIGN[name_of]) for name_of, pattern in (
    ("càs", FRENCH_SPOONS[0][1]), ("càc", FRENCH_SPOONS[1][1]),
))  # fmt: skip

# Full words that change with the amount: "1 cup", "2 cups"; abbreviations do not.
_SINGULAR_TO_PLURAL = {
    "teaspoon": "teaspoons", "tablespoon": "tablespoons", "cup": "cups", "ounce": "ounces", "pound": "pounds",
    "pint": "pints", "quart": "quarts", "gallon": "gallons", "inch": "inches", "gram": "grams", "lb": "lb",
    "kilogram": "kilograms", "kilo": "kilos", "liter": "liters", "litre": "litres",
    "milliliter": "milliliters",
    "millilitre": "millilitres", "fluid ounce": "fluid ounces", "deciliter": "deciliters", "pack": "packs",
    "decilitre": "decilitres", "lbs": "lbs", "teaspoonful": "teaspoonfuls", "tablespoonful": "tablespoonfuls",
    **{unit.name: unit.plural for unit in UNITS.values() if unit.plural},
}  # fmt: skip
for _one, _many in _FOREIGN_PAIRS:
    _SINGULAR_TO_PLURAL.setdefault(_one.lower(), _many.lower())
_SINGULAR_TO_PLURAL["pc"] = "pcs"
_PLURAL_TO_SINGULAR = {plural: one for one, plural in _SINGULAR_TO_PLURAL.items()} | {
    "pkgs": "pkg",
    "pkts": "pkt",
}
for _one, _many in _FOREIGN_PAIRS:  # what two languages make of one word
    _PLURAL_TO_SINGULAR.setdefault(_many.lower(), _one.lower())

# In the letters of the language: German "Tasse" and "Glas", French "tasse", Dutch "glas".
_EXACT_PLURAL: dict[str, str] = {}
_EXACT_SINGULAR: dict[str, str] = {}
for _one, _many in _FOREIGN_PAIRS:
    _EXACT_PLURAL.setdefault(_one, _many)
    _EXACT_SINGULAR.setdefault(_many, _one)

_all_forms = sorted((*_BY_FORM, *_BY_CASE), key=len, reverse=True)
FORM_PATTERN = "|".join((*(pattern for _name, pattern in FRENCH_SPOONS), *map(re.escape, _all_forms)))


@cache
def lookup(form: str) -> Unit | None:
    """The unit a typed form stands for; None for a word that is no unit."""
    if known := _BY_CASE.get(form) or _BY_FORM.get(" ".join(form.lower().split())):
        return known
    return next((unit for pattern, unit in _FRENCH if pattern.fullmatch(form)), None)


@cache
def agree(form: str, many: bool) -> str:
    """The form as typed, in the number asked for: ("Cup", True) -> "Cups". Abbreviations stay."""
    if form in ("Liter", "Milliliter", "Deziliter"):  # German
        return form
    if match := re.fullmatch(r"(cuill(?:[eè]re)?)(s?)(\b.*)", form, re.I):
        return match[1] + ("s" if many else "") + match[3] if len(match[1]) > 6 else form
    if form in (exact := _EXACT_PLURAL if many else _EXACT_SINGULAR):
        return exact[form]
    table = _SINGULAR_TO_PLURAL if many else _PLURAL_TO_SINGULAR
    changed = table.get(form.lower(), form.lower())
    if changed == form.lower():
        return form
    if form.isupper():
        return changed.upper()
    return changed[:1].upper() + changed[1:] if form[:1].isupper() else changed
