"""Lines for more or fewer people, and in other units."""

from fractions import Fraction

import pytest

from recipes.quantities import adjust, format_amount

DOUBLED = [
    ("1/2 cup (120 ml) soy sauce", "1 cup (240 ml) soy sauce"),
    ("3 Garlic cloves (crushed)", "6 Garlic cloves (crushed)"),
    ("1 inch/2 cm ginger (sliced thinly)", "2 inches/4 cm ginger (sliced thinly)"),
    ("a large piece of pork belly", "2 large pieces of pork belly"),
    ("12 tsp vegetable oil", "½ cup vegetable oil"),
    ("rock salt", "rock salt"),
    ("1 to 2 eggs", "2 to 4 eggs"),
    ("1 large egg, beaten", "2 large eggs, beaten"),
    ("2 x 400 g tins tomatoes", "4 x 400 g tins tomatoes"),
    ("1 (14 oz) can beans", "2 (14 oz) cans beans"),
    ("1 kg 600 g flour", "3 kg 200 g flour"),
    ("1 kg 200 g flour", "2 kg 400 g flour"),
    ("500g/1lb 2oz mince", "1kg/2lb 4oz mince"),
    ("a pinch of salt", "2 pinches of salt"),
    ("half an onion", "1 onion"),
    ("2,5 dl cream", "5 dl cream"),
    ("1 stick (½ cup / 113g) butter", "2 sticks (1 cup / 226g) butter"),
    ("1 1/5 (355 mL) cups water", "2⅖ (710 mL) cups water"),
    ("1 small can (around 14oz) of corn", "2 small cans (around 14oz) of corn"),
    ("1 8oz cream cheese", "2 8oz cream cheese"),
    ("650 g 00 or 0 flour", "1.3 kg 00 or 0 flour"),
    ("Oil for frying (at least 1 inch in the pan)", "Oil for frying (at least 1 inch in the pan)"),
    ("Onions (4g per sausage)", "Onions (4g per sausage)"),
    ("A chicken weighing 2,5kg (roughly 5 pounds)", "A chicken weighing 2,5kg (roughly 5 pounds)"),
]
HALVED = [
    ("3 eggs", "1–2 eggs"),
    ("2-3 limes", "1-2 limes"),
    ("1 egg", "½ egg"),
    ("2 cups flour", "1 cup flour"),
    ("1/4 cup oil", "2 tbsp oil"),
    ("1½ tsp salt", "¾ tsp salt"),
]
METRIC = [
    ("1/2 cup (120 ml) soy sauce", "120 ml soy sauce"),
    ("1 cup milk", "240 ml milk"),
    ("2 cups all-purpose flour", "240 g all-purpose flour"),
    ("8 oz mushrooms", "230 g mushrooms"),
    ("1 (14 oz) can beans", "1 (400 g) can beans"),
    ("1 cup chopped celery", "240 ml chopped celery"),
    ("2 tbsp oil", "2 tbsp oil"),
    ("1 inch ginger", "2.5 cm ginger"),
    ("200 g rice", "200 g rice"),
]
US = [
    ("1/2 cup (120 ml) soy sauce", "1/2 cup soy sauce"),
    ("250 g flour", "2 cups flour"),
    ("500 g beef", "1 lb 2 oz beef"),
    ("1 kg pork", "2 lb 3 oz pork"),
    ("240 ml milk", "1 cup milk"),
    ("15 ml oil", "1 tbsp oil"),
    ("3 eggs", "3 eggs"),
]


@pytest.mark.parametrize(("line", "doubled"), DOUBLED)
def test_it_doubles(line, doubled):
    assert adjust(line, Fraction(2)) == doubled


@pytest.mark.parametrize(("line", "halved"), HALVED)
def test_it_halves(line, halved):
    assert adjust(line, Fraction(1, 2)) == halved


@pytest.mark.parametrize(("line", "metric"), METRIC)
def test_it_writes_metric_units(line, metric):
    assert adjust(line, system="metric") == metric


@pytest.mark.parametrize(("line", "us"), US)
def test_it_writes_us_units(line, us):
    assert adjust(line, system="us") == us


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("3/2", "1½"),
        ("1/3", "⅓"),
        ("5/8", "⅝"),
        ("2", "2"),
        ("3/16", "3/16"),
        ("41/3", "13⅔"),
        ("17/12", "1⅜"),
    ],
)
def test_it_writes_fractions_as_a_cook_does(value, written):
    assert format_amount(Fraction(value)) == written


def test_spoons_that_grow_into_a_cup_are_metric_where_metric_is_asked_for():
    assert adjust("12 tsp vegetable oil", Fraction(2), "metric") == "120 ml vegetable oil"
