"""Nouns and the adjectives that agree with them in French, Spanish, Italian and Portuguese, where the noun stands first.

What differs between the four is a `Romance` each: its endings, its irregular nouns, its small words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from .words import TOKEN, as_typed, is_letters, pairs_of, spread

Inflection = Callable[[str], str]
# A participle that names a kind of food rather than what the cook does to it: "noix de coco râpée", "harina tamizada".
_KINDS = re.compile(
    r"(?:r[âa][pl]|grattugi|rall|mol|mou?l|macin|fum|affumic|ahum|defum|tamis|tamiz|peneir|setacci|concass|tritur|cond?ens|"
    r"evapor|sal|sucr|azucar|sucré|séch|sec|deshid|desid|concentr|fouett|mont|bat|folh|feuillet|quebr|cozi|cuit|cott)\w*",
    re.I,
)

_OF = frozenset(spread("de del du des di do da dos das della dello dei degli delle"))
_FORMED = re.compile(
    r"\w{2,}(?:an|in|er|ic|os|iv|es|esc|al|ul)[oa]s?|\w{3,}(?:és|ês|eses|al[ei]s?|ais|an[ie]|es[ei]|in[ie]|iv[ie])"
)


@dataclass(frozen=True)
class Romance:
    """One of the four. The tables are in small letters; `plural` and `singular` change one word by its ending."""

    code: str
    plural: Inflection
    singular: Inflection
    words: str  # nouns with regular plurals
    irregular: str  # "ojo/ojos"
    adjectives: str  # with regular plurals, each gender
    irregular_adjectives: str
    before: str  # those that may stand before the noun
    participles: re.Pattern[str]  # in the singular
    participles_many: re.Pattern[str]
    prepositions: str
    conjunctions: str  # "or" first, then "and", parted by "/"
    adverbs: str
    beside: str  # what stands behind a noun and never changes: "tomate pera"
    telling: str  # words that tell the language
    many: dict[str, str] = field(default_factory=dict)
    one: dict[str, str] = field(default_factory=dict)
    adjectives_many: dict[str, str] = field(default_factory=dict)
    adjectives_one: dict[str, str] = field(default_factory=dict)
    sets: dict[str, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        irregular = pairs_of(self.irregular)
        self.many.update({one: self.plural(one) for one in spread(self.words)} | irregular)
        self.one.update({many: one for one, many in self.many.items()})
        adjectives = {one: self.plural(one) for one in spread(self.adjectives)}
        odd = pairs_of(self.irregular_adjectives)
        self.adjectives_many.update(adjectives | odd)
        self.adjectives_one.update({many: one for one, many in odd.items()})
        self.adjectives_one.update({many: one for one, many in adjectives.items() if one not in odd})
        ors, ands = self.conjunctions.split("/")
        named = {"before": self.before, "small": self.prepositions, "or": ors, "and": ands,
                 "adverbs": self.adverbs, "beside": self.beside, "telling": self.telling}  # fmt: skip
        self.sets.update({name: frozenset(spread(words)) for name, words in named.items()})
        self.sets["before"] |= frozenset(self.adjectives_many.get(word, word) for word in self.sets["before"])

    def noun(self, word: str, many: bool, known_only: bool = False) -> str:
        """One noun in the number asked for, by the table, else by its ending."""
        small = word.lower().replace("’", "'")
        table, other = (self.many, self.one) if many else (self.one, self.many)
        if small in table:
            return as_typed(word, table[small])
        if small in other:
            return word
        if compound := re.fullmatch(r"(\w{2,})(-(?:d[aeiou]s?|à|al?)-.*)", word):  # "cravo-da-índia"
            return self.noun(compound[1], many, known_only) + compound[2]
        if known_only or not is_letters(small):
            return word
        changed = self.plural(small) if many else self.singular(small)
        return as_typed(word, changed)

    def adjective(self, word: str, many: bool) -> str | None:
        """The adjective in the number asked for; None for what is no adjective."""
        small = word.lower()
        if small in self.sets["beside"] and small not in self.adjectives_many:
            return None
        table, other = (
            (self.adjectives_many, self.adjectives_one)
            if many
            else (self.adjectives_one, self.adjectives_many)
        )
        if small in table:
            return as_typed(word, table[small])
        if small in other:
            return word
        one, several = self.participles.fullmatch(small), self.participles_many.fullmatch(small)
        if many and one:
            return as_typed(word, self.plural(small))
        if not many and several:
            return as_typed(word, self._participle(small))
        return word if one or several else None

    def _participle(self, small: str) -> str:
        if self.code == "it":
            return small[:-1] + ("o" if small.endswith("i") else "a")
        return small[:-1]

    def agree(self, text: str, many: bool, headed: str = "", reach: int = 2) -> str:
        """The text behind an amount, in the number asked for.

        `headed` is the noun where it stands before the text (a unit). `reach` says which adjectives behind "de ..." and
        commas belong to it: 0 none, 1 those whose gender is not that of what stands between ("lata de atún escurrida"), 2 all
        that can.
        """
        return _Walk(self, many, headed.lower(), reach).over(text)

    def agree_before(self, text: str, many: bool, unit: str) -> str:
        """The adjectives before a unit."""
        return re.sub(r"[^\W\d_]+", lambda word: self.adjective(word[0], many) or word[0], text)

    def formed(self, word: str) -> bool:
        """Whether the word is an adjective by its ending, as those of places are: "toscana", "triguero"."""
        return self.code != "fr" and bool(_FORMED.fullmatch(word.lower()))

    def gender(self, word: str) -> str:
        """By the ending, as far as it tells: "a", "o" or ""."""
        small = word.lower()
        if self.code == "fr":
            if re.search(r"(?:[éiu]e|te|se|de|ve|le|he|ne)s?$", small):
                return "a"
            return "" if re.search(r"es?$", small) else "o"
        if re.search(r"(?:ión|iones|dad|ção|ções)$", small):
            return "a"
        small = small.removesuffix("s")
        if small[-1:] in ("a", "o"):
            return small[-1]
        if self.code == "it":
            return "o" if small.endswith("i") else ""
        return "o" if re.search(r"[lrn]$|[iuo]m$", small) else ""


class _Walk:
    """From the noun to the end of the text, word by word."""

    def __init__(self, language: Romance, many: bool, head: str, reach: int) -> None:
        self.language, self.many, self.head, self.reach = language, many, head, reach
        self.where = "after" if head else "noun"
        self.alternative = self.second = False
        self.object = ""
        self.of = False

    def over(self, text: str) -> str:
        pieces: list[str] = []
        at = 0
        for token in TOKEN.finditer(text):
            word = token[0]
            if word[0].isdigit() or word[0] in "½¼¾⅓⅔":
                break
            if token.start() and pieces and not text[at : token.start()].strip() and word in ".;:":
                break
            pieces.append(text[at : token.start()])
            pieces.append(self.word(word))
            at = token.end()
        return "".join(pieces) + text[at:]

    def word(self, word: str) -> str:
        sets, small = self.language.sets, word.lower().replace("’", "'")
        if not word[0].isalpha():
            if word in ",(" and self.where != "noun":
                self.where = "after" if self.reach else "stopped"
                self.second = bool(self.reach)
            return word
        if self.where == "noun":
            return self.noun(word, small)
        if small in sets["small"] or "'" in small[:5]:
            if self.where == "after" or small in sets["small"]:
                self.where = "object" if self.reach else "stopped"
            self.object = small if "'" in small[:5] else ""
            self.of = bool(self.object) or small in _OF
            return word
        if small in sets["and"] or small in sets["or"]:
            self.alternative = self.where == "after" and not self.second and small in sets["or"]
            return word
        if self.where == "stopped" or small in sets["adverbs"] or small in sets["beside"]:
            return word
        alternative, self.alternative = self.alternative, False
        if self.where == "object":
            return self.behind(word)
        if small in self.language.many or small in self.language.one:
            if alternative:
                self.head = small
                return self.language.noun(word, self.many)
            if self.language.adjective(word, self.many) is None:
                self.where = "stopped"
                return word
        changed = self.language.adjective(word, self.many)
        if changed is None and not self.second and self.language.formed(word) and self.agrees(small):
            changed = self.inflected(word)
        if changed is None or (self.second and not self.agrees(small)):
            self.where = "stopped"
            return word
        return self.in_gender(changed)

    def inflected(self, word: str) -> str:
        """An adjective known by its ending alone."""
        plural = word.lower().endswith("s") if self.language.code != "it" else word[-1] in "ie"
        if plural == self.many:
            return word
        small = word.lower()
        return as_typed(word, self.language.plural(small) if self.many else self.language.singular(small))

    def in_gender(self, adjective: str) -> str:
        """Italian eggs change their gender: "uovo sodo", "uova sode"."""
        if self.language.code == "it" and self.head in ("uovo", "uova", "ovetto", "osso", "ossa"):
            if self.many and adjective.endswith("i") and adjective not in ("grandi", "verdi", "dolci"):
                return adjective[:-1] + "e"
            if not self.many and adjective.endswith("a"):
                return adjective[:-1] + "o"
        return adjective

    def noun(self, word: str, small: str) -> str:
        sets = self.language.sets
        if small in sets["before"]:
            return self.language.adjective(word, self.many) or word
        if small in sets["small"] or small in sets["or"] or small in sets["and"] or small in sets["adverbs"]:
            self.where = "stopped"
            return word
        self.where, self.head = "after", small
        return self.language.noun(word, self.many)

    def behind(self, word: str) -> str:
        """A word behind "de": what is of the noun, or an adjective of the noun again ("hoja de laurel seca")."""
        if not self.object:
            self.object = word.lower()
            return word
        changed = self.language.adjective(word, self.many)
        if changed is None or not self.agrees(word.lower()):
            return word
        if not self.many and changed != word and not self.object.endswith("s"):
            return changed  # "dentes de alho picados": of the one thing that is in the plural
        its, mine = self.language.gender(self.object), self.language.gender(word)
        if its and mine and its != mine:
            return changed
        prepared = self.language.participles.fullmatch(word.lower()) and not _KINDS.fullmatch(word)
        return changed if prepared and self.reach > 1 and self.of else word

    def agrees(self, adjective: str) -> bool:
        """Whether the adjective can belong to the noun; what cannot be told can."""
        one, other = self.language.gender(self.head), self.language.gender(adjective)
        return not one or not other or one == other
