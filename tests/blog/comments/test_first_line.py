"""From the form to the page: stored held, published by a moderator, shown threaded."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from blog.comments.models import Comment
from tests.factories import make_comment, make_post

pytestmark = pytest.mark.django_db

FIELDS = {"comment": "Nice recipe", "name": "mistimaan", "email": "m@example.org", "url": ""}
OURS = {"HTTP_SEC_FETCH_SITE": "same-origin"}


@pytest.fixture
def post():
    return make_post(slug="pork", title="Pork")


def test_it_stores_a_comment_held_and_thanks(client, post):
    response = client.post("/pork/comment/", FIELDS, **OURS, follow=True)
    comment = Comment.objects.get()
    assert (comment.state, comment.comment, comment.user_name) == ("held", "Nice recipe", "mistimaan")
    assert "awaiting moderation" in response.content.decode()
    assert "Nice recipe" in response.content.decode()


def test_it_shows_nothing_held(client, post):
    make_comment(post, state=Comment.State.HELD, words="secret words")
    assert "secret words" not in client.get("/pork/").content.decode()


def test_a_moderator_publishes_it(client, post):
    comment = make_comment(post, state=Comment.State.HELD, words="Nice recipe", name="mistimaan")
    client.force_login(get_user_model().objects.create_superuser("author"))
    address = reverse("admin:comments_comment_changelist")
    listed = client.get(address + "?state=held")
    assert "Nice recipe" in listed.content.decode()
    client.post(address, {"action": "approve", "_selected_action": [comment.pk]})
    client.logout()
    page = client.get("/pork/").content.decode()
    assert "One Comment" in page
    assert "Nice recipe" in page


def test_the_page_is_the_same_bytes_without_cookie_or_vary(client, post):
    make_comment(post)
    first, second = client.get("/pork/"), client.get("/pork/")
    assert first.content == second.content
    assert not first.cookies
    assert "Cookie" not in first.headers.get("Vary", "")
    assert "csrfmiddlewaretoken" not in first.content.decode()


def test_it_shows_replies_inside_their_parents(client, post):
    top = make_comment(post, name="Jo")
    reply = make_comment(parent=top, name="Ana")
    make_comment(parent=reply, name="Bo")
    page = client.get("/pork/").content.decode().split('id="comments"')[1].split('id="respond"')[0]
    assert "3 Comments" in page
    assert page.count('<ol class="comment-list') == page.count("</ol>") == 3
    assert page.index("<b>Jo<") < page.index("<b>Ana<") < page.index("<b>Bo<")


def test_it_hides_replies_of_hidden_parents(client, post):
    top = make_comment(post, state=Comment.State.SPAM)
    make_comment(parent=top, words="answer to spam")
    page = client.get("/pork/").content.decode()
    assert "answer to spam" not in page
    assert "No Comments" in page
