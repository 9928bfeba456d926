"""What no browser sends: strange methods and headers. And what every answer carries against other sites."""

from io import BytesIO

import pytest
from django.conf import settings
from django.core import signing
from django.test import override_settings

from blog.config.request_limits import RequestLimits
from blog.models import Category
from tests.factories import make_author, make_photo, make_post

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "PROPFIND", "BREW"])
@pytest.mark.parametrize(
    "path", ["/", "/onion-soup/", "/feed/", "/onion-soup/comment/", "/search/", "/admin/", "/nothing/"]
)
def test_an_unknown_method_is_answered_405_on_a_page_of_the_site(client, method, path):
    make_post()
    answer = client.generic(method, path)
    assert answer.status_code == 405
    assert "GET" in answer["Allow"]
    assert "Not done this way" in answer.content.decode()


def test_a_method_that_one_page_does_not_take_is_answered_by_such_a_page_too(client):
    make_post()
    answer = client.post("/onion-soup/comments/2/")
    assert answer.status_code == 405
    assert "Not done this way" in answer.content.decode()


@pytest.mark.parametrize("name", ["SCRIPT_NAME", "SCRIPT_URL", "REDIRECT_URL"])
def test_no_header_moves_the_site(name):
    seen = {}

    def site(environ, start_response):
        seen.update(environ)
        return []

    list(RequestLimits(site)({"PATH_INFO": "/", "wsgi.input": BytesIO(), name: "/x"}, None))
    assert not seen.get(name)


def test_pages_are_for_this_origin_alone_and_photos_for_feeds_elsewhere(client):
    photo = make_photo(size=(60, 40))
    assert client.get("/")["Cross-Origin-Resource-Policy"] == "same-origin"
    answer = client.get(photo.crop_url("1x1", 400))
    assert answer.status_code == 200
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_the_description_of_a_category_that_only_drafts_have_is_not_shown(client):
    Category.objects.create(name="Secret", slug="secret", description="The book that is to come")
    make_post(categories=["Secret"], status="draft")
    assert "The book that is to come" not in client.get("/category/secret/").content.decode()
    make_post("Another", categories=["Secret"])
    assert "The book that is to come" in client.get("/category/secret/").content.decode()


def test_what_a_former_key_signed_still_holds_and_who_signed_in_stays_so(client):
    client.force_login(make_author())
    signed = signing.dumps("a comment")
    with override_settings(SECRET_KEY="another", SECRET_KEY_FALLBACKS=[settings.SECRET_KEY]):
        assert signing.loads(signed) == "a comment"
        assert client.get("/admin/").status_code == 200
    with override_settings(SECRET_KEY="another"), pytest.raises(signing.BadSignature):
        signing.loads(signed)
