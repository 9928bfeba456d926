"""The proofreader's rules on the method: numbers that restart, an oven never heated, times that do not add up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from recipes.card import Card
from recipes.quantities.durations import shown_words_of

from .amounts import DEGREES
from .findings import STEPS, Finding, Passage, finding, passages, step_passages


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
    r"\b(?:moderate|slow|quick|brisk|cool|gentle) oven\b|pre-?\s?heat\w*|"
    r"\b(?:heat\w*|warm\w*|turn\w*|set\w*|start\w*|switch\w*|bring\w*|hot|fire\w*|light\w*|get)\b"
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
            _("The oven is needed here, but no step heats it%(heat)s.")
            % {"heat": "" if warm else _(", and no temperature is given")},
            _("Add “Preheat the oven to %(heat)s” to an early step.")
            % {"heat": warm[0].strip() if warm else "…"},
            "oven",
        )
        return


TIME = re.compile(
    r"(?<![\w.,/])(?P<low>\d+(?:[.,]\d+)?|half an|an|one|two|three|four|five|six|eight|twelve)"
    r"(?:\s?(?:-|–|to)\s?\d+)?\s?-?"
    r"(?P<unit>minutes?|mins?|hours?|hrs?|h|days?|weeks?)(?!\w)|(?P<overnight>\bovernight\b)",
    re.I,
)
WORD_NUMBERS = {
    "half an": 0.5, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "twelve": 12,
}  # fmt: skip
KEEPS = re.compile(
    r"\b(?:keep|keeps|kept|store\w*|last|lasts|good for|up to|within|ahead|advance|"
    r"leftovers?|freez\w*|days? (?:later|old|before)|every|each|per|if|can|could|may|might|optional\w*|prefer\w*|ideal\w*|better|best|longer|until|max\w*|at most|or more|after|"
    r"refrigerat\w*|fridge for later|shelf|consum\w*|per day|a day|old|next|previous|the day|recommend\w*|depending|or)\b",
    re.I,
)


def times(card: Card) -> Iterator[Finding]:
    """Parts that do not make the total, and a step that takes longer than the whole recipe."""
    parts = [time for time in (card.prep_time, card.cook_time, card.additional_time) if time]
    total = card.total_time
    whole = Passage("total_time", None, None, "")
    if total.minutes is not None and parts and all(part.minutes is not None for part in parts):
        adds = sum(part.minutes or 0 for part in parts)
        every = all((card.prep_time, card.cook_time))
        if adds > total.minutes or (every and adds != total.minutes):
            yield finding(
                "times",
                whole,
                _("The parts make %(adds)s, the total says %(total)s.")
                % {"adds": shown_words_of(adds), "total": shown_words_of(total.minutes)},
                _("Check the times, and correct the one that is wrong."),
                f"{adds} {total.minutes}",
            )
    stated = total.minutes if total.minutes is not None else sum(part.minutes or 0 for part in parts)
    if not stated or any(part.minutes is None for part in (*parts, *([total] if total else []))):
        return
    for passage in step_passages(card):
        longest, said = 0.0, ""
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
                whole._replace(field=field),
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


def _minutes(match: re.Match[str]) -> float:
    if match["overnight"]:
        return 8 * 60
    low = match["low"].lower().replace(",", ".")
    amount = WORD_NUMBERS.get(low) or float(low)
    unit = match["unit"].lower()[0]
    return amount * {"m": 1, "h": 60, "d": 1440, "w": 10080}[unit]
