from hypothesis import given
from hypothesis import strategies as st

from blog.revisions import difference


def changed(rows, side: str) -> list[str]:
    return [piece.text for row in rows for piece in getattr(row, side) if piece.changed]


def test_equal_texts_have_none():
    assert difference("a\nb", "a\nb") == []


def test_only_the_words_that_changed_are_marked():
    rows = difference("Slice the onions.", "Chop the onions.")
    assert (changed(rows, "before"), changed(rows, "after")) == (["Slice"], ["Chop"])


def test_neighbouring_words_are_marked_as_one():
    rows = difference("Slice two onions thinly.", "Chop three onions thinly.")
    assert changed(rows, "after") == ["Chop three"]


def test_lines_far_from_a_change_are_counted_not_shown():
    old = "\n".join(f"line {number}" for number in range(50))
    rows = difference(old, old.replace("line 25", "line twenty-five"))
    assert [row.skipped for row in rows if row.skipped] == [24, 23]


def test_a_long_passage_written_anew_is_shown_whole():
    rows = difference("old " * 5000, "new " * 5000)
    assert changed(rows, "after") == ["new " * 5000]


@given(st.text("ab \n.", max_size=60), st.text("ab \n.", max_size=60))
def test_each_side_holds_its_own_text_and_nothing_else(old, new):
    rows = difference(old, new)
    for text, side in ((old, "before"), (new, "after")):
        shown = "\n".join("".join(p.text for p in getattr(row, side)) for row in rows if not row.skipped)
        kept = text.replace("\n", "")
        if rows and not any(row.skipped for row in rows):
            assert shown.replace("\n", "") == kept
