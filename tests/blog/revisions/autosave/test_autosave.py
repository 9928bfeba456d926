"""What is typed is kept, given back to whoever typed it, and never becomes anything by itself."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from blog.models import Post, Revision
from blog.revisions import autosave
from blog.revisions.autosave.models import OpenForm
from recipes.models import Recipe
from tests.blog.revisions.forms import fields_of
from tests.factories import make_author, make_post, make_recipe

pytestmark = pytest.mark.django_db
IGNORED = {"_save": "1"}


class Typing:
    """One window: what stands in it, kept by `keep`, sent by `save`."""

    def __init__(self, client, kind: str, obj=None) -> None:
        self.client, self.form_id = client, f"{kind}_form"
        name = f"admin:{'recipes' if kind == 'recipe' else 'blog'}_{kind}"
        args = [obj.pk] if obj else []
        self.url = reverse(f"{name}_{'change' if obj else 'add'}", args=args)
        self.keep_url = reverse(f"{name}_autosave", args=args)
        self.read(client.get(self.url))

    def read(self, response) -> None:
        self.response, self.fields = response, fields_of(response, self.form_id)

    def keep(self, **typed):
        self.fields |= typed
        return self.client.post(self.keep_url, self.fields | {"_is_typed": "1"})

    def save(self, **typed) -> int:
        response = self.client.post(self.url, self.fields | typed | IGNORED)
        if response.status_code == 200:
            self.read(response)
        return response.status_code

    @property
    def offers(self) -> list[str]:
        return [row.title for row in self.response.context["autosave"]["rows"]]

    def bring(self, number: int = 0) -> "Typing":
        row = self.response.context["autosave"]["rows"][number]
        self.read(self.client.get(f"{self.url}?autosave={row.pk}"))
        return self


@pytest.fixture
def desk(client):
    client.force_login(make_author())
    return client


def test_words_typed_are_offered_when_the_form_opens_again(desk):
    assert Typing(desk, "post").keep(title="Soup", body="An hour of writing.").status_code == 200
    again = Typing(desk, "post")
    assert again.offers == ["Soup"]
    again.bring()
    assert (again.fields["title"], again.fields["body"]) == ("Soup", "An hour of writing.")
    assert not Post.objects.exists()


def test_a_new_recipe_never_saved_is_kept_with_all_its_lines(desk):
    Typing(desk, "recipe").keep(name="Soup", ingredients="2 onions\n\n## Salt\n1 g", cuisines="Thai, ")
    brought = Typing(desk, "recipe").bring()
    assert brought.fields["ingredients"].replace("\r\n", "\n") == "2 onions\n\n## Salt\n1 g"
    assert brought.fields["cuisines"] == "Thai, "
    assert brought.save() == 302
    assert [row.text for row in Recipe.objects.get().ingredients.all()] == ["2 onions", "1 g"]


def test_keeping_never_changes_what_readers_see(desk):
    post = make_post("Soup", body="Old.")
    Typing(desk, "post", post).keep(body="New.", status="published")
    post.refresh_from_db()
    assert post.body == "Old."
    assert not Revision.objects.exists()


def test_opening_words_again_saves_nothing(desk):
    post = make_post("Soup", body="Old.")
    Typing(desk, "post", post).keep(body="New.")
    Typing(desk, "post", post).bring()
    post.refresh_from_db()
    assert post.body == "Old."


def test_a_save_ends_the_words_of_its_window_and_those_brought_into_it(desk):
    post = make_post("Soup", body="Old.")
    Typing(desk, "post", post).keep(body="New.")
    brought = Typing(desk, "post", post).bring()
    assert brought.save() == 302
    post.refresh_from_db()
    assert post.body == "New."
    assert Typing(desk, "post", post).offers == []


def test_words_that_come_late_after_their_save_are_not_kept(desk):
    window = Typing(desk, "post", make_post("Soup", body="Old."))
    window.keep(body="New.")
    window.save()
    answer = window.keep(body="New, late.")
    assert (answer.status_code, answer.json()["end"]) == (409, "saved")
    assert not autosave.unsaved_of(make_author()).exists()


def test_words_brought_back_never_undo_a_newer_save(desk):
    post = make_post("Soup", body="One.\n\nTwo.")
    Typing(desk, "post", post).keep(body="One, mine.\n\nTwo.")
    Typing(desk, "post", post).save(body="One.\n\nTwo, newer.")
    brought = Typing(desk, "post", post).bring()
    assert brought.response.context["edit_conflict"]
    assert brought.fields["body"].replace("\r\n", "\n") == "One, mine.\n\nTwo, newer."
    post.refresh_from_db()
    assert post.body.replace("\r\n", "\n") == "One.\n\nTwo, newer."


def test_where_both_changed_one_place_the_author_chooses(desk):
    post = make_post("Soup", body="One.")
    Typing(desk, "post", post).keep(body="Mine.")
    Typing(desk, "post", post).save(body="Newer.")
    brought = Typing(desk, "post", post).bring()
    (change,) = brought.response.context["edit_conflict"]["changes"]
    assert (change["name"], change["is_choice"], brought.fields["body"]) == ("body", True, "Mine.")


def test_words_for_a_thing_deleted_meanwhile_stand_in_the_form_of_a_new_one(desk):
    post = make_post("Soup", body="Old.", status="draft")
    window = Typing(desk, "post", post)
    window.keep(body="New.")
    row = autosave.unsaved_of(make_author()).get()
    post.delete()
    window.read(desk.get(f"{window.url}?autosave={row.pk}"))
    assert window.fields["body"] == "New."


def test_each_window_keeps_its_own_words(desk):
    first, second = Typing(desk, "post"), Typing(desk, "post")
    first.keep(title="Soup")
    second.keep(title="Salad")
    assert set(Typing(desk, "post").offers) == {"Soup", "Salad"}


def test_words_are_given_to_nobody_else(desk, client):
    Typing(desk, "post").keep(title="Soup")
    row = OpenForm.objects.get()
    client.force_login(make_author("other"))
    other = Typing(client, "post")
    assert other.offers == []
    other.read(client.get(f"{other.url}?autosave={row.pk}"))
    assert other.fields.get("title", "") == ""


def test_words_typed_back_to_what_is_stored_are_forgotten(desk):
    window = Typing(desk, "post", make_post("Soup", body="Old."))
    window.keep(body="New.")
    desk.post(window.keep_url, {"_window": window.fields["_window"]})
    assert not autosave.unsaved_of(make_author()).exists()


def test_forgetting_takes_one_click_and_no_script(desk):
    Typing(desk, "post").keep(title="Soup")
    window = Typing(desk, "post")
    desk.post(window.keep_url, window.fields | {"_forget": str(OpenForm.objects.get(title="Soup").pk)})
    assert Typing(desk, "post").offers == []


def test_words_brought_into_another_window_live_on_there(desk):
    old = Typing(desk, "post")
    old.keep(title="Soup")
    new = Typing(desk, "post").bring()
    new.keep(title="Soup and salad")
    assert Typing(desk, "post").offers == ["Soup and salad"]
    assert old.keep(title="Soup, still typing").status_code == 409  # it goes on under another name
    old.fields["_window"] = "another"
    assert old.keep().status_code == 200
    assert set(Typing(desk, "post").offers) == {"Soup and salad", "Soup, still typing"}


def test_a_form_with_an_error_goes_on_as_the_same_window(desk):
    window = Typing(desk, "post")
    name = window.fields["_window"]
    window.keep(title="Soup", body="[recipe nothing]")
    assert window.save() == 200
    assert (window.fields["_window"], window.offers) == (name, [])


def test_a_locked_database_is_a_calm_answer(desk, monkeypatch):
    window = Typing(desk, "post")

    def locked(*args, **kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr(autosave, "keep", locked)
    assert window.keep(title="Soup").status_code == 503


def test_only_who_may_write_keeps_words(client):
    client.force_login(get_user_model().objects.create_user("reader", is_staff=True))
    assert client.post(reverse("admin:blog_post_autosave"), {"_window": "a"}).status_code == 403


def test_the_form_says_who_else_is_editing_and_since_when(desk, client):
    post = make_post("Soup")
    window = Typing(desk, "post", post)
    desk.post(window.keep_url, {"_window": window.fields["_window"], "_look": "1"})
    client.force_login(make_author("other"))
    (said,) = Typing(client, "post", post).response.context["autosave"]["others"]
    assert said.startswith("author has this open, since ")


def test_a_window_left_is_no_longer_said_to_be_open(desk, client):
    post = make_post("Soup")
    window = Typing(desk, "post", post)
    window.keep(body="New.")
    desk.post(window.keep_url, {"_window": window.fields["_window"], "_leaving": "1"})
    assert Typing(desk, "post", post).response.context["autosave"]["others"] == []
    assert Typing(desk, "post", post).offers == ["Soup"]


def test_words_untouched_for_thirty_days_go(desk, clock):
    Typing(desk, "post").keep(title="Soup")
    clock.shift(dt.timedelta(days=29))
    autosave.forget_old()
    assert autosave.unsaved_of(make_author()).exists()
    clock.shift(dt.timedelta(days=2))
    autosave.forget_old()
    assert not OpenForm.objects.exists()


def test_an_author_leaves_no_more_than_a_hundred_windows_behind(desk, monkeypatch):
    monkeypatch.setattr("blog.revisions.autosave.keeping.MOST", 3)
    for number in range(5):
        Typing(desk, "post").keep(title=f"Soup {number}")
    assert Typing(desk, "post").offers == ["Soup 4", "Soup 3", "Soup 2"]


@pytest.mark.parametrize("kind", ["post", "page", "recipe"])
def test_a_form_costs_the_same_queries_however_many_words_wait(desk, kind):
    thing = make_recipe("Soup") if kind == "recipe" else make_post("Soup", kind=kind)
    window, counts = Typing(desk, kind, thing), []
    for _round in range(2):
        with CaptureQueriesContext(connection) as captured:
            desk.get(window.url)
        counts.append(len(captured))
        for _number in range(3):
            Typing(desk, kind, thing).keep(slug="soups")
    assert counts[0] == counts[1]
