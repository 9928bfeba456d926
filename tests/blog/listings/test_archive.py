"""The archive, its months and years, and the heads of lists."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog.models import Post, SiteSettings
from recipes.models import Recipe
from tests.factories import make_photo, make_post

pytestmark = pytest.mark.django_db


def make_posts(count: int) -> None:
    """Many posts of three years, each with a recipe, written at once."""
    from blog.models import Category, PostRecipe

    start = timezone.now() - dt.timedelta(days=1)
    recipes = Recipe.objects.bulk_create(Recipe(name=f"R {n}", slug=f"r-{n}") for n in range(count))
    posts = Post.objects.bulk_create(
        Post(title=f"P {n}", slug=f"p-{n}", status="published", published_at=start - dt.timedelta(days=3 * n))
        for n in range(count)
    )
    PostRecipe.objects.bulk_create(PostRecipe(post=p, recipe=r) for p, r in zip(posts, recipes, strict=True))
    category, _made = Category.objects.get_or_create(slug="soup", defaults={"name": "Soup"})
    category.posts.add(*posts)


@pytest.mark.parametrize(
    "address", ["/", "/archive/", "/category/soup/", "/recipes/", "/sitemap.xml", "/feed/", "/search/?q=p"]
)
def test_it_takes_as_many_queries_for_10_posts_as_for_410(client, address):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    SiteSettings.objects.create(posts_per_page=5)
    make_posts(10)
    client.get(address)
    few = queries()
    Post.objects.all().delete()
    Recipe.objects.all().delete()
    make_posts(410)
    client.get(address)  # reads what has changed
    assert queries() == few <= 14


def test_it_counts_the_posts_of_each_month(client):
    make_post("One", published_at=dt.datetime(2025, 3, 5, tzinfo=dt.UTC))
    make_post("Two", published_at=dt.datetime(2025, 3, 9, tzinfo=dt.UTC))
    html = client.get("/archive/").content.decode()
    assert '<a href="/2025/3/">March <span>2</span></a>' in html


def test_a_month_lists_its_posts(client):
    make_post("March", published_at=dt.datetime(2025, 3, 5, tzinfo=dt.UTC))
    make_post("April", published_at=dt.datetime(2025, 4, 5, tzinfo=dt.UTC))
    response = client.get("/2025/3/")
    assert [post.title for post in response.context["page_obj"]] == ["March"]
    assert "March 2025" in response.content.decode()


def test_a_year_lists_its_posts(client):
    make_post("March", published_at=dt.datetime(2025, 3, 5, tzinfo=dt.UTC))
    assert client.get("/2025/").status_code == 200


@pytest.mark.parametrize("address", ["/2025/", "/2025/3/", "/2025/13/", "/2025/0/", "/0/", "/99999/1/"])
def test_a_period_without_posts_is_not_there(client, address):
    make_post("Draft", published_at=dt.datetime(2025, 3, 5, tzinfo=dt.UTC), status=Post.Status.DRAFT)
    assert client.get(address).status_code == 404


def test_an_empty_archive_says_so(client):
    assert "Nothing is published here yet." in client.get("/archive/").content.decode()


def test_each_page_of_a_list_is_its_own_canonical(client):
    SiteSettings.objects.create(posts_per_page=1)
    make_post("One")
    make_post("Two")
    html = client.get("/page/2/").content.decode()
    assert '<link rel="canonical" href="http://127.0.0.1:8000/page/2/">' in html


def test_the_home_page_shows_the_latest_large(client):
    make_post("Older", published_at=timezone.now() - dt.timedelta(days=9))
    make_post("Newest", lead_photo=make_photo())
    html = client.get("/").content.decode()
    assert html.index('class="feature') < html.index("Newest</a>") < html.index("Older</a>")


def test_a_list_has_open_graph(client):
    SiteSettings.objects.create(name="Test Kitchen", tagline="Slowly")
    make_post("One", categories=["Soup"])
    html = client.get("/category/soup/").content.decode()
    assert '<meta property="og:title" content="Soup">' in html
    assert '<meta property="og:description" content="Slowly">' in html


@pytest.mark.parametrize("address", ["/", "/category/soup/", "/2025/3/"])
def test_page_1_lives_at_the_lists_own_address(client, address):
    make_post("One", categories=["Soup"], published_at=dt.datetime(2025, 3, 5, tzinfo=dt.UTC))
    response = client.get(f"{address}page/1/")
    assert (response.status_code, response["Location"]) == (301, address)


def test_a_list_is_shared_with_its_newest_photo(client):
    make_post("One", lead_photo=make_photo())
    assert (
        '<meta property="og:image" content="http://127.0.0.1:8000/media/photos/'
        in client.get("/").content.decode()
    )
