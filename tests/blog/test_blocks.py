import html
import re

import pytest

from blog import blocks
from tests.factories import make_photo, make_recipe

pytestmark = pytest.mark.django_db


def kinds(body, recipes=()):
    return [block.kind for block in blocks.read(body, recipes)]


def test_a_body_without_markers_is_prose():
    (block,) = blocks.read("One.\n\nTwo.", [])
    assert block.html == "<p>One.</p>\n<p>Two.</p>"


def test_a_card_follows_the_text_where_no_marker_stands():
    assert kinds("Words.", [make_recipe()]) == ["prose", "recipe"]


def test_a_marker_places_the_card():
    assert kinds("Before.\n\n[recipe]\n\nAfter.", [make_recipe()]) == ["prose", "recipe", "prose"]


def test_a_marker_with_a_slug_places_that_recipe():
    soup, bread = make_recipe("Soup"), make_recipe("Bread")
    placed = [
        b.recipe for b in blocks.read("[recipe bread]\n\nand\n\n[recipe soup]", [soup, bread]) if b.recipe
    ]
    assert placed == [bread, soup]


def test_the_first_card_is_the_one_to_jump_to():
    cards = blocks.read("", [make_recipe("Soup"), make_recipe("Bread")])
    assert [card.anchor for card in cards] == ["recipe", "recipe-bread"]


def test_a_lone_photo_is_a_figure_and_photos_in_a_row_a_gallery():
    make_photo(name="one.jpg")
    make_photo(name="two.jpg")
    body = "![](photo:one)\n\nText.\n\n![](photo:one)\n\n![](photo:two)"
    assert [len(block.photos) for block in blocks.read(body, [])] == [1, 0, 2]


def test_the_marker_says_alternative_text_and_caption():
    make_photo(name="one.jpg", alt="From the photo")
    (block,) = blocks.read('![From the place](photo:one "Said here")', [])
    assert (block.photos[0].alt, block.photos[0].caption) == ("From the place", "Said here")


def test_a_photo_inside_a_sentence_stays_there():
    make_photo(name="one.jpg")
    (block,) = blocks.read("Look ![Bowl](photo:one) here.", [])
    assert 'alt="Bowl"' in block.html
    assert "photo:one" not in block.html


@pytest.mark.parametrize("marker", ["![x](photo:nothing)", "[recipe]", "[recipe nothing]"])
def test_a_marker_that_names_nothing_is_told(marker):
    assert blocks.missing_markers(f"Text.\n\n{marker}", []) == [marker]
    assert "missing" in kinds(f"Text.\n\n{marker}")


def test_markers_in_fenced_code_are_words():
    assert kinds("```\n\n[recipe]\n\n```", []) == ["prose"]


def test_body_headings_open_at_h2_and_skip_no_level():
    (block,) = blocks.read("# One\n\n#### Two\n\n## Three", [])
    assert [part[:2] for part in block.html.split("<h")[1:]] == ["2>", "3>", "3>"]


def test_scripts_and_handlers_are_taken_out():
    (block,) = blocks.read(
        '<script>steal(1)</script>\n\n<p onclick="x()">Words</p>\n\n[a](javascript:alert(1))', []
    )
    assert not re.search("steal|onclick|javascript", block.html)


def test_quotes_dashes_and_spaces_stay_as_typed():
    words = '“It\'s” -- a "test"... two\u00a0 spaces ½ (c)'
    (block,) = blocks.read(words, [])
    assert html.unescape(block.html) == f"<p>{words}</p>"
