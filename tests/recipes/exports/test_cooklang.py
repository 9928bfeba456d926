"""Cooklang: what is written reads back as the same recipe, and other readers understand it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recipes.card import DIETS, Card, CardStep, CardTerm, Duration, IngredientGroup, StepGroup, Video
from recipes.exports import cooklang
from tests.recipes.corpus import corpus_cards, needs_corpus
from tests.recipes.seed import SEED

# Any text that a form can send and a database can hold, and the signs that Cooklang and YAML would read.
_letters = st.one_of(
    st.sampled_from(list("@#~{}()[]\\>=-–%:'\"|& \u00a0\u2028½3/1\tax,.")), st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r\n")
)  # fmt: skip
_line = st.text(_letters, min_size=1, max_size=40).filter(str.strip)
_words = st.text(_letters, max_size=30)
_text = st.lists(_line, min_size=1, max_size=3).map("\n".join)
_times = st.builds(Duration, st.none() | st.integers(0, 10_000), _words)
_terms = st.lists(st.builds(CardTerm, _line, _line), max_size=3).map(tuple)
_cards = st.builds(
    Card,
    name=_line,
    slug=_words,
    description=st.text(_letters | st.just("\n"), max_size=60),
    ingredient_groups=st.lists(
        st.builds(IngredientGroup, _words, st.lists(_line, max_size=4).map(tuple)), max_size=3
    ).map(tuple),
    step_groups=st.lists(
        st.builds(StepGroup, _words, st.lists(st.builds(CardStep, _text, _words), max_size=3).map(tuple)),
        max_size=3,
    ).map(tuple),
    notes=st.lists(_text, max_size=3).map(tuple),
    categories=_terms,
    methods=_terms,
    cuisines=_terms,
    keywords=_words,
    keyword_terms=_terms,
    yield_number=st.none() | st.fractions(min_value=0, max_value=100),
    yield_unit=_words,
    yield_text=_words,
    prep_time=_times,
    cook_time=_times,
    additional_time=_times,
    total_time=_times,
    equipment=st.lists(_line, max_size=3).map(tuple),
    nutrition=st.dictionaries(_line, _line, max_size=3),
    diets=st.lists(st.sampled_from(sorted(DIETS)), unique=True).map(tuple),
    video=st.builds(Video, _words, _words, _words, _words, st.none() | st.dates()),
    source_name=_words,
    source_url=_words,
)


@given(_cards)
@settings(max_examples=100, deadline=None)
def test_it_reads_back_every_recipe_it_wrote(card):
    assert cooklang.read(cooklang.write(card)) == card


def test_it_keeps_the_seeds_groups():
    card = replace(SEED, photo=None)

    assert cooklang.read(cooklang.write(SEED)) == card
    assert [len(group.steps) for group in cooklang.read(cooklang.write(SEED)).step_groups] == [1, 7]


def test_it_says_an_amount_in_cooklangs_own_way():
    card = Card(
        "Toast", ingredient_groups=(IngredientGroup("", ("1 tbsp sugar", "3 Garlic cloves (crushed)")),)
    )

    assert "@sugar{1%tbsp}\n@Garlic cloves{3}(crushed)\n" in cooklang.write(card)


def test_it_adds_the_line_as_typed_only_where_cooklang_says_another():
    card = Card("Toast", ingredient_groups=(IngredientGroup("", ("½ cup milk",)),))

    assert "@milk{1/2%cup} -- ½ cup milk\n" in cooklang.write(card)


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("1 x 400ml tin coconut milk", "@coconut milk{1%tin}(400ml) -- 1 x 400ml tin coconut milk"),
        ("3 sausages (225 g)", "@sausages{3}(225 g)"),
        ("2 (14 oz) cans beans", "@beans{2%cans}(14 oz) -- 2 (14 oz) cans beans"),
        ("400g tin chopped tomatoes", "@tomatoes{1%tin}(400g, chopped) -- 400g tin chopped tomatoes"),
        ("1 to 2 (14-oz) cans beans", "@beans{1-2%cans}(14-oz) -- 1 to 2 (14-oz) cans beans"),
        ("1.5 kg flour", "@flour{1.5%kg}"),
        ("1 kg 200 g flour", "@flour{1.2%kg} -- 1 kg 200 g flour"),
        ("2 eggs plus 1 yolk", "@eggs{2}(plus 1 yolk) -- 2 eggs plus 1 yolk"),
        ("2 Dosen Tomaten à 400 g", "@Tomaten{2%Dosen}(à 400 g) -- 2 Dosen Tomaten à 400 g"),
        ("Onions (4g per sausage)", "@Onions{}(4g per sausage)"),
    ],
)
def test_the_amount_is_what_is_counted_and_the_size_of_each_a_note(line, written):
    card = Card("Dish", ingredient_groups=(IngredientGroup("", (line,)),))

    assert written + "\n" in cooklang.write(card)


def test_a_line_that_is_not_wholly_understood_is_all_name():
    card = Card("Dish", ingredient_groups=(IngredientGroup("", ("2 1/2-pound lobsters",)),))

    assert "@2 1/2-pound lobsters{}" in cooklang.write(card)


@needs_corpus
@pytest.mark.corpus
def test_it_reads_back_the_whole_corpus():
    changed = [
        card.slug
        for card in corpus_cards()
        if cooklang.read(cooklang.write(card)) != replace(card, photo=None)
    ]

    assert changed == []


@needs_corpus
@pytest.mark.corpus
def test_the_reference_parser_reads_the_same_ingredients_and_steps():
    reference = pytest.importorskip(
        "cooklang", reason="cooklang-bindings (the reference parser) is not installed"
    )
    for card in corpus_cards():
        read = reference.parse(cooklang.write(card))
        steps = [
            block.text.strip()
            for section in read.sections
            for block in section.steps
            if not (section.name or "").startswith(cooklang.INGREDIENTS)
        ]

        assert len(read.ingredients) == len(list(card.ingredients())), card.slug
        assert steps == [step.text.strip() for step in card.steps()], card.slug
