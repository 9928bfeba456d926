"""The proofreader's rules on the method: numbers that restart, an oven never heated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from recipes.card import Card
from recipes.quantities.temperatures import GAS, runs, temperatures

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


def oven(card: Card) -> Iterator[Finding]:
    """Something goes into an oven that no step has heated."""
    prose = " ".join(passage.text for passage in passages(card))
    if HEATED.search(prose) or OTHER_OVEN.search(prose) or _has_gas_mark(prose):
        return
    for passage in step_passages(card):
        if not OVEN.search(passage.text) or NO_HEAT.search(passage.text):
            continue
        warm = _heat(passage.text)
        if not warm and any(temperatures(prose)):
            return
        yield finding(
            "oven",
            passage,
            _("The oven is needed here, but no step heats it%(heat)s.")
            % {"heat": "" if warm else _(", and no temperature is given")},
            _("Add “Preheat the oven to %(heat)s” to an early step.") % {"heat": warm or "…"},
            "oven",
        )
        return


def _has_gas_mark(text: str) -> bool:
    return any(one.scale == GAS for run in runs(text) for one in run)


def _heat(text: str) -> str:
    """The temperature that a step names, as typed."""
    if named := next(temperatures(text), None):
        return text[named.start : named.end].strip()
    bare = re.search(r"\d{3}\s?(?:°|º|degrees?)|\bat\s+\d{3}\b", text)
    return bare[0].strip() if bare else ""
