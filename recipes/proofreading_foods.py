"""The proofreader's rules on ingredients: used but not listed, listed but not used, listed once but divided."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .card import Card
from .findings import (
    Finding,
    finding,
    ingredient_passages,
    note_passages,
    plain,
    step_passages,
)
from .lexicon import FOOD_LIST, KINDS, Food, foods_in, singular, words
from .measures import measures
from .proofreading_amounts import BARE_FORMS
from .quantities import parse

# A sentence that offers, compares or forbids does not use the foods it names.
HEDGED = re.compile(
    r"^can\b|\bcan (?:serve|add|use)|\bserve\w*\b.*\bor\b|\benjoy with\b|\bserve\w*\b.*\b(?:wine|beer|coffee|drink)|"
    r"\b(?:optional(?:ly)?|if \w+ed|if (?:you|desired|using|needed|necessary|not|preferred|it|they|there|so)|you (?:can|could|may|might|want|wish|like)|"
    r"can (?:also|be)|could|may|might|would|should you|instead|alternative(?:ly)?|substitut\w+|replac\w+|swap\w*|"
    r"such as|like|likes?|prefer\w*|e\.?\s?g|i\.?\s?e|for example|for instance|any|whatever|favou?rites?|choice|choose|"
    r"etc|other|others|another|goes|pairs?|size[ds]?|consistenc[ey]|texture|resembl\w+|similar|looks?|smells?|tastes?|colou?r|"
    r"without|not|no|don['’]t|never|avoid|rather|unless|version|variations?|variant|depending|traditional\w*|usually|normally|"
    r"some people|often|perhaps|maybe|get up|try|suggest\w*|recommend\w*|great|perfect|delicious|best|"
    r"possible|additional|ideas?|feel free|wish|desire|called|as in|nice|works?|additions?|type|kinds?|leftover|recipe|note|tip|"
    r"store|stores|keeps?|depends?|either|whether)\b",
    re.I,
)
OFFERED = re.compile(
    r"\b(?:instead|alternative\w*|substitut\w+|replac\w+|swap\w*|or|not|no|without|don['’]t|never|rather|per|version|optional\w*|you (?:can|could|may|might)|if you (?:like|want|prefer|wish)|could|may|might|variations?|also|try|suggest\w*)\b",
    re.I,
)
VERB_LIKE = {
    "butter",
    "oil",
    "flour",
    "salt",
    "pepper",
    "sugar",
    "egg",
    "cream",
    "pickle",
    "jam",
    "date",
    "season",
    "bread",
    "coffee",
}
AFTER_VERB = {
    "the",
    "a",
    "an",
    "your",
    "both",
    "each",
    "it",
    "them",
    "all",
    "generously",
    "lightly",
    "well",
    "every",
    "this",
    "and",
    "one",
    "two",
    "another",
    "side",
    "bottom",
    "inside",
    "surface",
}
SENTENCE = re.compile(r"(?<!e\.g\.)(?<!i\.e\.)(?<!approx\.)(?<=[.!?;])\s+")
MADE = re.compile(
    r"\b(?:dough|batter|mixture|mix|paste|sauce|stock|broth|filling|water|knife|pan|tin|tray|press|board|bowl|glass|cup|mill|skin|shell|oil)\b"
)


def used_but_not_listed(card: Card) -> Iterator[Finding]:
    """Foods that a step takes, or a note measures out, and no ingredient names. Once for each food."""
    listed = _listed_words(card)
    if sum(len(group.lines) for group in card.ingredient_groups) < 2:
        return
    told: set[str] = set()
    for passage in (*step_passages(card), *note_passages(card)):
        for sentence in SENTENCE.split(passage.text):
            note = passage.field == "notes"
            if OFFERED.search(passage.text) if note else HEDGED.search(sentence):
                continue
            tokens = words(sentence)
            for start, end, food in foods_in(tokens):
                if food.name in told or _is_listed(food, listed) or not _as_food(tokens, start, end):
                    continue
                if note and not _measured(sentence, " ".join(tokens[start:end])):
                    continue
                if told & {other.name for other in FOOD_LIST if (food.name,) in _heads(other)}:
                    continue  # "oil", after "olive oil"
                told.add(food.name)
                named = " ".join(tokens[start:end])
                yield finding(
                    "not-listed",
                    passage,
                    _("%(place)s uses %(food)s, which the ingredients do not list.")
                    % {"place": _capital(passage.place()), "food": _said(sentence, named)},
                    _("Add %(food)s to the ingredients, with an amount.") % {"food": _said(sentence, named)},
                    food.name,
                )


def _heads(food: Food) -> set[tuple[str, ...]]:
    return {name[-1:] for name in food.names if len(name) > 1}


def _listed_words(card: Card) -> list[frozenset[str]]:
    """The words of each line that names something listed, and of the dish itself."""
    texts = [plain(line) for line in card.ingredients()]
    texts += [group.name for group in (*card.ingredient_groups, *card.step_groups)]
    texts += [card.name, card.keywords.replace("-", " "), *card.equipment]
    return [frozenset(words(text)) for text in texts]


def _is_listed(food: Food, listed: list[frozenset[str]]) -> bool:
    """All words of one of its names in one line, give or take a letter, or a word that covers it."""
    return any(
        food.covers & line
        or any("".join(name) in line or all(_has(word, line) for word in name) for name in food.names)
        for line in listed
    )


def _has(word: str, line: frozenset[str]) -> bool:
    return word in line or (
        len(word) > 4 and any(_one_apart(word, other) for other in line if len(other) > 3)
    )


def _as_food(tokens: list[str], start: int, end: int) -> bool:
    """Not a verb (`butter the pan`), not half of an offer (`butter or oil`), not a thing made of it."""
    after = tokens[end] if end < len(tokens) else ""
    before = tokens[start - 1] if start else ""
    if "or" in tokens[max(0, start - 4) : end + 3] or MADE.fullmatch(after):
        return False
    if after == "from" and tokens[start] in ("oil", "juice", "stock", "broth"):
        return False
    if tokens[start] in VERB_LIKE and end - start == 1:
        if after in AFTER_VERB and before not in ("the", "of", "with", "some", "more"):
            return False
        if not start or before in ("lightly", "generously", "to", "then", "well", "lightly"):
            return False
    if "a" in tokens[max(0, start - 2) : start] and tokens[start] in (
        "cream",
        "stock",
        "sausage",
        "date",
        "pickle",
    ):
        return False
    return before not in ("as", "than", "like", "reserving", "drained", "all")


def _measured(sentence: str, named: str) -> bool:
    """`2 tbsp honey`, and `tsp of cornstarch` whose number is missing: a note that hands out an amount."""
    food = re.search(rf"\b{_spelled(named)}\b", sentence, re.I)
    if not food:
        return False
    if re.search(rf"\b(?:{BARE_FORMS})\.?\s+(?:of\s+)?$", sentence[: food.start()], re.I):
        return True
    joined = re.compile(r"\s*(?:of\s+)?(?:[^\W\d]+\s+)?")
    return any(
        joined.fullmatch(sentence[m.end : food.start()]) for m in measures(sentence) if m.end <= food.start()
    )


def _spelled(named: str) -> str:
    """A pattern for a food's words in the singular or plural."""
    parts = (f"(?:{re.escape(part)}(?:s|es)?|{re.escape(part[:-1])}(?:ies|ves))" for part in named.split())
    return r"\W+".join(parts)


