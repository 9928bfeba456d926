"""Deciding: one publication whoever decides and however often; Akismet corrected; stars counted; time forgets."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog.comments import moderation, ratings, retention, worker
from blog.comments.models import Comment, Mail, Subscription
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


# --- Corrections -------------------------------------------------------------------------------------


def the_comment() -> Comment:
    return Comment.objects.latest("pk")


def test_spam_that_was_taken_for_ham_is_reported_with_the_first_values(akismet, post, say, moderator):
    say()
    comment = the_comment()
    Comment.objects.filter(pk=comment.pk).update(user_name="Changed", comment="Changed")
    moderation.decide(comment.pk, "spam", by=moderator)
    worker.submit_corrections()
    checked, (reported,) = akismet.calls("comment-check")[0], akismet.calls("submit-spam")
    assert reported == checked


def test_ham_that_was_taken_for_spam_is_reported(akismet, post, say, moderator):
    say(name="viagra-test-123")
    moderation.decide(the_comment().pk, "published", by=moderator)
    worker.submit_corrections()
    assert akismet.calls("submit-ham")[0]["comment_author"] == "viagra-test-123"


def test_where_they_agree_nothing_is_reported(akismet, post, say, moderator):
    say()
    moderation.decide(the_comment().pk, "published", by=moderator)
    worker.submit_corrections()
    assert not akismet.calls("submit-ham")


def test_a_moderators_change_of_mind_is_reported_too(akismet, post, say, moderator):
    say()
    for state in ("spam", "published"):
        moderation.decide(the_comment().pk, state, by=moderator)
        worker.submit_corrections()
    assert len(akismet.calls("submit-spam")) == len(akismet.calls("submit-ham")) == 1


def test_a_mind_changed_in_time_reports_nothing(akismet, post, say, moderator):
    say()
    moderation.decide(the_comment().pk, "spam", by=moderator)
    moderation.decide(the_comment().pk, "published", by=moderator)
    worker.submit_corrections()
    assert not akismet.calls("submit-spam")
    assert not akismet.calls("submit-ham")


def test_a_correction_is_submitted_again_until_it_is_taken(akismet, post, say, moderator):
    say()
    moderation.decide(the_comment().pk, "spam", by=moderator)
    akismet.mode = "500"
    worker.submit_corrections()
    assert the_comment().submit_as == "spam"
    akismet.mode = ""
    Comment.objects.update(submit_at=timezone.now())
    worker.submit_corrections()
    assert (the_comment().submit_as, the_comment().submitted_as) == ("", "spam")


def test_corrections_count_against_the_calls_a_minute(akismet, post, say, moderator, settings):
    say()
    moderation.decide(the_comment().pk, "spam", by=moderator)
    settings.COMMENTS_AKISMET_CALLS_A_MINUTE = 1  # the check was that one
    worker.submit_corrections()
    assert not akismet.calls("submit-spam")
    assert the_comment().submit_at <= timezone.now()
    settings.COMMENTS_AKISMET_CALLS_A_MINUTE = 2
    worker.submit_corrections()
    assert len(akismet.calls("submit-spam")) == 1


def test_when_one_correction_fails_the_others_wait_too(akismet, post, moderator):
    values = {"user_ip": "192.0.2.7"}
    for _n in range(3):
        make_comment(post, state="spam", akismet_values=values, submit_as="spam", submit_at=timezone.now())
    akismet.mode = "500"
    worker.submit_corrections()
    assert len(akismet.calls("submit-spam")) == 1
    assert not Comment.objects.filter(submit_at__lte=timezone.now()).exists()


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
    retention.forget_old()
    assert [kept(c) for c in (young, old, trash, gone)] == [True, False, True, False]


def test_an_old_comment_thrown_away_today_is_kept_for_its_time(post):
    comment = aged(make_comment(post), 4000)
    moderation.decide(comment.pk, "trash")
    retention.forget_old()
    assert kept(comment)


def test_held_and_published_comments_are_never_deleted(post):
    comments = [aged(make_comment(post, state=state), 4000) for state in ("held", "published")]
    retention.forget_old()
    assert all(kept(comment) for comment in comments)


def test_addresses_and_what_was_sent_to_akismet_are_forgotten(post):
    fields = {"ip_address": "192.0.2.1", "akismet_values": {"user_agent": "Firefox"}}
    young, old = aged(make_comment(post, **fields), 14), aged(make_comment(post, **fields), 31)
    retention.forget_old()
    young.refresh_from_db()
    old.refresh_from_db()
    assert (young.ip_address, bool(young.akismet_values)) == ("192.0.2.1", True)
    assert (old.ip_address, old.akismet_values) == (None, {})


def test_the_privacy_page_says_what_is_in_force(client, settings):
    settings.COMMENTS_KEEP_ADDRESSES_DAYS = 77
    make_post("Privacy", slug="privacy", kind="page", comments_open=False)
    page = client.get("/privacy/").content.decode()
    assert "77 days" in page
    assert "sent to no one else" in page
    settings.AKISMET_KEY = "k"
    assert "we send each comment to Akismet" in client.get("/privacy/").content.decode()


# --- The worker -----------------------------------------------------------------------------------


def test_where_nothing_is_due_the_worker_asks_one_question(post, django_assert_num_queries):
    make_comment(post, state="held", recheck_at=timezone.now() + timedelta(minutes=1))
    with django_assert_num_queries(1):
        worker.do_due()


@pytest.mark.parametrize("field", ["recheck_at", "notify_at", "submit_at"])
def test_a_comments_time_makes_it_due(post, field):
    assert not worker.is_anything_due()
    make_comment(post, state="held", **{field: timezone.now()})
    assert worker.is_anything_due()


def test_a_mails_time_makes_it_due(db):
    Mail.objects.create(key="k", kind="held", to="a@example.org", subject="S", body="B")
    assert worker.is_anything_due()


def test_the_question_scans_no_table(db):
    if connection.vendor != "sqlite":
        pytest.skip("the plan is SQLite's")
    with CaptureQueriesContext(connection) as queries:
        worker.is_anything_due()
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + queries[0]["sql"])
        plan = [row[3] for row in cursor.fetchall()]
    tables = [line for line in plan if "comments_" in line]
    assert len(tables) == 4
    assert all(line.startswith("SEARCH") for line in tables), plan


def test_what_was_done_is_due_no_longer(akismet, post, say, moderator):
    akismet.mode = "500"
    say()
    for _round in range(2):
        worker.do_due()
    assert not worker.is_anything_due()


def test_a_digest_just_sent_leaves_nothing_due(post, moderator):
    for _n in range(9):
        make_comment(post, state="held", notify_at=timezone.now())
    worker.do_due()
    make_comment(post, state="held", notify_at=timezone.now())
    worker.do_due()
    assert not worker.is_anything_due()


def test_one_steps_trouble_does_not_stop_the_others(db, monkeypatch):
    def trouble():
        raise RuntimeError("out of order")

    monkeypatch.setattr(worker, "recheck_due", trouble)
    mail = Mail.objects.create(key="k", kind="held", to="a@example.org", subject="S", body="B")
    with pytest.raises(ExceptionGroup, match="worker"):
        worker.do_due()
    mail.refresh_from_db()
    assert mail.state == "sent"
