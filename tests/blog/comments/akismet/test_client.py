"""The door to Akismet, over real HTTP, for every answer the service may give."""

import os
import socket
import time
import tracemalloc

import pytest

from blog.comments import akismet as client
from blog.comments.akismet import Verdict

VALUES = {
    "user_ip": "192.0.2.7",
    "user_agent": "Mozilla/5.0",
    "comment_author": "Ana",
    "comment_author_email": "ana@example.org",
    "comment_content": "Loud crackling.",
    "comment_type": "comment",
    "permalink": "https://kitchen.example/pork/",
}


def test_it_reads_ham(akismet):
    assert client.check(VALUES).verdict == Verdict.HAM


@pytest.mark.parametrize("name", ["viagra-test-123", "akismet-guaranteed-spam"])
def test_it_reads_the_guaranteed_words_as_spam(akismet, name):
    assert client.check({**VALUES, "comment_author": name}).verdict == Verdict.SPAM


def test_it_reads_the_guaranteed_mail_as_spam(akismet):
    mail = "akismet-guaranteed-spam@example.com"
    assert client.check({**VALUES, "comment_author_email": mail}).verdict == Verdict.SPAM


def test_it_reads_discard(akismet):
    akismet.mode = "discard"
    assert client.check(VALUES).verdict == Verdict.DISCARD


def test_it_sends_the_values_as_they_are_and_no_test_flag(akismet):
    client.check(VALUES)
    assert akismet.calls("comment-check") == [{**VALUES, "blog": "https://kitchen.example"}]


def test_it_obeys_recheck_after(akismet):
    akismet.mode = "recheck"
    answer = client.check(VALUES)
    assert (answer.verdict, answer.recheck_after, answer.failed) == (Verdict.UNKNOWN, 180, False)


@pytest.mark.parametrize("mode", ["recheck-at-once", "recheck-some-day"])
def test_a_recheck_comes_after_a_minute_at_the_earliest(akismet, mode):
    akismet.mode = mode
    answer = client.check(VALUES)
    assert (answer.verdict, answer.recheck_after) == (Verdict.UNKNOWN, 60)


def test_a_wrong_key_is_a_refusal(akismet, settings):
    settings.AKISMET_KEY = "another-key"
    answer = client.check(VALUES)
    assert (answer.verdict, answer.key_refused) == (Verdict.UNKNOWN, True)


def test_a_suspended_key_is_a_refusal_though_the_body_says_false(akismet):
    akismet.mode = "suspended"
    answer = client.check(VALUES)
    assert (answer.verdict, answer.key_refused, answer.alert_code) == (Verdict.UNKNOWN, True, "10402")
    assert "suspended" in answer.alert


FAILURES = [
    "201", "204", "206", "301", "429", "500", "empty", "html", "garbage", "almost", "reset",
    "error-header", "error-without-code", "over-limit", "alert-without-code",
]  # fmt: skip


@pytest.mark.parametrize("mode", FAILURES)
def test_what_is_neither_true_nor_false_is_unknown(akismet, mode):
    akismet.mode = mode
    answer = client.check(VALUES)
    assert (answer.verdict, answer.failed) == (Verdict.UNKNOWN, True)
    assert answer.why


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["drip", "drip-headers", "hang"])
def test_a_slow_answer_is_given_up_after_the_deadline(akismet, mode):
    akismet.mode = mode
    began = time.monotonic()
    assert client.check(VALUES).verdict == Verdict.UNKNOWN
    assert 2.5 < time.monotonic() - began < 3.4


def test_an_answer_of_fifty_megabytes_is_not_read(akismet):
    akismet.mode = "flood"
    client.check(VALUES)  # imports and caches are not the answer's weight
    tracemalloc.start()
    try:
        assert client.check(VALUES).verdict == Verdict.UNKNOWN
        # The server shares the process and makes 1 MB at a time.
        assert tracemalloc.get_traced_memory()[1] < 6_000_000
    finally:
        tracemalloc.stop()


def test_a_refused_connection_is_unknown(akismet, settings):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        settings.AKISMET_URL = f"http://127.0.0.1:{unused.getsockname()[1]}"
        assert client.check(VALUES).failed


def test_a_name_that_does_not_resolve_is_unknown(akismet, settings):
    settings.AKISMET_URL = "http://akismet.invalid"
    assert client.check(VALUES).failed


@pytest.mark.slow
@pytest.mark.skipif(
    "faketime" in os.environ.get("LD_PRELOAD", ""),
    reason="libfaketime moves the monotonic clock, but not the waiting by it: no waiting thread ever wakes",
)
def test_a_name_that_resolves_too_late_is_given_up(akismet, settings, monkeypatch):
    settings.AKISMET_URL = "http://akismet.example"
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: time.sleep(5) or [])
    began = time.monotonic()
    assert client.check(VALUES).failed
    assert time.monotonic() - began < 3.4


def test_it_submits_spam_and_ham_with_the_same_values(akismet):
    assert client.submit_spam(VALUES).done
    assert client.submit_ham(VALUES).done
    assert (
        akismet.calls("submit-spam")
        == akismet.calls("submit-ham")
        == [{**VALUES, "blog": "https://kitchen.example"}]
    )


def test_a_submission_that_was_not_taken_says_so(akismet):
    akismet.mode = "500"
    assert not client.submit_spam(VALUES).done


def test_it_verifies_the_key(akismet, settings):
    assert client.verify_key().done
    settings.AKISMET_KEY = "another-key"
    assert client.verify_key().key_refused


def test_it_reads_the_usage(akismet):
    assert client.usage().usage["limit"] == 10000


def test_the_key_is_in_no_log_and_no_answer(akismet, settings, caplog):
    caplog.set_level("DEBUG")
    settings.AKISMET_KEY = "another-key"
    answers = [client.check(VALUES), client.verify_key(), client.usage()]
    assert "another-key" not in caplog.text
    assert "another-key" not in repr(answers)
