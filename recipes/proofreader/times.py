"""The proofreader's rules on times: not understood, not adding up, shorter than a step."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from recipes.card import Card, Duration
from recipes.quantities.durations import MINUTE, NIGHT, lengths_in, shown_words_of

from .findings import Finding, Passage, finding, step_passages

NIGHT_MINUTES = 8 * 60
SENTENCE = re.compile(r"(?<=[.!?;])\s+")
KEEPS = re.compile(
    r"\b(?:keep|keeps|kept|store\w*|last|lasts|good for|up to|within|ahead|advance|"
    r"leftovers?|freez\w*|days? (?:later|old|before)|every|each|per|if|can|could|may|might|optional\w*|prefer\w*|ideal\w*|better|best|longer|until|max\w*|at most|or more|after|"
    r"refrigerat\w*|fridge for later|shelf|consum\w*|per day|a day|old|next|previous|the day|recommend\w*|depending|or)\b",
    re.I,
)


FIELDS = ("prep_time", "cook_time", "additional_time", "total_time")


def not_understood(card: Card) -> Iterator[Finding]:
    """A time that is kept as typed and gives no minutes."""
    for field in FIELDS:
        time = getattr(card, field)
        if not time.text or time.minutes is not None:
            continue
        yield finding(
            "time-unread",
            Passage(field, None, None, ""),
            _("“%(said)s” is shown as typed, but gives no minutes: search engines are not told it.")
            % {"said": time.text},
            _("If they should count it, write its hours too, for example “8 hours (overnight)”.")
            if NIGHT.search(time.text)
            else _("Write a length of time alone, for example “1 hr 30 min” or “2–3 hours”."),
            f"{field} {time.text}",
        )


def not_adding_up(card: Card) -> Iterator[Finding]:
    """Prep, cook and additional time that do not make the total."""
    parts, total = _parts(card), card.total_time
    if total.minutes is None or not parts or any(part.minutes is None for part in parts):
        return
    adds = sum(part.minutes or 0 for part in parts)
    every = all((card.prep_time, card.cook_time))
    if adds > total.minutes or (every and adds != total.minutes):
        yield finding(
            "times",
            Passage("total_time", None, None, ""),
            _("The parts make %(adds)s, the total says %(total)s.")
            % {"adds": shown_words_of(adds), "total": shown_words_of(total.minutes)},
            _("Check the times, and correct the one that is wrong."),
            f"{adds} {total.minutes}",
        )


def shorter_than_a_step(card: Card) -> Iterator[Finding]:
    """A step that takes longer than the whole recipe. One finding at most."""
    stated = _stated(card)
    if not stated:
        return
    for passage in step_passages(card):
        longest, said = _longest(passage.text)
        if longest <= stated:
            continue
        yield finding(
            "times",
            Passage("additional_time" if card.cook_time and longest > 90 else "cook_time", None, None, ""),
            _("%(place)s takes %(said)s, but the times given come to %(stated)s.")
            % {
                "place": passage.location()[:1].upper() + passage.location()[1:],
                "said": said,
                "stated": shown_words_of(stated),
            },
            _("Count the wait too, as additional time, or check the numbers."),
            f"{said} {stated}",
        )
        return


def _parts(card: Card) -> list[Duration]:
    return [time for time in (card.prep_time, card.cook_time, card.additional_time) if time]


def _stated(card: Card) -> int:
    """The minutes that the whole recipe takes by its times; 0 where they do not say."""
    if card.total_time:
        return card.total_time.minutes or 0
    parts = _parts(card)
    return 0 if any(part.minutes is None for part in parts) else sum(part.minutes or 0 for part in parts)


def _longest(text: str) -> tuple[float, str]:
    """The minutes of the longest time that a step surely takes, and its words: of a range, the lower end."""
    times = [(0.0, "")]
    for sentence in SENTENCE.split(text):
        if KEEPS.search(sentence):
            continue
        times += [
            (float(length.low) / MINUTE, sentence[start:end]) for start, end, length in lengths_in(sentence)
        ]
        times += [(NIGHT_MINUTES, night[0]) for night in NIGHT.finditer(sentence)]
    return max(times, key=lambda time: time[0])
