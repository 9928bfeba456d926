"""What the form takes, from whom, and how often."""

import pytest

from blog.comments import reader
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
    "headers", [{"HTTP_ORIGIN": "http://testserver"}, {"HTTP_REFERER": "http://testserver/pork/"}]
)
def test_older_browsers_are_taken_by_origin_or_referer(post, client, headers):
    said = {"comment": "Words", "name": "Ana", "email": "ana@example.org"}
    assert client.post("/pork/comment/", said, **headers).status_code == 303


def test_too_many_from_one_address_are_asked_to_wait(post, say, settings):
    settings.COMMENTS_A_MINUTE = 2
    say(comment="one", email="a@example.org")
    say(comment="two", email="b@example.org")
    response = say(comment="three", email="c@example.org")
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 60
    assert "three" in response.content.decode()
    assert Comment.objects.count() == 2


def test_too_many_from_one_mail_are_asked_to_wait(post, say, settings):
    settings.COMMENTS_A_MINUTE = 2
    for number in range(3):
        response = say(comment=f"{number}", REMOTE_ADDR=f"192.0.2.{number}")
    assert response.status_code == 429


def test_a_retry_is_thanked_though_the_pace_is_used_up(post, say, settings):
    settings.COMMENTS_A_MINUTE = 1
    say()
    assert say().status_code == 303


@pytest.mark.parametrize(
    ("proxies", "address"), [(0, "10.0.0.1"), (1, "192.0.2.2"), (2, "192.0.2.1"), (4, "10.0.0.1")]
)
def test_the_forwarded_address_counts_only_behind_as_many_proxies(rf, settings, proxies, address):
    settings.TRUSTED_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="6.6.6.6, 192.0.2.1, 192.0.2.2")
    assert reader.address(request) == address


def test_what_is_no_address_is_not_stored_as_one(rf, settings):
    settings.TRUSTED_PROXIES = 1
    assert reader.address(rf.get("/", REMOTE_ADDR="", HTTP_X_FORWARDED_FOR="<script>")) is None


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
