"""The plurals of what cooks count, so that "1 egg" doubled reads "2 eggs"; other words stay as typed."""

import re
from functools import cache

_NOUNS = """
egg,yolk,white,onion,carrot,lemon,lime,orange,apple,pear,potato,tomato,pepper,chilli,chili,jalapeno,shallot,leek,
banana,avocado,cucumber,courgette,zucchini,aubergine,eggplant,chicken,clove,sausage,bagel,tortilla,date,fig,plum,
peach,turnip,parsnip,beet,beetroot,radish,mushroom,olive,shrimp,prawn,fillet,breast,thigh,drumstick,steak,chop,
bay leaf,leaf,pita,bun,roll,burger,patty,cube,teabag,stick,scallion,rabbit,duck,trout,baguette,mango,melon,
pineapple,kiwi,artichoke,cabbage,cauliflower,stalk,can,tin,jar
""".replace("\n", "").split(",")
_IRREGULAR = {
    "potato": "potatoes", "tomato": "tomatoes", "leaf": "leaves", "mango": "mangoes", "patty": "patties",
    "radish": "radishes", "peach": "peaches", "shrimp": "shrimp", "chilli": "chillies", "chili": "chilies",
    "bay leaf": "bay leaves", "trout": "trout",
}  # fmt: skip
_MANY = {noun: _IRREGULAR.get(noun, noun + "s") for noun in _NOUNS}
_ONE = {many: one for one, many in _MANY.items()}
_ENDS = r"(?=\s*(?:$|[,(.;/]|[-–—]\s|\w+ed\b|or\b|and\b|cut\b|to\b|for\b|from\b|in\b|with\b))"


def agree_item(text: str, many: bool) -> str:
    """The item in the number asked for, where its noun is one we know: ("1 large egg" ->) " large eggs"."""
    table = _MANY if many else _ONE
    head = text.split(",")[0].split("(")[0]
    found = list(re.finditer(r"\b(" + "|".join(table) + r")\b" + _ENDS, head, re.I))
    if not found:
        return text
    word = found[0]
    changed = table[word[1].lower()]
    if word[1][:1].isupper():
        changed = changed.capitalize()
    return text[: word.start()] + changed + text[word.end() :]


@cache
def singular(word: str) -> str:
    """`tomatoes` → `tomato`, `leaves` → `leaf`; enough for foods, no grammar."""
    if len(word) < 4 or word.endswith(("ss", "us", "is", "’s", "'s")) or word == "molasses":
        return word
    if word in ("chilies", "chillies"):
        return word[:-2]
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("aves"):
        return word[:-3] + "f"
    if word.endswith(("oes", "shes", "ches", "xes", "sses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word
