"""Ingredient lines and what is understood of them."""

from fractions import Fraction

import pytest

from recipes.quantities import parse

SEED = [
    ("a large piece of pork belly", "1", "piece", "pork belly", ""),
    ("1/2 cup (120 ml) soy sauce", "1/2", "cup", "soy sauce", ""),
    ("3 Garlic cloves (crushed)", "3", "", "Garlic cloves", "crushed"),
    ("1 inch/2 cm ginger (sliced thinly)", "1", "inch", "ginger", "sliced thinly"),
    ("1 tbsp sugar", "1", "tbsp", "sugar", ""),
    ("1 tsp red pepper flakes (optional)", "1", "tsp", "red pepper flakes", "optional"),
    ("rock salt", None, "", "rock salt", ""),
    ("1/2 cup (120 ml) water", "1/2", "cup", "water", ""),
    ("12 tsp vegetable oil", "12", "tsp", "vegetable oil", ""),
]
FORMS = [
    ("½ tsp salt", "1/2", "tsp", "salt"),
    ("1½ cups flour", "3/2", "cup", "flour"),
    ("1 1/2 cups flour", "3/2", "cup", "flour"),
    ("1-1/2 cups flour", "3/2", "cup", "flour"),
    ("1⁄2 cup flour", "1/2", "cup", "flour"),
    ("2,5 dl cream", "5/2", "dl", "cream"),
    ("1,000 g beans", "1000", "g", "beans"),
    ("1 kg 200 g flour", "6/5", "kg", "flour"),
    ("1 cup plus 2 tbsp milk", "9/8", "cup", "milk"),
    ("a pinch of salt", "1", "pinch", "salt"),
    ("Pinch of salt", "1", "pinch", "salt"),
    ("half an onion", "1/2", "", "onion"),
    ("2 x 400 g tins tomatoes", "2", "tin", "tomatoes"),
    ("1 (14 oz) can beans", "1", "can", "beans"),
    ("2T butter", "2", "tbsp", "butter"),
    ("¾t cayenne", "3/4", "tsp", "cayenne"),
    ("500g/1lb 2oz mince", "500", "g", "mince"),
    ("Egg (3)", "3", "", "Egg"),
    ("shallots: 2", "2", "", "shallots"),
    ("Star anise, 2", "2", "", "Star anise"),
    ("Garlic cloves 3, minced", "3", "", "Garlic cloves"),
    ("2 cloves", "2", "", "cloves"),
    ("8 fl oz milk", "8", "fl oz", "milk"),
    ("Eight table-spoonfuls of sifted flour.", "8", "tbsp", "sifted flour"),
    ("~100g cheese", "100", "g", "cheese"),
    ("1/4 of a cauliflower", "1/4", "", "cauliflower"),
    ("30g+ Butter", "30", "g", "Butter"),
    ("2 heaped tablespoons flour", "2", "tbsp", "flour"),
]


@pytest.mark.parametrize(("line", "low", "unit", "item", "note"), SEED)
def test_it_reads_the_seeds_lines(line, low, unit, item, note):
    read = parse(line)
    assert (read.low and str(read.low), read.unit, read.item, read.note) == (low, unit, item, note)


@pytest.mark.parametrize(("line", "low", "unit", "item"), FORMS)
def test_it_reads_the_forms_cooks_use(line, low, unit, item):
    read = parse(line)
    assert (str(read.low), read.unit, read.item) == (low, unit, item)


@pytest.mark.parametrize(
    "line", ["1–2 tsp salt", "1-2 tsp salt", "1 to 2 tsp salt", "1 or 2 tsp salt", "1tsp - 2tsp salt"]
)
def test_it_reads_ranges(line):
    assert (parse(line).low, parse(line).high) == (1, 2)


@pytest.mark.parametrize(
    "line", ["Chinese 5 Spice", "rock salt", "7-up", "Cream (10% fat)", "salt and pepper to taste"]
)
def test_it_sees_no_amount_where_none_is(line):
    assert parse(line).low is None


def test_it_knows_what_is_optional():
    assert parse("1 tsp red pepper flakes (optional)").optional
    assert not parse("1 tbsp sugar").optional


def test_it_tells_the_size_of_each_from_the_amount():
    assert parse("2 x 400 g tins tomatoes").size == (Fraction(400), "g")
    assert parse("1 (14 oz) can beans").size == (Fraction(14), "oz")


def test_it_splits_a_line_into_bold_plain_and_soft():
    assert list(parse("1/2 cup (120 ml) soy sauce (light)").runs()) == [
        ("b", "1/2 cup (120 ml)"), ("", " soy sauce "), ("i", "(light)"),
    ]  # fmt: skip


def test_a_paragraph_is_kept_but_not_read():
    line = "1 cup " * 500
    assert parse(line).low is None
    assert "".join(part.text for part in parse(line).parts) == line
