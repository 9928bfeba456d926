"""What the proofreader finds, and what it stays silent about."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recipes.card import Card, CardStep, Duration, IngredientGroup, StepGroup
from recipes.proofreader import Finding, proofread
from tests.recipes.corpus import CorpusPhoto, corpus_cards, needs_corpus
from tests.recipes.seed import SEED

from .sample import PLAIN, draw

PHOTO = CorpusPhoto("soup", alt="A bowl of soup")


def make_card(
    ingredients=("2 onions", "1 l water"), steps=("Boil the onions in the water.",), **fields
) -> Card:
    fields.setdefault("photo", PHOTO)
    fields.setdefault("yield_text", "4 servings")
    fields.setdefault("prep_time", Duration(10, "10 min"))
    return Card(
        fields.pop("name", "Onion Soup"),
        ingredient_groups=(IngredientGroup(lines=tuple(ingredients)),),
        step_groups=fields.pop("step_groups", (StepGroup(steps=tuple(map(CardStep, steps))),)),
        **fields,
    )


def found(card: Card, rule: str) -> list[Finding]:
    return [finding for finding in proofread(card) if finding.rule == rule]


def test_it_has_nothing_to_say_of_a_clean_recipe():
    assert proofread(make_card()) == []


# The slips of the seed, one by one (READING.md's table).


@pytest.mark.parametrize(
    ("rule", "field", "group", "line", "words"),
    [
        ("odd-amount", "ingredients", 0, 8, "12 tsp"),
        ("conversion", "ingredients", 0, 3, "1 inch/2 cm"),
        ("conversion", "steps", 1, 4, "250C/500F"),
        ("bracket", "steps", 1, 4, "(about 5-10 minutes."),
        ("unit-without-number", "notes", None, 1, "with tsp of cornstarch"),
        ("not-listed", "steps", 1, 6, "rice"),
        ("not-listed", "steps", 1, 6, "bak choy"),
        ("not-listed", "steps", 1, 6, "oyster sauce"),
        ("not-listed", "notes", None, 1, "cornstarch"),
        ("slip", "steps", 1, 3, "baking try"),
        ("numbering", "steps", 1, 0, "from 1 again"),
        ("no-yield", "yield", None, None, "how much"),
        ("no-times", "times", None, None, "no times"),
    ],
)
def test_it_finds_each_slip_of_the_seed(rule, field, group, line, words):
    places = [(f.field, f.group, f.line) for f in found(SEED, rule) if words in f.message]
    assert places == [(field, group, line)]


def test_it_says_nothing_else_of_the_seed():
    assert len(proofread(SEED)) == 13


def test_it_suggests_what_a_lost_mark_may_have_been():
    assert "1–2 tsp" in found(SEED, "odd-amount")[0].suggestion
    assert "½ tsp" in found(SEED, "odd-amount")[0].suggestion


def test_it_tells_the_right_conversion():
    assert [f.message.rsplit(" is ", 1)[1] for f in found(SEED, "conversion")] == ["2.5 cm.", "482 °F."]


# Conversions.


@pytest.mark.parametrize(
    "line",
    [
        "1/2 cup (120 ml) soy sauce",
        "500g/1lb 2oz flour",
        "1 oz/25 g butter",
        "1 cup (250 ml) milk",
        "1 (14 oz) can tomatoes",
        "2 x 400 g tins tomatoes",
        "1/2 inch/1 cm ginger",
        "½ cup + 2 tablespoons (150ml) milk",
        "4 (4 oz/113 g) fillets",
        "1 kg 200 g potatoes",
    ],
)
def test_it_accepts_the_rounding_of_cooks(line):
    assert found(make_card([line, "salt"]), "conversion") == []


@pytest.mark.parametrize("heat", ["350F/175C", "180°C (350°F)", "400 degrees F (200 degrees C)", "170C/325F"])
def test_it_accepts_the_marks_of_a_dial(heat):
    assert found(make_card(steps=[f"Heat the oven to {heat}."]), "conversion") == []


@pytest.mark.parametrize("line", ["2,5kg (roughly 3 pounds) chicken", "1 cup/720 ml vinegar"])
def test_it_finds_measures_that_disagree(line):
    assert len(found(make_card([line, "salt"]), "conversion")) == 1


# Amounts and units.


@pytest.mark.parametrize(
    "line", ["6 tsp sugar", "12 cups water", "8 tbsp butter", ".25 tsp cloves", "12 eggs"]
)
def test_it_accepts_amounts_people_write(line):
    assert found(make_card([line, "salt"]), "odd-amount") == []


@pytest.mark.parametrize(
    "step", ["Add 1 tsp of salt.", "Add a tsp of salt.", "Add half a cup of sugar.", "Add cups."]
)
def test_it_accepts_units_that_have_their_number(step):
    assert found(make_card(steps=[step]), "unit-without-number") == []


# Brackets.


@pytest.mark.parametrize(
    "text", ["Enjoy :)", "1) Cut. 2) Fry.", "Cut (finely).", "[Dough](/dough) rises.", "Nice ;-)"]
)
def test_it_takes_no_smiley_or_number_for_a_bracket(text):
    assert found(make_card(steps=[text]), "bracket") == []


def test_it_finds_a_bracket_that_was_never_opened():
    assert "never opened" in found(make_card(["3 scallions, parted)", "salt"]), "bracket")[0].message


# Foods.


@pytest.mark.parametrize(
    "step",
    [
        "Butter the tin.",
        "Serve with rice, if you like.",
        "You can use rice instead.",
        "Use a rice cooker.",
        "Stir in the onion mixture.",
        "Roll it into balls the size of a walnut.",
        "Add water.",
    ],
)
def test_it_takes_no_offer_verb_or_tool_for_a_food(step):
    assert found(make_card(steps=[step]), "not-listed") == []


def test_it_knows_a_food_by_its_other_names():
    card = make_card(["1 bunch cilantro", "2 scallions"], ["Chop the coriander and the spring onions."])
    assert found(card, "not-listed") == []


def test_it_tells_one_sauce_from_another():
    card = make_card(["2 tbsp soy sauce", "salt"], ["Mix the soy sauce with the oyster sauce."])
    assert [f.message for f in found(card, "not-listed")] == [
        "“oyster sauce” is used here, but no ingredient lists it."
    ]


def test_it_finds_an_ingredient_that_no_step_uses():
    card = make_card(["2 onions", "1 carrot", "1 lime"], ["Cut onions.", "Cut the carrot.", "Fry all that."])
    assert [f.line for f in found(card, "not-used")] == [2]


def test_it_asks_for_no_use_where_a_step_takes_everything():
    card = make_card(
        ["2 onions", "1 carrot", "1 lime"], ["Cut onions.", "Cut the carrot.", "Mix all ingredients."]
    )
    assert found(card, "not-used") == []


def test_it_finds_an_amount_listed_once_but_divided():
    card = make_card(
        ["3 tbsp butter", "2 onions"], ["Melt half the butter.", "Fry onions.", "Add the remaining butter."]
    )
    assert [(f.field, f.line) for f in found(card, "divided")] == [("ingredients", 0)]


def test_it_accepts_a_line_that_says_divided():
    card = make_card(
        ["3 tbsp butter, divided", "2 onions"], ["Melt it.", "Fry.", "Add the remaining butter."]
    )
    assert found(card, "divided") == []


# Words.


def test_it_finds_a_word_one_letter_from_one_the_recipe_uses():
    card = make_card(["1 tsp mustard", "salt"], ["Add the musturd."])
    assert "“mustard”" in found(card, "slip")[0].message


@pytest.mark.parametrize(
    "step", ["The flesh is fresh.", "Do not waste the taste.", "Flavor with the flavour."]
)
def test_it_takes_no_real_word_for_a_slip(step):
    assert found(make_card(steps=[step]), "slip") == []


def test_it_finds_a_word_typed_twice():
    assert found(make_card(steps=["Sprinkle over the top of of it."]), "repeated-word")


# Method.


def test_it_accepts_numbers_that_restart_under_a_heading():
    groups = (
        StepGroup("The day before", (CardStep("Salt it."),)),
        StepGroup("On the day", (CardStep("Roast it."),)),
    )
    assert found(make_card(step_groups=groups), "numbering") == []


def test_it_finds_a_step_that_is_not_there():
    assert "step 9" in found(make_card(steps=["Peel.", "Repeat step 9."]), "numbering")[0].message


def test_it_finds_an_oven_never_heated():
    assert (
        "“Preheat the oven to 180 °C”"
        in found(make_card(steps=["Bake at 180 °C for 20 min."]), "oven")[0].suggestion
    )


@pytest.mark.parametrize("step", ["Heat the oven to 180 °C.", "Preheat to 180 °C.", "Turn the oven on."])
def test_it_is_content_with_an_oven_that_is_heated(step):
    assert found(make_card(steps=[step, "Bake in the oven for 20 min."]), "oven") == []


def test_it_finds_times_that_do_not_add_up():
    card = make_card(cook_time=Duration(20, "20 min"), total_time=Duration(60, "1 h"))
    assert found(card, "times")[0].message == "The parts make 30 min, the total says 1 hr."


def test_it_finds_a_step_longer_than_the_recipe():
    card = make_card(steps=["Let the dough rest for 5 hours."], cook_time=Duration(45, "45 min"))
    assert found(card, "times")[0].field == "additional_time"


def test_it_does_not_count_how_long_it_keeps():
    assert found(make_card(steps=["It keeps for 3 days in the fridge."]), "times") == []


# What is missing.


def test_it_misses_the_photo_and_its_words():
    assert found(make_card(photo=None), "no-photo")
    assert found(make_card(photo=CorpusPhoto("soup")), "photo-alt")


def test_it_asks_for_no_words_on_a_step_photo_that_has_them():
    groups = (StepGroup(steps=(CardStep("Stir.", photo=PHOTO), CardStep("Boil.", photo=CorpusPhoto("pot")))),)
    assert [f.line for f in found(make_card(step_groups=groups), "photo-alt")] == [1]


# Keys, and the whole corpus.


def test_a_key_survives_edits_elsewhere():
    moved = replace(
        SEED,
        ingredient_groups=(IngredientGroup(lines=("1 lemon", *SEED.ingredients())),),
        step_groups=(
            StepGroup("First", SEED.step_groups[0].steps),
            StepGroup("Then", SEED.step_groups[1].steps),
        ),
        notes=("A new note.", *SEED.notes),
    )
    gone = {f.key for f in proofread(SEED)} - {f.key for f in proofread(moved)}
    assert gone == {f.key for f in found(SEED, "numbering")}


def test_a_key_changes_with_the_words_found_fault_with():
    corrected = make_card(["14 tsp vegetable oil", "salt"])
    assert found(corrected, "odd-amount")[0].key != found(SEED, "odd-amount")[0].key


def test_it_changes_no_letter():
    before = repr(SEED)
    proofread(SEED)
    assert repr(SEED) == before


@needs_corpus
@pytest.mark.corpus
def test_it_reads_the_whole_corpus_without_a_key_twice():
    for card in corpus_cards():
        keys = [finding.key for finding in proofread(card)]
        assert len(keys) == len(set(keys))


@needs_corpus
@pytest.mark.corpus
def test_the_draw_to_be_read_is_the_same_every_time():
    drawn = draw(seed=1, count=200)
    assert drawn == draw(seed=1, count=200)
    assert drawn != draw(seed=2, count=200)
    assert len(drawn) == 200
    assert not {finding.rule for _slug, finding, _text in drawn} & set(PLAIN)


TYPED = (
    "1 1/2 ½ 12 0 1/0 2–3 tsp cup g kg inch/2 cm ( ) [ ] (250C/500F) butter the the oven rice steps step 9 bake at for "
    "180 °C half remaining divided an hour overnight 1,5 ,5 .5 ! ? : # * _ \u2028 é 5-10 minutes, with of and or"
)
WORDS = st.sampled_from(TYPED.split(" "))
TEXTS = st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=60)


@given(
    ingredients=st.lists(TEXTS, max_size=4),
    steps=st.lists(TEXTS, max_size=4),
    notes=st.lists(TEXTS, max_size=2),
    minutes=st.none() | st.integers(0, 10_000),
)
def test_it_reads_whatever_is_typed(ingredients, steps, notes, minutes):
    card = make_card(ingredients, steps, notes=tuple(notes), total_time=Duration(minutes, "so long"))
    for finding in proofread(card):
        assert len(finding.key) <= 60
        assert finding.message
        assert finding.suggestion


@pytest.mark.parametrize("typed", ["Serves a crowd", "a loaf", "Springform 26 cm"])
def test_it_finds_a_yield_that_does_not_scale(typed):
    (finding,) = found(replace(make_card(), yield_text=typed, yield_number=None), "yield-unscaled")
    assert finding.field == "yield"
    assert typed in finding.message


@pytest.mark.parametrize("typed", ["Serves 4 people", "One 9-inch pie", "ca. 20 Stück", ""])
def test_it_is_content_with_a_yield_that_scales(typed):
    assert found(replace(make_card(), yield_text=typed), "yield-unscaled") == []


def test_it_finds_a_line_that_does_not_scale():
    (finding,) = found(
        make_card(ingredients=["1 egg", "about 10+ potatoes or 1.25/4 of a sack"]), "line-unscaled"
    )
    assert (finding.field, finding.line) == ("ingredients", 1)


def test_it_is_content_with_lines_that_scale():
    assert (
        found(make_card(ingredients=["2 x 400 g tins tomatoes", "salt", "1½ cups flour"]), "line-unscaled")
        == []
    )
