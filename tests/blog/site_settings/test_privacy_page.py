"""The privacy page: which page it is, the site's settings say."""

import pytest
from django.test import Client

from blog.models import Post
from blog.site_settings import SiteSettings
from tests.factories import make_author, make_post

pytestmark = pytest.mark.django_db
KEPT = "Against abuse we also keep the IP address"


def make_page(slug: str) -> Post:
    return make_post("What we keep", slug=slug, kind="page", comments_open=False)


def settle(slug: str) -> None:
    SiteSettings.objects.update_or_create(pk=1, defaults={"privacy_slug": slug})


def test_the_page_of_the_settings_says_what_comments_keep_and_every_page_leads_to_it(client):
    settle("datenschutz")
    make_page("datenschutz")
    assert KEPT in client.get("/datenschutz/").content.decode()
    assert 'href="/datenschutz/">Privacy' in client.get("/").content.decode()


def test_no_other_page_says_it(client):
    settle("datenschutz")
    make_page("privacy")
    assert KEPT not in client.get("/privacy/").content.decode()


def test_a_post_at_its_address_does_not_say_it(client):
    make_post("My privacy", slug="privacy")
    assert KEPT not in client.get("/privacy/").content.decode()


def test_where_there_is_none_nothing_leads_to_it(client, settings):
    settings.AKISMET_KEY = "k"
    settle("")
    post = make_post("Soup")
    for address in ("/", post.get_absolute_url()):
        html = client.get(address).content.decode()
        assert "Privacy</a>" not in html
        assert "Learn how your comment data is processed" not in html


def test_it_stays_the_privacy_page_at_its_new_address():
    settle("privacy")
    page = make_page("privacy")
    desk = Client()
    desk.force_login(make_author())
    form = desk.get(f"/admin/blog/page/{page.pk}/change/").context["adminform"].form
    values = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    values |= {"slug": "what-we-keep", "published_at_0": "2026-01-01", "published_at_1": "12:00"}
    values |= {f"postrecipe_set-{key}": 0 for key in ("TOTAL_FORMS", "INITIAL_FORMS")}
    answer = desk.post(f"/admin/blog/page/{page.pk}/change/", values)
    assert answer.status_code == 302, answer.context["errors"]
    assert SiteSettings.objects.get().privacy_slug == "what-we-keep"
