"""The card as a reader asks for it by the page's address."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recipes.card import Card, CardStep, IngredientGroup, StepGroup
from recipes.card_options import MOST_LINES, apply, read_options
from recipes.quantities import parse
from recipes.templatetags.cooking import step_html, step_needs
from tests.factories import make_post, make_recipe

CARD = Card(
    "Pancakes",
    "pancakes",
    ingredient_groups=(IngredientGroup("", ("2 cups flour", "1 egg", "1/2 cup (120 ml) milk")),),
    step_groups=(StepGroup("", (CardStep("Mix 2 cups flour and the egg. Heat to 350F for 5-10 minutes."),)),),
    yield_number=Fraction(4),
    yield_text="Serves 4",
)
UNSAID = Card("Pancakes", "pancakes", ingredient_groups=CARD.ingredient_groups)


def view_of(card=CARD, **asked):
    return apply(card, read_options(asked))


def test_the_plain_card_is_the_very_card():
    assert view_of().card is CARD


def test_servings_scale_a_card_with_a_yield():
    answer = view_of(servings="8")
    assert list(answer.card.ingredients()) == ["4 cups flour", "2 eggs", "1 cup (240 ml) milk"]
    assert (answer.card.yield_number, answer.card.yield_text) == (8, "Serves 8")


@pytest.mark.parametrize("typed", ["2", "2.0", "2,0", "4/2"])
def test_scale_takes_numbers_as_people_write_them(typed):
    assert view_of(scale=typed).factor == 2


def test_scale_takes_a_half():
    assert view_of(scale="½").factor == view_of(scale="1/2").factor == Fraction(1, 2)


@pytest.mark.parametrize("typed", ["abc", "0", "-1", "1000", "1/0", "NaN", "1e3", "<script>", "0.0001"])
def test_a_bad_scale_gives_the_card_as_written_with_a_word_of_why(typed):
    answer = view_of(scale=typed)
    assert answer.card is CARD
    assert answer.error


def test_servings_without_a_yield_say_so():
    assert "how much it makes" in view_of(UNSAID, servings="8").error


def test_unknown_units_say_so():
    answer = view_of(units="stone")
    assert answer.card is CARD
    assert "metric" in answer.error


def test_units_convert_ingredients_and_the_temperatures_of_the_steps():
    answer = view_of(units="metric")
    assert list(answer.card.ingredients()) == ["240 g flour", "1 egg", "120 ml milk"]
    assert "Heat to 175 °C" in next(answer.card.steps()).text


def test_a_scaled_step_keeps_its_words():
    assert next(view_of(scale="2").card.steps()).text == next(CARD.steps()).text


@pytest.fixture
def page(db, client):
    recipe = make_recipe(
        name="Pancakes",
        ingredients="2 cups flour\n1 egg\n1/2 cup (120 ml) milk",
        instructions="Mix 2 cups flour and the egg.\nHeat to 350F for 5-10 minutes.",
    )
    post = make_post(title="Pancakes", recipes=[recipe])
    return lambda query="": client.get(post.get_absolute_url() + query)


def test_the_plain_page_may_be_indexed(page):
    assert "X-Robots-Tag" not in page()


@pytest.mark.parametrize("query", ["?scale=2", "?units=us", "?scale=abc", "?cook=1", "?servings=3"])
def test_the_variants_are_kept_from_search_engines(page, query):
    assert page(query)["X-Robots-Tag"] == "noindex"


def test_a_variant_names_the_plain_page_as_canonical(page):
    html = page("?scale=2").content.decode()
    assert '/pancakes/">' in html.split('rel="canonical"')[1].split("\n")[0]


def test_the_page_shows_the_scaled_amounts(page):
    assert "<b>4 cups</b> flour" in page("?scale=2").content.decode()


def test_a_scaled_page_marks_the_amounts_left_in_the_steps(page):
    html = page("?scale=2").content.decode()
    assert 'Mix 2 cups <small class="as-written">(for the original amount)</small> flour' in html
    assert 'class="as-written"' not in page().content.decode()
    assert 'class="as-written"' not in page("?units=metric").content.decode()


def test_links_keep_what_was_asked_before(page):
    assert "/pancakes/?scale=2&amp;units=metric#recipe" in page("?scale=2").content.decode()


def test_the_link_back_is_the_plain_address(page):
    assert 'href="/pancakes/#recipe"' in page("?scale=2").content.decode()


def test_a_bad_value_is_said_on_the_page(page):
    html = page("?scale=%3Cscript%3E").content.decode()
    assert 'role="alert"' in html
    assert "&lt;script&gt;" in html
    assert "<b>2 cups</b> flour" in html


def test_cook_mode_shows_the_amounts_beside_the_step_without_a_script(page):
    html = page("?cook=1").content.decode()
    assert "is-cooking" in html
    assert '<p class="step-needs"><span><b>2 cups</b> flour</span> <span><b>1</b> egg</span> </p>' in html


def test_controls_that_need_a_script_are_sent_hidden(page):
    html = page().content.decode()
    for name in ("data-copy", "data-share", "data-untick"):
        button = html.split(name)[1].split(">")[0]
        assert " hidden" in button


def test_the_print_page_scales_and_leaves_the_photo_out(page, client):
    html = client.get("/pancakes/print/?scale=2&photo=no").content.decode()
    assert "<b>4 cups</b> flour" in html
    assert 'name="robots" content="noindex"' in html


def test_leaving_the_photo_out_keeps_what_was_asked(page, client):
    html = client.get("/pancakes/print/?scale=2").content.decode()
    assert 'href="?scale=2&amp;photo=no"' in html


@given(st.text(max_size=50), st.text(max_size=50), st.sampled_from(["", "metric", "us", "typed", "x"]))
def test_no_address_breaks_the_card(scale, servings, units):
    answer = view_of(scale=scale, servings=servings, units=units)
    assert answer.card is CARD or answer.changed


def test_of_several_recipes_only_the_one_named_is_scaled(db, client):
    soup, bread = make_recipe("Soup", ingredients="1 onion"), make_recipe("Bread", ingredients="2 cups flour")
    post = make_post("Supper", recipes=[soup, bread])
    html = client.get(post.get_absolute_url() + "?recipe=bread&scale=2").content.decode()
    assert "<b>4 cups</b> flour" in html
    assert "<b>1</b> onion" in html
    assert "?recipe=bread&amp;scale=3#recipe-bread" in html


def test_without_a_name_the_first_of_several_is_scaled(db, client):
    soup, bread = make_recipe("Soup", ingredients="1 onion"), make_recipe("Bread", ingredients="2 cups flour")
    html = client.get(
        make_post("Supper", recipes=[soup, bread]).get_absolute_url() + "?scale=2"
    ).content.decode()
    assert "<b>2</b> onions" in html
    assert "<b>2 cups</b> flour" in html


def test_a_yield_is_asked_for_in_servings(db, client):
    recipe = make_recipe("Soup", ingredients="1 onion", yield_number=4, yield_text="Serves 4")
    address = make_post("Soup", recipes=[recipe]).get_absolute_url()
    assert 'name="servings" value="4"' in client.get(address).content.decode()
    html = client.get(address + "?servings=8").content.decode()
    assert 'name="servings" value="8"' in html
    assert "Serves 8" in html


def test_a_variant_asks_no_more_queries_than_the_plain_page(page, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        page("?scale=2&units=metric&cook=1")


def test_a_line_that_is_not_understood_is_left_and_named():
    card = Card("Jam", ingredient_groups=(IngredientGroup("", ("jam from 4 oranges", "1 cup sugar")),))
    answer = view_of(card, scale="2")
    assert list(answer.card.ingredients()) == ["jam from 4 oranges", "2 cups sugar"]
    assert answer.as_typed == {"jam from 4 oranges"}


def test_lines_beyond_the_bound_stay_as_typed_and_say_so():
    lines = tuple(f"{number} cups food" for number in range(2, MOST_LINES + 3))
    answer = view_of(Card("Much", ingredient_groups=(IngredientGroup("", lines),)), scale="2")
    assert answer.as_typed == {lines[-1]}
    assert list(answer.card.ingredients())[-2:] == [f"{2 * (MOST_LINES + 1)} cups food", lines[-1]]


def test_every_line_is_read_once_for_all_steps(monkeypatch):
    read = []
    monkeypatch.setattr("recipes.step_text.parse", lambda line: read.append(line) or parse(line))
    lines = tuple(f"{number} cups food{'x' * number}" for number in range(2, 52))
    steps = tuple(CardStep(f"Add 3 cups food{'x' * number}.") for number in range(30))
    view = view_of(
        Card("Much", ingredient_groups=(IngredientGroup("", lines),), step_groups=(StepGroup("", steps),)),
        scale="2",
    )
    for step in view.card.steps():
        step_needs(step, view)
        step_html(step.text, view)
    assert len(read) == 2 * len(lines)  # as typed, and scaled


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/jam/", "/jam/print/"])
def test_the_page_says_which_line_is_not_scaled(client, address):
    make_post("Jam", recipes=[make_recipe("Jam", ingredients="jam from 4 oranges\n1 cup sugar")])
    assert "not scaled" not in client.get(address).content.decode()
    html = client.get(address + "?scale=2").content.decode()
    assert html.count("(not scaled)") == 1
    assert '</span> <small class="as-written">(not scaled)</small> </label>' in " ".join(html.split())
    assert "(not converted)" not in client.get(address + "?units=metric").content.decode()
