"""What the author says of the site, and where it shows."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from blog.models import SiteSettings
from blog.site_settings import accent
from tests.factories import make_photo, make_post

pytestmark = pytest.mark.django_db


def make_site(**fields) -> SiteSettings:
    site = SiteSettings(name="Test Kitchen", **fields)
    site.full_clean()
    site.save()
    return site


def page(client, address: str = "/") -> str:
    return client.get(address).content.decode()


def test_a_site_without_a_row_has_defaults(client):
    assert client.get("/").status_code == 200


def test_the_menu_is_the_authors(client):
    make_site(menu="Soups: /category/soup/\nShop: https://example.org/")
    html = page(client)
    assert '<a href="/category/soup/">Soups</a>' in html
    assert '<a href="/archive/">' not in html


@pytest.mark.parametrize("menu", ["Soups", "Evil: javascript:alert(1)", ": /x/"])
def test_a_menu_line_that_is_not_understood_is_refused(menu):
    with pytest.raises(ValidationError, match="is not understood"):
        make_site(menu=menu)


def test_the_author_stands_in_the_foot(client):
    make_site(author_name="Ada", author_bio="Cooks & counts.", author_photo=make_photo())
    html = page(client)
    assert "Cooks &amp; counts." in html
    assert 'class="site-footer__name">Ada' in html


def test_places_elsewhere_are_named(client):
    make_site(social_links="https://www.instagram.com/ada\nhttps://example.org/@ada")
    html = page(client)
    assert '<a href="https://www.instagram.com/ada" rel="me">Instagram</a>' in html
    assert ">example.org</a>" in html


def test_an_address_elsewhere_must_be_one():
    with pytest.raises(ValidationError):
        make_site(social_links="javascript:alert(1)")


def test_an_accent_hard_to_read_is_refused_with_one_that_would_do():
    with pytest.raises(ValidationError, match="would do") as error:
        make_site(accent="#ff9900")
    better = str(error.value).split("4.5:1. ")[1][:7]
    assert accent.least_contrast(better) >= 4.5


@pytest.mark.parametrize("colour", ["red", "#12", "#12345g", "}body{}"])
def test_an_accent_must_be_a_colour(colour):
    with pytest.raises(ValidationError):
        make_site(accent=colour)


def test_the_accent_is_a_stylesheet_of_its_own(client):
    make_site(accent="#1f5f3f")
    assert '<link rel="stylesheet" href="/accent-1f5f3f.css">' in page(client)
    response = client.get("/accent-1f5f3f.css")
    assert "--accent: #1f5f3f" in response.content.decode()
    assert "immutable" in response["Cache-Control"]


def test_another_accent_is_not_served(client):
    make_site(accent="#1f5f3f")
    assert client.get("/accent-000000.css").status_code == 404


@pytest.mark.parametrize("colour", ["#9f3a1b", "#1f5f3f", "#0044cc", "#000000", "#6b2a6b"])
def test_the_accent_is_read_well_in_the_dark_too(colour):
    assert accent.least_contrast(accent.readable(colour, accent.DARK_GROUNDS), accent.DARK_GROUNDS) >= 4.5


def test_contrast_is_that_of_wcag():
    assert accent.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert accent.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_site_speaks_german(client):
    make_site(language="de")
    make_post("Suppe")
    html = page(client)
    assert '<html lang="de">' in html
    assert ">Rezepte</a>" in html
    assert "Zum Inhalt" in html


def test_german_is_said_everywhere_on_a_posts_page(client):
    make_site(language="de")
    html = page(client, make_post("Suppe").get_absolute_url())
    assert "Schreib einen Kommentar" in html
    assert "Leave a Reply" not in html


def test_dates_follow_the_language_and_the_time_zone(client):
    import datetime as dt

    make_site(language="de", time_zone="Europe/Berlin")
    make_post("Suppe", published_at=dt.datetime(2026, 1, 31, 23, 30, tzinfo=dt.UTC))
    assert "1. Februar 2026" in page(client)


def test_a_time_zone_must_exist():
    with pytest.raises(ValidationError):
        make_site(time_zone="Europe/Atlantis")


def test_posts_per_page_is_obeyed(client):
    make_site(posts_per_page=2)
    for number in range(3):
        make_post(f"Post {number}")
    assert client.get("/page/2/").status_code == 200


def test_a_fresh_site_asks_on_the_first_sign_in(admin_client):
    assert "What is this site called?" in page(admin_client, "/admin/")


def test_it_asks_once(admin_client):
    values = {
        "name": "Ada’s",
        "tagline": "",
        "author_name": "Ada",
        "language": "de",
        "time_zone": "Europe/Berlin",
    }
    assert admin_client.post("/admin/welcome/", values).status_code == 302
    site = SiteSettings.load()
    assert (site.name, site.language, site.time_zone) == ("Ada’s", "de", "Europe/Berlin")
    assert 'action="/admin/welcome/"' not in page(admin_client, "/admin/")


def test_later_is_an_answer(admin_client):
    admin_client.post("/admin/welcome/", {"later": "1"})
    assert 'action="/admin/welcome/"' not in page(admin_client, "/admin/")


def test_a_wrong_answer_keeps_the_words(admin_client):
    response = admin_client.post("/admin/welcome/", {"name": "Ada’s", "time_zone": "Nowhere"})
    assert response.status_code == 422
    assert 'value="Ada’s"' in response.content.decode()


def test_readers_cannot_answer(client):
    assert client.post("/admin/welcome/", {"name": "Mine"}).status_code == 302
    assert not SiteSettings.objects.exists()


def test_the_settings_open_in_the_admin(admin_client):
    site = make_site()
    response = admin_client.get("/admin/blog/sitesettings/", follow=True)
    assert response.redirect_chain[-1][0].endswith(f"/{site.pk}/change/")
    assert response.status_code == 200


def test_comments_close_after_the_authors_days(client):
    import datetime as dt

    from django.utils import timezone

    make_site(comments_close_after_days=3)
    old = make_post("Old", published_at=timezone.now() - dt.timedelta(days=4))
    assert "Comments are closed." in page(client, old.get_absolute_url())


@pytest.mark.parametrize(("policy", "may"), [("never", True), ("always", False)])
def test_moderation_is_the_authors_choice(policy, may):
    from blog.comments import pipeline
    from tests.factories import make_comment

    comment = make_comment()
    make_site(comment_moderation=policy)
    assert pipeline._may_publish(comment) is may


def test_a_page_reads_the_settings_once(client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    make_site()
    with CaptureQueriesContext(connection) as captured:
        client.get("/")
    assert sum("blog_sitesettings" in query["sql"] for query in captured.captured_queries) == 1


def test_a_site_kept_from_search_engines_says_so_on_every_page(client):
    make_site(search_engines=False)
    assert client.get("/")["X-Robots-Tag"] == "noindex"
