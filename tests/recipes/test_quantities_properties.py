"""What holds for every ingredient line ever typed."""

from hypothesis import example, given
from hypothesis import strategies as st

from recipes.quantities import parse

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
