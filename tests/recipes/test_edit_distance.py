"""Typing slips between two words."""

import pytest

from recipes.edit_distance import one_apart, slips


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("chiken", "chicken", 1),
        ("lasanga", "lasagna", 1),
        ("thyme", "thyme", 0),
        ("a", "abcd", 3),
        ("a", "abcdef", 3),
    ],
)
def test_slips_are_counted_as_typists_make_them_and_no_further_than_asked(one, other, count):
    assert slips(one, other, 2) == count


def test_one_apart_is_a_single_slip_and_not_the_same_word():
    assert one_apart("musturd", "mustard")
    assert one_apart("tray", "try")
    assert not one_apart("mustard", "mustard")
    assert not one_apart("salt", "slta")
