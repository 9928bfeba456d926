import pytest
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


def ingredients(pasted):
    return texts(read(pasted))


def steps(pasted):
    return [
        (group.name, [(entry.name, entry.text) if entry.name else entry.text for entry in group.entries])
        for group in read(pasted, steps=True)
    ]


@pytest.mark.parametrize(
    "heading",
    ["For the dough:", "**For the dough**", "### For the dough", "**For the dough:**", "__For the dough__:", "# For the dough",
     "#### For the dough", "For the dough :", "• For the dough:", "For the dough", "<h3>For the dough</h3>",
     "<p><strong>For the dough</strong></p>", "<b>For the dough:</b>"],
)  # fmt: skip
def test_a_heading_pasted_among_ingredients_opens_a_group(heading):
    assert ingredients(f"1 egg\n{heading}\n2 cups flour") == [
        ("", ["1 egg"]),
        ("For the dough", ["2 cups flour"]),
    ]


@pytest.mark.parametrize(
    "heading", ["Dough:", "**Dough**", "Für den Teig:", "Pour la pâte :", "Para la masa:"]
)
def test_a_heading_pasted_among_steps_opens_a_group(heading):
    (group,) = steps(f"{heading}\nMix.")
    assert group == (heading.strip("*: "), ["Mix."])


@pytest.mark.parametrize(
    "line",
    ["1 cup each:", "**2 eggs**", "#1 cut of beef", "**Do not open the oven!**", "- For the dough:", "salt: to taste",
     "Meanwhile, make the sauce:"],
)  # fmt: skip
def test_what_only_looks_like_a_heading_is_a_line(line):
    assert [name for name, _lines in ingredients(f"{line}\n2 cups flour")] == [""]


def test_a_heading_with_nothing_below_is_a_line():
    assert ingredients("1 egg\nFor the dough:") == [("", ["1 egg", "For the dough:"])]


@pytest.mark.parametrize(
    "line",
    ["[ ] flour", "- [x] flour", "- [ ] flour", "[X] flour", "\uf0b7 flour", "\uf0a7\tflour", "\uf0d8flour", "☐ flour", "☑ flour",
     "✔ flour", "■ flour", "➤ flour", "‣ flour", "∙ flour", "o\tflour", "• [ ] flour", "-flour", "–flour", "– flour", "❖ flour",
     "<li>flour</li>", "<ul><li>flour</li></ul>", "<li><span style='x'>flour</span></li>", "<p>flour</p>", "flour<br>",
     "<!-- wp:list-item --><li>flour</li>", "&bull; flour", "<li class=\"a\">flour"],
)  # fmt: skip
def test_marks_pasted_before_an_ingredient_are_taken_off(line):
    assert ingredients(line) == [("", ["flour"])]


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("&frac12; cup sugar", "½ cup sugar"),
        ("1&nbsp;egg", "1\xa0egg"),
        ("salt &amp; pepper", "salt & pepper"),
        ("&#189; cup", "½ cup"),
        ("&#xBD; cup", "½ cup"),
        ("jalape&ntilde;os", "jalapeños"),
        ("M&M;s", "M&M;s"),
        ("a line&#10;break", "a line&#10;break"),
    ],
)
def test_entities_are_read_as_their_letters(pasted, text):
    assert ingredients(pasted) == [("", [text])]


def test_what_markdown_reads_itself_stays_in_a_step():
    assert steps("Rest &lt;5 min at 20&deg;C &amp; serve") == [("", ["Rest &lt;5 min at 20°C &amp; serve"])]


@pytest.mark.parametrize(
    "pasted",
    ["1.Mix\n2.Bake", "1 - Mix\n2 - Bake", "1- Mix\n2- Bake", "(1) Mix\n(2) Bake", "Step #1: Mix\nStep #2: Bake",
     "1)Mix\n2)Bake", "1.\u00a0Mix\n2.\u00a0Bake", "Step 1\nMix\nStep 2\nBake", "Step 1:\nMix\n\nStep 2:\nBake",
     "STEP 1 - Mix\nSTEP 2 - Bake", "Step 1 Mix\nStep 2 Bake", "Step one: Mix\nStep two: Bake", "1\nMix\n2\nBake", "1.\nMix\n2.\nBake",
     "**Step 1**\nMix\n**Step 2**\nBake", "### Step 1\nMix\n### Step 2\nBake", "①Mix\n② Bake", "❶ Mix\n❷ Bake", "1️⃣ Mix\n2️⃣ Bake",
     "Schritt 1: Mix\nSchritt 2: Bake", "Étape 1 : Mix\nÉtape 2 : Bake", "Paso 1. Mix\nPaso 2. Bake", "Passo 1\nMix\nPasso 2\nBake",
     "<ol><li>Mix</li><li>Bake</li></ol>", "<li>Mix</li>\n<li>Bake</li>", "<p>Mix</p><p>Bake</p>", "\uf0b7\tMix\n\uf0b7\tBake"],
)  # fmt: skip
def test_numbers_pasted_before_steps_are_taken_off(pasted):
    assert steps(pasted) == [("", ["Mix", "Bake"])]


def test_steps_that_begin_again_open_a_group():
    assert steps("Step 1\nMix\nStep 2\nBake\nStep 1\nWhip") == [("", ["Mix", "Bake"]), ("", ["Whip"])]


def test_a_numbered_title_names_its_step():
    assert steps("**Step 1: Crisp**\nFry it.") == [("", [("Crisp", "Fry it.")])]


@pytest.mark.parametrize(
    "line",
    [
        "1.5 l water",
        "2 - Large eggs",
        "(2) 14-oz cans beans",
        "2 1/2 cups",
        "12",
        "-5 °C ice",
        "-2 eggs",
        "1:1 ratio",
        "Step by step",
    ],
)
def test_amounts_are_never_marks(line):
    assert ingredients(line) == [("", [line])]


def test_pasted_bold_stays_in_a_step_and_a_link_in_both():
    html = '<li><b>Mix</b> with <a href="https://e.com/x">this</a></li>'
    assert steps(html) == [("", ["**Mix** with [this](https://e.com/x)"])]
    assert ingredients(html) == [("", ["Mix with [this](https://e.com/x)"])]


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
    assert read(write(stored, steps=True), steps=True) == stored


@pytest.mark.parametrize("is_steps", [False, True])
@pytest.mark.parametrize(
    "line",
    ["For the dough:", "For the dough", "**Dough**", "### Dough", "# Dough", "[ ] flour", "- [x] flour", "\uf0b7 flour", "1.Mix", "Step 1",
     "**Step 1**", "<li>flour</li>", "flour<br>", "1", "1.", "①Mix", "- flour", "-flour", "Dough:", "o\tflour", "<!-- x -->", "## "],
)  # fmt: skip
def test_a_line_stored_with_marks_keeps_them(line, is_steps):
    stored = [Group("", (Entry(line.strip()), Entry("2 cups flour")))]
    assert read(write(stored, steps=is_steps), steps=is_steps) == stored


def test_an_entity_stored_among_ingredients_is_kept():
    stored = [Group("", (Entry("&frac12; cup &amp; more"),))]
    assert read(write(stored)) == stored


@pytest.mark.parametrize("typed", ["", " ", "\n"])
def test_an_empty_area_has_no_groups(typed):
    assert read(typed) == []
    assert read(typed, steps=True) == []
