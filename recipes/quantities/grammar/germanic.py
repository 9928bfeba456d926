"""Nouns and the adjectives before them in German and Dutch, where a compound has the plural of its last part."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from .words import TOKEN, as_typed, spread

# Plural and gender ("f", "m", "n"; Dutch "n" for het-words and "c" for the others) of one noun.
Noun = tuple[str, str]


@dataclass(frozen=True)
class Germanic:
    """One of the two. `nouns`: a section a gender, each "Tomate+n", "Apfel=Äpfel", "Zucchini"."""

    code: str
    nouns: dict[str, str]
    ending: Callable[[str], Noun | None]  # the noun by its ending, where that is sure
    adjectives: dict[str, str]  # Dutch: "groot" -> "grote"; German knows them by their endings
    small: frozenset[str]
    telling: frozenset[str]
    many: dict[str, Noun] = field(default_factory=dict)
    one: dict[str, Noun] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for gender, words in self.nouns.items():
            for word in spread(words):
                one, several = _pair(word)
                self.many.setdefault(one.lower(), (several.lower(), gender))
                self.one.setdefault(several.lower(), (one.lower(), gender))

    def noun(self, word: str, many: bool, known_only: bool = False) -> tuple[str, str]:
        """The noun in the number asked for, and its gender; as typed and "" where it is not known."""
        small = word.lower().replace("’", "'")
        table, other = (self.many, self.one) if many else (self.one, self.many)
        for start in [0, *range(len(small) - 2)]:
            part = small[start:]
            if start and (start < 3 or len(part) < 3) and small[start - 1 : start] != "-":
                continue
            if part in table:
                changed, gender = table[part]
                return as_typed(word, small[:start] + changed), gender
            if part in other:
                return word, other[part][1]
        known = self.ending(small) if many and not known_only else None
        return (as_typed(word, known[0]), known[1]) if known else (word, "")

    def knows(self, word: str) -> bool:
        small = word.lower().replace("’", "'")
        return small in self.many or small in self.one

    def agree(self, text: str, many: bool, headed: str = "", reach: int = 2) -> str:
        """The text behind an amount, in the number asked for; behind a unit (`headed`) nothing agrees."""
        tokens = list(TOKEN.finditer(text))
        at = None if headed else self._head(tokens)
        if at is None:
            return text
        changes: list[tuple[int, int, str]] = []
        word = tokens[at]
        changed, gender = self.noun(word[0], many)
        changes.append((word.start(), word.end(), changed))
        changes += [(*word.span(), self.adjective(word[0], many, gender)) for word in tokens[:at]]
        changes += self._second(text, tokens, at, many)
        for start, end, new in sorted(changes, reverse=True):
            text = text[:start] + new + text[end:]
        return text

    def agree_before(self, text: str, many: bool, unit: str) -> str:
        """The adjectives before a unit: " kleines " -> " kleine "."""
        gender = self.noun(unit, many)[1]
        return re.sub(r"[^\W\d_]+", lambda word: self.adjective(word[0], many, gender), text)

    def _second(
        self, text: str, tokens: list[re.Match[str]], at: int, many: bool
    ) -> list[tuple[int, int, str]]:
        """The noun behind "or": "1 Zitrone oder Limette"."""
        if at + 2 < len(tokens) and tokens[at + 1][0].lower() in ("oder", "of"):
            word = tokens[at + 2]
            changed, gender = self.noun(word[0], many)
            if changed != word[0]:
                return [(*word.span(), changed)]
            if at + 3 < len(tokens) and tokens[at + 3][0][:1].isalpha() and self.is_adjective(word[0]):
                noun = tokens[at + 3]
                changed, gender = self.noun(noun[0], many)
                adjective = self.adjective(word[0], many, gender)
                return [(*word.span(), adjective), (*noun.span(), changed)]
        return []

    def _head(self, tokens: list[re.Match[str]]) -> int | None:
        """Which word is the noun: the first that is no adjective."""
        for index, token in enumerate(tokens):
            word = token[0]
            if not word[0].isalpha() or word.lower() in self.small or word == "Granny":
                return None
            following = tokens[index + 1][0] if index + 1 < len(tokens) else ""
            if self.is_adjective(word, following):
                continue
            return index
        return None

    def is_adjective(self, word: str, following: str = "x") -> bool:
        """Whether the word stands before its noun. German nouns are large."""
        if self.code == "de":
            if re.fullmatch(r"(?:bio|tk|baby|mini|demeter)", word, re.I) and following[:1].isupper():
                return True
            if word[0].islower():
                return following[:1].isalpha() and not self.knows(word)
            # "Wiener Würstchen", "Rote Bete"
            return (
                bool(re.fullmatch(r"\w{4,}er|\w{2,}e[rs]?", word))
                and following[:1].isupper()
                and not self.knows(word)
            )
        if self.knows(word):
            return False
        return bool((following[:1].isalpha() and _DUTCH_ADJECTIVE.fullmatch(word.lower())) or word.lower() in self.adjectives
                    or word.lower() in self.adjectives.values())  # fmt: skip

    def adjective(self, word: str, many: bool, gender: str) -> str:
        """ "rote" of one tomato, "roter" of one apple, "großes" of one egg; "rote" of several."""
        small = word.lower()
        if self.code == "nl":
            bare = {several: one for one, several in self.adjectives.items()}
            if many:
                return as_typed(word, self.adjectives.get(small, small))
            return as_typed(word, bare.get(small, small)) if gender == "n" else word
        if len(word) < 4 or (word[0].isupper() and small not in self.telling):
            return word
        if many:
            return word[:-1] if re.search(r"e[rs]$", small) and small not in _UNCHANGED else word
        if small.endswith("e") and small not in _UNCHANGED and gender:
            return word + {"m": "r", "n": "s"}.get(gender, "")
        return word


_UNCHANGED = frozenset(
    spread("lila rosa extra prima orange beige ohne circa etwa mehr unser oder paar weniger feiner")
)
_DUTCH_ADJECTIVE = re.compile(r"\w{3,}(?:e|d|t|en|ige?|se)|extra|mini|bio")


def _pair(word: str) -> tuple[str, str]:
    if "=" in word:
        one, _equals, several = word.partition("=")
        return one, several
    one, _plus, ending = word.partition("+")
    return one, one + ending