def _said(text: str, named: str) -> str:
    """The food as this text spells it."""
    match = re.search(rf"\b{_spelled(named)}\b", text, re.I)
    return match[0].lower() if match else named


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# --- listed, never used ---

# A step that takes several at once: what it holds cannot be told.
COLLECTIVE = re.compile(
    r"\b(?:ingredients?|every ?thing|the rest|toppings?|whatever|(?:combine|mix|add) all|components?|assemble|"
    r"(?:make|prepare|mix|whisk|making|preparing) (?:the |your |a |up )*(?:batter|dough|sauce|filling|marinade|dressing|brine|rub))\b",
    re.I,
)
ASIDE = re.compile(
    r"\b(?:optional\w*|garnish\w*|to taste|serv\w+|topping\w*|if|for|desired|decorat\w+|alternativ\w*|etc|e\.?g|such|any|choice|or|see|recipe)\b|\?",
    re.I,
)
SHELF = frozenset(["salt", "pepper", "water", "ice", "oil"])
PLAIN_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "in",
        "on",
        "to",
        "for",
        "with",
        "from",
        "into",
        "cut",
        "chopped",
        "diced",
        "sliced",
        "minced",
        "grated",
        "crushed",
        "peeled",
        "fresh",
        "dried",
        "ground",
        "large",
        "small",
        "medium",
        "big",
        "thin",
        "thick",
        "finely",
        "roughly",
        "whole",
        "half",
        "cup",
        "tbsp",
        "tsp",
        "teaspoon",
        "tablespoon",
        "gram",
        "ounce",
        "pound",
        "oz",
        "lb",
        "kg",
        "ml",
        "g",
        "l",
        "dl",
        "cl",
        "can",
        "tin",
        "jar",
        "bottle",
        "package",
        "packet",
        "bag",
        "box",
        "bunch",
        "head",
        "piece",
        "slice",
        "stick",
        "pinch",
        "dash",
        "handful",
        "some",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "eight",
        "ten",
        "extra",
        "virgin",
        "powder",
        "powdered",
        "fine",
        "raw",
        "cooked",
        "cold",
        "hot",
        "warm",
        "frozen",
        "dry",
        "red",
        "white",
        "green",
        "black",
        "yellow",
        "brown",
        "sweet",
        "plain",
        "unsalted",
        "salted",
        "melted",
        "softened",
        "beaten",
        "about",
        "approx",
        "approximately",
        "per",
        "each",
        "leaf",
        "seed",
        "clove",
        "sauce",
        "paste",
        "juice",
        "mix",
        "x",
        "inch",
        "cm",
        "quality",
        "good",
        "ripe",
        "boneless",
        "skinless",
        "free",
        "range",
        "light",
        "dark",
        "heavy",
        "full",
        "fat",
        "low",
        "all",
        "purpose",
        "self",
        "raising",
        "rising",
    ]
)


