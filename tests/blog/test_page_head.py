"""What a page's head says: canonical address, description, Open Graph, and the one graph of schema.org."""

from __future__ import annotations

import json

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from blog.models import SiteSettings
from recipes.card import Card, CardStep, CardTerm, IngredientGroup, StepGroup
from recipes.exports import schema_org
from tests.factories import make_comment, make_photo, make_post, make_recipe

SITE = "http://127.0.0.1:8000"
_nasty = st.lists(
    st.sampled_from(["</script>", "<!--", "]]>", "\u2028", "\u2029", '"', "'", "\\", "&quot;", "\x00", "\x7f", "é", "\n"])
    | st.text(max_size=5)
).map("".join)  # fmt: skip
_terms = st.lists(st.builds(CardTerm, _nasty, _nasty), max_size=2).map(tuple)
_cards = st.builds(
    Card,
    name=_nasty,
    description=_nasty,
    ingredient_groups=st.builds(lambda n, line: (IngredientGroup(n, (line,)),), _nasty, _nasty),
    step_groups=st.builds(
        lambda n, text, name: (StepGroup(n, (CardStep(text, name),)),), _nasty, _nasty, _nasty
    ),
    categories=_terms,
    methods=_terms,
    cuisines=_terms,
    keywords=_nasty,
    yield_text=_nasty,
    equipment=st.lists(_nasty, max_size=2).map(tuple),
    nutrition=st.dictionaries(st.just("calories"), _nasty),
    source_name=_nasty,
    source_url=_nasty,
)


@pytest.mark.slow
@given(_cards)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_value_of_a_recipe_ends_its_script_or_changes_on_the_way(card):
    node = schema_org.recipe(card, image_urls=lambda photo: [])

    text = schema_org.script([node])
    inside = text.removeprefix('<script type="application/ld+json">').removesuffix("</script>")

    assert not set("<>&\u2028\u2029") & set(inside)
    assert json.loads(inside)["@graph"] == [node]


def head_of(client, post) -> html.HtmlElement:
    return html.fromstring(client.get(post.get_absolute_url()).content.decode())


def named(page, name: str) -> list[str]:
    return page.xpath(f'//meta[@property="{name}" or @name="{name}"]/@content')


def graph_of(page) -> list[dict]:
    (block,) = page.xpath('//script[@type="application/ld+json"]/text()')
    return json.loads(block)["@graph"]


@pytest.fixture
def small_photos(settings):
    settings.PHOTO_WIDTHS = settings.PHOTO_CROP_WIDTHS = (400,)


@pytest.mark.django_db
class TestPost:
    def test_it_names_its_own_address_whatever_the_query(self, client):
        post = make_post("Soup")

        page = html.fromstring(client.get("/soup/?utm_source=x").content.decode())

        assert page.xpath('//link[@rel="canonical"]/@href') == [SITE + post.get_absolute_url()]
        assert named(page, "og:url") == [SITE + post.get_absolute_url()]

    def test_it_is_described_by_its_summary(self, client):
        page = head_of(
            client, make_post("Soup", [make_recipe(description="A recipe.")], summary="A <summary>.")
        )

        assert named(page, "description") == named(page, "og:description") == ["A <summary>."]

    def test_without_a_summary_its_recipe_describes_it(self, client):
        assert named(
            head_of(client, make_post("Soup", [make_recipe(description="Warm.")])), "description"
        ) == ["Warm."]

    def test_with_neither_it_is_not_described(self, client):
        assert named(head_of(client, make_post("Soup", body="Words.")), "description") == []

    def test_it_is_shared_with_its_lead_photo_and_its_size(self, client, small_photos):
        photo = make_photo(alt="A pot")

        page = head_of(client, make_post("Soup", lead_photo=photo))

        assert named(page, "og:image") == [SITE + photo.crop_url("16x9", 1200)]
        size = [named(page, "og:image:width")[0], named(page, "og:image:height")[0]]
        assert size == [str(side) for side in photo.crop_size("16x9", 1200)]
        assert named(page, "og:image:alt") == ["A pot"]

    def test_it_tells_when_it_was_published_and_under_what(self, client):
        post = make_post("Soup", categories=["Winter"], tags=["onion", "cheap"])

        page = head_of(client, post)

        published = timezone.localtime(post.published_at)
        assert named(page, "article:published_time") == [published.isoformat()]
        assert named(page, "article:section") == ["Winter"]
        assert sorted(named(page, "article:tag")) == ["cheap", "onion"]

    def test_pinterest_is_told_of_a_recipe_only_where_there_is_one(self, client):
        assert named(head_of(client, make_post("Soup", [make_recipe()])), "pinterest-rich-pin") == ["true"]
        assert named(head_of(client, make_post("Story")), "pinterest-rich-pin") == []

    def test_its_graph_has_every_node_once(self, client, small_photos, django_user_model):
        author = django_user_model.objects.create_user("login", first_name="Ada", last_name="Cook")
        photo = make_photo(credit="Ada Cook")
        post = make_post("Soup", [make_recipe(photo=photo)], categories=["Winter"], author=author)

        nodes = graph_of(head_of(client, post))

        kinds = ["WebSite", "BlogPosting", "Person", "Recipe", "BreadcrumbList"]
        assert [node["@type"] for node in nodes] == kinds
        assert nodes[1]["image"]["@type"] == "ImageObject"
        assert nodes[1]["image"]["creditText"] == "Ada Cook"
        assert nodes[2]["name"] == "Ada Cook"
        assert nodes[1]["author"] == nodes[3]["author"] == {"@id": nodes[2]["@id"]}

    def test_its_trail_leads_from_the_home_page_through_its_category(self, client):
        SiteSettings.objects.update_or_create(pk=1, defaults={"name": "Kitchen"})
        (*_, trail) = graph_of(head_of(client, make_post("Soup", categories=["Winter"])))

        assert [item["name"] for item in trail["itemListElement"]] == ["Kitchen", "Winter", "Soup"]

    def test_each_of_its_recipes_is_in_the_graph_under_its_cards_anchor(self, client):
        post = make_post("Two", [make_recipe("One"), make_recipe("Other")])

        ids = [node["@id"] for node in graph_of(head_of(client, post)) if node["@type"] == "Recipe"]

        assert ids == [f"{SITE}/two/#recipe", f"{SITE}/two/#recipe-other"]

    def test_a_page_off_the_timeline_is_no_blog_posting(self, client):
        nodes = graph_of(head_of(client, make_post("About us", kind="page")))

        assert [node["@type"] for node in nodes] == ["WebSite", "WebPage", "BreadcrumbList"]


@pytest.mark.django_db
class TestRating:
    def test_the_stars_of_published_comments_make_the_average(self, client):
        from blog.comments.ratings import recount

        recipe = make_recipe()
        post = make_post("Soup", [recipe])
        for stars in (4, 5):
            make_comment(post, recipe=recipe, stars=stars)
        recount(recipe.pk)

        page = head_of(client, post)
        (node,) = [node for node in graph_of(page) if node["@type"] == "Recipe"]

        assert node["aggregateRating"]["ratingValue"] == 4.5
        assert node["aggregateRating"]["ratingCount"] == 2
        assert "4.5 of 5, by 2 readers" in page.xpath('string(//article[@id="recipe"])')

    def test_without_stars_nothing_is_said_of_them(self, client):
        page = head_of(client, make_post("Soup", [make_recipe()]))

        assert not any("aggregateRating" in node for node in graph_of(page))
        assert page.xpath('//*[@class="recipe-card__rating"]') == []
