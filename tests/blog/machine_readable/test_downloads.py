"""The files of a recipe: /<slug>/recipe.json, .cook, .md and .txt."""

from __future__ import annotations

import json

import pytest
from lxml import html

from blog.models import Post
from recipes.exports import cooklang
from tests.factories import make_photo, make_post, make_recipe

pytestmark = pytest.mark.django_db
FORMATS = ["json", "cook", "md", "txt"]


def text_of(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def post() -> Post:
    recipe = make_recipe(
        "Onion soup", ingredients="## Soup\n2 onions", instructions="Boil.", keywords="soup, Soup"
    )
    return make_post("Two soups", [recipe, make_recipe("Cold soup")], slug="soups")


@pytest.mark.parametrize("format", FORMATS)
def test_it_downloads_under_the_recipes_name(client, post, format):
    response = client.get(f"/soups/recipe.{format}")

    assert response["Content-Disposition"] == f'attachment; filename="onion-soup.{format}"'
    assert response["X-Robots-Tag"] == "noindex"
    assert "onions" in response.content.decode()


@pytest.mark.parametrize("format", FORMATS)
def test_another_recipe_of_the_post_is_asked_for_by_its_slug(client, post, format):
    assert "Cold soup" in text_of(client, f"/soups/recipe.{format}?recipe=cold-soup")


@pytest.mark.parametrize(
    "address",
    ["/soups/recipe.pdf", "/soups/recipe.json?recipe=nothing", "/nothing/recipe.json", "/story/recipe.md"],
)
def test_what_is_not_there_is_not_found(client, post, address):
    make_post("Story")

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("format", FORMATS)
def test_a_drafts_recipe_stays_hidden(client, format):
    make_post("Draft", [make_recipe()], status=Post.Status.DRAFT)

    assert client.get(f"/draft/recipe.{format}").status_code == 404


def test_the_json_is_the_recipe_of_the_page(client, settings):
    settings.PHOTO_WIDTHS = settings.PHOTO_CROP_WIDTHS = (400,)
    post = make_post("Soup", [make_recipe(photo=make_photo())])
    page = html.fromstring(text_of(client, post.get_absolute_url()))
    graph = json.loads(page.xpath('string(//script[@type="application/ld+json"])'))["@graph"]
    (shown,) = [node for node in graph if node["@type"] == "Recipe"]

    saved = json.loads(text_of(client, "/soup/recipe.json"))

    assert saved["@context"] == "https://schema.org"
    own = {"@context", "@id", "url", "mainEntityOfPage", "dateModified"}
    assert {k: v for k, v in saved.items() if k not in own} == {
        k: v for k, v in shown.items() if k not in own
    }


def test_the_cooklang_reads_back_as_the_stored_recipe(client, post):
    read = cooklang.read(text_of(client, "/soups/recipe.cook"))

    assert read == post.recipe_list[0].as_card()


def test_the_card_links_to_its_files(client, post):
    page = html.fromstring(text_of(client, "/soups/"))

    links = page.xpath('//p[@class="recipe-card__save"]/a/@href')

    assert links[:4] == [f"/soups/recipe.{format}" for format in ("txt", "md", "cook", "json")]
    assert links[4:] == [
        f"/soups/recipe.{format}?recipe=cold-soup" for format in ("txt", "md", "cook", "json")
    ]
    assert {client.get(link).status_code for link in links} == {200}
