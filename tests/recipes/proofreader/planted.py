"""Plants slips in the corpus, one at a time, and counts those that the proofreader finds.

    python -m tests.recipes.proofreader.planted --seed 1

In each recipe where there is room for it: an ingredient line that the steps name is taken out; two letters of a long
word that the recipe has twice are swapped; a closing bracket is lost; the second of two measures of one thing is
made half as much again; the number before a unit in a step is lost.
"""

from __future__ import annotations

import argparse
import os
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import django

from recipes.card import Card
from recipes.proofreader import proofread
from recipes.proofreader.lexicon import words
from tests.recipes.corpus import corpus_cards

PAIR = re.compile(
    r"(\d+ ?(?:g|kg|ml|cups?|oz|lbs?|inch|cm) ?[(/] ?)(\d+)(?= ?(?:g|kg|ml|cups?|oz|lbs?|inch|cm)\b)"
)
DOSE = re.compile(r"\b(?:add|with|and|in) (\d+ )(?=(?:tsp|tbsp|ml|g|oz)\b)", re.I)


def changed_step(card: Card, pattern: re.Pattern[str], change, chance: random.Random) -> Card | None:
    """The card with one match of the pattern changed in its steps."""
    spots = [
        (g, s, match)
        for g, group in enumerate(card.step_groups)
        for s, step in enumerate(group.steps)
        for match in pattern.finditer(step.text)
    ]
    if not spots:
        return None
    g, s, match = chance.choice(spots)
    group = card.step_groups[g]
    text = group.steps[s].text
    text = text[: match.start()] + change(match) + text[match.end() :]
    group = replace(
        group, steps=(*group.steps[:s], replace(group.steps[s], text=text), *group.steps[s + 1 :])
    )
    return replace(card, step_groups=(*card.step_groups[:g], group, *card.step_groups[g + 1 :]))


def without_a_line(card: Card, chance: random.Random) -> Card | None:
    used = {word for step in card.steps() for word in words(step.text)}
    lines = [
        (g, at)
        for g, group in enumerate(card.ingredient_groups)
        for at, line in enumerate(group.lines)
        if used & set(words(line.split(",")[0].split("(")[0])[-1:])
    ]
    if not lines:
        return None
    g, at = chance.choice(lines)
    group = card.ingredient_groups[g]
    group = replace(group, lines=(*group.lines[:at], *group.lines[at + 1 :]))
    return replace(
        card, ingredient_groups=(*card.ingredient_groups[:g], group, *card.ingredient_groups[g + 1 :])
    )


def swapped(match: re.Match[str]) -> str:
    word = match[0]
    return word[:2] + word[3] + word[2] + word[4:]


def planted(card: Card, chance: random.Random) -> Iterator[tuple[str, Card | None]]:
    yield "not-listed", without_a_line(card, chance)
    texts = " ".join([*card.ingredients(), *(step.text for step in card.steps())])
    twice = [w for w, n in Counter(re.findall(r"\b[a-z]{6,}\b", texts)).items() if n > 1 and w[2] != w[3]]
    if twice:
        word = re.compile(rf"\b{chance.choice(twice)}\b")
        yield "slip", changed_step(card, word, swapped, chance)
    yield "bracket", changed_step(card, re.compile(r"(?<=\w)\)"), lambda match: "", chance)
    yield "conversion", changed_step(card, PAIR, lambda m: m[1] + str(round(int(m[2]) * 1.5) + 1), chance)
    yield "unit-without-number", changed_step(card, DOSE, lambda m: m[0].replace(m[1], ""), chance)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    chance = random.Random(parser.parse_args().seed)
    tried: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for card in corpus_cards():
        before = {finding.key for finding in proofread(card)}
        for rule, slip in planted(card, chance):
            if slip is None or slip == card:
                continue
            tried[rule] += 1
            found[rule] += any(f.rule == rule and f.key not in before for f in proofread(slip))
    for rule, number in tried.items():
        print(f"{rule:20} planted {number:4}  found {found[rule]:4}  {found[rule] / number:.0%}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "blog.config.settings")
    django.setup()
    main()
