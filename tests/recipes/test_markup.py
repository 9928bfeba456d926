"""Markdown as authors paste it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recipes.markup import plain, render


def html(text: str) -> str:
    return re.sub(r"\s*\n\s*", "", render(text))


@pytest.mark.parametrize(
    "pasted",
    ["1.\u00a0First\n2.\u00a0Second", "1.\u202fFirst\n2.\u202fSecond", "1) First\n2) Second", "1.First\n2.Second",
     "1)\u00a0First\n2)\u00a0Second", "1.\tFirst\n2.\tSecond"],
)  # fmt: skip
def test_lines_pasted_with_numbers_are_a_list(pasted):
    assert html(pasted) == "<ol><li>First</li><li>Second</li></ol>"


@pytest.mark.parametrize(
    "sign", ["• ", "•", "•\t", "·\u00a0", "\uf0b7 ", "\uf0b7\t", "\uf0a7 ", "▪ ", "● ", "‣ ", "o\t"]
)
def test_lines_pasted_with_dots_are_a_list(sign):
    assert html(f"{sign}one\n{sign}two") == "<ul><li>one</li><li>two</li></ul>"


def test_a_pasted_list_needs_no_empty_line_around_it():
    assert html("You need:\n• one\n• two\nThen go.") == (
        "<p>You need:</p><ul><li>one</li><li>two</li></ul><p>Then go.</p>"
    )


def test_a_pasted_list_counts_on_from_its_first_number():
    assert html("3.\u00a0Third\n4.\u00a0Fourth") == '<ol start="3"><li>Third</li><li>Fourth</li></ol>'


@pytest.mark.parametrize(
    "text", ["5.\u00a0Mai 2024", "1.\u00a0Mai", "1.5 l water", "1984.\u00a0It was", "A • B"]
)
def test_a_number_alone_is_no_list(text):
    assert html(text).startswith("<p>")
    assert plain(text) == text


def test_a_line_indented_below_an_item_belongs_to_it():
    assert html("• one\n  and more\n• two") == "<ul><li>oneand more</li><li>two</li></ul>"


def test_lines_that_begin_with_one_sign_stand_each_on_their_own():
    assert html("✅ one\n✅ two\nEnd") == "<p>✅ one<br>✅ two<br>End</p>"


@pytest.mark.parametrize("text", ["```\n• one\n```", "    • one", "`•` one"])
def test_code_stays_as_it_is(text):
    assert "•" in render(text)
    assert "<ul>" not in render(text)


def test_items_below_a_paragraph_are_a_list():
    assert html("You need:\n- one\n- two") == "<p>You need:</p><ul><li>one</li><li>two</li></ul>"
    assert html("Then:\n1. one\n2. two") == "<p>Then:</p><ol><li>one</li><li>two</li></ol>"


def test_one_dash_below_a_paragraph_is_none():
    assert html("six\n- or seven -\neggs") == "<p>six- or seven -eggs</p>"


def test_an_item_of_two_lines_stays_one():
    assert (
        html("- one\nand more\n- two\n- three") == "<ul><li>oneand more</li><li>two</li><li>three</li></ul>"
    )


def test_lines_that_begin_with_a_long_dash_stand_each_on_their_own():
    assert html("– one\n– two") == "<p>– one<br>– two</p>"


def test_markdowns_own_lists_are_as_before():
    assert html("- a\n- b\n\n1. c\n2. d") == "<ul><li>a</li><li>b</li></ul><ol><li>c</li><li>d</li></ol>"


@given(st.text(st.sampled_from("•1.2) ab\n\u00a0-✅\t"), max_size=40))
def test_no_word_is_lost(text):
    assert plain(text).count("a") == text.count("a")
    assert plain(text).count("✅") == text.count("✅")
