"""A real food blog with the cards of three plugins, held against what the plugins themselves published."""

from __future__ import annotations

import html
import json
import re

import pytest
from django.test import Client

from blog.comments.models import Comment
from blog.imports.models import ImportRun
from blog.models import Category, OldAddress, Post
from recipes.models import Recipe
from recipes.photos.models import Photo

from .corpus import KITCHEN, needs_exports

pytestmark = [needs_exports, pytest.mark.corpus, pytest.mark.django_db, pytest.mark.xdist_group("kitchen")]

EXPECTED = (
    {p["slug"]: p for p in json.loads((KITCHEN / "kitchen.expected.json").read_text())}
    if KITCHEN.is_dir()
    else {}
)
CARDS = [slug for slug, post in EXPECTED.items() if post.get("plugin_jsonld")]
HIDDEN = {"lamb-biriyani", "tarte-merengada", "couscous"}  # a draft, a private one, one behind a password


def post_of(slug: str) -> Post:
    return Post.objects.for_page().get(title=EXPECTED[slug]["title"])


def card_of(slug: str):
    return post_of(slug).recipe_list[0].as_card()


def plain(words: str) -> str:
    """One space between words, straight quotes: WordPress makes curly ones only when it shows them."""
    straight = html.unescape(words).translate(
        str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "″": '"', "′": "'"})
    )
    return " ".join(straight.split())


def iso_minutes(duration: str | None) -> int | None:
    found = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?", duration or "")
    return int(found[1] or 0) * 60 + int(found[2] or 0) if found else None


def as_list(value) -> list:
    return (
        value
        if isinstance(value, list)
        else [part.strip() for part in (value or "").split(",") if part.strip()]
    )


@pytest.mark.parametrize("slug", CARDS)
class TestEachCardIsWhatThePluginPublished:
    def test_its_name(self, kitchen, slug):
        assert card_of(slug).name == EXPECTED[slug]["plugin_jsonld"]["name"]

    def test_its_ingredients(self, kitchen, slug):
        lines = [plain(line) for group in card_of(slug).ingredient_groups for line in group.lines]
        assert lines == [plain(line) for line in EXPECTED[slug]["plugin_jsonld"]["recipeIngredient"]]

    def test_its_groups(self, kitchen, slug):
        assert [group.name for group in card_of(slug).ingredient_groups] == [
            group["name"] for group in EXPECTED[slug]["ingredients"]
        ]

    def test_its_instructions(self, kitchen, slug):
        steps = [plain(step.text) for group in card_of(slug).step_groups for step in group.steps]
        published = []
        for part in EXPECTED[slug]["plugin_jsonld"]["recipeInstructions"]:
            published += part.get("itemListElement") or [part]
        assert steps == [plain(step["text"]) for step in published]

    def test_its_photos_of_steps(self, kitchen, slug):
        steps = [step for group in card_of(slug).step_groups for step in group.steps]
        published = EXPECTED[slug]["plugin_jsonld"]["recipeInstructions"]
        assert [bool(step.photo) for step in steps] == [bool(step.get("image")) for step in published]

    def test_its_times(self, kitchen, slug):
        card, published = card_of(slug), EXPECTED[slug]["plugin_jsonld"]
        assert card.prep_time.minutes == iso_minutes(published.get("prepTime"))
        assert card.cook_time.minutes == iso_minutes(published.get("cookTime"))
        total = card.total_time.minutes or (card.prep_time.minutes or 0) + (card.cook_time.minutes or 0)
        assert total == iso_minutes(published.get("totalTime"))

    def test_its_yield(self, kitchen, slug):
        published = EXPECTED[slug]["plugin_jsonld"]["recipeYield"]
        assert str(card_of(slug).yield_number) == (published[0] if isinstance(published, list) else published)

    def test_its_terms(self, kitchen, slug):
        card, published = card_of(slug), EXPECTED[slug]["plugin_jsonld"]
        said = as_list(published.get("recipeCategory"))
        names = {term.name.casefold() for term in card.categories}  # terms that differ in case are one
        assert names >= {name.casefold() for name in said}
        assert {term.name for term in card.cuisines} == set(as_list(published.get("recipeCuisine")))
        assert set(as_list(card.keywords)) == set(as_list(published.get("keywords")))

    def test_its_author(self, kitchen, slug):
        post = post_of(slug)
        assert (card_of(slug).source_name or post.author_name) == EXPECTED[slug]["plugin_jsonld"]["author"][
            "name"
        ]

    def test_its_description(self, kitchen, slug):
        published = EXPECTED[slug]["plugin_jsonld"]["description"]
        words = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", card_of(slug).description)
        assert plain(words) == plain(published)


@pytest.mark.parametrize("slug", ["grands-peres", "potato-leek-soup"])
def test_jetpack_cards_say_what_went_in(kitchen, slug):
    card, went_in = card_of(slug), EXPECTED[slug]
    assert [list(group.lines) for group in card.ingredient_groups] == [
        g["items"] for g in went_in["ingredients"]
    ]
    assert [[plain(s.text) for s in g.steps] for g in card.step_groups] == [
        [plain(item) for item in g["items"]] for g in went_in["instructions"]
    ]
    assert (card.prep_time.minutes, card.cook_time.minutes) == (
        went_in["prep_minutes"],
        went_in["cook_minutes"],
    )
    assert card.photo is not None


