"""Diets and videos: from the author's form to the card, the graph, the index and the player."""

from __future__ import annotations

import json
import re

import extruct
import lxml.html
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from recipes import storing
from recipes.card import DIETS, diet_slug
from recipes.exports.schema_org import player_of
from recipes.models import Recipe
from tests.factories import make_photo, make_post, make_recipe

pytestmark = pytest.mark.django_db
MP4 = b"\x00\x00\x00\x18ftypmp42" + b"m" * 5_000_000
YOUTUBE = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


def typed(**fields) -> dict:
    return {"name": "Soup", "ingredients": "2 onions", "instructions": "Boil."} | fields


def recipe_node(client, post) -> dict:
    html = client.get(post.get_absolute_url()).content.decode()
    graph = extruct.extract(html, syntaxes=["json-ld"])["json-ld"][0]["@graph"]
    return next(node for node in graph if node["@type"] == "Recipe")


def card_of(client, post) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(client.get(post.get_absolute_url()).content.decode()).get_element_by_id(
        "recipe"
    )


def make_video(**fields) -> Recipe:
    known = {"video_name": "How to", "video_description": "All of it.", "video_uploaded_on": "2026-05-03"}
    return make_recipe(video_poster=make_photo(name="poster.jpg"), **known | fields)


class TestDiets:
    def test_they_are_schema_orgs(self):
        assert len(DIETS) == 11
        assert {diet_slug(name) for name in DIETS} >= {"gluten-free", "low-salt", "vegan"}

    def test_the_form_keeps_them(self, admin_client):
        response = admin_client.post(
            "/admin/recipes/recipe/add/", typed(diets=["VeganDiet", "GlutenFreeDiet"])
        )
        assert response.status_code == 302
        assert Recipe.objects.get().card.diets == ("GlutenFreeDiet", "VeganDiet")
        page = admin_client.get(f"/admin/recipes/recipe/{Recipe.objects.get().pk}/change/").content.decode()
        assert len(re.findall(r'name="diets"[^>]*checked', page)) == 2

    def test_the_form_refuses_another(self, admin_client):
        response = admin_client.post("/admin/recipes/recipe/add/", typed(diets=["SnackDiet"]))
        assert response.context["adminform"].form.errors.keys() == {"diets"}

    def test_card_graph_and_index_tell_them(self, client):
        recipe = make_recipe()
        storing.set_diets(recipe, ["GlutenFreeDiet", "VeganDiet"])
        post = make_post("Soup", [recipe])
        assert recipe_node(client, post)["suitableForDiet"] == [
            "https://schema.org/GlutenFreeDiet",
            "https://schema.org/VeganDiet",
        ]
        links = card_of(client, post).xpath('.//footer//a[contains(@href, "/diet/")]')
        assert [(a.text, a.get("href")) for a in links] == [
            ("Gluten-free", "/recipes/diet/gluten-free/"),
            ("Vegan", "/recipes/diet/vegan/"),
        ]
        index = client.get("/recipes/").content.decode()
        assert 'href="/recipes/diet/vegan/"' in index
        page = client.get("/recipes/diet/gluten-free/").content.decode()
        assert "<h1>Gluten-free</h1>" in page
        assert "GlutenFreeDiet" not in page

    def test_search_finds_them_by_their_words(self, client, django_capture_on_commit_callbacks):
        recipe = make_recipe("Dal")
        storing.set_diets(recipe, ["VeganDiet"])
        with django_capture_on_commit_callbacks(execute=True):
            make_post("Dal", [recipe])
            recipe.save()
        assert "Dal" in client.get("/search/", {"q": "vegan"}).content.decode()


