"""The page of a post: few queries, and parts that are made when they change, not at each view."""

import datetime as dt
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog.comments import moderation
from blog.comments.models import Comment
from blog.models import Category, Post, SiteSettings
from blog.page_cache import parts
from recipes import storing, text_areas
from recipes.models import Recipe, Term
from recipes.photos.models import Photo
from tests.blog.page_cache.reader import settle
from tests.factories import make_author, make_comment, make_photo, make_post, make_recipe

pytestmark = pytest.mark.django_db
URL = "/soup/"
NOT_KEPT, KEPT = 12, 2  # queries: with all to be made, and with nothing to be made


@pytest.fixture(autouse=True)
def _nothing_kept_before():
    parts.forget()
    yield
    parts.forget()


@pytest.fixture
def soup():
    photo = make_photo(name="pot.jpg", alt="A pot")
    recipe = make_recipe("Soup", cuisines="French", photo=photo)
    author = make_author()
    author.first_name = "Ana"
    author.save()
    post = make_post(
        "Soup", [recipe], ["Winter"], ["Quick"], author=author, body="*Warm*\n\n![](photo:pot)\n\n[recipe]"
    )
    make_post("Bread", [make_recipe("Bread", "500 g flour", cuisines="French", photo=photo)], ["Winter"])
    make_comment(post, words="Good soup")
    make_comment(post, words="Waiting", state="held")
    return post


@pytest.fixture
def read(client):
    """Reads as one does outside a transaction, with parts kept."""

    def page(address: str = URL) -> str:
        settle()
        with patch.object(parts, "is_settled", return_value=True):
            response = client.get(address)
        assert response.status_code == 200
        return response.content.decode()

    return page


@pytest.fixture
def fresh(client):
    return lambda address=URL: client.get(address).content.decode()


def queries(call) -> int:
    with CaptureQueriesContext(connection) as captured:
        call()
    return len(captured)


def edit(row, **values):
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def test_it_takes_12_queries_with_1_post_around_it_or_with_410(client, read, soup):
    assert queries(lambda: client.get(URL)) == NOT_KEPT
    for number in range(409):
        make_post(f"Post {number}", slug=f"post-{number}", categories=["Winter"])
    assert queries(lambda: client.get(URL)) == NOT_KEPT
    assert queries(read) == NOT_KEPT
    assert queries(read) == KEPT


def test_kept_parts_make_the_same_page(read, fresh, soup):
    assert read() == fresh() == read()


CHANGES = {
    "its title": lambda: edit(Post.objects.get(slug="soup"), title="Potage"),
    "its body": lambda: Post.objects.filter(slug="soup").update(body="*Hot*\n\n[recipe]"),
    "the author": lambda: edit(Post.objects.get(slug="soup").author, last_name="Lee"),
    "an ingredient": lambda: storing.set_ingredients(Recipe.objects.get(slug="soup"), text_areas.read("3 leeks")),
    "a step": lambda: storing.set_steps(Recipe.objects.get(slug="soup"), text_areas.read("Fry.", steps=True)),
    "the recipe's notes": lambda: Recipe.objects.filter(slug="soup").update(notes=["Keeps a week."]),
    "a photo's words": lambda: Photo.objects.update(alt="Another pot"),
    "a photo's focal point": lambda: Photo.objects.update(focal_x=0.1),
    "a term's name": lambda: edit(Term.objects.get(name="French"), slug="francais"),
    "a category's name": lambda: edit(Category.objects.get(name="Winter"), name="Cold days"),
    "the other post's title": lambda: edit(Post.objects.get(slug="bread"), title="Loaf"),
    "the other post unpublished": lambda: edit(Post.objects.get(slug="bread"), status="draft"),
    "a comment": lambda: moderation.decide(Comment.objects.get(comment="Waiting").pk, "published"),
    "a comment withdrawn": lambda: moderation.withdraw(Comment.objects.get(comment="Good soup")),
    "comments closed": lambda: Post.objects.filter(slug="soup").update(comments_open=False),
    "the site's name": lambda: edit(SiteSettings.load(), name="Soup House"),
    "the language": lambda: edit(SiteSettings.load(), language="de"),
    "the time zone": lambda: edit(SiteSettings.load(), time_zone="Pacific/Auckland"),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_is_seen_at_the_next_view(read, fresh, soup, what):
    Post.objects.filter(slug="soup").update(published_at=dt.datetime(2026, 3, 8, 23, 0, tzinfo=dt.UTC))
    before = read()
    CHANGES[what]()
    after = read()
    assert after == fresh()
    assert after != before


def test_a_comment_has_its_discussion_made_anew_and_nothing_else(read, soup):
    read()
    make_comment(soup, words="Nice")
    assert queries(read) == KEPT + 3  # the recipes to rate, the outline, the comments


def test_a_scale_is_never_kept_and_changes_nothing_that_is(read, fresh, soup):
    plain = read()
    doubled = read("/soup/?scale=2")
    assert doubled == fresh("/soup/?scale=2")
    assert "<b>4</b> onions" in doubled
    assert "<b>4</b>" not in read() == plain


def test_a_scheduled_post_appears_when_it_is_due(clock, read, soup):
    make_post("Later", published_at=timezone.now() + dt.timedelta(hours=1))
    assert "/later/" not in read()
    clock.shift(3601)
    assert "/later/" in read()


def test_a_discussion_closes_when_its_days_are_over(clock, read, soup):
    edit(SiteSettings.load(), comments_close_after_days=3)
    assert "Comments are closed." not in read()
    clock.shift(3 * 86400)
    assert "Comments are closed." in read()


def test_nothing_is_kept_inside_a_transaction(client, soup):
    client.get(URL)
    assert queries(lambda: client.get(URL)) == NOT_KEPT


def test_nothing_is_kept_while_templates_are_written(read, soup, settings):
    settings.DEBUG = True
    read()
    assert queries(read) > KEPT


def test_a_draft_s_page_is_not_there(client, read, soup):
    read()
    soup.status = "draft"
    soup.save()
    settle()
    with patch.object(parts, "is_settled", return_value=True):
        assert client.get(URL).status_code == 404


def test_a_preview_takes_nothing_that_is_kept(admin_client, read, soup):
    read()
    edit(soup, status="draft", title="Potage")
    html = admin_client.get(f"/admin/blog/post/{soup.pk}/preview/").content.decode()
    assert "Potage" in html


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_parts_are_kept(client, soup):
    first = client.get(URL).content
    assert queries(lambda: client.get(URL)) == KEPT
    Recipe.objects.filter(slug="soup").update(name="Potage")
    assert b"Potage" in client.get(URL).content != first
