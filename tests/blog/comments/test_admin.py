"""The moderator's desk in the admin."""

import json
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.urls import reverse
from django.utils import timezone

from blog.comments import moderation, pipeline, worker
from blog.comments.models import AkismetStatus, Comment, Mail, Subscription
from blog.models import SiteSettings
from recipes.models import RecipeRating
from tests.factories import make_author, make_comment, make_post, make_recipe

pytestmark = pytest.mark.django_db
LIST = "/admin/comments/comment/"


@pytest.fixture
def desk(client, moderator):
    client.force_login(moderator)
    return client


def act(desk, action, *comments, **more):
    data = {"action": action, "_selected_action": [comment.pk for comment in comments]} | more
    return desk.post(LIST, data, follow=True)


def state(comment) -> str:
    return Comment.objects.get(pk=comment.pk).state


def test_tabs_show_the_states_with_their_counts(desk, post):
    for number, name in enumerate(["held", "published", "spam", "trash"], 1):
        for _n in range(number):
            make_comment(post, state=name)
    page = desk.get(LIST + "?state=held").content.decode()
    for number, label in enumerate(["Held", "Published", "Spam", "Trash"], 1):
        assert f"{label} <span>{number}</span>" in page


def test_it_opens_on_what_is_held(desk, post):
    make_comment(post, state="held", words="waiting words")
    make_comment(post, words="public words")
    page = desk.get(LIST).content.decode()
    assert "waiting words" in page
    assert "public words" not in page


@pytest.mark.parametrize(
    ("action", "before", "after"),
    [
        ("approve", "held", "published"),
        ("not_spam", "spam", "published"),
        ("mark_spam", "published", "spam"),
        ("trash", "held", "trash"),
        ("hold", "published", "held"),
    ],
)
def test_bulk_actions_move_comments(desk, post, action, before, after):
    comments = [make_comment(post, state=before) for _n in range(3)]
    act(desk, action, *comments)
    assert [state(comment) for comment in comments] == [after] * 3


def test_delete_for_good_deletes(desk, post):
    comment = make_comment(post, state="trash")
    act(desk, "delete_for_good", comment)
    assert not Comment.objects.exists()


def test_one_comment_is_approved_by_its_own_button(desk, post):
    comment = make_comment(post, state="held")
    desk.post(f"{LIST}{comment.pk}/decide/1/published/", {"back": "state=held"})
    assert state(comment) == "published"


def test_words_edited_since_the_list_was_made_are_not_published(desk, post):
    comment = make_comment(post, state="held")
    pipeline.edit(comment, "Buy pills")
    desk.post(f"{LIST}{comment.pk}/decide/1/published/", {})
    act(desk, "approve", comment, seen=(timezone.now() - timedelta(minutes=1)).isoformat())
    assert state(comment) == "held"


def test_withdrawn_comments_are_not_published(desk, post):
    comment = make_comment(post, state="held")
    moderation.withdraw(comment)
    act(desk, "approve", comment)
    desk.post(f"{LIST}{comment.pk}/decide/1/published/", {})
    assert state(comment) == "trash"


def test_the_author_answers_in_place_with_the_mark(desk, post, client):
    question = make_comment(post, name="Jo", words="Which salt?")
    desk.post(f"{LIST}{question.pk}/reply/", {f"reply-{question.pk}": "Rock salt."})
    answer = Comment.objects.get(comment="Rock salt.")
    assert (answer.state, answer.parent_id, answer.is_by_author) == ("published", question.pk, True)
    client.logout()
    page = client.get("/pork/").content.decode()
    assert 'class="comment comment--author"' in page
    assert '<span class="badge">Author</span>' in page


@pytest.fixture
def comment(post):
    return make_comment(post)


