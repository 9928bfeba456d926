"""/recipes/: what it lists, its facets, and its terms' pages."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from blog.models import Post
from recipes.models import Term
from tests.factories import make_photo, make_post, make_recipe

pytestmark = pytest.mark.django_db


def make_published(name: str = "Onion Soup", **terms):
    return make_post(name, recipes=[make_recipe(name, **terms)])


def page_of(client, address: str):
    response = client.get(address)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def titles(page) -> list[str]:
    return page.xpath('//li[@class="tile"]/h3/a/text()')


def counts(page, label: str) -> dict[str, int]:
    links = page.xpath(f'//details[@id="facets"]//section[h2="{label}"]//li/a')
    return {link.text.strip(): int(link.find("span").text) for link in links}


def test_it_lists_the_recipes_of_published_posts_newest_first(client):
    for number, name in enumerate(["Old", "New"]):
        make_post(
            name, recipes=[make_recipe(name)], published_at=timezone.now() - dt.timedelta(days=5 - number)
        )

    assert titles(page_of(client, "/recipes/")) == ["New", "Old"]


def test_it_hides_the_recipes_of_drafts_scheduled_posts_and_of_no_post(client):
    make_post("Draft", recipes=[make_recipe("Draft")], status=Post.Status.DRAFT)
    make_post("Later", recipes=[make_recipe("Later")], published_at=timezone.now() + dt.timedelta(days=1))
    make_recipe("Alone")

    assert titles(page_of(client, "/recipes/")) == []


def test_it_lists_a_recipe_of_two_posts_once_under_the_newest(client):
    recipe = make_recipe("Soup")
    make_post("First", recipes=[recipe], published_at=timezone.now() - dt.timedelta(days=9))
    make_post("Again", recipes=[recipe])

    page = page_of(client, "/recipes/")

    assert page.xpath('//li[@class="tile"]/h3/a/@href') == ["/again/"]


def test_it_shows_the_recipes_photo(client):
    photo = make_photo()
    make_post("Soup", recipes=[make_recipe("Soup", photo=photo)])

    assert page_of(client, "/recipes/").xpath('//li[@class="tile"]//img/@src') == [photo.url()]


def test_a_facet_counts_the_recipes_of_each_term(client):
    make_published("A", categories="Pork", cuisines="Chinese")
    make_published("B", categories="Pork")

    page = page_of(client, "/recipes/")

    assert counts(page, "Category") == {"Pork": 2}
    assert counts(page, "Cuisine") == {"Chinese": 1}


def test_facets_combine(client):
    make_published("A", categories="Pork", cuisines="Chinese")
    make_published("B", categories="Pork", cuisines="Danish")
    make_published("C", categories="Beef", cuisines="Chinese")

    page = page_of(client, "/recipes/?category=pork&cuisine=chinese")

    assert titles(page) == ["A"]
    assert counts(page, "Category") == {"Pork": 1, "Beef": 1}
    assert counts(page, "Cuisine") == {"Chinese": 1, "Danish": 1}


def test_a_facet_links_to_the_combination(client):
    make_published("A", categories="Pork", cuisines="Chinese")

    page = page_of(client, "/recipes/category/pork/")

    assert page.xpath('//a[contains(., "Chinese") and span]/@href') == [
        "/recipes/?category=pork&cuisine=chinese"
    ]


def test_a_chip_takes_its_term_away(client):
    make_published("A", categories="Pork", cuisines="Chinese")

    page = page_of(client, "/recipes/?category=pork&cuisine=chinese")

    assert page.xpath('//a[@class="chip"]/@href') == ["/recipes/cuisine/chinese/", "/recipes/category/pork/"]


def test_a_term_of_drafts_alone_does_not_show_and_has_no_page(client):
    make_post("Draft", recipes=[make_recipe("Draft", categories="Secret")], status=Post.Status.DRAFT)
    make_published("Open", categories="Pork")

    assert counts(page_of(client, "/recipes/"), "Category") == {"Pork": 1}
    assert client.get("/recipes/category/secret/").status_code == 404
    assert client.get("/recipes/?category=secret").status_code == 404


@pytest.mark.parametrize("address", ["/recipes/shape/round/", "/recipes/category/none/", "/recipes/page/9/"])
def test_an_address_of_nothing_is_not_found(client, address):
    make_published("A", categories="Pork")

    assert client.get(address).status_code == 404


def test_a_terms_page_has_its_description(client):
    make_published("A", categories="Pork")
    Term.objects.filter(name="Pork").update(description="Low and slow.")

    page = page_of(client, "/recipes/category/pork/")

    assert page.xpath("//h1/text()") == ["Pork"]
    assert "Low and slow." in page.xpath('string(//header[contains(@class, "index__head")])')
    assert page.xpath('//meta[@name="description"]/@content') == ["Low and slow."]


def test_one_term_in_the_query_names_its_own_page_as_canonical(client):
    make_published("A", categories="Pork")

    page = page_of(client, "/recipes/?category=pork")

    assert page.xpath('//link[@rel="canonical"]/@href')[0].endswith("/recipes/category/pork/")
    assert page.xpath('//meta[@name="robots"]') == []


def test_a_combination_is_not_for_search_engines_and_has_one_order(client):
    make_published("A", categories="Pork", cuisines="Chinese")

    page = page_of(client, "/recipes/?cuisine=chinese&category=pork&utm_source=x")

    assert page.xpath('//meta[@name="robots"]/@content') == ["noindex"]
    assert page.xpath('//link[@rel="canonical"]/@href')[0].endswith("/recipes/?category=pork&cuisine=chinese")


def test_pages_of_a_combination_keep_the_query(client):
    for number in range(25):
        make_published(f"Soup {number}", categories="Pork", cuisines="Chinese")

    page = page_of(client, "/recipes/?category=pork&cuisine=chinese")
    following = page.xpath('//a[@rel="next"]/@href')

    assert following == ["/recipes/page/2/?category=pork&cuisine=chinese"]
    assert len(titles(page_of(client, following[0]))) == 1


def test_terms_past_the_eighth_wait_behind_more(client):
    make_published("A", keywords=",".join(f"word {number}" for number in range(11)))

    page = page_of(client, "/recipes/")

    assert page.xpath('string(//details[@class="facets__more"]/summary)') == "3 more"
    assert len(counts(page, "Keyword")) == 11


@pytest.mark.slow
def test_it_asks_as_many_queries_for_410_recipes_as_for_10(client):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            page_of(client, "/recipes/?category=pork&cuisine=chinese")
        return len(caught)

    for number in range(10):
        make_published(f"Soup {number}", categories="Pork", cuisines="Chinese", keywords="easy, quick")
    queries()  # reads what has changed
    few = queries()
    for number in range(10, 410):
        make_published(f"Soup {number}", categories="Pork", cuisines="Chinese", keywords=f"easy, w{number}")

    queries()
    assert queries() == few <= 12
