"""The export's file: read as a stream, mended where real files are broken, refused where it is no export."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.imports.wordpress import php, wxr
from blog.imports.wordpress.source import Repair
from blog.imports.wordpress.values import Author, Channel, Item, Term

from .making import FOOT, HEAD, comment_xml, item_xml, write_export
from .making import php as serialised


def items(path, **options) -> list[Item]:
    return [value for value in wxr.read(path, **options) if isinstance(value, Item)]


def broken(path, text: str | bytes):
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_the_head_comes_first_then_authors_terms_and_items(tmp_path):
    term = "<wp:category><wp:term_id>3</wp:term_id><wp:category_nicename>soups</wp:category_nicename><wp:cat_name>Soups</wp:cat_name></wp:category>"  # fmt: skip
    values = list(wxr.read(write_export(tmp_path / "a.xml", term, item_xml(1))))
    assert [type(value) for value in values] == [Channel, Author, Term, Item]
    assert values[0].address == "https://old.example"
    assert (values[2].taxonomy, values[2].slug, values[2].id) == ("category", "soups", 3)


def test_an_item_with_its_comments_and_meta(tmp_path):
    text = item_xml(
        7, "A & B", "x ]]]]><![CDATA[> y", meta={"k": "v"}, extra=comment_xml(2, "Hi", meta={"rating": "5"})
    )
    (item,) = items(write_export(tmp_path / "a.xml", text))
    assert (item.id, item.title, item.content) == (7, "A & B", "x ]]> y")
    assert item.meta == [("k", "v")]
    assert (item.comments[0].content, item.comments[0].meta) == ("Hi", [("rating", "5")])


def test_an_old_version_without_most_of_it(tmp_path):
    text = (HEAD.replace("export/1.2/", "export/1.0/").replace("wxr_version>1.2", "wxr_version>1.0")
            + '<item><title>T</title><category>Soups</category><category domain="category" nicename="soups">Soups</category>'
            + '<category domain="tag" nicename="hot">hot</category></item>' + FOOT)  # fmt: skip
    (item,) = items(broken(tmp_path / "a.xml", text))
    assert item.terms == [("category", "soups", "Soups"), ("post_tag", "hot", "hot")]
    assert item.type == "post"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"", "empty"),
        ("no xml at all", "Line 1"),
        ("<html><body><p>x</p></body></html>", "no WordPress export"),
        ("<rss><channel><title>A feed</title></channel></rss>", "wp:wxr_version"),
        (HEAD + item_xml(1) + "<item><title>Half", "cut off"),
        (HEAD + item_xml(1) + "</wrong></channel></rss>", "mismatched tag"),
        ('<!DOCTYPE rss [<!ENTITY a "b">]>' + HEAD + FOOT, "DTD"),
        (
            '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;">]><rss>&m;</rss>',
            "Line 1",
        ),
        ('<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>', "DTD"),
        ("<a>" * 60 + HEAD, "deep"),
    ],
)
def test_what_is_no_export_is_refused_in_words(tmp_path, text, words):
    path = broken(tmp_path / "a.xml", text.replace('<?xml version="1.0" encoding="UTF-8" ?>', "") if isinstance(text, str) and text.count("<?xml") > 1 else text)  # fmt: skip
    for tolerant in (False, True):
        with pytest.raises(wxr.UnreadableFile, match=words):
            list(wxr.read(path, tolerant=tolerant))


def test_the_line_is_named(tmp_path):
    text = HEAD + item_xml(1) + "<item>\n<title>X</title>\n</broken>" + FOOT
    line = text[: text.index("</broken>")].count("\n") + 1
    with pytest.raises(wxr.UnreadableFile, match=f"Line {line}:"):
        list(wxr.read(broken(tmp_path / "a.xml", text)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (HEAD + item_xml(1, content="a\x03b\x0bc") + FOOT, "abc"),
        ("\ufeff\n\n  " + HEAD + item_xml(1, content="a") + FOOT, "a"),
        ((HEAD + item_xml(1, content="caf\u00e9") + FOOT).encode("latin-1"), "café"),
        (HEAD.replace("<title>Old", "<title>Salt & Pepper &nbsp; &mdash;") + item_xml(1, content="a & b &foo; &amp;") + FOOT, "a & b &foo; &amp;"),
        ((HEAD.replace("UTF-8", "ISO-8859-1") + item_xml(1, content="caf\u00e9") + FOOT).encode("latin-1"), "café"),
        ((HEAD.replace("UTF-8", "UTF-16") + item_xml(1, content="ü") + FOOT).encode("utf-16"), "ü"),
    ],
)  # fmt: skip
def test_what_real_files_break_is_mended(tmp_path, text, found):
    (item,) = items(broken(tmp_path / "a.xml", text), tolerant=True)
    assert item.content == found


def test_what_was_mended_is_counted(tmp_path):
    repair = Repair()
    items(broken(tmp_path / "a.xml", HEAD + item_xml(1, content="a\x03") + item_xml(2, "x").replace("<title>x", "<title>x & y") + FOOT), tolerant=True, repair=repair)  # fmt: skip
    assert (repair.characters, repair.ampersands) == (1, 1)


@pytest.mark.parametrize("piece", [1, 2, 3, 5, 7, 64])
def test_pieces_of_any_size_say_the_same(tmp_path, monkeypatch, piece):
    from blog.imports.wordpress import source

    path = broken(tmp_path / "a.xml", HEAD + item_xml(1, content="a ]] > & \x03 ü ]]]]><![CDATA[> z") + FOOT)
    whole = items(path, tolerant=True)
    monkeypatch.setattr(source, "PIECE", piece)
    assert items(path, tolerant=True) == whole


def test_memory_does_not_grow_with_the_file(tmp_path):
    def peak(count: int) -> int:
        path = write_export(
            tmp_path / f"{count}.xml", *(item_xml(n, content="word " * 2000) for n in range(1, count))
        )
        tracemalloc.start()
        for _value in wxr.read(path):
            pass
        _now, high = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return high

    assert peak(400) < 2 * peak(40) + 2_000_000


# --- PHP's values ----------------------------------------------------------------------------------------
PHP_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**40), 2**40)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.dictionaries(st.integers(0, 99) | st.text("abcdé", min_size=1), inner, max_size=4),
    max_leaves=12,
)


@given(PHP_VALUES)
def test_what_php_writes_is_read(value):
    assert php.read(serialised(value)) == value


@given(st.text())
def test_no_text_breaks_the_reader(text):
    php.loads(text)
    php.loads('a:1:{i:0;s:3:"' + text)


@pytest.mark.parametrize(
    "text",
    ['O:8:"stdClass":0:{}', 'C:1:"A":0:{}', 'a:1:{i:0;O:1:"A":0:{}}', "a:99999999:{", "R:1;", "a:1:{i:0;", 's:5:"a', "a:1:{" * 50],
)  # fmt: skip
def test_objects_and_broken_values_are_refused(text):
    with pytest.raises(php.Malformed):
        php.read(text)


def test_wrong_lengths_after_a_search_and_replace_are_forgiven():
    assert php.read('a:2:{s:3:"url";s:5:"https://new.example/";s:1:"b";i:2;}') == {
        "url": "https://new.example/",
        "b": 2,
    }


def test_values_twice_serialised_json_and_base64():
    assert php.loads(serialised(serialised([1, 2]))) == {0: 1, 1: 2}
    assert php.loads('{"a": [1]}') == {"a": [1]}
    import base64

    assert php.loads(base64.b64encode(serialised({"key": "a longer value"}).encode()).decode()) == {
        "key": "a longer value"
    }
    assert php.loads("plain words") == "plain words"
