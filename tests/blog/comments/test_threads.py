"""How a reader sees the discussion: threaded, counted, paged, the same queries for any number."""

import gzip
import re

import pytest
from django.contrib.contenttypes.models import ContentType

from blog.comments import threads
from blog.comments.comment_html import as_html
from blog.comments.models import Comment
from blog.models import Post, SiteSettings
from tests.factories import make_comment, make_post, make_recipe

pytestmark = pytest.mark.django_db


def fill(post, number, words="Words", replies=0):
    """Published comments in bulk, past the package's save(); `replies` hang on the first."""
    content_type = ContentType.objects.get_for_model(Post)
    first = None
    for n in range(number):
        if n and n <= replies:
            comment = Comment(parent_id=first.pk, thread_id=first.pk, level=1)
        else:
            comment = Comment()
        comment.__dict__.update(
            content_type_id=content_type.pk, object_pk=str(post.pk), site_id=1, post_id=post.pk,
            user_name=f"Reader {n}", comment=f"{words} {n}", fingerprint=f"{post.pk}-{n}",
        )  # fmt: skip
        comment.set_state("published")
        comment.save()
        first = first or comment


@pytest.mark.parametrize(
    ("count", "words"), [(0, "No Comments"), (1, "One Comment"), (2, "2 Comments"), (1234, "1,234 Comments")]
)
def test_the_heading_counts_in_words(count, words):
    assert threads.in_words(count) == words


def test_a_comment_without_a_known_date_shows_none(post, client):
    make_comment(post, date_known=False)
    assert "<time" not in client.get("/pork/").content.decode().split('id="comments"')[1]


def test_an_empty_discussion_has_no_list(post, client):
    page = client.get("/pork/").content.decode()
    assert "No Comments" in page
    assert '<ol class="comment-list' not in page


@pytest.mark.slow
def test_the_page_takes_the_same_queries_with_1_and_500_comments(client, django_assert_max_num_queries):
    post = make_post("Pork", slug="pork", recipes=[make_recipe()])
    make_comment(post)
    with django_assert_max_num_queries(12) as one:
        client.get("/pork/")
    fill(post, 500)
    with django_assert_max_num_queries(12) as many:
        client.get("/pork/")
    assert len(one) == len(many)


def test_the_discussion_itself_takes_two_queries_beside_the_sites_settings(
    post, rf, django_assert_num_queries
):
    from django.template import engines

    fill(post, 20)
    template = engines["django"].from_string("{% load discussion %}{% discussion post %}")
    assert post.recipe_list == []
    with SiteSettings.read_once(), django_assert_num_queries(2):
        template.render({"post": post}, rf.get("/"))


@pytest.mark.slow
def test_a_long_discussion_is_paged_and_every_comment_stands_on_one_page(post, client):
    fill(post, 400, words="x" * 500)
    pages = [
        "/pork/",
        *sorted(set(re.findall(r'"(/pork/comments/\d+/)', client.get("/pork/").content.decode()))),
    ]
    assert len(pages) > 2
    seen = []
    for address in pages:
        page = client.get(address).content
        assert len(page) < 200_000
        seen += re.findall(r'id="comment-(\d+)"', page.decode())
    assert len(seen) == len(set(seen)) == 400


@pytest.mark.parametrize("words", ["x" * 2990, "'" * 2990, "&\n" * 1495, "😀" * 2990, "http://a.bc " * 240])
def test_no_page_weighs_more_than_200_kilobytes(post, client, words):
    fill(post, 150, words=words)
    assert len(client.get("/pork/").content) < 200_000


def test_a_permanent_address_leads_to_the_page_of_the_comment(post, client):
    fill(post, 400, words="x" * 500)
    last = Comment.objects.order_by("pk").last()
    address = client.get(last.get_absolute_url())["Location"]
    assert re.fullmatch(rf"/pork/comments/\d+/#comment-{last.pk}", address)
    assert f'id="comment-{last.pk}"' in client.get(address).content.decode()


def test_a_permanent_address_of_a_hidden_comment_is_nothing(post, client):
    assert client.get(make_comment(post, state="spam").get_absolute_url()).status_code == 404
    assert client.get(make_comment(make_post(status="draft")).get_absolute_url()).status_code == 404