def test_nutrition_has_units(kitchen):
    assert card_of("apple-pie").nutrition == {
        "calories": "411 kcal",
        "fatContent": "19 g",
        "servingSize": "1 slice",
    }


def test_nothing_private_is_public(kitchen):
    public = {post.title for post in Post.objects.published()}
    assert not public & {EXPECTED[slug]["title"] for slug in HIDDEN}
    assert len(public) == len(EXPECTED) - len(HIDDEN) + 2  # and two pages


@pytest.mark.parametrize("slug", EXPECTED)
def test_its_date_and_byline(kitchen, slug):
    post = post_of(slug)
    assert f"{post.published_at:%Y-%m-%d %H:%M:%S}" == EXPECTED[slug]["date"]
    assert post.author_name == EXPECTED[slug]["author"]


@pytest.mark.parametrize("slug", EXPECTED)
def test_its_tags(kitchen, slug):
    assert {tag.name.lower() for tag in post_of(slug).tags.all()} == set(EXPECTED[slug]["tags"])


@pytest.mark.parametrize("slug", EXPECTED)
def test_its_comments_and_stars(kitchen, slug):
    post = post_of(slug)
    published = Comment.objects.published().filter(post=post)
    pings = (
        ImportRun.objects.get(pk=kitchen.pk).notes.filter(post=post, message__startswith="pingback").count()
    )
    assert published.count() + pings == EXPECTED[slug]["comments_approved"]
    assert sorted(published.exclude(stars=None).values_list("stars", flat=True)) == sorted(
        EXPECTED[slug]["ratings"]
    )


def test_the_rating_of_the_card_is_the_plugins(kitchen):
    rating = post_of("apple-pie").recipe_list[0].rating
    assert (rating.count, rating.average) == (2, 4)


def test_replies_stand_below_what_they_answer(kitchen):
    replies = [comment for comment in Comment.objects.all() if comment.level]
    assert replies
    assert all(reply.submit_date >= Comment.objects.get(pk=reply.parent_id).submit_date for reply in replies)


def test_nobody_is_taken_for_the_author_by_a_name_alone(kitchen):
    """The export says “chef” of two replies, and no account of the site."""
    assert not any(comment.is_by_author for comment in Comment.objects.all())


def test_a_waiting_comment_waits(kitchen):
    assert Comment.objects.held().count() == 1


@pytest.mark.parametrize("slug", [slug for slug in EXPECTED if slug not in HIDDEN])
def test_its_old_address_leads_to_its_page_in_one_step(kitchen, slug):
    client = Client()
    for address in (
        EXPECTED[slug]["permalink"].removeprefix("https://kitchen.example"),
        f"/?p={EXPECTED[slug]['post_id']}",
    ):
        moved = client.get(address)
        assert moved.status_code == 301
        assert client.get(moved["Location"]).status_code == 200


@pytest.mark.parametrize("slug", sorted(HIDDEN))
def test_a_hidden_posts_old_address_waits_for_its_publishing(kitchen, slug):
    client, post = Client(), post_of(slug)
    address = f"/?p={EXPECTED[slug]['post_id']}"
    assert client.get(address).status_code == 200  # the front page, as for any unknown query
    status, post.status = post.status, Post.Status.PUBLISHED
    post.save()
    assert client.get(address)["Location"] == post.get_absolute_url()
    post.status = status
    post.save()


def test_all_photos_came_and_answer_at_their_old_addresses(kitchen):
    files = sorted((KITCHEN / "uploads").rglob("*.webp"))
    assert Photo.objects.count() == len(files) == 17
    client = Client()
    for file in files:
        path = f"/wp-content/uploads/{file.relative_to(KITCHEN / 'uploads')}"
        for asked in (path, path.replace(".webp", "-300x200.webp")):
            moved = client.get(asked)
            assert (moved.status_code, client.get(moved["Location"]).status_code) == (301, 200)


def test_categories_form_a_tree(kitchen):
    assert Category.objects.get(slug="swiss").parent.slug == "recipes"
    assert not Category.objects.filter(slug="uncategorized").exists()


def test_no_body_holds_what_wordpress_wrote_for_itself(kitchen):
    for post in Post.objects.all():
        prose = re.sub(r"!\[[^\]]*\]", "", post.body)
        assert not re.search(r"<!--|wprm|(?<!\\)\[(?!recipe\])/?[a-z][^\]]*\](?!\()|wp-\d|photo:\)", prose), (
            post.body
        )


def test_all_of_it_is_named(kitchen):
    notes = "\n".join(str(note) for note in kitchen.notes.all())
    for words in ("sticky", "private", "password", "/onion-raitha", "pingback"):
        assert words in notes


def test_each_recipe_came_once(kitchen):
    assert Recipe.objects.count() == 12
    assert OldAddress.objects.filter(suffix="print/").exists()
