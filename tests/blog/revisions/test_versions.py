"""Versions on the admin's pages: made by every save, compared, restored, thinned out."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from blog.models import Category, Post, Revision, Tag
from blog.revisions import record, thin_out
from recipes.models import Recipe
from tests.factories import make_author, make_photo, make_post, make_recipe

from .test_two_windows import Window

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_author())
    return client


def versions_of(obj, kind: str = "post") -> str:
    app = "recipes" if kind == "recipe" else "blog"
    return reverse(f"admin:{app}_{kind}_versions", args=[obj.pk])


def test_every_save_is_a_version_and_so_is_what_stood_before_the_first(desk):
    post = make_post("Soup", body="One.")
    Window(desk, "post", post).save(body="Two.")
    assert [(row.origin, row.changed, bool(row.user)) for row in Revision.objects.of(post)] == [
        ("saved", ["body"], True),
        ("found", [], False),
    ]


def test_an_import_is_a_version_of_the_post_and_of_its_recipe(tmp_path):
    (tmp_path / "soup.md").write_text(
        "---\ntitle: Soup\n---\n\n## Ingredients\n\n- 2 onions\n\n## Directions\n\n1. Slice.\n"
    )
    call_command("import_markdown", str(tmp_path))
    assert {(row.model, row.origin) for row in Revision.objects.all()} == {
        ("blog.post", "imported"),
        ("recipes.recipe", "imported"),
    }


def test_a_save_that_changes_nothing_is_none(desk):
    post = make_post("Soup", body="One.", published_at=dt.datetime(2024, 2, 3, 10, tzinfo=dt.UTC))
    Window(desk, "post", post).save()
    Window(desk, "post", post).save()
    assert Revision.objects.of(post).count() == 1


def test_a_post_comes_back_as_it_was(clock, desk):
    soup, bread = make_recipe("Soup"), make_recipe("Bread")
    post = make_post(
        "Dinner", [bread, soup], ["Evening"], ["quick"], body="[recipe bread]", lead_photo=make_photo()
    )
    was = desk.get(post.get_absolute_url()).content
    record(post)
    old = Revision.objects.get()
    Window(desk, "post", post).save(
        title="Supper", body="Gone.", categories=[], tags=[], lead_photo="", **{"post_recipes-0-DELETE": "on"}
    )
    assert desk.get(post.get_absolute_url()).content != was
    assert desk.post(versions_of(post), {"restore": old.pk}).status_code == 302
    assert desk.get(post.get_absolute_url()).content == was
    post = Post.objects.get(pk=post.pk)
    assert (post.title, post.recipe_list) == ("Dinner", [bread, soup])
    assert (Category.objects.get() in post.categories.all(), Tag.objects.get() in post.tags.all()) == (
        True,
        True,
    )
    assert Revision.objects.first().origin == "restored"


def test_a_recipe_comes_back_line_by_line(desk):
    make_photo(name="bowl.jpg")
    recipe = make_recipe("Soup", "2 onions\n\n## Sauce\n1 l water", "### Cut\nSlice. ![](photo:bowl)", "Soups", cuisines="Thai, Lao",
                         keywords="hot", notes=["A note"], yield_text="4 bowls", prep_text="10 min", prep_minutes=10)  # fmt: skip
    was = recipe.as_card()
    record(recipe)
    old = Revision.objects.get()
    Window(desk, "recipe", recipe).save(
        ingredients="salt", instructions="Stir.", cuisines="", notes="", keywords=""
    )
    desk.post(versions_of(recipe, "recipe"), {"restore": old.pk})
    assert Recipe.objects.get(pk=recipe.pk).as_card() == was


def test_any_two_are_shown_as_a_difference_of_words(desk):
    recipe = make_recipe("Soup", "2 onions\n1 l water")
    for lines in ("3 onions\n1 l water", "3 onions\n2 l water"):
        Window(desk, "recipe", recipe).save(ingredients=lines)
    first, _second, third = Revision.objects.of(recipe).order_by("pk")
    page = desk.get(versions_of(recipe, "recipe"), {"from": first.pk, "to": third.pk}).content.decode()
    assert "<del>2</del> onions" in page
    assert "<ins>2</ins> l water" in page


def test_a_restore_changes_the_address_and_the_old_one_leads_there(desk):
    post = make_post("Soup", slug="soup")
    record(post)
    Window(desk, "post", post).save(slug="soups")
    desk.post(versions_of(post), {"restore": Revision.objects.of(post).last().pk})
    assert desk.get("/soups/")["Location"].endswith("/soup/")


def test_what_is_gone_or_taken_is_told_and_the_rest_comes_back(desk):
    photo = make_photo()
    post = make_post("Soup", slug="soup", lead_photo=photo, body="One.")
    record(post)
    photo.delete()
    Window(desk, "post", post).save(slug="soups", body="Two.")
    make_post("Another", slug="soup")
    page = desk.post(versions_of(post), {"restore": Revision.objects.of(post).last().pk}, follow=True).content
    post.refresh_from_db()
    assert (post.slug, post.body) == ("soups", "One.")
    assert b"Not whole" in page


def test_a_version_of_another_thing_is_not_restored(desk):
    post, other = make_post("Soup"), make_post("Bread")
    record(other)
    assert desk.post(versions_of(post), {"restore": Revision.objects.get().pk}).status_code == 404


@pytest.mark.parametrize("value", ["", "x", "9" * 30])
def test_an_odd_number_is_not_found(desk, value):
    post = make_post()
    assert desk.post(versions_of(post), {"restore": value}).status_code == 404
    assert desk.get(versions_of(post), {"from": value, "to": value}).status_code == 200
    assert desk.get(f"/admin/blog/post/{'9' * 30}/versions/").status_code == 404


def test_who_may_not_change_it_may_not_see_its_versions(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("staff", is_staff=True))
    assert client.get(versions_of(make_post())).status_code == 403


def test_two_hundred_versions_cost_no_more_queries_than_two(desk):
    post = make_post("Soup", [make_recipe()])
    counts = []
    for number in (2, 200):
        for step in range(Revision.objects.count(), number):
            Post.objects.update(body=f"Body {step}.")
            record(post)
        desk.get(versions_of(post))
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(versions_of(post)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_pages_have_versions_too(desk):
    page = make_post("About", kind="page", body="Us.")
    Window(desk, "page", page).save(body="Me.")
    desk.post(versions_of(page, "page"), {"restore": Revision.objects.of(page).last().pk})
    page.refresh_from_db()
    assert (page.body, page.kind) == ("Us.", "page")


def aged(post, status: str, *ages: float) -> list[float]:
    """Versions so many days old; gives the ages of those that thinning leaves."""
    now = dt.datetime.now(dt.UTC).replace(hour=12)
    for number, age in enumerate(ages):
        Post.objects.filter(pk=post.pk).update(body=f"Body {number}.", status=status)
        record(post)
        row = Revision.objects.first()
        Revision.objects.filter(pk=row.pk).update(made_at=now - dt.timedelta(days=age))
    thin_out()
    return sorted(round((now - row.made_at) / dt.timedelta(days=1), 2) for row in Revision.objects.of(post))


def test_of_old_drafts_the_last_of_a_day_stays_and_all_of_a_month():
    assert aged(make_post(), "draft", 41.2, 41.1, 41, 40.1, 40, 20.1, 20) == [20, 20.1, 40, 41]


def test_published_versions_stay_for_ever():
    assert aged(make_post(), "published", 400.2, 400.1, 400) == [400, 400.1, 400.2]


def test_the_newest_version_stays_whatever_its_age():
    assert aged(make_post(), "draft", 400) == [400]
