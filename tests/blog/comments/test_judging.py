"""Store and judge, over real HTTP: never lost, never published by accident, for every answer."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from blog.comments import moderation, pipeline, worker
from blog.comments.akismet import Answer, Verdict
from blog.comments.models import Comment, Mail
from blog.comments.submission import Submission
from tests.factories import make_comment

pytestmark = pytest.mark.django_db


def the_comment() -> Comment:
    return Comment.objects.latest("pk")


@pytest.fixture
def known(post):
    """Ana is known: one of her comments was published before."""
    return make_comment(post, name="Ana", mail="ana@example.org", words="An older one")


def make_due(comment):
    Comment.objects.filter(pk=comment.pk).update(recheck_at=timezone.now() - timedelta(seconds=1))


def test_ham_from_a_newcomer_waits_for_the_moderator(akismet, post, say):
    say()
    assert (the_comment().state, the_comment().verdict) == ("held", "ham")


def test_ham_from_a_known_commenter_is_published(akismet, known, say):
    say()
    assert the_comment().state == "published"


def test_a_known_name_with_another_mail_is_a_newcomer(akismet, known, say):
    say(email="other@example.org")
    assert the_comment().state == "held"


def test_ham_is_published_where_moderation_is_off(akismet, post, say, settings):
    settings.COMMENTS_MODERATION = "never"
    say()
    assert the_comment().state == "published"


def test_ham_from_a_known_commenter_waits_where_all_is_moderated(akismet, known, say, settings):
    settings.COMMENTS_MODERATION = "always"
    say()
    assert the_comment().state == "held"


@pytest.mark.parametrize("mode", ["spam", "discard"])
def test_spam_goes_to_the_spam_folder(akismet, known, say, mode):
    akismet.mode = mode
    say()
    assert (the_comment().state, the_comment().verdict) == ("spam", mode)


def test_a_spammer_is_thanked_like_anyone(akismet, post, say, client):
    response = say(name="viagra-test-123")
    assert "awaiting moderation" in client.get(response["Location"]).content.decode()


def test_discards_are_dropped_only_where_the_site_opts_in(akismet, post, say, client, settings):
    settings.COMMENTS_DROP_DISCARDS = True
    akismet.mode = "discard"
    response = say()
    assert not Comment.objects.exists()
    assert client.get(response["Location"]).status_code == 410


NO_VERDICT = [
    "429", "500", "301", "empty", "html", "garbage", "almost", "error-header", "over-limit", "suspended",
    "wrong-key", "reset", "flood", "recheck", "201", "alert-without-code", "error-without-code", "recheck-at-once",
    *(pytest.param(mode, marks=pytest.mark.slow) for mode in ("drip", "drip-headers", "hang")),
]  # fmt: skip


@pytest.mark.parametrize("mode", NO_VERDICT)
def test_without_a_verdict_it_is_held_then_settled_when_the_service_is_back(akismet, known, say, mode):
    akismet.mode = mode
    began = time.monotonic()
    assert say().status_code == 303
    assert time.monotonic() - began < 3.5
    comment = the_comment()
    assert (comment.state, comment.verdict) == ("held", "")
    assert comment.recheck_at > timezone.now()
    akismet.mode = ""
    make_due(comment)
    worker.recheck_due()
    assert the_comment().state == "published"


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "http://akismet.invalid"])
def test_a_service_that_cannot_be_reached_leaves_it_held(akismet, known, say, settings, address):
    settings.AKISMET_URL = address
    say()
    assert the_comment().state == "held"
    assert the_comment().recheck_at


def test_without_a_key_every_comment_is_held(known, say, settings):
    settings.AKISMET_KEY = ""
    say()
    assert (the_comment().state, the_comment().recheck_at) == ("held", None)


def test_the_second_look_comes_after_twenty_minutes(akismet, known, say):
    akismet.mode = "500"
    say()
    wait = the_comment().recheck_at - timezone.now()
    assert timedelta(minutes=19) < wait <= timedelta(minutes=20)


def test_the_second_look_comes_six_hours_after_a_key_refusal(akismet, known, say):
    akismet.mode = "wrong-key"
    say()
    wait = the_comment().recheck_at - timezone.now()
    assert timedelta(hours=5.9) < wait <= timedelta(hours=6)


def test_recheck_after_is_obeyed(akismet, known, say):
    akismet.mode = "recheck"
    say()
    wait = the_comment().recheck_at - timezone.now()
    assert timedelta(seconds=170) < wait <= timedelta(seconds=180)


def test_a_second_look_says_why_it_comes(akismet, known, say):
    akismet.mode = "recheck"
    say()
    make_due(the_comment())
    worker.recheck_due()
    assert akismet.calls("comment-check")[-1]["recheck_reason"] == "recheck-after"


def test_after_fifteen_days_a_person_must_decide(akismet, known, say):
    akismet.mode = "500"
    say()
    comment = the_comment()
    Comment.objects.filter(pk=comment.pk).update(submit_date=timezone.now() - timedelta(days=15))
    make_due(comment)
    worker.recheck_due()
    assert (the_comment().state, the_comment().recheck_at) == ("held", None)
    assert "a person must decide" in comment.history.last().what


def test_second_looks_stop_at_the_first_failure(akismet, post):
    akismet.mode = "500"
    for _number in range(5):
        comment = make_comment(post, state="held", akismet_values={"user_ip": "192.0.2.7"})
        make_due(comment)
    worker.recheck_due()
    assert len(akismet.calls("comment-check")) == 1
    assert not Comment.objects.filter(recheck_at__lte=timezone.now()).exists()


def test_second_looks_come_a_hundred_at_a_time(akismet, post, settings):
    settings.COMMENTS_AKISMET_CALLS_A_MINUTE = 1000
    comments = [
        make_comment(post, state="held", akismet_values={"user_ip": "192.0.2.7"}) for _n in range(103)
    ]
    Comment.objects.filter(pk__in=[c.pk for c in comments]).update(recheck_at=timezone.now())
    worker.recheck_due()
    assert len(akismet.calls("comment-check")) == 100


def test_a_comment_whose_process_died_before_the_verdict_is_judged_later(akismet, known, post):
    submission = Submission(post, "Loud crackling.", "Ana", "ana@example.org", ip_address="192.0.2.7")
    comment, _is_new = pipeline._store(submission)
    assert timezone.now() < comment.recheck_at < timezone.now() + timedelta(minutes=1)
    make_due(comment)
    worker.recheck_due()
    assert the_comment().state == "published"


def test_a_late_verdict_does_not_overrule_the_moderator(akismet, known, say, moderator):
    akismet.mode = "500"
    say()
    comment = the_comment()
    moderation.decide(comment.pk, "trash", by=moderator)
    pipeline._act_on(comment.pk, comment.revision, Answer(Verdict.HAM, "ham", done=True))
    assert the_comment().state == "trash"
    assert "changes nothing" in comment.history.last().what


def test_a_moderators_hold_is_not_overruled_either(akismet, known, say, moderator):
    akismet.mode = "500"
    say()
    comment = the_comment()
    moderation.decide(comment.pk, "held", by=moderator)
    Comment.objects.filter(pk=comment.pk).update(recheck_at=timezone.now())
    akismet.mode = ""
    worker.recheck_due()
    assert the_comment().state == "held"


def test_it_sends_what_akismet_wants(akismet, post, say):
    say(HTTP_REFERER="https://kitchen.example/pork/")
    sent = akismet.calls("comment-check")[0]
    assert sent["user_ip"] == "192.0.2.7"
    assert sent["user_agent"] == "Firefox"
    assert sent["referrer"] == "https://kitchen.example/pork/"
    assert sent["permalink"] == "https://kitchen.example/pork/"
    assert sent["comment_type"] == "comment"
    assert sent["comment_author_url"] == "https://ana.example"
    assert sent["honeypot_field_name"] == "nickname"
    assert "is_test" not in sent


def test_a_filled_honeypot_is_spam_without_asking_anyone(akismet, post, say):
    say(nickname="I am a bot")
    assert the_comment().state == "spam"
    assert not akismet.log
    assert not Mail.objects.exists()


def test_after_three_failures_readers_do_not_wait_for_a_while(akismet, post, say, settings):
    settings.COMMENTS_A_MINUTE = 100
    akismet.mode = "500"
    for number in range(6):
        say(comment=f"Words {number}")
    assert len(akismet.calls("comment-check")) == 3
    assert Comment.objects.held().filter(recheck_at__isnull=False).count() == 6


def test_every_step_writes_a_line_of_history(akismet, known, say):
    say()
    lines = [line.what for line in the_comment().history.all()]
    assert lines == ["Received, held.", "Akismet says: ham."]


@pytest.mark.slow
def test_a_flood_costs_few_calls_and_few_mails_and_loses_nothing(
    clock, akismet, post, say, moderator, settings
):
    settings.TRUSTED_PROXIES = 1
    for n in range(200):
        address = f"198.51.{n // 100}.{n % 100}"
        assert (
            say(comment=f"Flood {n}", email=f"f{n}@example.org", HTTP_X_FORWARDED_FOR=address).status_code
            == 303
        )
    worker.do_due()
    Comment.objects.update(recheck_at=timezone.now())
    worker.do_due()
    assert Comment.objects.count() == 200
    assert len(akismet.calls("comment-check")) == 60
    assert [mail.kind for mail in Mail.objects.all()] == ["digest"]


def test_what_a_flood_left_over_is_judged_in_the_minutes_after(clock, akismet, post):
    comments = [
        make_comment(post, state="held", akismet_values={"user_ip": "192.0.2.7"}) for _n in range(130)
    ]
    Comment.objects.filter(pk__in=[c.pk for c in comments]).update(recheck_at=timezone.now())
    for _minute in range(3):
        worker.recheck_due()
        clock.shift(60)
    assert Comment.objects.filter(verdict="ham").count() == 130
