"""A card as Markdown and as plain text: every word, in the card's order."""

from __future__ import annotations

import re

import pytest
from markdown import markdown as rendered

from recipes.card import Card, CardStep, CardTerm, Duration, IngredientGroup, StepGroup
from recipes.exports import text
from tests.recipes.corpus import corpus_cards, needs_corpus
from tests.recipes.seed import SEED

CARD = Card(
    "Stone soup",
    description="Warm.",
    ingredient_groups=(
        IngredientGroup("Soup", ("1 l water", "2 stones")),
        IngredientGroup("On top", ("salt",)),
    ),
    step_groups=(
        StepGroup("First", (CardStep("Wash *well*.", "Wash"), CardStep("Boil."))),
        StepGroup("", (CardStep("Serve."),)),
    ),
    notes=("Keep the stones.",),
    categories=(CardTerm("Soup", "soup"), CardTerm("Starter", "starter")),
    yield_text="4 servings",
    prep_time=Duration(10, ""),
    total_time=Duration(None, "all day"),
    equipment=("pot", "spoon"),
    source_name="Grandmother",
    source_url="https://example.com/soup",
)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def in_order(wanted: list[str], text: str) -> bool:
    """Each of `wanted` stands in `text` after the one before it, however the lines break."""
    at, flat = 0, re.sub(r"[^\S\u00a0]+", " ", text)
    for part in wanted:
        at = flat.find(re.sub(r"[^\S\u00a0]+", " ", part), at)
        if at < 0:
            return False
        at += len(part)
    return True


def parts(card: Card) -> list[str]:
    return [
        card.name,
        card.description,
        *card.ingredients(),
        *(step.text for step in card.steps()),
        *card.notes,
        *(term.name for term in (*card.categories, *card.methods, *card.cuisines)),
        card.keywords,
    ]


@pytest.mark.parametrize("write", [text.markdown, text.text])
def test_it_holds_every_word_of_the_seed_in_order(write):
    assert in_order(parts(SEED), write(SEED))


def test_markdown_shows_a_second_nameless_list_from_one_again():
    html = rendered(text.markdown(SEED))

    assert html.count("<ol>") == 3  # two lists of steps, one of notes
    assert [len(re.findall("<li>", part)) for part in html.split("<ol>")[1:]][:2] == [1, 7]


def test_markdown_names_groups_and_steps():
    written = text.markdown(CARD)

    assert "### Soup\n\n- 1 l water\n- 2 stones\n\n### On top\n\n- salt" in written
    assert "### First\n\n1. **Wash** Wash *well*.\n2. Boil." in written


def test_markdown_keeps_a_steps_second_line_inside_it():
    card = Card("Tea", step_groups=(StepGroup("", (CardStep("Boil.\nWait."), CardStep("Drink."))),))

    assert "1. Boil.\n   Wait.\n2. Drink." in text.markdown(card)


def test_both_tell_the_yield_and_the_times_there_are():
    for written in (text.markdown(CARD), text.text(CARD)):
        assert in_order(["Yield: 4 servings", "Prep: 10 min", "Total: all day"], written)
        assert "Cook" not in written


def test_both_say_nothing_of_what_is_missing():
    assert text.markdown(Card("Toast")) == "# Toast\n"
    assert text.text(Card("Toast")) == "Toast\n=====\n"


def test_text_has_no_markdown_and_ends_with_the_address():
    written = text.text(CARD, address="https://example.com/stone-soup/")

    assert "1. Wash: Wash well.\n2. Boil." in written
    assert written.endswith("\n\nhttps://example.com/stone-soup/\n")


def test_text_breaks_long_lines_under_their_mark():
    card = Card("Tea", step_groups=(StepGroup("", (CardStep("boil " * 30),)),))

    lines = text.text(card).splitlines()

    assert max(map(len, lines)) <= 76
    assert lines[-1].startswith("   boil")


@needs_corpus
@pytest.mark.corpus
def test_no_word_of_the_corpus_is_lost():
    for card in corpus_cards():
        wanted = words(" ".join(parts(card)))
        assert set(wanted) <= set(words(text.markdown(card))), card.slug
