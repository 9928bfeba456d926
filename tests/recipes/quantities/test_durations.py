"""Times as cooks type them; the strings are the corpus' own."""

import pytest

from recipes.quantities.durations import iso_of, minutes_of, words_of


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("30 min", 30),
        ("1 hr 25 min", 85),
        ("1 hr 15 mins", 75),
        ("15-30 min", 30),
        ("30 - 40 min", 40),
        ("45 ~ 60 min", 60),
        ("20~30 min", 30),
        ("35 to 40 min", 40),
        ("2h 30min", 150),
        ("~1.5 hrs", 90),
        ("0.5-2 hours", 120),
        ("2.5 - 3.25 hr", 195),
        ("≈ 3 hours", 180),
        ("30 min + 15 h", 930),
        ("20 min + 30 min for rising", 50),
        ("5 min, + 2 hours minimum chill time", 125),
        ("30 min (plus one hour rising)", 90),
        ("30 min (in 10 minute intervals)", 30),
        ("40 minutes (not including dough rise time)", 40),
        ("1h 10min or 2h 10min, (depending on how long you leave it to rest.)", 130),
        ("5 or 10 minutes", 10),
        ("at least 4 hours", 240),
        ("1 Hour+ in fridge", 60),
        ("half an hour", 30),
        ("an hour", 60),
        ("1½ hours", 90),
        ("3 days", 4320),
        ("~1 week", 10080),
        ("50 m", 50),
        ("13 h", 780),
        ("0m", 0),
        ("20", 20),
        ("10 minutes.", 10),
        ("\xa0130\xa0min", 130),
    ],
)
def test_it_understands(typed, minutes):
    assert minutes_of(typed) == minutes


@pytest.mark.parametrize(
    "typed",
    ["Simmer all day", "5 min/day", "10 minutes per day", "30 min + overnight chill time", "overnight", "",
     "~5 minutes + ingredients prep time"],
)  # fmt: skip
def test_it_does_not_guess(typed):
    assert minutes_of(typed) is None


def test_it_writes_words():
    assert words_of(130) == "2 hr 10 min"


def test_it_writes_iso_8601():
    assert iso_of(130) == "PT2H10M"
