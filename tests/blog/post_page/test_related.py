"""Beside a post: the one before, the one after, and the posts that go with it."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog.models import Post
from blog.post_page.related import BesidePost, beside
from tests.factories import make_photo, make_post, make_recipe

pytestmark = pytest.mark.django_db


def make_dated(title: str, day: int, **fields) -> Post:
    return make_post(title, published_at=timezone.now() - dt.timedelta(days=100 - day), **fields)


def around(post: Post) -> BesidePost:
    return beside(Post.objects.for_page().get(pk=post.pk))


def test_the_posts_before_and_after():
    old, here, new = (make_dated(title, day) for day, title in enumerate(("Old", "Here", "New"), 1))
    make_dated("Oldest", 0)
    found = around(here)
    assert (found.previous, found.next) == (old, new)


def test_posts_of_one_moment_stand_in_a_fixed_order():
    when = timezone.now() - dt.timedelta(days=1)
    first, second = make_post("First", published_at=when), make_post("Second", published_at=when)
    assert (around(first).next, around(second).previous) == (second, first)


def test_it_hides_drafts_and_pages():
    here = make_dated("Here", 1)
    make_dated("Draft", 2, status=Post.Status.DRAFT)
    make_dated("Page", 3, kind=Post.Kind.PAGE)
    assert around(here) == BesidePost()


def test_shared_terms_come_before_shared_ingredients():
    soup = make_dated(
        "Onion Soup", 1, recipes=[make_recipe("Onion Soup", ingredients="2 onions", cuisines="French")]
    )
    tart = make_dated("Onion Tart", 2, recipes=[make_recipe("Onion Tart", ingredients="2 onions")])
    crepe = make_dated("Crêpe", 0, recipes=[make_recipe("Crêpe", ingredients="1 egg", cuisines="French")])
    make_dated("Newest", 9)
    assert around(soup).related[:2] == [crepe, tart]


def test_shared_tags_count_where_there_is_no_recipe():
    here, other = make_dated("Here", 1, tags=["market"]), make_dated("Other", 2, tags=["market"])
    for day in range(3, 7):
        make_dated(f"Later {day}", day)
    assert around(here).related[0] == other


def test_a_tile_falls_back_on_the_recipes_photo():
    photo = make_photo()
    here = make_dated("Here", 1)
    make_dated("Other", 2, recipes=[make_recipe("Other", photo=photo)])
    assert around(here).related[0].shown_photo.srcset("avif") == photo.srcset("avif")


@pytest.mark.parametrize(
    ("times", "minutes"),
    [
        ({"total_minutes": 90, "prep_minutes": 20, "cook_minutes": 30}, 90),
        ({"prep_minutes": 20, "cook_minutes": 30}, 50),
        ({"prep_minutes": 20, "cook_minutes": 30, "additional_minutes": 60}, 110),
        ({"prep_minutes": 20, "cook_minutes": 30, "additional_text": "overnight"}, None),
        ({"prep_minutes": 20, "cook_minutes": 30, "total_text": "all day"}, None),
        ({"cook_minutes": 30}, None),
    ],
)
def test_a_tile_tells_the_time_from_beginning_to_end_where_it_is_known(times, minutes):
    here = make_dated("Here", 1)
    make_dated("Other", 2, recipes=[make_recipe("Other", **times)])
    assert around(here).related[0].total_minutes == minutes


@pytest.mark.parametrize("others", [3, 30])
def test_it_takes_three_queries(others):
    here = make_dated("Here", 50, recipes=[make_recipe("Here", ingredients="2 onions", cuisines="French")])
    for day in range(others):
        recipe = make_recipe(f"Other {day}", cuisines="French")
        make_dated(f"Other {day}", day, recipes=[recipe], categories=["Soup"])
    here = Post.objects.for_page().get(pk=here.pk)
    with CaptureQueriesContext(connection) as captured:
        found = beside(here)
        assert [(post.shown_photo, post.total_minutes, post.categories.all()[0]) for post in found.related]
        assert found.previous.title
    assert len(captured) == 3


def test_the_page_shows_them(client):
    here = make_dated("Here", 1)
    make_dated("Later Post", 2)
    html = client.get(here.get_absolute_url()).content.decode()
    assert 'rel="next"' in html
    assert "More from the kitchen" in html
