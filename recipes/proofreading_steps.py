"""The proofreader's rules on texts and times: brackets, slips of a letter, numbering, oven, times, what is missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .card import Card, CardPhoto
from .findings import STEPS, Finding, Passage, excerpt, finding, passages, step_passages
from .lexicon import WORD, known_words, singular
from .proofreading_amounts import DEGREES
from .proofreading_foods import one_apart

# --- brackets ---

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


# --- one letter off ---

SPELLED_BOTH_WAYS = (
    ("our", "or"),
    ("tre", "ter"),
    ("ise", "ize"),
    ("isi", "izi"),
    ("ogh", "og"),
    ("ll", "l"),
    ("gh", ""),
    ("ae", "e"),
    ("oul", "ol"),
    ("gray", "grey"),
    ("ph", "f"),
    ("é", "e"),
    ("è", "e"),
    ("ñ", "n"),
    ("ç", "c"),
    ("û", "u"),
    ("î", "i"),
    ("â", "a"),
    ("ô", "o"),
    ("ü", "u"),
    ("ö", "o"),
    ("ä", "a"),
)
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
        pairs.update(zip(lower, lower[1:], strict=False))
    told: set[str] = set()
    for passage in texts:
        tokens = [token.lower() for token in WORD.findall(passage.text)]
        for before, word in zip(["", *tokens], tokens, strict=False):
            if word in told or len(word) < 3 or "'" in word or "’" in word:
                continue
            meant = _meant_after(before, word, pairs)
            if counts[word] == 1:
                foreign = len(before) > 4 and counts[before] == 1 and not _is_known(before)
                joined = f"-{word}" in passage.text.lower() or f"{word}-" in passage.text.lower()
                meant = meant or ("" if foreign or joined else _meant(word, counts, capital))
            if meant:
                told.add(word)
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


# --- numbering ---


def numbering(card: Card) -> Iterator[Finding]:
    """Steps that count from 1 again under no heading, and steps that speak of a step that is not there."""
    for at, group in enumerate(card.step_groups):
        if at and group.steps and not group.name:
            yield finding(
                "numbering",
                Passage(STEPS, at, 0, ""),
                _("The steps count from 1 again here, and no heading says why."),
                _("Give this part a name (for example “The next day”), or join it to the steps before."),
                plain_start(group.steps[0].text),
            )
    most = max((len(group.steps) for group in card.step_groups), default=0)
    total = sum(len(group.steps) for group in card.step_groups)
    for passage in step_passages(card):
        for match in re.finditer(r"\bsteps?\s+#?(\d{1,2})\b(?!\s?(?:/|min|hour))", passage.text, re.I):
            if int(match[1]) > max(most, total) or int(match[1]) == 0:
                yield finding(
                    "numbering",
                    passage,
                    _("“%(said)s”: this recipe has no such step.") % {"said": match[0]},
                    _("Check the number against the steps as they are counted now."),
                    match[0],
                )


def plain_start(text: str) -> str:
    return " ".join(text.split()[:8])


# --- oven ---

OVEN = re.compile(
    r"\b(?:in|into|inside)\s+(?:the|a|an|your)\s+(?:\w+\s+)?oven\b(?!\s?(?:proof|mitt|tray|glove|rack|dish|safe|pan))"
    r"|\b(?:bake|roast)\s+(?:it\s+|them\s+)?(?:at|for)\s+\D{0,12}\d",
    re.I,
)
NO_HEAT = re.compile(
    r"\b(?:pan|skillet|leave|left|rest|rises?|proof|ferment|light|warm place|air ?flow|keep|or in (?:the|an) oven|spatula|"
    r"recipes|can|could|if)\b",
    re.I,
)
HEATED = re.compile(
    r"pre-?\s?heat\w*|\b(?:heat\w*|warm\w*|turn\w*|set\w*|start\w*|switch\w*|bring\w*|hot|fire\w*|light\w*|get)\b"
    r"[^.;]{0,40}\boven\b|\boven\b[^.;]{0,40}\b(?:heat\w*|on|hot|warm\w*|set|ready|temperature|reach\w*|low|high|"
    r"medium|lowest|highest|max\w*|broil\w*|off)\b",
    re.I,
)
OTHER_OVEN = re.compile(
    r"\b(?:dutch|microwave|toaster|pizza|bread|cold|solar|wood|stone|steam)[ -]?(?:\w+ )?oven|air ?fryer|microwave|"
    r"grill|barbecue|bbq|smoker|bread machine|dutch",
    re.I,
)
GAS = re.compile(r"\bgas(?: mark)?\s?\d", re.I)


def oven(card: Card) -> Iterator[Finding]:
    """Something goes into an oven that no step has heated."""
    prose = " ".join(passage.text for passage in passages(card))
    if HEATED.search(prose) or OTHER_OVEN.search(prose) or GAS.search(prose):
        return
    for passage in step_passages(card):
        if not OVEN.search(passage.text) or NO_HEAT.search(passage.text):
            continue
        warm = DEGREES.search(passage.text) or re.search(
            r"\d{3}\s?(?:°|º|degrees?)|\bat\s+\d{3}\b", passage.text
        )
        if not warm and DEGREES.search(prose):
            return
        yield finding(
            "oven",
            passage,
            _("%(place)s needs the oven, but no step heats it%(heat)s.")
            % {
                "place": passage.place()[:1].upper() + passage.place()[1:],
                "heat": "" if warm else _(", and no temperature is given"),
            },
            _("Add “Preheat the oven to %(heat)s” to an early step.")
            % {"heat": warm[0].strip() if warm else "…"},
            "oven",
        )
        return


# --- times ---

TIME = re.compile(
    r"(?<![\w.,/])(?P<low>\d+(?:[.,]\d+)?|half an|an|one|two|three|four|five|six|eight|twelve)(?:\s?(?:-|–|to)\s?(?P<high>\d+))?\s?-?"
    r"(?P<unit>minutes?|mins?|hours?|hrs?|h|days?|weeks?)(?!\w)|(?P<overnight>\bovernight\b)",
    re.I,
)
WORD_NUMBERS = {
    "half an": 0.5,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "eight": 8,
    "twelve": 12,
}
KEEPS = re.compile(
    r"\b(?:keep|keeps|kept|store\w*|last|lasts|good for|up to|within|ahead|advance|leftovers?|freez\w*|days? (?:later|old|before)|every|each|"
    r"per|if|can|could|may|might|optional\w*|prefer\w*|ideal\w*|better|best|longer|until|max\w*|at most|or more|after|refrigerat\w*|"
    r"fridge for later|shelf|consum\w*|per day|a day|old|next|previous|the day|recommend\w*|depending|or)\b",
    re.I,
)


def times(card: Card) -> Iterator[Finding]:
    """Parts that do not make the total, and a step that takes longer than the whole recipe."""
    parts = [time for time in (card.prep_time, card.cook_time, card.additional_time) if time]
    total = card.total_time
    place = Passage("total_time", None, None, "")
    if total.minutes is not None and parts and all(part.minutes is not None for part in parts):
        adds = sum(part.minutes or 0 for part in parts)
        every = all((card.prep_time, card.cook_time))
        if adds > total.minutes or (every and adds != total.minutes):
            yield finding(
                "times",
                place,
                _("The parts make %(adds)s, the total says %(total)s.")
                % {"adds": _long(adds), "total": _long(total.minutes)},
                _("Correct one of them, or leave the total empty: then it is added up for you."),
                f"{adds} {total.minutes}",
            )
    stated = total.minutes if total.minutes is not None else sum(part.minutes or 0 for part in parts)
    if not stated or any(part.minutes is None for part in (*parts, *([total] if total else []))):
        return
    for passage in step_passages(card):
        longest, said = 0, ""
        for sentence in re.split(r"(?<=[.!?;])\s+", passage.text):
            if KEEPS.search(sentence):
                continue
            for match in TIME.finditer(sentence):
                minutes = _minutes(match)
                if minutes > longest:
                    longest, said = minutes, match[0].strip()
        if longest > stated * 1.25 and longest >= stated + 10:
            field = "additional_time" if card.cook_time and longest > 90 else "cook_time"
            yield finding(
                "times",
                place._replace(field=field),
                _("%(place)s takes %(said)s, but the times given come to %(stated)s.")
                % {
                    "place": passage.place()[:1].upper() + passage.place()[1:],
                    "said": said,
                    "stated": _long(stated),
                },
                _("Count the wait too, as additional time, or check the numbers."),
                f"{said} {stated}",
            )
            return


def _minutes(match: re.Match[str]) -> float:
    if match["overnight"]:
        return 8 * 60
    low = match["low"].lower().replace(",", ".")
    amount = WORD_NUMBERS.get(low) or float(low)
    unit = match["unit"].lower()[0]
    return amount * {"m": 1, "h": 60, "d": 1440, "w": 10080}[unit]


def _long(minutes: float) -> str:
    hours, rest = divmod(round(minutes), 60)
    return " ".join(
        part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else "") if part
    )


# --- what is missing ---


def missing(card: Card) -> Iterator[Finding]:
    """What search engines show beside a recipe, and this one does not say."""

    def absent(rule: str, field: str, message: str, suggestion: str) -> Finding:
        return finding(rule, Passage(field, None, None, ""), message, suggestion, rule)

    if card.photo is None:
        yield absent(
            "no-photo",
            "photo",
            _("The recipe has no photo."),
            _("Choose one: search engines show no recipe without it."),
        )
    if card.yield_number is None and not card.yield_text:
        yield absent(
            "no-yield",
            "yield",
            _("The recipe does not say how much it makes."),
            _("Write a number and a unit, such as “4 servings”."),
        )
    if not any((card.prep_time, card.cook_time, card.additional_time, card.total_time)):
        yield absent(
            "no-times",
            "times",
            _("The recipe gives no times."),
            _("Write how long it takes to prepare and to cook: readers and search engines look for it."),
        )


def photos_without_words(card: Card) -> Iterator[Finding]:
    """Photos of the card without an alternative text."""
    shown: list[tuple[Passage, CardPhoto | None]] = [(Passage("photo", None, None, ""), card.photo)]
    for group, part in enumerate(card.step_groups):
        shown += [(Passage(STEPS, group, line, ""), step.photo) for line, step in enumerate(part.steps)]
    for place, photo in shown:
        if photo is not None and not photo.alt.strip():
            yield alt_missing(place, photo.slug)


def alt_missing(place: Passage, name: str) -> Finding:
    return finding(
        "photo-alt",
        place,
        _("The photo “%(name)s” has no alternative text.") % {"name": name},
        _("Describe in a few words what it shows, for those who cannot see it."),
        name,
    )
