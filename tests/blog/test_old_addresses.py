"""Where posts once stood, and pages that are not there."""

from __future__ import annotations

import pytest

from blog.errors import not_found
from blog.models import OldAddress, Post
from blog.search import index
from tests.factories import make_post, make_recipe

pytestmark = pytest.mark.django_db


def move(post: Post, slug: str) -> None:
    old, post.slug = post.slug, slug
    post.save()
    OldAddress.objects.remember(post, old)


def test_an_old_address_leads_to_the_new_one(client):
    move(make_post("Soup", slug="soup"), "onion-soup")
    response = client.get("/soup/")
    assert (response.status_code, response["Location"]) == (301, "/onion-soup/")


def test_a_chain_is_one_step(client):
    post = make_post("Soup", slug="one")
    for slug in ("two", "three", "four"):
        move(post, slug)
    assert {client.get(f"/{slug}/")["Location"] for slug in ("one", "two", "three")} == {"/four/"}


def test_a_post_that_moves_back_answers(client):
    post = make_post("Soup", slug="one")
    move(post, "two")
    move(post, "one")
    assert client.get("/one/").status_code == 200
    assert client.get("/two/")["Location"] == "/one/"


def test_a_new_post_may_take_an_old_address(client):
    move(make_post("Soup", slug="soup"), "onion-soup")
    make_post("Another", slug="soup")
    assert client.get("/soup/").status_code == 200


def test_the_print_page_moves_along(client):
    move(make_post("Soup", slug="soup", recipes=[make_recipe()]), "onion-soup")
    assert client.get("/soup/print/")["Location"] == "/onion-soup/print/"


def test_a_drafts_old_address_says_nothing(client):
    move(make_post("Soup", slug="soup", status=Post.Status.DRAFT), "onion-soup")
    assert client.get("/soup/").status_code == 404


def test_the_admin_remembers(admin_client, client):
    post = make_post("Soup", slug="soup", body="Words")
    form = {
        "title": "Soup", "body": "Words", "status": "published", "slug": "onion-soup", "summary": "",
        "published_at_0": "2026-01-01", "published_at_1": "12:00:00",
        "post_recipes-TOTAL_FORMS": "0", "post_recipes-INITIAL_FORMS": "0",
    }  # fmt: skip
    assert admin_client.post(f"/admin/blog/post/{post.pk}/change/", form).status_code == 302
    assert OldAddress.objects.get().address == "soup"


def test_the_admin_lists_them(admin_client):
    move(make_post("Soup", slug="soup"), "onion-soup")
    assert admin_client.get("/admin/blog/oldaddress/").status_code == 200


def test_a_missing_page_looks_for_what_was_meant(client):
    post = make_post("Pork Belly")
    index.update(post.pk)
    response = client.get("/2019/05/pork-bely.html")
    assert response.status_code == 404
    assert "Pork Belly" in response.content.decode()


@pytest.mark.parametrize(
    "address", ["/nope.php", "/wp-login.php", "/a/b/c/%F0%9F%8D%95/", "/%00/", "/tag/none/"]
)
def test_any_missing_page_is_a_calm_404(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("path", "words"),
    [("/2019/05/pork-bely-recipe.html", "pork bely"), ("/tag/none/", "none"), ("/42/", "")],
)
def test_the_words_of_an_address(path, words):
    assert not_found.words_of(path) == words


def test_the_page_for_a_fault_asks_no_database():
    from django.template.loader import render_to_string

    assert "Something boiled over" in render_to_string("500.html")


def test_a_missing_page_suggests_posts_and_no_pages(client):
    make_post("Pork Belly", slug="crispy")
    make_post("Pork and privacy", slug="privacy", kind=Post.Kind.PAGE)
    index.rebuild()
    assert [post.slug for post in client.get("/2019/pork/").context["posts"]] == ["crispy"]
