"""Blocks, classic text and shortcodes -> Markdown, and what that Markdown shows."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blog.imports.wordpress import content
from recipes import markup

from .making import make_context, make_item, markdown_of


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("One\ntwo\n\nthree", "One  \ntwo\n\nthree"),
        ("<p>a <strong> b </strong>c</p>", "a  **b** c".replace("  ", " ")),
        ("<p><em>a</em><br>b</p>", "*a*  \nb"),
        ("<h1>Top</h1><h3>Low</h3>", "## Top\n\n### Low"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n    - b\n- c"),
        ('<ol start="3"><li>a</li><li>b</li></ol>', "3. a\n4. b"),
        ("<blockquote><p>a</p><p>b</p><cite>C</cite></blockquote>", "> a\n>\n> b\n>\n> *C*"),
        ("<pre>a\n  b</pre>", "```\na\n  b\n```"),
        ("<p>H<sub>2</sub>O <del>x</del> <code>a`b</code></p>", "H<sub>2</sub>O <del>x</del> ``a`b``"),
        ('<p><a href="https://x.example/a b?utm_source=q&c=1">w</a></p>', "[w](https://x.example/a%20b?c=1)"),
        ("<table><thead><tr><th>a</th><th>b|c</th></tr></thead><tr><td>1</td><td>2</td></tr></table>",
         "| a | b\\|c |\n| --- | --- |\n| 1 | 2 |"),
        ("<p>5 * 3 # not _a_ [link](x) <tag></p>".replace("<tag>", "&lt;tag&gt;"), "5 \\* 3 # not \\_a\\_ \\[link](x) &lt;tag>"),
        ("<p># no heading</p><p>1. no list</p><p>- no bullet</p>", "\\# no heading\n\n1\\. no list\n\n\\- no bullet"),
        ("<script>alert(1)</script><style>a{}</style><p>ok</p>", "ok"),
        ('<p><a href="javascript:alert(1)">w</a></p>', "w"),
        ("<hr>", "---"),
        ("[caption id=\"attachment_9\" width=\"1\"]<a href=\"/x\"><img class=\"wp-image-9\" src=\"https://old.example/wp-content/uploads/a.jpg\" alt=\"A\"></a> The <em>words</em>[/caption]",
         '![A](photo:wp-0 "The words")'),
        ('<!-- wp:image {"id":9} --><figure><img src="https://i0.wp.com/old.example/wp-content/uploads/a-300x200.jpg?w=3" alt=""/><figcaption>C "q" (d)</figcaption></figure><!-- /wp:image -->',
         '![](photo:wp-0 "C “q” (d)")'),
        ("https://www.youtube.com/watch?v=abcdefghijk", "[https://www.youtube.com/watch?v=abcdefghijk](https://www.youtube.com/watch?v=abcdefghijk)"),
        ('<iframe src="https://www.youtube.com/embed/abcdefghijk?rel=0" title="How"></iframe>', "[How](https://www.youtube.com/watch?v=abcdefghijk)"),
        ("a\n\n<!--more-->\n\nb", "a\n\nb"),
        ("[unknown_thing a=1]words[/unknown_thing] and [sic] and [1]", "words and \\[sic] and \\[1]"),
        ("[[gallery]]", "\\[gallery]"),
        ("[et_pb_section][et_pb_text a=\"b\"]Deep[/et_pb_text][/et_pb_section]", "Deep"),
        ("[contact-form-7 id=\"1\" title=\"x\"]", ""),
        ('<!-- wp:button --><div><a class="wp-block-button__link" href="/x/">Go</a></div><!-- /wp:button -->', "[Go](/x/)"),
        ('<!-- wp:details --><details><summary>Why</summary><!-- wp:paragraph --><p>So.</p><!-- /wp:paragraph --></details><!-- /wp:details -->', "**Why**\n\nSo."),
        ('<!-- wp:columns --><div><!-- wp:column --><div><p>a</p></div><!-- /wp:column --><!-- wp:column --><div><p>b</p></div><!-- /wp:column --></div><!-- /wp:columns -->', "a\n\nb"),
        ('<!-- wp:core-embed/youtube {"url":"https://youtu.be/abcdefghijk"} --><figure>https://youtu.be/abcdefghijk</figure><!-- /wp:core-embed/youtube -->',
         "[https://www.youtube.com/watch?v=abcdefghijk](https://www.youtube.com/watch?v=abcdefghijk)"),
        ('<!-- wp:spacer {"a":"b\\u002d\\u002d"} --><div></div><!-- /wp:spacer --><!-- wp:paragraph --><p>x</p><!-- /wp:paragraph -->', "x"),
        ("<p>&nbsp;</p><p>x&nbsp;y</p>", "x\xa0y"),
        ('<img src="https://elsewhere.example/a.jpg" alt="Far">', "[Far](https://elsewhere.example/a.jpg)"),
    ],
)  # fmt: skip
def test_it_becomes_markdown(html, markdown):
    assert markdown_of(html).strip("\xa0\n ") == markdown


def test_reusable_blocks_are_put_in():
    block = make_item(5, "wp_block", content="<!-- wp:paragraph --><p>Again</p><!-- /wp:paragraph -->")
    assert markdown_of('<!-- wp:block {"ref":5} /-->', block) == "Again"


def test_a_reusable_block_inside_itself_ends():
    block = make_item(5, "wp_block", content='<!-- wp:block {"ref":5} /-->')
    assert markdown_of('<!-- wp:block {"ref":5} /-->', block) == ""


def test_a_gallery_without_numbers_is_what_is_attached():
    photos = [
        make_item(n, "attachment", parent=1, attachment_url=f"https://old.example/wp-content/uploads/{n}.jpg")
        for n in (8, 9)
    ]
    assert markdown_of("[gallery]", *photos, item=make_item(1)) == "![](photo:wp-0)\n\n![](photo:wp-1)"


def test_footnotes_stand_where_their_block_stands():
    item = make_item(meta={"footnotes": '[{"id":"a","content":"The <em>note</em>"}]'})
    text = '<!-- wp:paragraph --><p>x<sup data-fn="a"><a href="#a">1</a></sup></p><!-- /wp:paragraph --><!-- wp:footnotes /-->'
    assert markdown_of(text, item=item) == "x<sup>1</sup>\n\n---\n\n1. The *note*"


def test_the_lead_ends_at_more():
    found = content.read("First.\n\n<!--more-->\n\nSecond.", make_context())
    assert (found.lead, found.markdown) == ("First.", "First.\n\nSecond.")


def test_what_is_not_known_is_named_once():
    context = make_context()
    content.read('[foo_bar a="1"] [foo_bar a="2"]\n\n<!-- wp:x/y --><p>z</p><!-- /wp:x/y -->', context)
    assert sorted(context.notes) == [
        "the block “x/y” is not known: its words stay",
        "the shortcode [foo_bar] is not known: its words stay",
    ]


@given(st.text(st.sampled_from("ab *_`[]()<>#-+1.|\\&~=!\n\"'"), max_size=60))
@settings(max_examples=300, deadline=None)
def test_plain_words_are_shown_as_they_were(words):
    """Whatever marks stand in a text without HTML, its letters and marks are what a reader sees."""
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    markdown = content.read(f"<p>{escaped}</p>", make_context()).markdown
    if "[" in words:
        return  # may be a shortcode
    assert "".join(markup.plain(markdown).split()) == "".join(words.split())


BITS = [
    *"<>/ab =\"'[]!-{}:",
    "<!-- wp:",
    " -->",
    "<p>",
    "</div>",
    "[caption",
    "[/caption]",
    "<table>",
    "<td>",
]


@given(st.lists(st.sampled_from(BITS), max_size=30).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_content_breaks_it(text):
    context = make_context()
    markdown = content.read(text, context).markdown
    assert not re.search(
        r"<!-- wp:|<(?:script|div|p|span|td)\b(?<!\\)",
        re.sub(r"<table>.*?</table>", "", markdown, flags=re.S),
    )