@pytest.fixture
def locked(monkeypatch):
    def fail(*args, **kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr(Comment, "save", fail)


def test_an_answer_that_cannot_be_stored_is_kept_to_be_sent_again(desk, comment, locked):
    question = comment
    address = f"{LIST}{question.pk}/reply/"
    response = desk.post(address, {f"reply-{question.pk}": "Rock <salt>.", "back": "state=held"})
    page = response.content.decode()
    assert response.status_code == 503
    assert f'name="reply-{question.pk}" rows="6" cols="60">Rock &lt;salt&gt;.</textarea>' in page
    assert 'name="back" value="state=held"' in page
    assert not Comment.objects.filter(user__isnull=False).exists()


def test_a_decision_that_cannot_be_stored_says_so(desk, comment, locked):
    for response in (
        desk.post(f"{LIST}{comment.pk}/decide/1/spam/", {}, follow=True),
        act(desk, "mark_spam", comment),
    ):
        assert "The site cannot store anything just now." in response.content.decode()
    assert state(comment) == "published"


def test_the_same_answer_twice_is_one(desk, post):
    question = make_comment(post)
    for _n in range(2):
        response = desk.post(
            f"{LIST}{question.pk}/reply/", {f"reply-{question.pk}": "Rock salt."}, follow=True
        )
    assert "already said exactly this" in response.content.decode()
    assert Comment.objects.filter(comment="Rock salt.").count() == 1


def test_answering_a_held_comment_approves_it(desk, post):
    question = make_comment(post, state="held")
    desk.post(f"{LIST}{question.pk}/reply/", {f"reply-{question.pk}": "Rock salt."})
    assert state(question) == "published"


def test_no_visitor_wears_the_mark(post, client, say, moderator):
    client.force_login(moderator)
    say(name="author", email="author@example.com")
    assert not Comment.objects.get().is_by_author


def test_the_history_and_the_verdict_are_readable(desk, akismet, post, say):
    say()
    comment = Comment.objects.get()
    page = desk.get(f"{LIST}{comment.pk}/change/").content.decode()
    assert "Akismet says: ham." in page
    assert "Firefox" in page


def test_editing_writes_history(desk, post):
    comment = make_comment(post)
    address = f"{LIST}{comment.pk}/change/"
    data = {
        "user_name": "Jo",
        "user_email": "jo@example.org",
        "comment": "Corrected",
        "kind": "",
        "date_known": "on",
    }
    data |= {"history-TOTAL_FORMS": "0", "history-INITIAL_FORMS": "0"}
    desk.post(address, data)
    comment.refresh_from_db()
    assert comment.comment == "Corrected"
    assert "comment" in comment.history.last().what
    assert comment.history.last().by is not None


def test_stars_changed_by_the_moderator_count(desk):
    recipe = make_recipe()
    comment = make_comment(make_post("Stew", recipes=[recipe]), stars=1, recipe=recipe)
    data = {"user_name": "Jo", "user_email": "jo@example.org", "comment": "Words", "kind": "", "stars": "5"}
    data |= {"history-TOTAL_FORMS": "0", "history-INITIAL_FORMS": "0"}
    desk.post(f"{LIST}{comment.pk}/change/", data)
    assert RecipeRating.objects.get().average == 5


FIELDS = {
    "user_name": "Jo",
    "user_email": "jo@example.org",
    "kind": "",
    "date_known": "on",
    "history-TOTAL_FORMS": "0",
    "history-INITIAL_FORMS": "0",
}


def test_line_ends_are_counted_once_by_the_moderator_too(desk, post):
    comment = make_comment(post)
    lines = "\r\n".join(["x" * 48] * 61)
    desk.post(f"{LIST}{comment.pk}/change/", FIELDS | {"comment": lines})
    comment.refresh_from_db()
    assert comment.comment == lines.replace("\r", "")


def test_a_long_answer_can_be_edited(desk, post):
    answer = moderation.add_author_reply(make_comment(post), "x" * 5000, make_author())
    desk.post(f"{LIST}{answer.pk}/change/", FIELDS | {"user_email": "", "comment": "y" * 5000})
    answer.refresh_from_db()
    assert answer.comment == "y" * 5000


def test_words_that_stand_there_already_are_an_error_beside_their_field(desk, post):
    make_comment(post, name="Jo", mail="jo@example.org", words="The same")
    comment = make_comment(post, name="Jo", mail="jo@example.org", words="Others")
    response = desk.post(f"{LIST}{comment.pk}/change/", FIELDS | {"comment": "The same"})
    assert response.status_code == 200
    assert "already said exactly this" in response.content.decode()


@pytest.mark.parametrize(
    ("full_name", "author_name", "signed"),
    [
        (("Mim", "Okafor"), "Somebody", "Mim Okafor"),
        (("", ""), "Somebody", "Somebody"),
        (("", ""), "", "Low &amp; Slow"),
    ],
)
def test_an_answer_is_signed_with_a_name_and_never_with_the_login(
    desk, post, client, moderator, full_name, author_name, signed
):
    SiteSettings.objects.create(author_name=author_name)
    moderator.first_name, moderator.last_name = full_name
    moderator.save()
    question = make_comment(post)
    desk.post(f"{LIST}{question.pk}/reply/", {f"reply-{question.pk}": "Rock salt."})
    client.logout()
    for address in ("/pork/", "/comments/feed/"):
        page = client.get(address).content.decode()
        assert signed in page
        assert moderator.get_username() not in page.split("Rock salt")[0].rsplit("<", 12)[-1]


def test_reading_the_list_writes_nothing(desk, akismet, post):
    desk.get(LIST)
    assert not AkismetStatus.objects.exists()


def test_unanswered_questions_are_listed(desk, post):
    make_comment(post, kind="question", words="Still open?")
    answered = make_comment(post, kind="question", words="Already answered?")
    desk.post(f"{LIST}{answered.pk}/reply/", {f"reply-{answered.pk}": "Yes."})
    page = desk.get(LIST + "?questions=unanswered").content.decode()
    assert "Still open?" in page
    assert "Already answered?" not in page


def test_the_number_held_stands_on_the_front_page(desk, post):
    make_comment(post, state="held")
    make_comment(post, state="held")
    assert "2 comments wait" in desk.get("/admin/").content.decode()


def test_it_says_that_no_key_is_set(desk, post, settings):
    settings.AKISMET_KEY = ""
    assert "No Akismet key is set" in desk.get(LIST + "?state=held").content.decode()


def test_it_shows_akismets_trouble_and_usage(desk, akismet, post, say):
    akismet.mode = "suspended"
    say()
    assert "suspended" in desk.get(LIST + "?state=held").content.decode()
    akismet.mode = ""
    desk.post(LIST + "check-akismet/")
    page = desk.get(LIST + "?state=held").content.decode()
    assert "The Akismet key is valid." in page
    assert "of 10000" in page
    assert "a-secret-key" not in page


def test_a_new_key_is_verified_by_the_worker(akismet, db):
    worker.keep_house()
    assert AkismetStatus.objects.get().key_valid is True
    assert len(akismet.calls("verify-key")) == 1
    worker.keep_house()
    assert len(akismet.calls("verify-key")) == 1


@pytest.mark.parametrize("name", ["comment", "mail", "subscription"])
def test_every_list_opens(desk, post, name):
    comment = make_comment(post)
    Mail.objects.create(key="k", kind="held", to="a@example.org", subject="s", body="b", comment=comment)
    Subscription.objects.create(comment=comment, mail="a@example.org")
    assert desk.get(reverse(f"admin:comments_{name}_changelist")).status_code == 200
    assert desk.get(LIST + "?q=salt&state=published").status_code == 200


def test_the_list_takes_the_same_queries_for_any_number(desk, post, django_assert_max_num_queries):
    for _n in range(30):
        make_comment(post, state="held")
    with django_assert_max_num_queries(16):
        desk.get(LIST + "?state=held")


def test_all_that_is_kept_of_a_reader_is_exported(desk, post):
    make_comment(post, mail="ana@example.org", words="Mine")
    make_comment(post, mail="jo@example.org", words="Not mine")
    answer = desk.post(LIST + "privacy/", {"mail": "ANA@example.org", "what": "export"})
    assert [comment["comment"] for comment in json.loads(answer.content)["comments"]] == ["Mine"]


def test_erasing_asks_once_more_then_erases(desk, post):
    recipe = make_recipe()
    stew = make_post("Stew", recipes=[recipe])
    mine = make_comment(stew, mail="ana@example.org", words="Mine", stars=5, recipe=recipe)
    other = make_comment(parent=mine, words="An answer to it")
    Mail.objects.create(key="k", kind="held", to="m@example.org", subject="s", body="Mine", comment=mine)
    desk.post(LIST + "privacy/", {"mail": "ana@example.org", "what": "erase"})
    assert Comment.objects.filter(comment="Mine").exists()
    desk.post(LIST + "privacy/", {"mail": "ana@example.org", "what": "erase", "sure": "on"})
    assert not Comment.objects.filter(comment="Mine").exists()
    assert not Comment.objects.filter(user_email="ana@example.org").exists()
    assert state(other) == "published"
    assert not Mail.objects.exists()
    assert not RecipeRating.objects.exists()


def test_anonymising_keeps_the_words(desk, post):
    make_comment(post, mail="ana@example.org", name="Ana", words="Mine", ip_address="192.0.2.1")
    desk.post(LIST + "privacy/", {"mail": "ana@example.org", "what": "anonymise", "sure": "on"})
    comment = Comment.objects.get()
    assert (comment.comment, comment.user_name, comment.user_email) == ("Mine", "Someone", "")
    assert comment.ip_address is None
