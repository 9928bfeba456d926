"""Every address of the discussion, asked for anything: an honest answer, and never a 500."""

import pytest
from django.urls import reverse

from blog.comments import signed_links
from blog.comments.models import Comment
from tests.factories import make_comment, make_post, make_recipe

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LIST = "/admin/comments/comment/"
NUMBERS = [
    "0", "-1", "00", "1e3", "²", "٣", "१", "0x1", "1.0", "+1", "1_0", " 1", "2147483647", "2147483648",
    "9223372036854775807", "9223372036854775808", "99999999999999999999999", "9" * 5000, "NaN", "", "'", "%00",
]  # fmt: skip
WORDS = ["", " ", "\0", "\r\n", "'", '"><script>', "%s%n", "{{7*7}}", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), "é" * 5000, "../../etc", "\u202e"]  # fmt: skip


@pytest.fixture
def discussion(db):
    """A post with a recipe and a comment."""
    return make_comment(make_post("Pork", slug="pork", recipes=[make_recipe()]))


@pytest.mark.parametrize("address", ["/comments/{}/", "/pork/comments/{}/", "/pork/comment/?reply={}"])
def test_no_number_in_an_address_is_an_error(client, discussion, address):
    for number in NUMBERS:
        assert client.get(address.format(number)).status_code in (200, 301, 302, 404), number


@pytest.mark.parametrize(
    "address",
    [
        "/{}/comment/", "/{}/comments/1/", "/{}/comments/feed/", "/comments/mine/{}/", "/comments/mine/{}/edit/",
        "/comments/mine/{}/withdraw/", "/comments/mine/{}/follow/", "/comments/follow/{}/",
        "/comments/unfollow/{}/", "/comments/decide/{}/",
    ],
)  # fmt: skip
def test_no_word_in_an_address_is_an_error(client, discussion, address):
    for word in WORDS:
        assert client.get(address.format(word)).status_code in (200, 301, 302, 404), word


@pytest.mark.parametrize(
    "field", ["comment", "name", "email", "url", "kind", "rating", "recipe", "reply", "nickname"]
)
def test_no_value_of_the_form_is_an_error(discussion, say, settings, field):
    settings.COMMENTS_A_MINUTE = settings.COMMENTS_AN_HOUR = 1000
    for value in NUMBERS + WORDS:
        assert say(**{field: value}).status_code in (303, 422), value


@pytest.mark.parametrize(
    "body", [b"", b"\xff\xfe", b"&&&=", b"comment=%ff%fe&name=%00", b"comment=" + b"x" * 100_000]
)
@pytest.mark.parametrize(
    "content_type",
    ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain", "application/json"],
)
def test_no_body_is_an_error(discussion, client, body, content_type):
    response = client.post(
        "/pork/comment/", body, content_type=content_type, headers={"sec-fetch-site": "same-origin"}
    )
    assert response.status_code in (400, 422)
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("headers", [
    {"user-agent": "\0" * 9}, {"user-agent": "x" * 9000}, {"referer": "http://["}, {"origin": "http://["},
    {"x-forwarded-for": "x, " * 99}, {"sec-fetch-site": "\0"}, {"accept-language": "x" * 9000},
])  # fmt: skip
def test_no_header_is_an_error(discussion, client, settings, headers):
    settings.TRUSTED_PROXIES = 1
    said = {"comment": "Words", "name": "Ana", "email": "ana@example.org"}
    response = client.post("/pork/comment/", said, headers={"sec-fetch-site": "same-origin"} | headers)
    assert response.status_code in (303, 403)


READING = ["/comments/{pk}/", "/pork/comments/1/", "/comments/feed/", "/pork/comments/feed/"]
SIGNED = ["", "edit/", "withdraw/", "follow/"]


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "FOO"])
def test_an_unknown_method_is_answered_with_those_that_are(client, discussion, method):
    mine = signed_links.mine(discussion.pk)
    for address in [address.format(pk=discussion.pk) for address in READING]:
        response = client.generic(method, address)
        assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
    for address in ["/pork/comment/", *[mine + end for end in SIGNED]]:
        response = client.generic(method, address)
        assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, POST")


def test_reading_pages_take_no_post(client, discussion):
    for address in READING:
        assert client.post(address.format(pk=discussion.pk)).status_code == 405


# --- The moderator's addresses ----------------------------------------------------------------------

QUERIES = [
    "state",
    "kind__exact",
    "verdict__exact",
    "questions",
    "p",
    "o",
    "all",
    "q",
    "e",
    "submit_date__gte",
    "pk",
    "post",
    "stars",
    "x",
]
STRANGE = ["-1", "1e3", "²", "9223372036854775808", "9" * 5000, "", "\0", "\r\n", "'", "%s%n", "é" * 5000]


@pytest.mark.parametrize("name", QUERIES)
def test_no_query_of_the_list_is_an_error(client, moderator, discussion, name):
    client.force_login(moderator)
    for value in STRANGE:
        assert client.get(LIST, {name: value}).status_code in (200, 302, 400), value


@pytest.mark.parametrize(
    "address",
    ["{}/change/", "{}/delete/", "{}/history/", "{}/decide/1/spam/", "{}/reply/", "1/decide/{}/spam/"],
)
def test_no_number_of_the_moderators_addresses_is_an_error(client, moderator, discussion, address):
    client.force_login(moderator)
    for number in NUMBERS:
        assert client.post(LIST + address.format(number)).status_code in (200, 301, 302, 403, 404), number


@pytest.mark.parametrize("model", ["mail", "subscription"])
def test_no_number_of_a_mail_or_a_subscription_is_an_error(client, moderator, discussion, model):
    client.force_login(moderator)
    for number in NUMBERS:
        address = f"/admin/comments/{model}/{number}/change/"
        assert client.get(address).status_code in (200, 301, 302, 404), number


@pytest.mark.parametrize("field", ["action", "_selected_action", "seen", "back", "index", "select_across"])
def test_no_value_of_the_lists_form_is_an_error(client, moderator, discussion, field):
    client.force_login(moderator)
    for value in STRANGE:
        fields = {"action": "mark_spam", "_selected_action": discussion.pk} | {field: value}
        assert client.post(LIST, fields).status_code in (200, 302), value


FORM = [
    "user_name",
    "user_email",
    "user_url",
    "comment",
    "kind",
    "stars",
    "history-TOTAL_FORMS",
    "history-INITIAL_FORMS",
]


@pytest.mark.parametrize("field", FORM)
def test_no_value_of_the_moderators_form_is_an_error(client, moderator, discussion, field):
    client.force_login(moderator)
    fields = {
        "user_name": "Jo", "user_email": "", "comment": "Words", "kind": "",
        "history-TOTAL_FORMS": "0", "history-INITIAL_FORMS": "0",
    }  # fmt: skip
    address = reverse("admin:comments_comment_change", args=[discussion.pk])
    for value in STRANGE:
        assert client.post(address, fields | {field: value}).status_code in (200, 302), value


@pytest.mark.parametrize("field", ["mail", "what", "sure"])
def test_no_value_of_the_privacy_form_is_an_error(client, moderator, discussion, field):
    client.force_login(moderator)
    for value in STRANGE:
        fields = {"mail": "a@example.org", "what": "export"} | {field: value}
        assert client.post(LIST + "privacy/", fields).status_code in (200, 302), value
