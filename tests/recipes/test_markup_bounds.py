"""Markdown made to be slow or deep: shown as the words it is, and refused beside the author's field with the reason."""

import pytest

from recipes import markup

N = 60_000
FAMILIES = {
    "nested strong emphasis": "*a **a " * (N // 14) + "b" + " a** a*" * (N // 14),
    "closers without openers": "a_ " * (N // 3),
    "openers without closers": "_a " * (N // 3),
    "link closers": "a]" * (N // 2),
    "link openers": "[a" * (N // 2),
    "mismatched openers and closers": "*a_ " * (N // 4),
    "a multiple of three": "a**b" + "c* " * (N // 3),
    "link openers and closers of emphasis": "[ a_" * (N // 4),
    "bracket, parenthesis": "[ (](" * (N // 5),
    "images in links": "![[]()" * (N // 6),
    "emphasis in links": "**x [a*b**c*](d)" * (N // 16),
    "nested brackets": "[" * (N // 2) + "a" + "]" * (N // 2),
    "brackets": "[" * N,
    "nested quotes": "> " * (N // 2) + "a",
    "nested lists on a line": "- " * (N // 2) + "a",
    "nested lists by indents": "\n".join("    " * i + "- a" for i in range(150)),
    "numbered lists by indents": "\n".join("   " * i + "1. a" for i in range(150)),
    "quotes of growing depth": "\n".join(">" * i + " a" for i in range(300)),
    "backticks": "`" * N,
    "backticks of growing length": " ".join("`" * i for i in range(1, 340)),
    "unclosed links": "[a](" * (N // 4),
    "unclosed links in angles": "[a](<b" * (N // 6),
    "unclosed comments": "<!--" * (N // 4),
    "empty angles": "<>" * (N // 2),
    "unclosed instructions": "<?" * (N // 2),
    "unclosed data": "<![CDATA[" * (N // 9),
    "unclosed elements": "<div>\n" * (N // 6),
    "unclosed attributes": '<a b="' * (N // 6),
    "unclosed addresses": "<http" * (N // 5),
    "headings underlined": "a\n=\n" * (N // 4),
    "unclosed fences": "~~~a\n" * (N // 5),
    "spaces": "a" + " " * N + "b",
    "lines of spaces": (" " * 50 + "\n") * (N // 51),
    "backslashes": "\\" * N,
    "too long": "word " * 30_000,
}


class Laid(Exception):
    """The slow library was asked, though the text is beyond the bounds."""


@pytest.mark.parametrize("name", FAMILIES)
def test_a_slow_text_is_refused_or_laid_out_by_few_marks(name, monkeypatch):
    """By what decides the time (marks times length, depth), not by the clock."""
    text = FAMILIES[name]
    if not markup.refusal(text):
        assert len(text) <= markup.MOST_CHARACTERS
        assert isinstance(markup.render(text), str)
        return
    monkeypatch.setattr(markup._CONVERTER, "convert", lambda text: (_ for _ in ()).throw(Laid))
    html = markup.render(text)
    words = markup.plain(text)
    assert html.startswith("<p>")
    assert "".join(words.split()) == "".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "A story.\n\n" + "- a list\n" * 300,
        "1. one\n   - two\n     - three\n       > four\n2. five",
        "Many [links](https://example.com/a) " * 100,
        "**Bold** and *soft*, `code` and a < b. " * 150,
        "".join(f"- [link {n}](https://example.com/{n}) and **bold**, `code` <br>\n" for n in range(400)),
        "> quoted\n> > twice\n\n```\n- - - - - - - -\n```",
        "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 500,
    ],
)
def test_what_authors_write_is_laid_out(text):
    assert not markup.refusal(text)
    assert markup.render(text) != f"<p>{text}</p>"


def test_a_text_that_nests_deeper_than_the_library_can_is_shown_as_its_words(monkeypatch):
    def too_deep(text):
        raise RecursionError

    monkeypatch.setattr(markup._CONVERTER, "convert", too_deep)
    assert markup.render("a <b>\n\nc") == "<p>a &lt;b&gt;</p>\n\n<p>c</p>"
