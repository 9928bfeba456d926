import datetime as dt

import pytest
from django.utils import timezone

from tests.factories import make_photo, make_post

pytestmark = pytest.mark.django_db


def test_home_shows_published_posts(client):
    make_post("Shown here")
    assert b"Shown here" in client.get("/").content


@pytest.mark.parametrize(
    "hidden",
    [
        {"status": "draft"},
        {"published_at": timezone.now() + dt.timedelta(days=1)},
        {"status": "draft", "published_at": None},
    ],
    ids=["draft", "scheduled", "never dated"],
)
def test_what_is_not_public_is_the_same_404_as_nothing(client, hidden):
    make_post("Zwieback", slug="zwieback", **hidden)
    assert b"Zwieback" not in client.get("/").content
    missing, nothing = client.get("/zwieback/"), client.get("/zwiebaxx/")
    assert missing.status_code == nothing.status_code == 404
    assert missing.content.replace(b"zwieback", b"") == nothing.content.replace(b"zwiebaxx", b"")


def test_older_posts_stand_on_page_2(client):
    for number in range(11):
        make_post(f"Post {number}", published_at=timezone.now() - dt.timedelta(days=number + 1))
    assert b"Post 10" not in client.get("/").content
    assert b"Post 10" in client.get("/page/2/").content
    assert client.get("/page/3/").status_code == 404


def test_page_1_has_one_address(client):
    assert client.get("/page/1/").headers["Location"] == "/"


@pytest.mark.parametrize(
    "name", ["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"]
)
def test_pages_carry_the_security_headers(client, name):
    assert client.get("/")[name]


def test_the_policy_allows_nothing_inline(client):
    assert "unsafe" not in client.get("/")["Content-Security-Policy"]


def test_health_is_told(client):
    assert client.get("/healthz").content == b"ok\n"


def test_pages_go_out_compressed(client):
    make_post(body="Words. " * 100)
    response = client.get("/onion-soup/", headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"


def test_photos_go_out_as_they_are(client):
    photo = make_photo()
    response = client.get(photo.url(400, "jpg"), headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in response