class TestVideoElsewhere:
    def test_it_opens_its_address_and_asks_for_nothing_before(self, client):
        card = card_of(client, make_post("Soup", [make_video(video_url=YOUTUBE)]))
        assert card.xpath('.//section[contains(@class, "video")]/a/@href') == [YOUTUBE]
        html = client.get("/soup/").content.decode()
        fetched = lxml.html.fromstring(html).xpath(
            "//iframe/@src | //img/@src | //script/@src | //video/@src"
        )
        assert [address for address in fetched if "//" in address] == []

    def test_the_graph_has_it_whole(self, client):
        video = recipe_node(client, make_post("Soup", [make_video(video_url=YOUTUBE)]))["video"]
        assert {
            name: video[name] for name in ("@type", "name", "description", "uploadDate", "url", "embedUrl")
        } == {
            "@type": "VideoObject",
            "name": "How to",
            "description": "All of it.",
            "uploadDate": "2026-05-03",
            "url": YOUTUBE,
            "embedUrl": "https://www.youtube.com/embed/dQw4w9WgXcQ",
        }
        assert len(video["thumbnailUrl"]) == 3

    @pytest.mark.parametrize("missing", ["video_name", "video_uploaded_on", "video_poster"])
    def test_the_graph_has_nothing_of_it_where_a_part_is_missing(self, client, missing):
        empty = {"video_name": "", "video_uploaded_on": None, "video_poster": None}[missing]
        recipe = make_video(video_url=YOUTUBE)
        setattr(recipe, missing, empty)
        recipe.save()
        post = make_post("Soup", [recipe])
        assert "video" not in recipe_node(client, post)
        assert card_of(client, post).xpath('.//section[contains(@class, "video")]/a/@href') == [YOUTUBE]

    @pytest.mark.parametrize(
        ("address", "player"),
        [
            (YOUTUBE, "https://www.youtube.com/embed/dQw4w9WgXcQ"),
            ("https://youtu.be/dQw4w9WgXcQ?t=3", "https://www.youtube.com/embed/dQw4w9WgXcQ"),
            ("https://m.youtube.com/shorts/dQw4w9WgXcQ", "https://www.youtube.com/embed/dQw4w9WgXcQ"),
            ("https://vimeo.com/123456", "https://player.vimeo.com/video/123456"),
            ("https://example.com/watch?v=dQw4w9WgXcQ", ""),
            ("", ""),
        ],
    )
    def test_known_players_are_told(self, address, player):
        assert player_of(address) == player


class TestVideoOfOurOwn:
    @pytest.fixture
    def recipe(self) -> Recipe:
        return make_video(video_file=ContentFile(MP4, name="soup.mp4"))

    def test_it_plays_where_it_stands_and_loads_nothing_before(self, client, recipe):
        (video,) = card_of(client, make_post("Soup", [recipe])).xpath(".//video")
        assert video.get("src") == recipe.video_file.url
        assert video.get("preload") == "none"
        assert video.get("poster").endswith(".jpg")
        assert "media-src 'self'" in client.get("/soup/")["Content-Security-Policy"]

    def test_the_graph_has_its_address(self, client, recipe):
        node = recipe_node(client, make_post("Soup", [recipe]))
        assert node["video"]["contentUrl"] == f"http://127.0.0.1:8000{recipe.video_file.url}"
        assert json.loads(client.get("/soup/recipe.json").content)["video"] == node["video"]

    def test_it_is_delivered_in_parts(self, client, recipe):
        first = client.get(recipe.video_file.url, headers={"range": "bytes=0-"})
        assert (first.status_code, first["Content-Type"]) == (206, "video/mp4")
        assert first["Content-Range"] == f"bytes 0-4194303/{len(MP4)}"
        rest = client.get(recipe.video_file.url, headers={"range": "bytes=4194304-"})
        assert first.content + rest.content == MP4
        assert b"".join(client.get(recipe.video_file.url).streaming_content) == MP4

    def test_the_form_takes_it_and_lets_the_old_one_go(
        self, admin_client, recipe, django_capture_on_commit_callbacks
    ):
        old = recipe.video_file.name
        form = typed(slug=recipe.slug, video_file=ContentFile(MP4[:100], name="other.mp4"))
        with django_capture_on_commit_callbacks(execute=True):
            response = admin_client.post(f"/admin/recipes/recipe/{recipe.pk}/change/", form)
        assert response.status_code == 302
        recipe.refresh_from_db()
        assert default_storage.exists(recipe.video_file.name)
        assert not default_storage.exists(old)

    def test_it_goes_with_its_recipe(self, recipe, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            Recipe.objects.all().delete()
        assert not default_storage.exists(recipe.video_file.name)

    @pytest.mark.parametrize(
        ("name", "content"),
        [("x.mp4", b"<html>"), ("x.html", MP4[:100]), ("x.webm", MP4[:100]), ("x.mp4", b"")],
    )
    def test_the_form_refuses_what_is_no_video(self, admin_client, name, content):
        response = admin_client.post(
            "/admin/recipes/recipe/add/", typed(video_file=ContentFile(content, name=name))
        )
        assert response.context["adminform"].form.errors.keys() == {"video_file"}

    def test_the_form_refuses_one_too_heavy(self, admin_client, settings):
        settings.PHOTO_MAX_VIDEO_BYTES = 50
        response = admin_client.post(
            "/admin/recipes/recipe/add/", typed(video_file=ContentFile(MP4[:100], name="x.mp4"))
        )
        assert "weighs" in str(response.context["adminform"].form.errors["video_file"])
