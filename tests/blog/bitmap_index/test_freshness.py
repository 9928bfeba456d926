"""What is remembered is what the database would say, whatever happens to it and by whatever means."""

import datetime as dt
from random import Random

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog import bitmap_index
from blog.bitmap_index import freshness, reading
from blog.models import Category, ChangeLogEntry, Post, PostRecipe
from blog.page_cache import change_log
from recipes import storing
from recipes.models import Recipe, Term
from tests.factories import make_post, make_recipe

pytestmark = pytest.mark.django_db


def state(index) -> tuple:
    """Everything an index says, as plain values."""
    return tuple(
        (
            each.page(each.all, 0, 10_000),
            {kind: {key: each.having(kind, key) for key in sets} for kind, sets in each.sets.items() if sets},
        )
        for each in (index.posts, index.recipes)
    )


def is_right() -> bool:
    return state(bitmap_index.current()) == state(reading.read())


def titles() -> list[str]:
    index = bitmap_index.current()
    posts = Post.objects.in_bulk(index.posts.page(index.posts.all, 0, 99))
    return [posts[pk].title for pk in index.posts.page(index.posts.all, 0, 99)]


def random_event(random: Random) -> None:
    posts, recipes = list(Post.objects.order_by("pk")), list(Recipe.objects.order_by("pk"))
    when = timezone.now() - dt.timedelta(hours=random.randint(-20, 500))
    post, recipe = (random.choice(rows) if rows else None for rows in (posts, recipes))
    categories = ["Soup", "Stew"][: random.randint(0, 2)]
    match random.randint(0, 11):
        case 0 | 1:
            made = make_recipe(
                f"R{random.randint(0, 9)}", cuisines="French", ingredients="2 eggs\n1 egg\nsalt"
            )
            make_post("P", recipes=[made], categories=categories, tags=["x"], published_at=when)
        case 2 if post:
            Post.objects.filter(pk=post.pk).update(status=random.choice(["draft", "published"]))
        case 3 if post:
            Post.objects.filter(pk=post.pk).update(published_at=when)
        case 4 if post:
            post.delete()
        case 5 if recipe:
            recipe.delete()
        case 6 if recipe:
            storing.set_terms(
                recipe, "cuisine", random.sample(["French", "Thai", "Greek"], random.randint(0, 2))
            )
        case 7 if recipe:
            storing.set_keywords(recipe, "quick, easy")
        case 8 if post:
            post.categories.set(Category.objects.order_by("?")[: random.randint(0, 2)])
        case 9 if recipe:
            Recipe.objects.filter(pk=recipe.pk).update(name=f"R{random.randint(0, 9)}")
        case 10 if post and recipe:
            PostRecipe.objects.get_or_create(post=post, recipe=recipe)
        case 11 if post:
            Post.objects.filter(pk=post.pk).update(kind=random.choice(["post", "page"]))


@pytest.mark.parametrize("seed", range(6))
def test_random_events_never_leave_it_wrong(seed):
    random = Random(seed)
    for _ in range(25):
        random_event(random)
        if random.random() < 0.6:
            assert is_right()
    assert is_right()


def test_where_nothing_has_changed_it_asks_one_question():
    make_post("One")
    bitmap_index.current()
    with CaptureQueriesContext(connection) as captured:
        first = bitmap_index.current()
        assert bitmap_index.current() is first
    assert len(captured) == 2


def test_it_reads_only_what_has_changed(monkeypatch):
    make_post("One")
    bitmap_index.current()
    monkeypatch.setattr(freshness.reading, "read", lambda: pytest.fail("everything was read"))
    make_post("Two", recipes=[make_recipe()])
    assert len(bitmap_index.current().posts) == 2


def test_drafts_pages_and_scheduled_posts_are_not_in_it():
    make_post("Draft", status=Post.Status.DRAFT)
    make_post("Page", kind=Post.Kind.PAGE)
    make_post("Later", published_at=timezone.now() + dt.timedelta(days=1))
    assert titles() == []


def test_a_scheduled_post_comes_in_the_second_it_is_due(clock):
    make_post("Now", published_at=timezone.now() - dt.timedelta(days=1))
    make_post("Soon", published_at=timezone.now() + dt.timedelta(seconds=60), recipes=[make_recipe()])
    assert titles() == ["Now"]
    clock.shift(59)
    assert titles() == ["Now"]
    clock.shift(1)
    assert titles() == ["Soon", "Now"]
    assert is_right()


def test_what_is_rolled_back_was_never_there():
    make_post("Stays")
    with transaction.atomic():
        make_post("Goes")
        assert titles() == ["Goes", "Stays"]
        transaction.set_rollback(True)
    assert titles() == ["Stays"]
    make_post("Comes")
    assert sorted(titles()) == ["Comes", "Stays"]
    assert is_right()


def test_a_term_of_another_kind_is_counted_there():
    make_post("Soup", recipes=[make_recipe(cuisines="French")])
    bitmap_index.current()
    Term.objects.filter(kind="cuisine").update(kind="method")
    assert is_right()
    assert bitmap_index.current().recipes.sizes("cuisine") == {}


def test_of_one_post_the_recipes_stand_by_name():
    names = ["Bread", "Ale", "Cheese"]
    make_post("Ploughman", recipes=[make_recipe(name) for name in names])
    index = bitmap_index.current()
    pks = index.recipes.page(index.recipes.all, 0, 9)
    assert [Recipe.objects.get(pk=pk).name for pk in pks] == sorted(names)


def test_the_log_keeps_its_latest_entries_and_who_is_further_behind_reads_everything(monkeypatch):
    make_post("One")
    bitmap_index.current()
    assert ChangeLogEntry.objects.exists()
    ChangeLogEntry.objects.all().delete()
    change_log.begin(connection.cursor(), connection.vendor)
    assert titles() == ["One"]
    assert is_right()
