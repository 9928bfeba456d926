"""What the form takes, from whom, and how often."""

import pytest
from django.db import OperationalError
from django.utils import timezone

from blog.comments import pipeline, worker
from blog.comments.models import Comment
from tests.factories import make_comment, make_post, make_recipe

pytestmark = pytest.mark.django_db


def test_the_same_words_twice_are_one_comment_thanked_for_twice(post, say):
    first, second = say(), say()
    assert first["Location"] == second["Location"]
    assert Comment.objects.count() == 1


def test_other_words_are_another_comment(post, say):
    say()
    say(comment="More words.")
    assert Comment.objects.count() == 2


def test_a_bad_address_is_complained_of_once(say, post):
    page = say(url="no such place").content.decode()
    assert page.count("This is not the address of a website.") == 1


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("comment", "", "Please write something."),
        ("comment", "x" * 3001, "At most 3000 characters"),
        ("name", "", "Please give a name, any name will do."),
        ("email", "ana.example.org", "email"),
        ("url", "javascript:alert(1)", "not the address of a website"),
        ("rating", "6", "Select a valid choice"),
    ],
)
def test_an_error_stands_beside_its_field_and_the_words_are_kept(post, say, field, value, words):
    post_with_recipe = make_post("Stew", slug="stew", recipes=[make_recipe()])
    response = say(post_with_recipe.slug, **{field: value})
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert "Your words are kept" in page
    assert "ana@example.org" in page or field == "email"
    assert not Comment.objects.exists()


def test_words_are_shown_as_they_were_typed(post, say, client):
    say(comment="1/2 < 3 & <b>so</b>\n  “quotes” don't")
    assert Comment.objects.get().comment == "1/2 < 3 & <b>so</b>\n  “quotes” don't"


LINES = "\r\n".join(["x" * 48] * 60 + ["x" * 48])  # as a browser sends 61 lines


def test_line_ends_are_counted_once(post, say):
    assert len(LINES) > 3000 > len(LINES.replace("\r", "")) == 2988
    assert say(comment=LINES).status_code == 303
    assert Comment.objects.get().comment == LINES.replace("\r", "")


def test_line_ends_are_counted_once_in_an_edit_too(post, say, client):
    address = say()["Location"]
    client.post(address + "edit/", {"comment": LINES}, HTTP_SEC_FETCH_SITE="same-origin")
    assert Comment.objects.get().comment == LINES.replace("\r", "")


@pytest.mark.parametrize(
    ("line_end", "words"), [("\r", "a\nb"), ("\n", "a\nb"), ("\r\n", "a\nb"), ("\n\r\n", "a\n\nb")]
)
def test_every_line_end_is_stored_as_one_kind(post, say, line_end, words):
    say(comment=f"a{line_end}b")
    assert Comment.objects.get().comment == words


@pytest.mark.parametrize("sign", ["\r\n", "\n", "\t", "\v", "\x1b", "\x7f", "\x85", "\u2028", "\u2029"])
def test_a_name_stands_on_one_line(post, say, sign):
    assert say(name=f"Ana{sign}Bcc: x").status_code == 303
    assert Comment.objects.get().user_name == "Ana Bcc: x"


@pytest.mark.parametrize("name", ["\r\n", "\u200b", "\u202e\u2066", "\xa0"])
def test_a_name_with_nothing_to_be_seen_is_missing(post, say, name):
    response = say(name=name)
    assert response.status_code == 422
    assert "Please give a name, any name will do." in response.content.decode()


@pytest.mark.parametrize("name", ["O’Brien", "Søren  K.", "李小龍", "👩\u200d🍳", "עומר", "a"])
def test_a_name_is_kept_as_typed(post, say, name):
    say(name=name)
    assert Comment.objects.get().user_name == name


FAULTS = ["database is locked", "database or disk is full", "attempt to write a readonly database"]


