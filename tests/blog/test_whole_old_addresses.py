"""Addresses of the site before this one: whole paths with their queries, in one step, and what was asked in vain."""

from __future__ import annotations

import pytest

from blog.models import Category, MissingAddress, OldAddress, Post
from blog.old_addresses import missing
from blog.old_addresses.normal import candidates, normal, width_of
from tests.factories import make_photo, make_post, make_recipe

pytestmark = pytest.mark.django_db


def lead(address: str, **target) -> OldAddress:
    row = OldAddress(address=address, **target)
    row.full_clean()
    row.save()
    return row


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://old.example/2021/05/Apple-Pie/", "2021/05/apple-pie"),
        ("/2021//05/apple-pie", "2021/05/apple-pie"),
        ("/?p=12", "?p=12"),
        ("//2021/05/apple-pie", "2021/05/apple-pie"),
        ("/index.php?p=12&utm_source=mail", "?p=12"),
        ("/r%C3%B6sti/", "rösti"),
        ("/R%c3%96STI/", "rösti"),
        ("/a/?b=2&a=1", "a?a=1&b=2"),
        ("/soup.html", "soup.html"),
        ("http://[broken", ""),
    ],
)
def test_what_makes_no_difference_is_not_kept(typed, kept):
    assert normal(typed) == kept


@pytest.mark.parametrize(
    "asked",
    [
        "/2021/05/soup/", "/2021/05/soup", "/2021/05/SOUP/", "/2021/05/so%75p/", "/2021/05/soup/feed/",
        "/2021/05/soup/feed/atom/", "/2021/05/soup/amp/", "/2021/05/soup/?amp=1", "/2021/05/soup/comment-page-2/",
        "/2021/05/soup/?replytocom=12", "/2021/05/soup/?utm_source=x&fbclid=y", "/2021/05/soup/embed/",
        "/2021/05/soup/trackback/", "/2021/05/soup/2/", "/2021/05/soup/?unknown=1",
        "/2021/05/soup/comment-page-1/feed/",
    ],
)  # fmt: skip
def test_a_whole_address_leads_there_in_one_step(client, asked):
    lead("/2021/05/soup/", post=make_post("Soup", slug="onion-soup"))
    response = client.get(asked)
    assert (response.status_code, response["Location"]) == (301, "/onion-soup/")


@pytest.mark.parametrize("asked", ["/?p=12", "/index.php?p=12", "/?p=12&utm_medium=mail"])
def test_a_query_alone_is_an_address(client, asked):
    lead("/?p=12", post=make_post("Soup", slug="soup"))
    assert client.get(asked)["Location"] == "/soup/"


def test_an_unknown_query_leaves_the_front_page_alone(client):
    assert client.get("/?x=1").status_code == 200


def test_the_file_type_of_an_old_page_is_forgiven(client):
    make_post("Soup", slug="soup")
    assert client.get("/soup.html")["Location"] == "/soup/"


def test_letter_case_and_a_lost_slash_are_forgiven_today(client):
    make_post("Soup", slug="soup")
    assert [client.get(asked)["Location"] for asked in ("/Soup", "/SOUP/", "/soup/amp/", "/soup/feed/")] == [
        "/soup/"
    ] * 4


def test_a_print_page_leads_to_the_print_page(client):
    lead("/2021/05/soup/", post=make_post("Soup", slug="soup", recipes=[make_recipe()]))
    assert client.get("/2021/05/soup/print/12/")["Location"] == "/soup/print/"


def test_a_category_below_another_has_one_address(client):
    lead("/category/food/soups/", category=Category.objects.create(name="Soups", slug="soups"))
    assert client.get("/category/food/soups/")["Location"] == "/category/soups/"


def test_a_photo_leads_to_the_photo_of_its_width(client):
    photo = make_photo((1000, 600))
    lead("/wp-content/uploads/2021/05/pie.jpg", photo=photo)
    assert client.get("/wp-content/uploads/2021/05/pie-300x200.jpg")["Location"] == photo.url(300)
    assert client.get("/wp-content/uploads/2021/05/Pie-scaled.jpg")["Location"] == photo.url(1200)
    assert client.get("/wp-content/uploads/2021/05/pie.jpg?resize=300")["Location"] == photo.url(1200)


def test_a_post_that_is_not_public_leads_nowhere(client):
    lead("/old/", post=make_post("Soup", status=Post.Status.DRAFT))
    assert client.get("/old/").status_code == 404


def test_an_address_that_leads_to_an_old_one_is_still_one_step(client):
    lead("/b/", post=make_post("Soup", slug="soup"))
    lead("/a/", url="/b/")
    assert client.get("/a/")["Location"] == "/soup/"


def test_two_that_lead_to_each_other_end(client):
    lead("/a/", url="/b/")
    lead("/b/", url="/a/")
    assert client.get("/a/").status_code in (301, 404)


def test_hits_are_counted(client):
    row = lead("/old/", post=make_post("Soup"))
    client.get("/old/")
    client.get("/old/")
    row.refresh_from_db()
    assert row.hits == 2
    assert row.last_hit_at is not None


@pytest.mark.parametrize(
    ("asked", "target"),
    [
        ("/?s=apple+pie", "/search/?q=apple+pie"),
        ("/?feed=rss2", "/feed/rss/"),
        ("/wp-sitemap.xml", "/sitemap.xml"),
        ("/2021/05/17/", "/2021/05/"),
    ],
)
def test_what_every_wordpress_answers_leads_to_ours(client, asked, target):
    assert client.get(asked)["Location"] == target.replace("/05/", "/5/")


def test_what_is_asked_in_vain_is_counted_without_its_query(client):
    client.get("/no-such-soup/?mail=a@b.example")
    client.get("/no-such-soup/")
    assert list(MissingAddress.objects.values_list("address", "count")) == [("/no-such-soup/", 2)]


@pytest.mark.parametrize("asked", ["/wp-login.php", "/.env", "/someone@example.org/", "/x/" + "a" * 300])
def test_robots_and_what_names_people_are_not_kept(client, asked):
    client.get(asked)
    assert not MissingAddress.objects.exists()


def test_the_table_of_missing_addresses_is_bounded(client, monkeypatch):
    monkeypatch.setattr(missing, "MAX_ROWS", 20)
    for number in range(50):
        client.get(f"/missing-{number}-page/")
    assert MissingAddress.objects.count() <= 20


def test_a_lookup_is_few_queries(client, django_assert_max_num_queries):
    lead("/2021/05/soup/", post=make_post("Soup", slug="soup"))
    with django_assert_max_num_queries(4):
        client.get("/2021/05/soup/amp/")


def test_an_address_has_no_more_than_a_dozen_candidates():
    assert len(candidates("/a/b/c/feed/rss2/?x=1&y=2")) <= 12


def test_the_width_stands_in_the_name():
    assert width_of("/wp-content/uploads/a-300x200.jpg") == 300