def listed_but_not_used(card: Card) -> Iterator[Finding]:
    """An ingredient that no step, note or group heading names, where the author names nearly all others."""
    texts = [passage.text for passage in (*step_passages(card), *note_passages(card))]
    texts += (
        [group.name for group in card.step_groups] + [step.name for step in card.steps()] + [card.description]
    )
    prose = " ".join(texts)
    if COLLECTIVE.search(prose) or len(list(card.steps())) < 3:
        return
    used = frozenset(words(prose))
    lines = [line for line in ingredient_passages(card) if list(foods_in(words(line.text)))]
    unused = [line for line in lines if not _is_used(line.text, used)]
    if len(unused) > max(2, len(lines) // 4):
        return
    for line in unused:
        if ASIDE.search(line.text):
            continue
        _start, _end, food = next(foods_in(words(line.text)))
        if food.name in SHELF:
            continue
        yield finding(
            "not-used",
            line,
            _("“%(line)s” is listed, but no step uses it.") % {"line": line.text},
            _("Say in which step it goes in, or take it off the list."),
            line.text,
        )


def _is_used(line: str, used: frozenset[str]) -> bool:
    tokens = words(line)
    own = {token for token in tokens if token not in PLAIN_WORDS and len(token) > 2}
    for _start, _end, food in foods_in(tokens):
        own |= food.covers | set(KINDS[food.kind].split()) | {part for name in food.names for part in name}
    for other in FOOD_LIST:  # `cheddar` is used where a step says cheese
        if other.covers & set(tokens) and any(name[-1] in used for name in other.names):
            return True
    return any(_near(token, used) for token in own)


def _near(token: str, used: frozenset[str]) -> bool:
    if token in used:
        return True
    if len(token) < 5:
        return False
    return any(
        word[:5] == token[:5] or token in word or _one_apart(token, word) for word in used if len(word) > 3
    )


def _one_apart(a: str, b: str) -> bool:
    """Whether one letter put in, left out, changed, or two swapped, makes one word the other."""
    if abs(len(a) - len(b)) > 1 or a == b:
        return False
    start = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    a, b = a[start:], b[start:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:] and len(a) > 1)
    return a[1:] == b if len(a) > len(b) else a == b[1:]


one_apart = _one_apart


# --- listed once, divided in the steps ---

DIVIDED = re.compile(
    r"\b(?:divided|separate\w*|plus|split|each|and|more|extra|for|half|reserve\w*|additional|total|both)\b|\+|&",
    re.I,
)
PART = re.compile(
    r"\b(?P<part>remaining|(?:the )?rest of(?: the| your)?|(?:the )?other half of(?: the| your)?|half(?: of)?(?: the| your))\s+"
    r"(?:\w+\s+)??(?P<food>[^\W\d]+)",
    re.I,
)


def divided(card: Card) -> Iterator[Finding]:
    """`the remaining butter`, where the list has butter once and does not say that it is divided."""
    lines = list(ingredient_passages(card))
    told: set[int] = set()
    for passage in step_passages(card):
        for match in PART.finditer(passage.text):
            word = singular(match["food"].lower())
            after = words(passage.text[match.end() : match.end() + 24])[:1]
            if word in PLAIN_WORDS or MADE.fullmatch(word) or (after and MADE.fullmatch(after[0])):
                continue
            holding = [at for at, line in enumerate(lines) if word in words(line.text)]
            if len(holding) != 1 or holding[0] in told:
                continue
            line = lines[holding[0]]
            understood, half = parse(line.text), "half" in match["part"].lower()
            sentence = next((part for part in SENTENCE.split(passage.text) if match[0] in part), "")
            if half and re.search(r"\b(?:other half|rest|leaving|keep)\b", sentence, re.I):
                continue  # both halves stay in this step
            if not half and understood.low == 1 and not understood.unit:
                continue  # what is left of one thing: "cut the remaining lemon"
            if DIVIDED.search(line.text) or understood.low is None:
                continue
            told.add(holding[0])
            yield finding(
                "divided",
                line,
                _("“%(line)s” is listed once, but %(place)s takes “%(part)s”.")
                % {"line": line.text, "place": passage.place(), "part": match[0]},
                _("Add “divided” to the line, and say in each step how much of it goes in."),
                line.text,
            )
