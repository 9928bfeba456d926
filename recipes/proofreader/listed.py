"""The proofreader's rules on the list: listed but not used, listed once but divided in the steps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from recipes.card import Card
from recipes.edit_distance import one_apart
from recipes.quantities import parse
from recipes.quantities.plurals import singular

from .findings import Finding, finding, ingredient_passages, note_passages, step_passages
from .foods import MADE, SENTENCE
from .lexicon import FOODS, KINDS, foods_in, word_set, words

# A step that takes several at once: what it holds cannot be told.
COLLECTIVE = re.compile(
    r"\b(?:ingredients?|every ?thing|the rest|toppings?|whatever|(?:combine|mix|add) all|components?|assemble|"
    r"(?:make|prepare|mix|whisk|making|preparing) (?:the |your |a |up )*"
    r"(?:batter|dough|sauce|filling|marinade|dressing|brine|rub))\b",
    re.I,
)
ASIDE = re.compile(
    r"\b(?:optional\w*|garnish\w*|to taste|serv\w+|topping\w*|if|for|desired|decorat\w+|alternativ\w*|etc|e\.?g|such|any|choice|or|see|recipe)\b|\?",
    re.I,
)
SHELF = word_set("salt pepper water ice oil")
PLAIN_WORDS = word_set(
    "a an the of and or in on to for with from into cut chopped diced sliced minced grated crushed peeled fresh dried "
    "ground large small medium big thin thick finely roughly whole half cup tbsp tsp teaspoon tablespoon gram ounce pound "
    "oz lb kg ml g l dl cl can tin jar bottle package packet bag box bunch head piece slice stick pinch dash handful some "
    "one two three four five six eight ten extra virgin powder powdered fine raw cooked cold hot warm frozen dry red white "
    "green black yellow brown sweet plain unsalted salted melted softened beaten about approx approximately per each "
    "leaf seed clove sauce paste juice mix x inch cm quality good ripe boneless skinless free range light dark heavy "
    "full fat low all purpose self raising rising"
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
    for other in FOODS:  # `cheddar` is used where a step says cheese
        if other.covers & set(tokens) and any(name[-1] in used for name in other.names):
            return True
    return any(_near(token, used) for token in own)


def _near(token: str, used: frozenset[str]) -> bool:
    if token in used:
        return True
    if len(token) < 5:
        return False
    return any(
        word[:5] == token[:5] or token in word or one_apart(token, word) for word in used if len(word) > 3
    )


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
    reported: set[int] = set()
    for passage in step_passages(card):
        for match in PART.finditer(passage.text):
            word = singular(match["food"].lower())
            after = words(passage.text[match.end() : match.end() + 24])[:1]
            if word in PLAIN_WORDS or word in MADE or (after and after[0] in MADE):
                continue
            holding = [at for at, line in enumerate(lines) if word in words(line.text)]
            if len(holding) != 1 or holding[0] in reported:
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
            reported.add(holding[0])
            part = match[0]
            if (
                after and re.match(r" [^\W\d]", passage.text[match.end() :]) and after[0] in words(line.text)
            ):  # "half the garlic salt"
                part += re.match(r"\W*[^\W\d]*", passage.text[match.end() :])[0]  # type: ignore[index]
            yield finding(
                "divided",
                line,
                _("“%(line)s” is listed once, but %(place)s takes “%(part)s”.")
                % {"line": line.text, "place": passage.location(), "part": part},
                _("Add “divided” to the line, and say in each step how much of it goes in."),
                line.text,
            )
