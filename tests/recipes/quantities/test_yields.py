"""What a recipe makes, scaled and read."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recipes.quantities.yields import is_scalable, read_yield, scale_yield


@pytest.mark.parametrize(
    ("typed", "doubled"),
    [
        ("Serves 4 people", "Serves 8 people"),
        ("One 9-inch pie", "Two 9-inch pies"),
        ("serves 4 to 6", "serves 8 to 12"),
        ("20 (40 pieces)", "40 (80 pieces)"),
    ],
)
def test_yields_of_real_pages_double(typed, doubled):
    assert scale_yield(typed, Fraction(2)) == doubled


@pytest.mark.parametrize(
    ("typed", "doubled"),
    [
        ("Serves 4–6", "Serves 8–12"),
        ("12 cookies", "24 cookies"),
        ("a loaf", "a loaf"),
        ("1 loaf", "2 loaves"),
        ("1 (9x5-inch) loaf", "2 (9x5-inch) loaves"),
        ("Makes about 2 dozen cookies", "Makes about 4 dozen cookies"),
        ("1 1/2 cups", "3 cups"),
        ("2½ dozen", "5 dozen"),
        ("Serves a crowd", "Serves a crowd"),
        ("Für 4 Personen", "Für 8 Personen"),
        ("4 Portionen", "8 Portionen"),
        ("1 Portion", "2 Portionen"),
        ("pour 6 personnes", "pour 12 personnes"),
        ("para 4 personas", "para 8 personas"),
        ("per 4 persone", "per 8 persone"),
        ("para 4 pessoas", "para 8 pessoas"),
        ("voor 4 personen", "voor 8 personen"),
        ("ca. 20 Stück", "ca. 40 Stück"),
        ("1 Kuchen (26 cm Ø)", "2 Kuchen (26 cm Ø)"),
        ("Springform 26 cm", "Springform 26 cm"),
        ("1 tarte de 28 cm", "2 tartes de 28 cm"),
        ("24 2-inch cookies", "48 2-inch cookies"),
        ("8-10", "16-20"),
        ("6+", "12+"),
        ("serves 4 as a main or 6 as a side", "serves 8 as a main or 12 as a side"),
        ("2 servings of 300 g", "4 servings of 300 g"),
        ("4 servings (250 g each)", "8 servings (250 g each)"),
        ("12 servings, 1 slice per serving", "24 servings, 1 slice per serving"),
        ("8 servings (1/2 cup each)", "16 servings (1/2 cup each)"),
        ("2 loaves (about 16 slices)", "4 loaves (about 32 slices)"),
        ("2 loaves (8 slices each)", "4 loaves (8 slices each)"),
        ("16 squares (8x8 pan)", "32 squares (8x8 pan)"),
        ("1 9-inch cake (8 servings)", "2 9-inch cakes (16 servings)"),
        ("2 x 500 ml jars", "4 x 500 ml jars"),
        ("1 jar of 500 ml", "2 jars of 500 ml"),
        ("about 800 g", "about 1600 g"),
        ("1,5 l", "3 l"),
        ("1.5 litres", "3 litres"),
        ("4 servings, 350 kcal", "8 servings, 350 kcal"),
        ("Serves four", "Serves eight"),
        ("serves four to six", "serves eight to twelve"),
        ("Two dozen cookies", "Four dozen cookies"),
        ("Makes 1 pie", "Makes 2 pies"),
        ("1 batch (12 rolls)", "2 batches (24 rolls)"),
        ("12 cupcakes or 1 cake", "24 cupcakes or 2 cakes"),
        ("2 trays of 12", "4 trays of 12"),
        ("1 (500 g) loaf", "2 (500 g) loaves"),
        ("1 loaf (800 g)", "2 loaves (1600 g)"),
        ("4/6 persone", "8/12 persone"),
        ("2/3", "4/6"),
        ("1/2 loaf", "1 loaf"),
        ("1 hearty serving", "2 hearty servings"),
        ("Five-dozen individual cookies", "Ten-dozen individual cookies"),
        ("4-6 servings", "8-12 servings"),
        ("entre 4 y 6 raciones", "entre 8 y 12 raciones"),
        ("4 à 6 personnes", "8 à 12 personnes"),
        ("1~2", "2~4"),
        ("10.", "20."),
        ("12 x 5 cm cookies", "24 x 5 cm cookies"),
        ("Makes 1 9 x 13 inch pan", "Makes 2 9 x 13 inch pans"),
        ('one 9" pie', 'two 9" pies'),
        ("1 Springform (Ø 26 cm)", "2 Springform (Ø 26 cm)"),
        ("1 person", "2 people"),
        ("1,000 g", "2000 g"),
        ("Serves 4 (2 tacos per person)", "Serves 8 (2 tacos per person)"),
        ("pour six personnes", "pour 12 personnes"),
        ("3 pots (250 ml chacun)", "6 pots (250 ml chacun)"),
        ("Serves: 4", "Serves: 8"),
        ("4 servings (30 minutes)", "8 servings (30 minutes)"),
        ("1 large loaf", "2 large loaves"),
        ("1 (2 wraps)", "2 (4 wraps)"),
        ("1 8-inch round cake", "2 8-inch round cakes"),
        ("makes two 8-inch layers", "makes four 8-inch layers"),
        ("One 12-inch pizza or two 8-inch pizzas", "Two 12-inch pizzas or four 8-inch pizzas"),
        ("6 burgers, 150 g each", "12 burgers, 150 g each"),
        ("1 quart (about 4 cups)", "2 quarts (about 8 cups)"),
        ("1 cake, 8 slices", "2 cakes, 16 slices"),
        ("About 30 2½-inch cookies", "About 60 2½-inch cookies"),
        ("Makes one 10-inch tart, serving 8 to 10", "Makes two 10-inch tarts, serving 16 to 20"),
        ("1 12-oz jar", "2 12-oz jars"),
        ("1 9x13 pan", "2 9x13 pans"),
        ("Makes: 1 dozen", "Makes: 2 dozen"),
        ("One 8x4-inch loaf", "Two 8x4-inch loaves"),
        ("3 dozen (2-inch) cookies", "6 dozen (2-inch) cookies"),
        ("One 9 inch pie", "Two 9 inch pies"),
        ("Yield: 1 (9-inch) pie", "Yield: 2 (9-inch) pies"),
        ("Serves 4 - 6 people", "Serves 8 - 12 people"),
        ("1 x 23cm cake", "2 x 23cm cakes"),
        ("Two 9-inch layers", "Four 9-inch layers"),
        ("A 9-inch pie", "A 9-inch pie"),
        ("8 to 10 servings", "16 to 20 servings"),
        ("Makes 24 (12 servings)", "Makes 48 (24 servings)"),
        ("4 servings + leftovers", "8 servings + leftovers"),
        ('1 8"x8" pan', '2 8"x8" pans'),
        ("One 23 cm (9 inch) cake", "Two 23 cm (9 inch) cakes"),
        ("10 (2 per person)", "20 (2 per person)"),
        ("Serves 2 adults and 2 children", "Serves 4 adults and 4 children"),
        ("Makes 30-36 cookies (3-inch)", "Makes 60-72 cookies (3-inch)"),
        ("6 jars of 250 ml", "12 jars of 250 ml"),
        ("6 Gläser à 250 ml", "12 Gläser à 250 ml"),
        ("2 Bleche (je 20 Stück)", "4 Bleche (je 20 Stück)"),
        ("12 Stück (1 Blech)", "24 Stück (2 Bleche)"),
        ("Serves 4 (makes 8 tacos)", "Serves 8 (makes 16 tacos)"),
        ("1 18cm-Springform", "2 18cm-Springform"),
    ],
)
def test_how_many_doubles_and_how_large_does_not(typed, doubled):
    assert scale_yield(typed, Fraction(2)) == doubled


@pytest.mark.parametrize(
    ("typed", "halved"),
    [
        ("Serves 8 people", "Serves 4 people"),
        ("2 loaves", "1 loaf"),
        ("2 people", "1 person"),
        ("Two pies", "One pie"),
        ("1 pie", "½ pie"),
        ("12 muffins", "6 muffins"),
        ("2 Personen", "1 Person"),
        ("1 person", "½ person"),
    ],
)
def test_a_half_has_its_noun_in_the_singular(typed, halved):
    assert scale_yield(typed, Fraction(1, 2)) == halved


@pytest.mark.parametrize(
    ("typed", "number", "unit"),
    [
        ("serves 4 to 6", 4, ""),
        ("4–6 servings", 4, "servings"),
        ("Serves 4 people", 4, "people"),
        ("One 9-inch pie", 1, "9-inch pie"),
        ("20 (40 pieces)", 20, ""),
        ("2½ dozen", Fraction(5, 2), "dozen"),
        ("1,5 l", Fraction(3, 2), "l"),
        ("pour 6 à 8 personnes", 6, "personnes"),
        ("Für 4 Personen, als Beilage für 6", 4, "Personen"),
        ("10.", 10, ""),
        ("6+", 6, ""),
        ("Makes 2 loaves (about 16 slices)", 2, "loaves"),
    ],
)
def test_it_reads_the_number_and_its_unit(typed, number, unit):
    assert read_yield(typed) == (number, unit)


@pytest.mark.parametrize(
    "typed",
    ["Serves a crowd", "a loaf", "Depends", "Springform 26 cm", "9 x 13 inch pan", "350 kcal", "0", ""],
)
def test_what_holds_no_number_that_scales_stays_as_typed(typed):
    assert not is_scalable(typed)
    assert read_yield(typed) == (None, "")
    assert scale_yield(typed, Fraction(2)) == typed


@given(
    st.text(st.sampled_from('0123456789 ½/-–xa()inchservgoftwaeché.,"×'), max_size=40),
    st.sampled_from((1, 2, 3)),
)
def test_no_yield_is_too_odd(typed, factor):
    scaled = scale_yield(typed, Fraction(factor))
    assert factor > 1 or scaled == typed
    number, _unit = read_yield(typed)
    assert (number is not None) == is_scalable(typed)
