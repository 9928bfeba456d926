"""{% oneline %}: written on several lines, sent as one."""

import pytest
from django.template import Context, Template


def rendered(text: str, **values) -> str:
    return Template("{% load oneline %}{% oneline %}" + text + "{% endoneline %}").render(Context(values))


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("<p>\n  one\n</p>", "<p>one</p>"),
        ("<p>one</p>\n\n  <p>two</p>", "<p>one</p><p>two</p>"),
        ("one\n  two", "one two"),
        ('<a href="/"\n   rel="nofollow">x</a>', '<a href="/" rel="nofollow">x</a>'),
        ("<a\n  {% if yes %} hidden{% endif %}>x</a>", "<a hidden>x</a>"),
        ("{% for n in two %}\n  <b>{{ n }}</b>\n{% endfor %}", "<b>1</b><b>2</b>"),
        ("<b>one</b> <i>two</i>", "<b>one</b> <i>two</i>"),
        ("{% if no %}\n  one\n{% else %}\n  two\n{% endif %}", "two"),
    ],
)
def test_a_break_beside_a_tag_is_nothing_and_one_between_words_is_a_space(written, sent):
    assert rendered(written, yes=True, no=False, two="12") == sent


def test_it_leaves_what_a_variable_holds():
    assert rendered("<pre>\n  {{ typed }}\n</pre>", typed="one\n  two\n") == "<pre>one\n  two\n</pre>"


def test_what_stands_outside_keeps_its_breaks():
    template = Template("{% load oneline %}a\nb{% oneline %}\n  c\n{% endoneline %}\nd")
    assert template.render(Context()) == "a\nbc\nd"
