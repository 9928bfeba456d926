"""Draws findings from the corpus to be read by hand, each beside the text it speaks of.

    python -m tests.recipes.proofreader.sample --seed 1 --count 200

Every rule is drawn from (as many as eight, or all it has), the rest is drawn at random. The rules on what a
recipe does not give (photo, yield, times) are left out: they cannot be wrong, and would only flatter the figure.
`--all` counts every rule's findings instead. docs/proofreader.md holds what reading them gave.
"""

from __future__ import annotations

import argparse
import os
import random
from collections import Counter
from functools import cache

import django

from recipes.proofreader import Finding, proofread
from recipes.proofreader.findings import passages
from tests.recipes.corpus import corpus_cards

PLAIN = ("no-photo", "no-yield", "no-times", "photo-alt")
EACH = 8


@cache
def findings() -> list[tuple[str, Finding, str]]:
    """(recipe, finding, the text at its place) for the whole corpus."""
    found = []
    for card in corpus_cards():
        texts = {(p.field, p.group, p.line): p.text for p in passages(card)}
        found += [(card.slug, f, texts.get((f.field, f.group, f.line), "")) for f in proofread(card)]
    return found


def draw(seed: int, count: int) -> list[tuple[str, Finding, str]]:
    found = [entry for entry in findings() if entry[1].rule not in PLAIN]
    random.Random(seed).shuffle(found)
    rank: Counter[str] = Counter()
    first, rest = [], []
    for entry in found:
        rank[entry[1].rule] += 1
        (first if rank[entry[1].rule] <= EACH else rest).append(entry)
    return sorted((first + rest)[:count], key=lambda entry: (entry[1].rule, entry[0]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--all", action="store_true", help="count the findings of every rule")
    asked = parser.parse_args()
    if asked.all:
        for rule, number in Counter(f.rule for _slug, f, _text in findings()).most_common():
            print(f"{number:5} {rule}")
        return
    for slug, finding, text in draw(asked.seed, asked.count):
        print(f"[{finding.rule}] {slug}: {finding.message}\n    {text}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "blog.config.settings")
    django.setup()
    main()
