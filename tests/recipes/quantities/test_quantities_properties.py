"""What holds for every ingredient line ever typed."""

from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from recipes.quantities.parser import parse
from recipes.quantities.scaling import adjust
from recipes.quantities.units import UNITS

_WORDS = """
1 2 12 1/2 ½ 1½ 1,5 0.5 a an half two
 x × - – to or / ( ) [ ] , : ~ about of per each cup cups tsp T g 400g 1lb
oz. kg ml inch cm cans can tin (14 14-oz clove pinch large flour eggs (optional) 10% 1/0 2/3 ⁄ * _ | ! é
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
    kept = [part.text for part in parse(line).parts if part.kind == "note" and not part.unit]
    assert all(text in adjust(line, factor) for text in kept)


@given(st.sampled_from(["cup", "tsp", "g", "ml", "oz", "lb", "tbsp"]), st.integers(1, 40), st.integers(1, 12))
def test_scaling_changes_the_amount_by_the_factor(unit, amount, factor):
    before, after = parse(f"{amount} {unit} food"), parse(adjust(f"{amount} {unit} food", Fraction(factor)))
    assert _size(after) == _size(before) * factor


def _size(ingredient):
    return ingredient.low * UNITS[ingredient.unit].size
