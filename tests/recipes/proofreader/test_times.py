"""The proofreader on times: not understood, not adding up, shorter than a step."""

from dataclasses import replace

import pytest

from recipes.card import Card, CardStep, Duration, StepGroup
from recipes.proofreader import proofread
from recipes.quantities.durations import minutes_of


def typed(text: str) -> Duration:
    return Duration(minutes_of(text) if text else None, text)


def findings(rule: str, *steps: str, prep="", cook="", additional="", total=""):
    card = Card(
        "Bread",
        step_groups=(StepGroup("", tuple(map(CardStep, steps))),),
        prep_time=typed(prep),
        cook_time=typed(cook),
        additional_time=typed(additional),
        total_time=typed(total),
    )
    return [finding for finding in proofread(card) if finding.rule == rule]


@pytest.mark.parametrize("field", ["prep", "cook", "additional", "total"])
def test_a_time_that_is_not_understood_is_told_beside_its_field(field):
    (finding,) = findings("time-unread", **{field: "until done"})
    assert finding.field == f"{field}_time"
    assert "until done" in finding.message


def test_overnight_is_kept_and_told_to_be_no_minutes():
    (finding,) = findings("time-unread", additional="overnight")
    assert "8 hours" in finding.suggestion


def test_a_time_that_is_understood_is_not_told():
    assert findings("time-unread", prep="1 1/2 hours", cook="45 minutes to an hour", total="PT2H30M") == []


def test_minutes_without_words_are_not_told():
    card = replace(Card("Bread"), prep_time=Duration(20))
    assert [finding for finding in proofread(card) if finding.rule == "time-unread"] == []


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("Bake for an hour and a half.", "an hour and a half"),
        ("Simmer for 1 hour & 15 minutes.", "1 hour & 15 minutes"),
        ("Let it rise overnight.", "overnight"),
        ("2h15min im Ofen backen.", "2h15min"),
        ("Laisser reposer deux heures et demie.", "deux heures et demie"),
    ],
)
def test_a_step_that_takes_longer_than_the_total_is_told(step, said):
    (finding,) = findings("times", step, total="30 min")
    assert f"takes {said}, but the times given come to 30 min" in finding.message


def test_five_minutes_more_than_the_total_are_told_too():
    assert findings("times", "Bake for 35 minutes.", total="30 min")


def test_the_total_counts_though_a_part_is_not_understood():
    assert findings("times", "Bake for 2 hours.", prep="a while", total="30 min")


@pytest.mark.parametrize(
    ("step", "total"),
    [
        ("Bake for 20 to 60 minutes.", "30 min"),
        ("Bake for 45 minutes to an hour.", "1 hour"),
        ("It keeps for 3 days.", "30 min"),
        ("Bake for an hour.", "overnight"),
    ],
)
def test_a_step_that_fits_is_not_told(step, total):
    assert findings("times", step, total=total) == []


def test_an_unread_part_leaves_the_sum_unsaid():
    assert findings("times", "Bake for 2 hours.", prep="a while", cook="20 min") == []