@pytest.mark.parametrize("fault", FAULTS)
def test_where_it_cannot_be_stored_the_words_are_kept(post, say, monkeypatch, fault):
    def fail(*args, **kwargs):
        raise OperationalError(fault)

    monkeypatch.setattr(Comment, "save", fail)
    response = say(comment="Long thought about")
    page = response.content.decode()
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert "Your words are kept: please send them again" in page
    assert "Long thought about</textarea>" in page
    assert 'value="ana@example.org"' in page
    monkeypatch.undo()
    assert say(comment="Long thought about").status_code == 303


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_stored_is_thanked_for_though_it_could_not_be_judged(post, say, akismet, monkeypatch, fault):
    def fail(*args, **kwargs):
        raise OperationalError(fault)

    monkeypatch.setattr(pipeline.akismet.health, "may_ask", fail)
    assert say().status_code == 303
    comment = Comment.objects.get()
    assert comment.state == "held"
    assert comment.recheck_at is not None
    monkeypatch.undo()
    Comment.objects.update(recheck_at=timezone.now())
    worker.do_due()
    comment.refresh_from_db()
    assert comment.verdict == "ham"


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": "http://testserver"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"HTTP_SEC_FETCH_SITE": "none"},
        {"HTTP_ORIGIN": "https://evil.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_REFERER": "https://evil.example/testserver/"},
        {"HTTP_REFERER": "http://testserver.evil.example/"},
        {},
    ],
)
def test_it_takes_nothing_that_no_page_of_ours_sent(post, client, headers):
    said = {"comment": "Kept <words>", "name": "Ana", "email": "ana@example.org"}
    response = client.post("/pork/comment/", said, **headers)
    assert response.status_code == 403
    assert "Kept &lt;words&gt;" in response.content.decode()
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "http://testserver.evil.example", "https://testserver", "http://[", "evil"],
)
def test_a_foreign_origin_is_not_taken_whatever_else_is_said(post, say, origin):
    assert say(HTTP_ORIGIN=origin, HTTP_REFERER="http://testserver/pork/").status_code == 403
    assert not Comment.objects.exists()


@pytest.mark.parametrize("origin", ["http://testserver", "https://kitchen.example", "null"])
def test_our_own_origin_is_taken_with_the_browsers_word(post, say, settings, origin):
    settings.SITE_URL = "https://kitchen.example"  # as the browser knows us, before a proxy
    assert say(HTTP_ORIGIN=origin).status_code == 303


@pytest.mark.parametrize(
    "headers", [{"HTTP_ORIGIN": "http://testserver"}, {"HTTP_REFERER": "http://testserver/pork/"}]
)
def test_older_browsers_are_taken_by_origin_or_referer(post, client, headers):
    said = {"comment": "Words", "name": "Ana", "email": "ana@example.org"}
    assert client.post("/pork/comment/", said, **headers).status_code == 303


def test_a_missing_parent_is_an_error_and_no_row(post, say):
    response = say(reply="4711")
    assert response.status_code == 422
    assert "not here any more" in response.content.decode()
    assert not Comment.objects.exists()


@pytest.mark.parametrize("state", ["held", "spam", "trash"])
def test_a_hidden_parent_is_an_error(post, say, state):
    parent = make_comment(post, state=state)
    assert say(reply=parent.pk).status_code == 422
    assert Comment.objects.count() == 1


def test_a_foreign_parent_is_an_error(post, say):
    parent = make_comment(make_post("Another"))
    assert say(reply=parent.pk).status_code == 422


def test_a_parent_below_a_hidden_one_is_an_error(post, say):
    top = make_comment(post, state="trash")
    assert say(reply=make_comment(parent=top).pk).status_code == 422


def test_a_cyclic_parent_is_an_error(post, say):
    one, two = make_comment(post), make_comment(post)
    Comment.objects.filter(pk=one.pk).update(parent_id=two.pk)
    Comment.objects.filter(pk=two.pk).update(parent_id=one.pk)
    assert say(reply=one.pk).status_code == 422
    assert Comment.objects.count() == 2


def test_answers_to_the_third_level_attach_to_it(post, say):
    second = make_comment(parent=make_comment(post))
    third = make_comment(parent=second)
    say(reply=third.pk)
    answer = Comment.objects.latest("pk")
    assert (answer.level, answer.parent_id) == (2, second.pk)


def test_a_closed_post_takes_nothing_and_says_so(client, say):
    make_post("Pork", slug="pork", comments_open=False)
    assert say().status_code == 403
    page = client.get("/pork/").content.decode()
    assert "Comments are closed." in page
    assert "<textarea" not in page


def test_old_posts_close_by_themselves(post, say, settings):
    settings.COMMENTS_CLOSE_AFTER_DAYS = 1
    assert say().status_code == 403


def test_drafts_take_no_comments(say):
    make_post("Pork", slug="pork", status="draft")
    assert say().status_code == 404


def test_a_reply_page_shows_what_it_answers(post, client):
    parent = make_comment(post, words="Which salt?", name="Jo")
    page = client.get(f"/pork/comment/?reply={parent.pk}").content.decode()
    assert "Reply to Jo" in page
    assert "Which salt?" in page
    assert f'name="reply" value="{parent.pk}"' in page


@pytest.mark.parametrize("reply", ["", "x", "٣", "99999999999999999999", "-1"])
def test_a_strange_reply_is_just_the_form(post, client, reply):
    assert client.get("/pork/comment/", {"reply": reply}).status_code == 200


@pytest.mark.parametrize("reply", ["x", "99999999999999999999999", "-5"])
def test_a_strange_parent_is_an_error_and_no_row(post, say, reply):
    assert say(reply=reply).status_code == 422
    assert not Comment.objects.exists()


def test_a_text_with_a_null_byte_is_refused(post, say):
    assert say(comment="a\0b").status_code == 422
