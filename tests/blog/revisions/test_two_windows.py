"""Two windows on one thing: what the second one sees, and what is saved."""

import pytest
from django.urls import reverse

from blog.models import Category, Post, Tag
from recipes.models import Recipe
from tests.factories import make_author, make_photo, make_post, make_recipe

from .forms import fields_of

pytestmark = pytest.mark.django_db


class Window:
    """One open form: `type` into it, `save` it."""

    def __init__(self, client, kind: str, obj) -> None:
        self.client, self.form_id = client, f"{kind}_form"
        app = "recipes" if kind == "recipe" else "blog"
        self.url = reverse(f"admin:{app}_{kind}_change", args=[obj.pk])
        self.read(client.get(self.url))

    def read(self, response) -> None:
        self.response, self.fields = response, fields_of(response, self.form_id)

    def save(self, **typed) -> int:
        response = self.client.post(self.url, self.fields | typed)
        if response.status_code == 200:
            self.read(response)
        return response.status_code

    @property
    def changes(self) -> dict:
        return {change["name"]: change for change in self.response.context["edit_conflict"]["changes"]}


@pytest.fixture
def desk(client):
    client.force_login(make_author())
    return client


@pytest.fixture
def windows(desk):
    return lambda kind, obj: (Window(desk, kind, obj), Window(desk, kind, obj))


@pytest.fixture
def post():
    return make_post("Soup", body="One.\n\nTwo.\n\nThree.", summary="A soup.")


@pytest.fixture
def recipe():
    return make_recipe("Soup", ingredients="2 onions\n1 l water", cuisines="Thai")


def test_one_window_saves_as_often_as_it_likes(desk, post):
    for words in ("First.", "Second."):
        assert Window(desk, "post", post).save(body=words) == 302
    post.refresh_from_db()
    assert post.body == "Second."


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_second_save_overwrites_nothing(windows, post, order):
    pair = windows("post", post)
    first, second = pair[order[0]], pair[order[1]]
    assert first.save(body="Mine.", title="Soups") == 302
    assert second.save(body="Yours.") == 200
    post.refresh_from_db()
    assert (post.title, post.body) == ("Soups", "Mine.")
    assert second.fields["body"] == "Yours."
    assert {"title", "body"} == set(second.changes)


def test_the_words_typed_stand_when_it_is_saved_again(windows, post):
    first, second = windows("post", post)
    first.save(body="Mine.", title="Soups")
    second.save(body="Yours.")
    assert second.save() == 302
    post.refresh_from_db()
    assert (post.title, post.body) == ("Soups", "Yours.")


def test_the_stored_words_may_be_chosen(windows, post):
    first, second = windows("post", post)
    first.save(body="Mine.")
    second.save(body="Yours.", summary="Another.")
    assert second.save(**{"_take-body": "stored"}) == 302
    post.refresh_from_db()
    assert (post.body, post.summary) == ("Mine.", "Another.")


def test_a_third_save_meanwhile_is_seen_as_well(windows, post):
    first, second = windows("post", post)
    first.save(body="Mine.")
    second.save(body="Yours.")
    Post.objects.update(body="A third.")
    assert second.save() == 200
    assert second.fields["body"] == "Yours."
    assert second.save() == 302
    assert Post.objects.get().body == "Yours."


def test_paragraphs_that_differ_come_together(windows, post):
    first, second = windows("post", post)
    first.save(body="One!\n\nTwo.\n\nThree.")
    assert second.save(body="One.\n\nTwo.\n\nThree!") == 200
    assert second.fields["body"] == "One!\n\nTwo.\n\nThree!"
    assert second.changes["body"]["is_merged"]
    second.save()
    post.refresh_from_db()
    assert post.body.replace("\r\n", "\n") == "One!\n\nTwo.\n\nThree!"


def test_the_same_words_from_both_are_simply_saved(windows, post):
    first, second = windows("post", post)
    first.save(title="Soups")
    assert second.save(title="Soups") == 302


