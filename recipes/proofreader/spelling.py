"""The proofreader's rules on words: brackets that never close, slips of a letter, words typed twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from django.utils.translation import gettext as _

from recipes.card import Card
from recipes.edit_distance import one_apart
from recipes.quantities.plurals import singular

from .findings import Finding, excerpt, finding, passages
from .lexicon import WORD, known_words

FACE = re.compile(r"(?<!\w)[:;=]['’]?-?[()\[\]]+|\^\)|[({]:(?=\s|$)")
LISTED = re.compile(r"(?:^|\s)(?:\d{1,2}|[a-z])\)$", re.I)  # "1) … 2) …"
PAIRS = {")": "(", "]": "["}


def brackets(card: Card) -> Iterator[Finding]:
    """A bracket that never closes, or was never opened."""
    for passage in passages(card):
        text = FACE.sub(lambda face: " " * len(face[0]), passage.text)
        stack: list[tuple[str, int]] = []
        for at, letter in enumerate(text):
            if letter in "([":
                stack.append((letter, at))
            elif letter in PAIRS:
                if stack and stack[-1][0] == PAIRS[letter]:
                    stack.pop()
                    continue
                if LISTED.search(text[: at + 1]):
                    continue
                said = passage.text[max(0, at - 40) : at + 1].split(" ", 1)[-1]
                yield finding(
                    "bracket",
                    passage,
                    _("“…%(said)s” closes a bracket that was never opened.") % {"said": said},
                    _("Open the bracket where it belongs, or take “%(mark)s” out.") % {"mark": letter},
                    said,
                )
        for letter, at in stack:
            said = excerpt(passage.text, at)
            mark = ")" if letter == "(" else "]"
            yield finding(
                "bracket",
                passage,
                _("“%(said)s” opens a bracket that never closes.") % {"said": said},
                _("Put “%(mark)s” where it ends.") % {"mark": mark},
                said,
            )


BOTH_WAYS = (
    "our/or tre/ter ise/ize isi/izi ogh/og ll/l gh/ ae/e oul/ol gray/grey ph/f "
    "é/e è/e ñ/n ç/c û/u î/i â/a ô/o ü/u ö/o ä/a"
)
SPELLED_BOTH_WAYS = tuple(tuple(pair.split("/")) for pair in BOTH_WAYS.split())
ENDINGS = re.compile(r"(?:s|es|d|ed|r|er|y|ly|ing|e|n|t|st|ie|ish)$")


def slips(card: Card) -> Iterator[Finding]:
    """A word one letter from one that the recipe uses: `baking try`, `musturd`."""
    texts = list(passages(card))
    counts: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    capital: set[str] = set()
    for passage in texts:
        tokens = WORD.findall(passage.text)
        for at, token in enumerate(tokens):
            if token[0].isupper() and at and tokens[at - 1].lower() not in ("a", "the"):
                capital.add(token.lower())
        lower = [token.lower() for token in tokens]
        counts.update(lower)
        pairs.update(pairwise(lower))
    reported: set[str] = set()
    for passage in texts:
        tokens = [token.lower() for token in WORD.findall(passage.text)]
        for before, word in zip(["", *tokens], tokens, strict=False):
            if word in reported or len(word) < 3 or "'" in word or "’" in word:
                continue
            meant = _meant_after(before, word, pairs)
            if counts[word] == 1:
                foreign = len(before) > 4 and counts[before] == 1 and not _is_known(before)
                joined = f"-{word}" in passage.text.lower() or f"{word}-" in passage.text.lower()
                meant = meant or ("" if foreign or joined else _meant(word, counts, capital))
            if meant:
                reported.add(word)
                said = f"{before} {word}".strip()
                yield finding(
                    "slip",
                    passage,
                    _(
                        "“%(said)s”: “%(word)s” is one letter from “%(meant)s”, which this recipe uses elsewhere."
                    )
                    % {"said": said, "word": word, "meant": meant},
                    _("If “%(meant)s” was meant, correct it.") % {"meant": meant},
                    said,
                )


def _meant(word: str, counts: Counter[str], capital: set[str]) -> str:
    """The recipe's own word that an unknown long word is one letter from."""
    if len(word) < 5 or word in capital or _is_known(word):
        return ""
    for other in counts:
        if len(other) > 4 and one_apart(word, other) and _is_known(other) and _differs(word, other):
            return other
    return ""


def _meant_after(before: str, word: str, pairs: Counter[tuple[str, str]]) -> str:
    """`try`, where the recipe says twice `baking tray` and once `baking try`: words known by their neighbour."""
    if not before.endswith("ing") or len(before) < 5 or pairs[before, word] > 1:
        return ""
    for (first, other), count in pairs.items():
        if (
            first == before
            and count > 1
            and len(other) > 3
            and one_apart(word, other)
            and _differs(word, other)
        ):
            return other
    return ""


def _is_known(word: str) -> bool:
    stems = {word, singular(word), ENDINGS.sub("", word), ENDINGS.sub("", word) + "e"}
    stems |= {re.sub(r"(.)\1$", r"\1", stem) for stem in stems}
    return bool(stems & known_words())


def _differs(a: str, b: str) -> bool:
    """Whether two words are more than two forms or two spellings of one."""
    if a[:-1] == b[:-1] or a == b[:-1] or b == a[:-1] or singular(a) == singular(b):
        return False
    if ENDINGS.sub("", a) == ENDINGS.sub("", b):
        return False
    for one, two in SPELLED_BOTH_WAYS:
        if a.replace(one, two) == b.replace(one, two) or a.replace(two, one) == b.replace(two, one):
            return False
    return True


REPEATED = re.compile(
    r"\b(?P<word>the|a|an|of|and|to|in|with|for|is|it|or|until|into|at|on|then)\s+(?P=word)\b", re.I
)


def repeated_words(card: Card) -> Iterator[Finding]:
    """`the top of of your`: a word typed twice."""
    for passage in passages(card):
        for match in REPEATED.finditer(passage.text):
            said = passage.text[max(0, match.start() - 20) : match.end() + 12]
            said = said.split(" ", 1)[-1].rsplit(" ", 1)[0] if match.start() > 20 else said.rsplit(" ", 1)[0]
            yield finding(
                "repeated-word",
                passage,
                _("“%(said)s” says “%(word)s” twice.") % {"said": said, "word": match["word"]},
                _("Take one “%(word)s” out.") % {"word": match["word"]},
                said,
            )
