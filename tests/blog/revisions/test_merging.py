import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.revisions import compare
from blog.revisions.merging import merge_lists, merge_texts
from recipes.text_areas import read_names

lines = st.lists(st.sampled_from(["salt", "2 onions", "", "water", "oil"]), max_size=6).map("\n".join)


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        ("A\n\nb\n\nc", "a\n\nb\n\nC", "A\n\nb\n\nC"),
        ("A\n\nb\n\nc", "a\n\nB\n\nc", "A\n\nB\n\nc"),
        ("a\n\nb\n\nc\n\nd", "new\n\na\n\nb\n\nc", "new\n\na\n\nb\n\nc\n\nd"),
        ("b\n\nc", "a\n\nb\n\nC", "b\n\nC"),
        ("A\n\nb\n\nc", "A\n\nb\n\nc", "A\n\nb\n\nc"),
    ],
)
def test_changes_of_different_paragraphs_come_together(mine, theirs, merged):
    assert merge_texts("a\n\nb\n\nc", mine, theirs) == merged


def test_changes_of_neighbouring_lines_come_together():
    assert merge_texts("1 egg\n2 onions\nsalt", "2 eggs\n2 onions\nsalt", "1 egg\n3 onions\nsalt") == (
        "2 eggs\n3 onions\nsalt"
    )


@pytest.mark.parametrize(
    ("mine", "theirs"), [("A1\n\nb", "A2\n\nb"), ("\n\nb", "A2\n\nb"), ("a\n\nb\n\nx", "a\n\nb\n\ny")]
)
def test_changes_of_one_paragraph_do_not(mine, theirs):
    assert merge_texts("a\n\nb", mine, theirs) is None


@given(lines, lines)
def test_where_one_changed_nothing_the_other_stands(base, changed):
    assert merge_texts(base, base, changed) == changed
    assert merge_texts(base, changed, base) == changed
    assert merge_texts(base, changed, changed) == changed


@given(lines, lines, lines)
def test_no_line_is_lost_or_made_up(base, mine, theirs):
    merged = merge_texts(base, mine, theirs)
    if merged is not None:
        new = (set(mine.split("\n")) | set(theirs.split("\n"))) - set(base.split("\n"))
        assert new <= set(merged.split("\n")) <= set((base + "\n" + mine + "\n" + theirs).split("\n"))


def test_a_list_loses_what_either_took_out_and_gains_what_either_put_in():
    assert merge_lists(["1", "2"], ["2", "3"], ["1", "2", "4"]) == ["2", "3", "4"]


def test_words_parted_by_commas_are_lists():
    (change,) = compare(
        {"cuisines": "Thai"}, {"cuisines": "Thai, Lao"}, {"cuisines": "Thai, Malay"}, commas=["cuisines"]
    )
    assert change.value == "Thai, Lao, Malay"


def test_a_name_with_a_comma_stays_one():
    (change,) = compare(
        {"categories": '"Salt, Pepper"'},
        {"categories": '"Salt, Pepper", Lunch'},
        {"categories": '"Salt, Pepper", Dinner'},
        commas=["categories"],
    )
    assert read_names(change.value) == ["Salt, Pepper", "Lunch", "Dinner"]


def test_a_field_of_one_line_is_not_merged():
    (change,) = compare({"title": "Soup"}, {"title": "My soup"}, {"title": "Soups"})
    assert (change.merged, change.value) == (None, "My soup")


def test_what_both_typed_alike_is_no_change():
    assert compare({"title": "Soup"}, {"title": "Soups"}, {"title": "Soups"}) == []
