"""What other programs read from our pages is what was stored: recipe-scrapers, extruct and mf2py.

extruct's values are held against the stored ones to the letter. recipe-scrapers tidies what it reads (spaces,
entities), so there its own tidying is applied to the stored words too.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace

import extruct
import lxml.html
import mf2py
import pytest
from recipe_scrapers import scrape_html
from recipe_scrapers._exceptions import SchemaOrgException
from recipe_scrapers._grouping_utils import group_ingredients
from recipe_scrapers._utils import csv_to_tags, get_yields, normalize_string

from blog.models import SiteSettings
from recipes.card import Card, CardStep, CardTerm, Duration, IngredientGroup, StepGroup
from tests.factories import make_photo, make_post, make_recipe
from tests.recipes.corpus import corpus_cards, needs_corpus
from tests.recipes.seed import SEED
from tests.recipes.stored import store

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"
FULL = Card(
    name='Soup "of" <stones> & salt',
    slug="soup",
    description="Warm.\n\nAnd cheap: it’s </script> 2\u2028lines.",
    ingredient_groups=(
        IngredientGroup("For the soup", ("1 l water & salt", "2 stones <round>")),
        IngredientGroup("On top", ('1 "pinch" of pepper',)),
    ),
    step_groups=(
        StepGroup(
            "First", (CardStep("Wash the stones."), CardStep("Boil *gently* for 2 hours & wait.", "Boil"))
        ),
        StepGroup("", (CardStep("Serve [hot](https://example.com/)."),)),
    ),
    notes=("Keep the stones.",),
    categories=(CardTerm("Soup", "soup"), CardTerm("Starter", "starter")),
    methods=(CardTerm("Boiling", "boiling"),),
    cuisines=(CardTerm("French", "french"),),
    keywords="soup, Stone Soup",
    yield_text="4 servings",
    prep_time=Duration(10, "10 min"),
    cook_time=Duration(120, "2 hours"),
    additional_time=Duration(5, "5 min"),
    total_time=Duration(135, ""),
    equipment=("pot",),
    nutrition={"calories": "2 kcal"},
)


def words(markdown: str) -> str:
    """Markdown's words, by rules of this test's own: links, lists, emphasis, code and backslashes without their marks."""
    mark = r"^\s*(?:[*+-]|\d+[.)])\s+(?=\S)"
    if len(re.findall(mark, markdown, re.MULTILINE)) > 1:
        markdown = re.sub(mark, "", markdown, flags=re.MULTILINE)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    text = re.sub(r"(?<![\w*])(\*\*|\*|__|_|`)(?=\S)(.+?)(?<=\S)\1(?![\w*])", r"\2", text)
    text = re.sub(r"<((?:https?|mailto):[^>]*)>", r"\1", text)
    return re.sub(r"\\([\\`*_{}\[\]()#+.!-])", r"\1", text)


def spaced(text: str) -> str:
    return " ".join(text.split())


def step_text(step: CardStep) -> str:
    return (f"{step.name}: " if step.name else "") + words(step.text)


def lines_of(card: Card) -> list[str]:
    """Names of groups and texts of steps, in order."""
    return [
        line
        for group in card.step_groups
        for line in ([group.name] if group.name and group.steps else []) + [step_text(s) for s in group.steps]
    ]


def minutes(iso: str) -> int:
    hours, left = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?", iso).groups()
    return int(hours or 0) * 60 + int(left or 0)


class Page:
    """One card stored, rendered and read."""

    def __init__(self, client, card: Card, photo=None) -> None:
        self.recipe = store(card, photo)
        self.post = make_post(card.name, slug=f"post-{self.recipe.pk}", recipes=[self.recipe])
        self.url = SITE + self.post.get_absolute_url()
        response = client.get(self.post.get_absolute_url())
        assert response.status_code == 200
        self.html = response.content.decode()

    @classmethod
    def of(cls, html: str, url: str) -> Page:
        """A page that stands already."""
        page = cls.__new__(cls)
        page.html, page.url = html, url
        return page

    def node(self, type: str) -> dict:
        (graph,) = extruct.extract(self.html, base_url=self.url, syntaxes=["json-ld"])["json-ld"]
        (node,) = [node for node in graph["@graph"] if node["@type"] == type]
        return node

    def h_entry(self) -> dict:
        return next(i for i in mf2py.parse(doc=self.html, url=self.url)["items"] if "h-entry" in i["type"])

    def h_recipe(self) -> dict:
        (recipe,) = [item for item in self.h_entry()["children"] if "h-recipe" in item["type"]]
        return recipe["properties"]


def listed(terms: tuple[CardTerm, ...]) -> str | list[str] | None:
    names = [term.name for term in terms]
    return names[0] if len(names) == 1 else names or None


def total_of(card: Card) -> int | None:
    """The total as typed; where none is, what preparing, cooking and waiting take together."""
    if card.total_time.text or card.total_time.minutes is not None:
        return card.total_time.minutes
    parts = (card.prep_time, card.cook_time, card.additional_time)
    if card.cook_time.minutes is None or card.prep_time.minutes is None:
        return None
    return sum(part.minutes or 0 for part in parts)


def assert_extruct_reads(page: Page, card: Card, photo=None) -> None:
    node = page.node("Recipe")
    lines = []
    for part in node.get("recipeInstructions", []):
        lines += [part["name"]] if part["@type"] == "HowToSection" else []
        lines += [step["text"] for step in part.get("itemListElement", [part])]
    times = {
        name: minutes(node[key]) if key in node else None
        for key, name in (("prepTime", "prep_time"), ("cookTime", "cook_time"), ("totalTime", "total_time"))
    }

    assert node["name"] == card.name
    assert node.get("description", "") == card.description
    assert node.get("recipeIngredient", []) == list(card.ingredients())
    assert [spaced(line) for line in lines] == [spaced(line) for line in lines_of(card)]
    assert times == {
        "prep_time": card.prep_time.minutes,
        "cook_time": card.cook_time.minutes,
        "total_time": total_of(card),
    }
    assert node.get("recipeYield", "") == card.yield_text
    assert node.get("recipeCategory") == listed(card.categories)
    assert node.get("recipeCuisine") == listed(card.cuisines)
    assert node.get("cookingMethod") == listed(card.methods)
    assert node.get("keywords", "") == card.keywords
    assert node.get("image") == (
        [SITE + photo.crop_url(c) for c in ("1x1", "4x3", "16x9")] if photo else None
    )


def assert_recipe_scrapers_reads(page: Page, card: Card, photo=None) -> None:
    read = scrape_html(page.html, org_url=page.url, supported_only=False)

    def told(method):
        try:
            return getattr(read, method)()
        except SchemaOrgException:
            return None

    assert read.title() == normalize_string(card.name)
    assert read.ingredients() == [normalize_string(line) for line in card.ingredients()]
    assert read.instructions_list() == [normalize_string(line) for line in lines_of(card)]
    assert told("prep_time") == (card.prep_time.minutes or None)  # it says nothing of 0 minutes
    assert told("cook_time") == (card.cook_time.minutes or None)
    if card.total_time.minutes:
        assert told("total_time") == card.total_time.minutes
    assert told("yields") == (get_yields(card.yield_text) if card.yield_text else None)
    assert told("category") == (",".join(normalize_string(t.name) for t in card.categories) or None)
    assert told("cuisine") == (",".join(t.name for t in card.cuisines) or None)
    assert told("keywords") == (csv_to_tags(normalize_string(card.keywords)) if card.keywords else None)
    if photo:
        assert read.image() == SITE + photo.crop_url("1x1")


def assert_mf2py_reads(page: Page, card: Card, photo=None) -> None:
    read = page.h_recipe()

    assert read["name"] == [card.name.strip()]
    assert [spaced(line) for line in read.get("ingredient", [])] == [
        spaced(line) for line in card.ingredients()
    ]
    instructions = spaced(" ".join(part["value"] for part in read.get("instructions", [])))
    at = 0
    for step in card.steps():
        at = instructions.find(spaced(words(step.text)), at)
        assert at >= 0, step.text
    assert read.get("yield", []) == ([card.yield_text] if card.yield_text else [])
    assert read.get("category", []) == [term.name for term in card.categories]
    assert read.get("cuisine", []) == [term.name for term in card.cuisines]
    assert read.get("keywords", []) == ([card.keywords] if card.keywords else [])
    if card.total_time.minutes is not None:
        assert [minutes(value) for value in read["duration"]] == [card.total_time.minutes]
    if photo:
        assert SITE + photo.url() in str(read["photo"])


@pytest.fixture
def photo(settings):
    settings.PHOTO_WIDTHS = settings.PHOTO_CROP_WIDTHS = (400,)
    return make_photo()


READERS = [assert_extruct_reads, assert_recipe_scrapers_reads, assert_mf2py_reads]


@pytest.mark.parametrize("reads", READERS)
@pytest.mark.parametrize("card", [SEED, FULL], ids=["seed", "full"])
def test_it_reads_exactly_what_was_stored(client, photo, card, reads):
    reads(Page(client, card, photo), card, photo)


@needs_corpus
@pytest.mark.corpus
def test_all_read_exactly_what_was_stored_of_the_corpus(client, photo):
    for card in corpus_cards()[:100]:
        shown = photo if card.photo else None
        page = Page(client, card, shown)
        for reads in READERS:
            try:
                reads(page, card, shown)
            except AssertionError as error:
                raise AssertionError(f"{card.slug}: {reads.__name__}") from error


def test_google_finds_what_it_requires_where_the_data_has_it(client, photo):
    node = Page(client, FULL, photo).node("Recipe")

    assert {"name", "image"} <= node.keys()
    assert {"prepTime", "cookTime", "totalTime", "recipeYield", "nutrition", "datePublished"} <= node.keys()


def test_nothing_is_invented_for_a_bare_recipe(client):
    node = Page(client, Card("Toast")).node("Recipe")

    own = {"@type", "@id", "url", "mainEntityOfPage"}
    assert node.keys() == own | {"name", "author", "datePublished", "dateModified"}


def test_a_named_group_is_a_section_and_a_nameless_one_is_plain_steps(client):
    kinds = [part["@type"] for part in Page(client, FULL).node("Recipe")["recipeInstructions"]]

    assert kinds == ["HowToSection", "HowToStep"]


def test_an_author_without_a_full_name_is_not_named_by_the_login(client, django_user_model):
    page = Page(client, replace(FULL, name="Soup"))
    page.post.author = django_user_model.objects.create_user("login-name")
    page.post.save()

    html = client.get(page.post.get_absolute_url()).content.decode()
    assert "login-name" not in html
    assert Page.of(html, page.url).node("Recipe")["author"]["name"] == SiteSettings.load().name


def test_the_feed_and_the_page_name_one_author(client, django_user_model):
    for name in ("Ada", ""):
        author = django_user_model.objects.create_user(f"login-{name}", first_name=name)
        post = make_post("Soup", [make_recipe(name="Soup")], author=author)
        (item,) = [i for i in client.get("/feed.json").json()["items"] if i["url"].endswith(f"/{post.slug}/")]
        page = Page.of(client.get(post.get_absolute_url()).content.decode(), post.get_absolute_url())
        entry = page.h_entry()["properties"]
        head = lxml.html.fromstring(page.html)
        told = scrape_html(page.html, org_url=SITE, supported_only=False).author()
        assert [item["authors"][0]["name"], *entry["author"], told] == [name or "Low & Slow"] * 3
        assert head.xpath('//meta[@property="article:author"]/@content') == [name or "Low & Slow"]


def test_a_recipe_without_a_description_is_described_by_the_posts_summary(client):
    post = make_post("Soup", [make_recipe(), make_recipe("Broth", description="Clear.")], summary="It warms.")
    graph = extruct.extract(client.get(post.get_absolute_url()).content.decode(), syntaxes=["json-ld"])
    nodes = [node for node in graph["json-ld"][0]["@graph"] if node["@type"] == "Recipe"]
    assert [node["description"] for node in nodes] == ["It warms.", "Clear."]
    assert json.loads(client.get("/soup/recipe.json").content)["description"] == "It warms."


@pytest.mark.parametrize(
    ("times", "total"),
    [
        ({"prep_time": Duration(20), "cook_time": Duration(45)}, "PT1H5M"),
        ({"prep_time": Duration(0), "cook_time": Duration(45)}, "PT45M"),
        ({"prep_time": Duration(20), "cook_time": Duration(45), "additional_time": Duration(60)}, "PT2H5M"),
        ({"prep_time": Duration(20), "cook_time": Duration(45), "total_time": Duration(90)}, "PT1H30M"),
        ({"prep_time": Duration(20), "cook_time": Duration(None, "until done")}, None),
        ({"prep_time": Duration(20), "cook_time": Duration(45), "total_time": Duration(None, "a day")}, None),
        ({"cook_time": Duration(45)}, None),
    ],
)
def test_the_total_is_the_one_typed_else_the_sum_of_times_that_are_known(client, times, total):
    assert Page(client, Card("Soup", **times)).node("Recipe").get("totalTime") == total


def test_an_h_entry_has_its_author_its_summary_and_its_content(client):
    post = make_post("Soup", summary="It <warms>.", body="Once upon a time.")
    html = client.get(post.get_absolute_url()).content.decode()
    entry = Page.of(html, post.get_absolute_url()).h_entry()["properties"]
    assert entry["summary"] == ["It <warms>."]
    assert entry["content"][0]["value"].strip() == "Once upon a time."


def test_equipment_is_told_as_plain_words(client):
    card = replace(FULL, equipment=("pot", "a sieve"))
    page = Page(client, card)
    assert page.node("Recipe")["tool"] == ["pot", "a sieve"]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (
            {"source_name": "Grandmother", "source_url": "https://example.com/soup"},
            "https://example.com/soup",
        ),
        ({"source_url": "https://example.com/soup"}, "https://example.com/soup"),
        ({"source_name": "Grandmother"}, None),
        ({}, None),
    ],
)
def test_a_source_is_told_by_its_address(client, source, told):
    post = make_post("Soup", [make_recipe(**source)])
    page = Page.of(client.get(post.get_absolute_url()).content.decode(), post.get_absolute_url())
    assert page.node("Recipe").get("isBasedOn") == told


def test_each_step_has_an_address_that_stands_on_the_page(client):
    soup = make_recipe(instructions="## First\nSlice.\nBoil.\n\n## Then\nEat.")
    post = make_post("Two", [soup, make_recipe("Bread", instructions="Bake.")])
    html = client.get(post.get_absolute_url()).content.decode()
    graph = extruct.extract(html, syntaxes=["json-ld"])["json-ld"][0]["@graph"]
    steps = [
        step
        for node in graph
        if node["@type"] == "Recipe"
        for part in node["recipeInstructions"]
        for step in part.get("itemListElement", [part])
    ]
    assert [step["url"].partition("/two/")[2] for step in steps] == [
        "#step-1", "#step-2", "#step-3", "#recipe-bread-step-1",
    ]  # fmt: skip
    page = lxml.html.fromstring(html)
    shown = [page.get_element_by_id(step["url"].partition("#")[2]).text_content().strip() for step in steps]
    assert shown == ["Slice.", "Boil.", "Eat.", "Bake."]


@pytest.mark.parametrize(
    ("typed", "groups"),
    [
        ("## Soup\n2 onions\n1 l water\n\n## On top\n1 egg", [("Soup", 2), ("On top", 1)]),
        ("2 onions\n\n## On top\n1 egg\n1 leaf", [(None, 1), ("On top", 2)]),
        ("## Soup\n2 onions\n\n##\n1 egg", [("Soup", 1), (None, 1)]),
        ("2 onions\n1 l water", [(None, 2)]),
    ],
)
def test_recipe_scrapers_gives_groups_back(client, typed, groups):
    other = make_recipe("Bread", ingredients="## Dough\n500 g flour\n\n## Top\n1 egg")
    post = make_post("Soup", [make_recipe(ingredients=typed), other])
    html = client.get(post.get_absolute_url()).content.decode()
    scraper = scrape_html(html, org_url=SITE, supported_only=False)
    found = group_ingredients(scraper.ingredients(), scraper.soup)  # as the readers for WordPress' plugins do
    assert [(group.purpose, len(group.ingredients)) for group in found] == groups
