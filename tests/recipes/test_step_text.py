"""What a step's words name: times, ingredients, amounts that repeat an ingredient's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recipes.step_text import durations, needed, repeated_amounts

from .seed import SEED

LINES = [
    "2 cups flour",
    "1 egg",
    "1 tbsp vegetable oil",
    "1 tsp garlic powder",
    "2 garlic cloves",
    "rock salt",
]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("Cook for 2 hours.", [7200]),
        ("rest for 5-10 minutes", [300]),
        ("about 1½ hours", [5400]),
        ("1 hour and 30 minutes", [5400]),
        ("oven for 1h30min.", [5400]),
        ("_at least 2 hours_", [7200]),
        ("half an hour", [1800]),
        ("After two hours, turn it", [7200]),
        ("30 sec. then 25-minute rest", [30, 1500]),
        ("Add 2 cups of water to 4 eggs", []),
        ("5 hamburgers", []),
    ],
)
def test_it_finds_lengths_of_time(text, seconds):
    assert [found for _start, _end, found in durations(text)] == seconds


def test_a_step_needs_the_ingredients_it_names():
    assert needed("Mix the flour, the egg and the oil.", LINES) == [
        "2 cups flour",
        "1 egg",
        "1 tbsp vegetable oil",
    ]


def test_the_ingredient_with_more_words_in_the_step_wins():
    assert needed("Add the garlic powder.", LINES) == ["1 tsp garlic powder"]


def test_what_has_no_amount_is_not_listed():
    assert needed("Sprinkle rock salt.", LINES) == []


def test_water_to_rinse_with_is_not_the_water_of_the_list():
    assert needed("Rinse the salt away with water.", ["1/2 cup water"]) == []


def test_it_finds_what_the_seeds_sauce_needs():
    steps = list(SEED.steps())
    assert needed(steps[3].text, list(SEED.ingredients()))[1:] == [
        "1/2 cup (120 ml) soy sauce",
        "3 Garlic cloves (crushed)",
        "1 inch/2 cm ginger (sliced thinly)",
        "1 tbsp sugar",
        "1 tsp red pepper flakes (optional)",
        "1/2 cup (120 ml) water",
    ]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Mix 2 cups flour and 1 egg.", ["2 cups", "1"]),
        ("Add 1 tbsp of the oil.", ["1 tbsp"]),
        ("Form 6 balls.", []),
        ("Cut into 2 inch pieces of egg", []),
    ],
)
def test_it_finds_amounts_that_repeat_an_ingredients(text, amounts):
    assert [text[start:end] for start, end in repeated_amounts(text, LINES)] == amounts


@given(st.text(max_size=80))
def test_spans_lie_in_the_text_and_never_overlap(text):
    at = 0
    for start, end, seconds in durations(text):
        assert at <= start < end <= len(text)
        assert seconds > 0
        at = end
