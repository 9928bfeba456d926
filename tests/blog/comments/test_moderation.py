"""Deciding: one publication whoever decides and however often; Akismet taught; stars counted; time forgets."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from blog.comments import moderation, ratings, retention, worker
from blog.comments.models import Comment, Mail, Subscription
from blog.comments.signals import discussion_changed
from tests.factories import make_author, make_comment, make_post, make_recipe

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(post):
    """A held reply in a thread that somebody follows."""
    parent = make_comment(post, mail="follower@example.org")
    Subscription.objects.create(comment=parent, mail="follower@example.org", confirmed_at=timezone.now())
    return make_comment(parent=parent, state="held")


def published_lines(comment) -> int:
    return comment.history.filter(what__startswith="Published").count()


def test_approving_twice_publishes_once_and_tells_once(held, moderator):
    assert moderation.decide(held.pk, "published", by=moderator)
    assert not moderation.decide(held.pk, "published", by=moderator)
    assert published_lines(held) == 1
    assert Mail.objects.filter(kind="reply").count() == 1


def test_two_moderators_publish_once_and_the_last_word_stands(held, moderator):
    other = make_author("second")
    moderation.decide(held.pk, "published", by=moderator)
    moderation.decide(held.pk, "published", by=other)
    moderation.decide(held.pk, "trash", by=other)
    held.refresh_from_db()
    assert held.state == "trash"
    assert published_lines(held) == 1
    assert [line.by for line in held.history.all()] == [moderator, other]


def test_the_flags_of_the_packages_follow_the_state(held):
    for state, public, removed in [("published", True, False), ("spam", False, True), ("held", False, False)]:
        moderation.decide(held.pk, state)
        held.refresh_from_db()
        assert (held.is_public, held.is_removed) == (public, removed)


def test_publishing_a_parent_publishes_no_held_reply(post):
    parent = make_comment(post, state="held")
    reply = make_comment(parent=parent, state="spam")
    moderation.decide(parent.pk, "published")
    reply.refresh_from_db()
    assert (reply.state, reply.is_public) == ("spam", False)


def test_a_change_is_told_after_commit(held, django_capture_on_commit_callbacks):
    told = []

    def listen(sender, post, **kwargs):
        told.append(post)

    discussion_changed.connect(listen)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            moderation.decide(held.pk, "published")
    finally:
        discussion_changed.disconnect(listen)
    assert told == [held.post]


# --- Teaching -------------------------------------------------------------------------------------


def the_comment() -> Comment:
    return Comment.objects.latest("pk")


def test_spam_that_was_taken_for_ham_is_reported_with_the_first_values(akismet, post, say, moderator):
    say()
    comment = the_comment()
    Comment.objects.filter(pk=comment.pk).update(user_name="Changed", comment="Changed")
    moderation.decide(comment.pk, "spam", by=moderator)
    worker.give_lessons()
    checked, (taught,) = akismet.calls("comment-check")[0], akismet.calls("submit-spam")
    assert taught == checked


def test_ham_that_was_taken_for_spam_is_reported(akismet, post, say, moderator):
    say(name="viagra-test-123")
    moderation.decide(the_comment().pk, "published", by=moderator)
    worker.give_lessons()
    assert akismet.calls("submit-ham")[0]["comment_author"] == "viagra-test-123"


def test_where_they_agree_nothing_is_reported(akismet, post, say, moderator):
    say()
    moderation.decide(the_comment().pk, "published", by=moderator)
    worker.give_lessons()
    assert not akismet.calls("submit-ham")


def test_a_moderators_change_of_mind_is_reported_too(akismet, post, say, moderator):
    say()
    for state in ("spam", "published"):
        moderation.decide(the_comment().pk, state, by=moderator)
        worker.give_lessons()
    assert len(akismet.calls("submit-spam")) == len(akismet.calls("submit-ham")) == 1


def test_a_mind_changed_in_time_reports_nothing(akismet, post, say, moderator):
    say()
    moderation.decide(the_comment().pk, "spam", by=moderator)
    moderation.decide(the_comment().pk, "published", by=moderator)
    worker.give_lessons()
    assert not akismet.calls("submit-spam")
    assert not akismet.calls("submit-ham")


def test_a_lesson_is_given_again_until_it_is_taken(akismet, post, say, moderator):
    say()
    moderation.decide(the_comment().pk, "spam", by=moderator)
    akismet.mode = "500"
    worker.give_lessons()
    assert the_comment().lesson == "spam"
    akismet.mode = ""
    Comment.objects.update(lesson_at=timezone.now())
    worker.give_lessons()
    assert (the_comment().lesson, the_comment().taught) == ("", "spam")


# --- Stars ----------------------------------------------------------------------------------------


@pytest.fixture
def recipe(db):
    return make_recipe()


@pytest.fixture
def stew(recipe):
    return make_post("Stew", slug="stew", recipes=[recipe])


def average(recipe):
    recipe.refresh_from_db()
    rating = ratings.rating_summary(type(recipe).objects.select_related("rating").get(pk=recipe.pk))
    return rating and (rating.average, rating.count)


def test_stars_of_held_comments_do_not_count(stew, recipe, say):
    say("stew", rating="5")
    assert the_comment().recipe == recipe
    assert average(recipe) is None


def test_stars_of_published_comments_make_the_average(stew, recipe, say):
    for stars, mail in [("5", "a@example.org"), ("4", "b@example.org")]:
        say("stew", rating=stars, email=mail, comment=stars)
        moderation.decide(the_comment().pk, "published")
    assert average(recipe) == (4.5, 2)


def test_the_latest_stars_of_a_commenter_count(stew, recipe, say):
    for stars, mail in [("1", "a@example.org"), ("5", "A@example.org")]:
        say("stew", rating=stars, email=mail, comment=stars)
        moderation.decide(the_comment().pk, "published")
    assert average(recipe) == (5.0, 1)


def test_stars_go_with_their_comment(stew, recipe, say):
    say("stew", rating="5")
    moderation.decide(the_comment().pk, "published")
    moderation.decide(the_comment().pk, "spam")
    assert average(recipe) is None


def test_stars_are_for_the_chosen_recipe_where_there_are_several(say, recipe):
    other = make_recipe("Rice")
    make_post("Both", slug="both", recipes=[recipe, other])
    say("both", rating="3", recipe=str(other.pk))
    assert the_comment().recipe == other


def test_a_recipe_of_another_post_cannot_be_rated(stew, say):
    foreign = make_recipe("Foreign")
    assert say("stew", rating="3", recipe=str(foreign.pk)).status_code == 422


def test_where_nobody_rated_nothing_about_stars_shows_but_the_field(stew, client):
    make_comment(stew)
    page = client.get("/stew/").content.decode()
    assert "aggregateRating" not in page
    assert page.count("Rate this recipe") == 1
    assert 'class="rating"' not in page


# --- Time -----------------------------------------------------------------------------------------


def aged(comment, days):
    then = timezone.now() - timedelta(days=days)
    Comment.objects.filter(pk=comment.pk).update(submit_date=then, state_at=then)
    return comment


def kept(comment) -> bool:
    return Comment.objects.filter(pk=comment.pk).exists()


def test_spam_is_deleted_after_fifteen_days_and_trash_after_thirty(post):
    young, old = aged(make_comment(post, state="spam"), 14), aged(make_comment(post, state="spam"), 16)
    trash, gone = aged(make_comment(post, state="trash"), 29), aged(make_comment(post, state="trash"), 31)
    retention.tidy()
    assert [kept(c) for c in (young, old, trash, gone)] == [True, False, True, False]


def test_an_old_comment_thrown_away_today_is_kept_for_its_time(post):
    comment = aged(make_comment(post), 4000)
    moderation.decide(comment.pk, "trash")
    retention.tidy()
    assert kept(comment)


def test_held_and_published_comments_are_never_deleted(post):
    comments = [aged(make_comment(post, state=state), 4000) for state in ("held", "published")]
    retention.tidy()
    assert all(kept(comment) for comment in comments)


def test_addresses_and_what_was_sent_to_akismet_are_forgotten(post):
    fields = {"ip_address": "192.0.2.1", "submitted": {"user_agent": "Firefox"}}
    young, old = aged(make_comment(post, **fields), 14), aged(make_comment(post, **fields), 31)
    retention.tidy()
    young.refresh_from_db()
    old.refresh_from_db()
    assert (young.ip_address, bool(young.submitted)) == ("192.0.2.1", True)
    assert (old.ip_address, old.submitted) == (None, {})


def test_the_privacy_page_says_what_is_in_force(client, settings):
    settings.COMMENTS_KEEP_ADDRESSES_DAYS = 77
    make_post("Privacy", slug="privacy", kind="page", comments_open=False)
    page = client.get("/privacy/").content.decode()
    assert "77 days" in page
    assert "sent to no one else" in page
    settings.AKISMET_KEY = "k"
    assert "we send each comment to Akismet" in client.get("/privacy/").content.decode()


# --- The worker -----------------------------------------------------------------------------------


def test_waking_the_worker_often_queues_it_once(db):
    for _n in range(5):
        worker.wake()
    assert DBTaskResult.objects.filter(status="READY").count() == 1


def test_the_worker_comes_back_by_itself(db):
    worker.attend.call()
    waiting = DBTaskResult.objects.get(status="READY")
    assert timezone.now() < waiting.run_after <= timezone.now() + worker.HEARTBEAT


def test_the_worker_comes_back_when_a_mail_is_due(db, settings):
    due = timezone.now() + timedelta(seconds=90)
    Mail.objects.create(key="k", kind="held", to="a@example.org", subject="S", body="B", next_try_at=due)
    worker.attend.call()
    assert abs(DBTaskResult.objects.get(status="READY").run_after - due) < timedelta(seconds=2)


def test_one_steps_trouble_does_not_stop_the_others(db, monkeypatch):
    def trouble():
        raise RuntimeError("out of order")

    monkeypatch.setattr(worker, "look_again", trouble)
    mail = Mail.objects.create(key="k", kind="held", to="a@example.org", subject="S", body="B")
    worker.attend.call()
    mail.refresh_from_db()
    assert mail.state == "sent"
