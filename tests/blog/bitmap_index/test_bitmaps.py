"""Sets as bitmaps, compared with plain sets and sorting."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from blog.bitmap_index import bitmaps
from blog.bitmap_index.bitmaps import Bitmaps, bits_of, rows_of

ROWS = st.dictionaries(
    st.integers(1, 40), st.tuples(st.integers(0, 5), st.integers(0, 99)).map(tuple), max_size=25
)
LABELS = st.lists(st.tuples(st.integers(1, 40), st.sampled_from("abcdef")), max_size=80)


def built(rows: dict, labels: list, *, one_by_one: bool) -> Bitmaps:
    index = Bitmaps()
    if one_by_one:
        for row, when in rows.items():
            index.add(row, when, {("kind", key) for other, key in labels if other == row})
    else:
        index.load(rows, ((row, "kind", key) for row, key in labels))
    return index


def places(rows: dict) -> dict:
    """No two of one place: they are told apart by their number, as posts are."""
    return {row: (time, row) for row, (time, _tie) in rows.items()}


@given(st.sets(st.integers(0, 5000)))
def test_a_set_and_its_bitmap_are_the_same(rows):
    assert list(rows_of(bits_of(rows))) == sorted(rows)


@settings(max_examples=60, deadline=None)
@given(ROWS, LABELS, st.booleans(), st.sampled_from([2, 512]), st.integers(0, 9), st.integers(1, 9))
def test_counts_and_pages_are_those_of_plain_sets(rows, labels, one_by_one, few, start, length):
    before, bitmaps.FEW = bitmaps.FEW, few
    try:
        rows = places(rows)
        index = built(rows, labels, one_by_one=one_by_one)
        labels = {(row, key) for row, key in labels if row in rows}
        order = sorted(rows, key=rows.get, reverse=True)
        assert index.page(index.all, start, start + length) == order[start : start + length]
        for chosen in "abcdef":
            having = {row for row, key in labels if key == chosen}
            base = index.having("kind", chosen)
            listed = [row for row in order if row in having]
            assert base.bit_count() == len(having)
            assert index.page(base, start, start + length) == listed[start : start + length]
            assert index.counts("kind", base, 99) == Counter(key for row, key in labels if row in having)
    finally:
        bitmaps.FEW = before


@settings(max_examples=60, deadline=None)
@given(ROWS, LABELS, st.lists(st.sampled_from("abcdef"), unique=True), st.lists(st.sampled_from("abcdef")))
def test_those_that_share_most_come_first_then_the_latest(rows, labels, first, second):
    rows = places(rows)
    index = built(rows, labels, one_by_one=False)

    def shared(row: int, keys: list) -> int:
        return sum((row, key) in labels for key in keys)

    expected = sorted(
        rows, key=lambda row: (shared(row, first), shared(row, second), rows[row]), reverse=True
    )
    ranks = [[index.having("kind", key) for key in keys] for keys in (first, second)]
    assert index.most_shared(*ranks, base=index.all, most=3) == expected[:3]


@settings(max_examples=40, deadline=None)
@given(ROWS, LABELS)
def test_what_is_removed_is_nowhere(rows, labels):
    rows = places(rows)
    index = built(rows, labels, one_by_one=False)
    for row in list(rows):
        index.remove(row)
    assert (len(index), index.all, index.sizes("kind")) == (0, 0, {})


def test_only_the_commonest_are_counted_and_none_of_them_is_missed():
    index = built({n: (n, n) for n in range(1, 30)}, [], one_by_one=False)
    index.load(
        {n: (n, n) for n in range(1, 30)},
        [(n, "kind", key) for key in range(1, 20) for n in range(1, key + 1)],
    )
    assert index.counts("kind", index.all, 3) == {19: 19, 18: 18, 17: 17}


def test_a_copy_is_not_changed_with_the_first():
    index = built({1: (1, 1), 2: (2, 2)}, [(1, "a")], one_by_one=False)
    copy = index.copy()
    index.remove(1)
    assert (len(copy), copy.sizes("kind"), copy.page(copy.all, 0, 9)) == (2, {"a": 1}, [2, 1])
