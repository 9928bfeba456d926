"""The proofreader's rules on ingredients: used, but not listed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from recipes.card import Card
from recipes.edit_distance import one_apart
from recipes.quantities import measures

from .amounts import BARE_FORMS
from .findings import Finding, finding, note_passages, plain, step_passages
from .lexicon import FOODS, Food, foods_in, word_set, words

# A sentence that offers, compares or forbids does not use the foods it names.
HEDGED = re.compile(
    r"^can\b|\bcan (?:serve|add|use|also|be)\b|\bserve\w*\b.*\b(?:or|wine|beer|coffee|drink)|\benjoy with\b|"
    r"\bif (?:\w+ed|you|using|necessary|not|it|they|there|so)\b|\byou (?:can|could|may|might|want|wish|like)\b|"
    r"\b(?:optional(?:ly)?|could|may|might|would|should you|instead|alternative(?:ly)?|substitut\w+|replac\w+|swap\w*|"
    r"such as|likes?|prefer\w*|e\.?\s?g|i\.?\s?e|for example|for instance|any|whatever|favou?rites?|choice|choose|etc|"
    r"others?|goes|pairs?|sizes?|consistenc[ey]|texture|resembl\w+|similar|looks? like|smells?|(?<!to )tastes?|colou?r|"
    r"without|not|(?<!until )no|don['’]t|never|avoid|rather|unless|versions?|variations?|variant|depend(?:s|ing)|traditional\w*|"
    r"usually|normally|some people|often|perhaps|maybe|get up|try|suggest\w*|recommend\w*|great|perfect|delicious|best|"
    r"possible|additional|ideas?|feel free|wish|desired?|called|as in|works? (?:well|too|fine)|additions?|type|kinds?|leftover|"
    r"recipe|note|tip|stores?|keeps?|either|whether)\b",
    re.I,
)
# A note speaks of this and that: only one that measures out a food, and offers no choice, uses it.
OFFERED = re.compile(
    r"\b(?:instead|alternative\w*|substitut\w+|replac\w+|swap\w*|or|not|no|without|don['’]t|never|rather|per|versions?|"
    r"optional\w*|you (?:can|could|may|might)|if you (?:like|want|prefer|wish)|could|may|might|variations?|also|try|"
    r"suggest\w*)\b",
    re.I,
)
# "butter the pan": a verb where one of the second follows.
VERBS = word_set("butter oil flour salt pepper sugar egg cream pickle jam date season bread coffee")
AFTER_VERB = word_set(
    "the a an your both each it them all generously lightly well every this another side bottom inside "
    "surface"
)
MADE = word_set(
    "dough batter mixture mix paste sauce stock broth filling water knife pan tin tray press board bowl glass cup mill "
    "skin shell oil"
)
SENTENCE = re.compile(r"(?<!e\.g\.)(?<!i\.e\.)(?<!approx\.)(?<=[.!?;])\s+")


def used_but_not_listed(card: Card) -> Iterator[Finding]:
    """Foods that a step takes, or a note measures out, and no ingredient names. Once for each food."""
    listed = _listed_words(card)
    if sum(len(group.lines) for group in card.ingredient_groups) < 2:
        return
    reported: set[str] = set()
    for passage in (*step_passages(card), *note_passages(card)):
        for sentence in SENTENCE.split(passage.text):
            note = passage.field == "notes"
            if OFFERED.search(passage.text) if note else HEDGED.search(sentence):
                continue
            tokens = words(sentence)
            for start, end, food in foods_in(tokens):
                if food.name in reported or _is_listed(food, listed) or not _as_food(tokens, start, end):
                    continue
                if food.name in ("salt", "pepper") and re.search(
                    r"\bto (?:your )?(?:taste|liking)\b", sentence, re.I
                ):
                    continue  # every kitchen has them, and there is no amount to give
                if note and not _measured(sentence, " ".join(tokens[start:end])):
                    continue
                if reported & {other.name for other in FOODS if (food.name,) in _heads(other)}:
                    continue  # "oil", after "olive oil"
                reported.add(food.name)
                said = _said(sentence, " ".join(tokens[start:end]))
                yield finding(
                    "not-listed",
                    passage,
                    _("“%(food)s” is used here, but no ingredient lists it.") % {"food": said},
                    _("Add it to the ingredients, with an amount."),
                    food.name,
                )


def _heads(food: Food) -> set[tuple[str, ...]]:
    return {name[-1:] for name in food.names if len(name) > 1}


def _listed_words(card: Card) -> list[frozenset[str]]:
    """The words of each line that names something listed, and of the dish itself."""
    texts = [plain(line) for line in card.ingredients()]
    texts += [group.name for group in card.ingredient_groups] + [group.name for group in card.step_groups]
    texts += [card.name, card.keywords.replace("-", " "), *card.equipment]
    return [frozenset(words(text)) for text in texts]


def _is_listed(food: Food, listed: list[frozenset[str]]) -> bool:
    """All words of one of its names in one line, give or take a letter, or a word that covers it."""
    return any(
        food.covers & line
        or any(
            "".join(name) in line or all(_has(word, line, 4 if len(name) > 1 else 5) for word in name)
            for name in food.names
        )
        for line in listed
    )


def _has(word: str, line: frozenset[str], least: int) -> bool:
    """Whether the line has it, or a word of at least so many letters that is one letter off."""
    return word in line or (
        len(word) >= least and any(one_apart(word, other) for other in line if len(other) >= least)
    )


def _as_food(tokens: list[str], start: int, end: int) -> bool:
    """Not a verb (`butter the pan`), not half of an offer (`butter or oil`), not a thing made of it."""
    after = tokens[end] if end < len(tokens) else ""
    before = tokens[start - 1] if start else ""
    if "or" in tokens[max(0, start - 4) : end + 3] or after in MADE:
        return False
    if after == "from" and tokens[start] in ("oil", "juice", "stock", "broth"):
        return False
    if tokens[start] in VERBS and end - start == 1:
        also = (
            tokens[end + 2] if after == "and" and end + 2 < len(tokens) else after
        )  # "butter and flour the tin"
        if also in AFTER_VERB and before not in ("the", "of", "with", "some", "more"):
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