def test_newest_first_is_a_setting(post, client, settings):
    make_comment(post, name="Older")
    make_comment(post, name="Newer")
    page = client.get("/pork/").content.decode()
    assert page.index("<b>Older") < page.index("<b>Newer")
    settings.COMMENTS_NEWEST_FIRST = True
    page = client.get("/pork/").content.decode()
    assert page.index("<b>Newer") < page.index("<b>Older")


@pytest.mark.slow
def test_one_endless_thread_goes_over_several_pages_and_says_what_it_answers(post, client):
    fill(post, 300, words="x" * 500, replies=299)
    top = Comment.objects.order_by("pk").first()
    second = client.get("/pork/comments/2/").content.decode()
    assert f'id="comment-{top.pk}"' in second
    assert second.count("<ol") == second.count("</ol>")
    assert len(second) < 200_000


@pytest.mark.parametrize("page", [0, 33, 99999])
def test_pages_that_are_not_there_are_nothing(post, client, page):
    fill(post, 200, words="x" * 500)
    assert client.get(f"/pork/comments/{page}/").status_code == 404


def test_ten_thousand_comments_take_two_queries_and_a_page_stays_small(
    post, client, django_assert_max_num_queries
):
    fill(post, 1)
    only = Comment.objects.get()
    columns = "user_name, user_email, user_url, comment, submit_date, is_public, is_removed, object_pk, content_type_id, site_id"
    from django.db import connection

    with connection.cursor() as cursor:
        numbers = f"with recursive n(i) as (select {only.pk + 1} union all select i + 1 from n where i < {only.pk + 9999}) "
        cursor.execute(
            f"insert into django_comments (id, {columns}) {numbers} select i, {columns} from n, django_comments where id = %s",
            [only.pk],
        )
        cursor.execute(
            'insert into django_comments_xtd_xtdcomment (comment_ptr_id, thread_id, parent_id, level, "order", followup, nested_count)'
            f" {numbers} select i, i, i, 0, 1, 0, 0 from n"
        )
        own = [f.column for f in Comment._meta.local_fields if f.column not in ("xtd_id", "fingerprint")]
        named = ", ".join(own)
        cursor.execute(
            f"insert into comments_comment (xtd_id, fingerprint, {named}) {numbers} select i, i, {named} from n, comments_comment where xtd_id = %s",
            [only.pk],
        )
    with django_assert_max_num_queries(12):
        page = client.get("/pork/").content
    assert b"10,000 Comments" in page
    assert len(page) < 200_000
    assert len(gzip.compress(page)) < 60_000


def test_feeds_hold_what_is_public(post, client):
    import feedparser

    make_comment(post, name="Jo", words="Which <salt>?")
    make_comment(post, state="held", words="waiting")
    hidden = make_comment(post, state="spam")
    make_comment(parent=hidden, words="below spam")
    make_comment(make_post(status="draft"), words="on a draft")
    for address in ["/comments/feed/", "/pork/comments/feed/"]:
        feed = feedparser.parse(client.get(address).content)
        assert not feed.bozo
        assert [entry.title for entry in feed.entries] == ["Jo on “Pork”"]
        assert feed.entries[0].summary == "<p>Which &lt;salt&gt;?</p>"
        assert feed.entries[0].link.startswith("http")


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("one\ntwo\n\nthree", "<p>one<br>two</p><p>three</p>"),
        ("<b>&\"'", "<p>&lt;b&gt;&amp;&quot;&#x27;</p>"),
        (
            "see http://a.bc/x?y=1&z.",
            '<p>see <a href="http://a.bc/x?y=1&amp;z" rel="nofollow ugc">http://a.bc/x?y=1&amp;z</a>.</p>',
        ),
        (
            "(https://a.bc/d_(e))",
            '<p>(<a href="https://a.bc/d_(e)" rel="nofollow ugc">https://a.bc/d_(e)</a>)</p>',
        ),
        ("javascript:alert(1) http:// x", "<p>javascript:alert(1) http:// x</p>"),
        (
            'http://a.bc/"onclick=x',
            '<p><a href="http://a.bc/" rel="nofollow ugc">http://a.bc/</a>&quot;onclick=x</p>',
        ),
    ],
)
def test_words_are_text_with_line_breaks_and_links(words, html):
    assert as_html(words) == html


@pytest.mark.parametrize("words", ["http://" * 400, "(" * 3000, "http://a." + "(" * 2900, "\n " * 1500])
def test_hostile_words_take_no_time(words):
    import time

    began = time.perf_counter()
    as_html(words)
    assert time.perf_counter() - began < 0.1
