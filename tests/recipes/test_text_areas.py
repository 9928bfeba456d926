from hypothesis import given
from hypothesis import strategies as st

from recipes.text_areas import Entry, Group, read, read_list, write, write_list


def texts(groups):
    return [(group.name, [entry.text for entry in group.entries]) for group in groups]


def test_a_line_is_an_entry():
    assert texts(read("2 onions\n\n1 l water")) == [("", ["2 onions", "1 l water"])]


def test_headings_open_groups():
    assert texts(read("## Soup\nwater\n## Top\nbread")) == [("Soup", ["water"]), ("Top", ["bread"])]


def test_a_bare_heading_opens_a_group_without_a_name():
    assert texts(read("one\n##\ntwo")) == [("", ["one"]), ("", ["two"])]


def test_pasted_bullets_and_numbers_are_understood():
    pasted = "• one\n- two\n* three\n▢ four\n1. five\n2) six"
    assert texts(read(pasted)) == [("", ["one", "two", "three", "four", "five", "six"])]


def test_amounts_are_no_numbering():
    assert texts(read("1.5 l water\n1/2 cup milk\n-5 °C ice\n**2** eggs")) == [
        ("", ["1.5 l water", "1/2 cup milk", "-5 °C ice", "**2** eggs"])
    ]


def test_numbers_that_restart_open_a_group():
    assert texts(read("1. salt it\n\n1. heat\n2. roast", steps=True)) == [
        ("", ["salt it"]),
        ("", ["heat", "roast"]),
    ]


def test_a_step_may_have_a_name_and_a_photo():
    (group,) = read("### Crisp\nTurn up the heat. ![](photo:crisp)", steps=True)
    assert group.entries == (Entry("Turn up the heat.", "Crisp", "crisp"),)


def test_a_heading_without_lines_is_told():
    assert texts(read("## Sauce")) == [("Sauce", [])]


words = (
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1)
    .map(lambda s: s.strip(" "))
    .filter(lambda s: s and "photo:" not in s and s.splitlines() == [s])
)


@given(st.lists(words, max_size=6))
def test_a_list_written_is_read_back(lines):
    assert read_list(write_list(lines)) == lines


@given(st.lists(st.lists(words, min_size=1, max_size=4), min_size=1, max_size=3))
def test_groups_written_are_read_back(groups):
    stored = [Group("", tuple(Entry(line) for line in lines)) for lines in groups]
    assert read(write(stored)) == stored