def test_the_page_says_who_saved_and_shows_both_texts(windows, post, desk):
    first, second = windows("post", post)
    first.save(summary="A good soup.")
    second.save(summary="A thin soup.")
    page = second.response.content.decode()
    assert "You saved this in another window" in page
    assert "<del>thin</del>" in page
    assert "<ins>good</ins>" in page
    desk.force_login(make_author("other"))
    assert second.save(summary="x") == 302


def test_somebody_elses_save_is_told_as_that(client, post):
    client.force_login(make_author("second"))
    second = Window(client, "post", post)
    client.force_login(make_author("first"))
    Window(client, "post", post).save(title="Soups")
    client.force_login(make_author("second"))
    assert second.save(title="My soup") == 200
    assert "Saved by first" in second.response.content.decode()


def test_status_date_photo_and_switches_are_looked_at(windows, post):
    photo = make_photo()
    first, second = windows("post", post)
    first.save(
        status="draft", published_at_0="2024-02-03", published_at_1="10:00:00", lead_photo=str(photo.pk)
    )
    assert second.save(title="Soups") == 200
    assert {"status", "published_at", "lead_photo"} == set(second.changes)
    assert second.save() == 302
    post.refresh_from_db()
    assert (post.title, post.status, post.lead_photo) == ("Soups", "draft", photo)
    assert f"{post.published_at:%Y-%m-%d}" == "2024-02-03"


def test_comments_closed_meanwhile_stay_closed(windows, post):
    first, second = windows("post", post)
    first.fields.pop("comments_open")
    first.save()
    assert second.save(title="Soups") == 200
    second.save()
    post.refresh_from_db()
    assert (post.title, post.comments_open) == ("Soups", False)


def test_categories_and_tags_of_both_come_together(windows, post):
    ids = [str(Category.objects.create(name=name, slug=name).pk) for name in ("a", "b")]
    tag = str(Tag.objects.create(name="quick", slug="quick").pk)
    first, second = windows("post", post)
    first.save(categories=ids[:1], tags=[tag])
    assert second.save(categories=ids[1:]) == 200
    assert second.save() == 302
    assert sorted(post.categories.values_list("name", flat=True)) == ["a", "b"]
    assert [row.name for row in post.tags.all()] == ["quick"]


def chosen(*recipes) -> dict:
    rows = {"post_recipes-TOTAL_FORMS": str(len(recipes))}
    for number, recipe in enumerate(recipes):
        rows |= {
            f"post_recipes-{number}-recipe": str(recipe.pk),
            f"post_recipes-{number}-position": str(number),
        }
    return rows


def test_recipes_chosen_in_both_come_together(windows, post):
    soup, bread = make_recipe("Soup"), make_recipe("Bread")
    first, second = windows("post", post)
    assert first.save(**chosen(soup)) == 302
    assert second.save(**chosen(bread)) == 200
    assert second.save() == 302
    assert Post.objects.get(pk=post.pk).recipe_list == [bread, soup]


def test_a_recipe_taken_out_meanwhile_stays_out(windows):
    soup, bread = make_recipe("Soup"), make_recipe("Bread")
    post = make_post("Dinner", recipes=[soup, bread])
    first, second = windows("post", post)
    assert first.save(**{"post_recipes-0-DELETE": "on"}) == 302
    assert second.save(title="Supper") == 200
    assert second.save() == 302
    post = Post.objects.get(pk=post.pk)
    assert (post.title, post.recipe_list) == ("Supper", [bread])


def test_pages_are_looked_after_too(windows):
    page = make_post("About", kind="page", body="Us.")
    first, second = windows("page", page)
    first.save(body="Me.")
    assert second.save(body="You.") == 200


