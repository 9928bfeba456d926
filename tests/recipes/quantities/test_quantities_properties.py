"""What holds for every ingredient line ever typed."""

import re
from fractions import Fraction
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from recipes.quantities import UNITS, Adjusted, adjust, adjusted, parse
from recipes.quantities.other_numbers import other_numbers

_WORDS = """
1 2 12 1/2 ½ 1½ 1,5 0.5 a an half two
 x × - – to or / ( ) [ ] , : ~ about of per each cup cups tsp T g 400g 1lb
oz. kg ml inch cm cans can tin (14 14-oz clove pinch large flour eggs (optional) 10% 1/0 2/3 ⁄ * _ | ! é EL Dose à und une demi-tasse plus + and a half 40C 110°F 9x13 (2
lemons) 6- 8-ounce juice x3 for 2, 3/4-inch egg yolk minutes 00 1.500 each:
"""
WORDS = st.sampled_from(_WORDS.split())
TYPED = st.one_of(
    st.text(max_size=60), st.lists(WORDS, max_size=9).map(" ".join), st.lists(WORDS, max_size=9).map("".join)
)


@given(TYPED)
@example("2 x 400 g (14 oz) tins of")
@example("Pinch")
@example("1/0 cup")
def test_nothing_typed_is_lost(line):
    assert "".join(part.text for part in parse(line).parts) == line


@given(TYPED)
def test_runs_hold_the_whole_line(line):
    assert "".join(text for _, text in parse(line).runs()) == line


@given(TYPED)
def test_a_range_goes_up(line):
    ingredient = parse(line)
    assert ingredient.high is None or ingredient.high > ingredient.low


FACTORS = st.fractions(min_value=Fraction(1, 20), max_value=50, max_denominator=24)
SYSTEMS = st.sampled_from(["", "metric", "us"])


@given(TYPED)
def test_scaling_by_one_gives_the_line_back_to_the_letter(line):
    assert adjust(line, Fraction(1)) == line


@given(TYPED, FACTORS, SYSTEMS)
def test_no_line_breaks_scaling_or_conversion(line, factor, system):
    assert isinstance(adjust(line, factor, system), str)


@given(TYPED, FACTORS)
def test_scaling_keeps_every_word_that_is_no_amount(line, factor):
    kept = [
        part.text for part in parse(line).parts if part.kind == "note" and not re.search(r"[a-z]", part.text)
    ]
    assert all(text in adjust(line, factor) for text in kept)


@given(TYPED, FACTORS, SYSTEMS)
@example("jam from 4 oranges", Fraction(2), "")
@example("1 cup milk for 3 or 5 people", Fraction(2), "us")
def test_what_is_not_wholly_understood_does_not_scale_and_says_so(line, factor, system):
    answer = adjusted(line, factor, system)
    if not parse(line).sure and factor != 1:
        assert answer == Adjusted(line, "scaled")
    if answer.left:
        assert answer.text == line


@given(TYPED)
def test_a_line_is_sure_only_where_every_number_has_its_place(line):
    ingredient = parse(line)
    measured = [(m.start, m.end) for amount in ingredient.amounts for way in amount.ways for m in way]
    placed = measured + other_numbers(line)
    digits = [at for at, letter in enumerate(line) if letter in "0123456789½⅓⅔¼¾"]
    if ingredient.sure:
        assert all(any(start <= at < end for start, end in placed) for at in digits)


@given(TYPED, FACTORS)
def test_the_sizes_of_each_and_the_numbers_that_are_no_amounts_never_scale(line, factor):
    ingredient = parse(line)
    kept = [line[amount.start : amount.end] for amount in ingredient.amounts if amount.fixed]
    kept += [line[start:end] for start, end in other_numbers(line)] if ingredient.sure else []
    assert all(text in adjust(line, factor) for text in kept)


@given(TYPED)
def test_the_amounts_stand_in_order_and_apart(line):
    spans = [(m.start, m.end) for amount in parse(line).amounts for way in amount.ways for m in way]
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(st.sampled_from(["cup", "tsp", "g", "ml", "oz", "lb", "tbsp"]), st.integers(1, 40), st.integers(1, 12))
def test_scaling_changes_the_amount_by_the_factor(unit, amount, factor):
    before, after = parse(f"{amount} {unit} food"), parse(adjust(f"{amount} {unit} food", Fraction(factor)))
    assert _size(after) == _size(before) * factor


def _size(ingredient):
    return ingredient.low * UNITS[ingredient.unit].size