def test_ingredient_lines_of_both_come_together(windows, recipe):
    first, second = windows("recipe", recipe)
    first.save(ingredients="3 onions\n1 l water", cuisines="Thai, Lao")
    assert second.save(ingredients="2 onions\n2 l water", cuisines="Thai, Malay") == 200
    assert second.fields["ingredients"] == "3 onions\n2 l water"
    assert second.save() == 302
    recipe = Recipe.objects.get(pk=recipe.pk)
    assert [line.text for line in recipe.ingredients.all()] == ["3 onions", "2 l water"]
    assert [term.name for term in recipe.terms_of("cuisine")] == ["Thai", "Malay", "Lao"]


def test_one_step_changed_in_both_is_asked_about(windows, recipe):
    first, second = windows("recipe", recipe)
    first.save(instructions="Chop the onions.\nBoil them in the water.")
    assert second.save(instructions="Grate the onions.\nBoil them in the water.") == 200
    assert not second.changes["instructions"]["is_merged"]
    assert Recipe.objects.get(pk=recipe.pk).steps.first().text == "Chop the onions."


def test_a_wrong_field_does_not_hide_the_other_save(windows, post):
    first, second = windows("post", post)
    assert second.save(title="") == 200
    first.save(body="Mine.")
    assert second.save(title="Soups", body="Yours.") == 200
    assert second.fields["body"] == "Yours."
    post.refresh_from_db()
    assert post.body == "Mine."


def test_a_finding_put_aside_does_not_hide_the_other_save(windows, recipe):
    first, second = windows("recipe", recipe)
    first.save(name="Soups")
    assert second.save(_dismiss="nothing", name="Stew") == 200
    assert second.save() == 200
    assert Recipe.objects.get(pk=recipe.pk).name == "Soups"


def test_a_hidden_field_that_was_tampered_with_overwrites_nothing(windows, post):
    first, second = windows("post", post)
    first.save(body="Mine.")
    assert second.save(_base="nonsense", body="Yours.") == 200
    post.refresh_from_db()
    assert post.body == "Mine."


def test_a_new_post_has_nothing_to_compare(desk):
    assert "_base" not in fields_of(desk.get("/admin/blog/post/add/"), "post_form")


def test_diets_and_a_videos_date_come_together(windows, recipe):
    first, second = windows("recipe", recipe)
    diets = [choice for choice, _label in first.response.context["adminform"].form.fields["diets"].choices][
        :2
    ]
    first.save(diets=diets[:1], video_uploaded_on="2024-02-03")
    assert second.save(diets=diets[1:]) == 200
    assert second.fields["video_uploaded_on"] == "2024-02-03"
    assert sorted(second.fields["diets"]) == sorted(diets)


@pytest.mark.parametrize("typed", ["2024-13-45", "soon", "9" * 40])
def test_an_odd_date_is_kept_as_typed_beside_the_other_save(windows, post, typed):
    first, second = windows("post", post)
    first.save(published_at_0="2024-02-03")
    assert second.save(published_at_0=typed, lead_photo=typed, author=typed) == 200
    assert second.fields["published_at_0"] == typed


def test_what_was_deleted_meanwhile_is_offered_anew_with_its_words(desk):
    soup = make_recipe("Soup")
    post = make_post("Dinner", recipes=[soup], body="An hour of writing.", published_at=None, status="draft")
    window = Window(desk, "post", post)
    post.delete()
    assert window.save(title="Supper") == 200
    assert not Post.objects.exists()
    assert "deleted meanwhile" in window.response.content.decode()
    assert window.fields["body"] == "An hour of writing."
    window.url = reverse("admin:blog_post_add")
    assert f'action="{window.url}"' in window.response.content.decode()
    assert window.save() == 302
    assert (Post.objects.get().title, Post.objects.get().recipe_list) == ("Supper", [soup])


def test_a_recipe_deleted_meanwhile_is_offered_anew_with_its_lines(desk, recipe):
    window = Window(desk, "recipe", recipe)
    recipe.delete()
    assert window.save(name="Broth") == 200
    window.url = reverse("admin:recipes_recipe_add")
    assert window.save() == 302
    assert [line.text for line in Recipe.objects.get(name="Broth").ingredients.all()] == [
        "2 onions",
        "1 l water",
    ]
