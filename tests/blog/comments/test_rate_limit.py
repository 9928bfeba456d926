"""How often one reader may comment, whoever else uses the same mail address."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blog.comments import rate_limit, worker
from blog.comments.models import Comment, RecentSubmission
from tests.factories import make_comment

pytestmark = pytest.mark.django_db


def test_too_many_from_one_address_are_asked_to_wait(post, say, settings):
    settings.COMMENTS_A_MINUTE = 2
    say(comment="one", email="a@example.org")
    say(comment="two", email="b@example.org")
    response = say(comment="three", email="c@example.org")
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 60
    assert "three" in response.content.decode()
    assert Comment.objects.count() == 2


def test_too_many_from_one_mail_are_asked_to_wait(post, say, settings):
    settings.COMMENTS_A_MINUTE = 2
    for number in range(3):
        response = say(comment=f"{number}", REMOTE_ADDR=f"192.0.2.{number}")
    assert response.status_code == 429


def test_a_retry_is_thanked_though_the_pace_is_used_up(post, say, settings):
    settings.COMMENTS_A_MINUTE = 1
    say()
    assert say().status_code == 303


def test_the_addresses_of_one_ipv6_network_are_one_reader(post, say, settings):
    settings.COMMENTS_A_MINUTE = 2
    statuses = [
        say(comment=f"{n}", email=f"{n}@example.org", REMOTE_ADDR=f"2001:db8:1:2:{n}::{n}").status_code
        for n in range(1, 4)
    ]
    assert statuses == [303, 303, 429]


def test_other_ipv6_networks_are_other_readers(post, say, settings):
    settings.COMMENTS_A_MINUTE = 2
    statuses = [
        say(comment=f"{n}", email=f"{n}@example.org", REMOTE_ADDR=f"2001:db8:1:{n}::1").status_code
        for n in range(1, 4)
    ]
    assert statuses == [303] * 3


def test_an_ipv4_address_written_as_ipv6_is_the_same(post, say, settings):
    settings.COMMENTS_A_MINUTE = 1
    say(comment="one", email="a@example.org", REMOTE_ADDR="192.0.2.7")
    assert say(comment="two", email="b@example.org", REMOTE_ADDR="::ffff:192.0.2.7").status_code == 429


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ana+1@example.org", "ana+2@example.org"),
        ("ana@example.org", "ANA+x+y@Example.org"),
        ("a.na@gmail.com", "an.a+x@googlemail.com"),
    ],
)
def test_the_addresses_of_one_mailbox_are_one_reader(post, say, settings, one, other):
    settings.COMMENTS_A_MINUTE = 1
    say(comment="one", email=one, REMOTE_ADDR="192.0.2.1")
    assert say(comment="two", email=other, REMOTE_ADDR="192.0.2.2").status_code == 429


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ana@example.org", "ana@example.com"),
        ("a.na@example.org", "ana@example.org"),
        ("+1@example.org", "+2@example.org"),
    ],
)
def test_other_mailboxes_are_other_readers(one, other):
    assert rate_limit.mailbox(one) != rate_limit.mailbox(other)


def test_who_uses_anothers_mail_does_not_silence_the_other(post, say, settings):
    settings.COMMENTS_A_MINUTE = 3
    attack = [say(comment=f"Spam {n}", REMOTE_ADDR="198.51.100.1").status_code for n in range(5)]
    assert attack == [303, 303, 303, 429, 429]
    assert [say(comment=f"Mine {n}").status_code for n in range(4)] == [303, 303, 303, 429]


def test_a_swarm_that_uses_a_known_commenters_mail_does_not_silence_the_commenter(post, say, settings):
    settings.COMMENTS_A_MINUTE = 3
    make_comment(post, name="Ana", mail="ana@example.org")
    swarm = [say(comment=f"Spam {n}", name="X", REMOTE_ADDR=f"198.51.100.{n}").status_code for n in range(5)]
    assert swarm == [303, 303, 303, 429, 429]
    assert say(comment="Mine").status_code == 303


def test_what_is_counted_names_nobody_and_is_forgotten_after_an_hour(post, say):
    say()
    (row,) = RecentSubmission.objects.all()
    assert not {"192.0.2.7", "ana@example.org"} & {row.network, row.mailbox}
    RecentSubmission.objects.update(at=timezone.now() - timedelta(minutes=59))
    worker.keep_house()
    assert RecentSubmission.objects.exists()
    RecentSubmission.objects.update(at=timezone.now() - timedelta(minutes=61))
    worker.keep_house()
    assert not RecentSubmission.objects.exists()


def test_an_hour_has_its_own_limit(post, say, settings):
    settings.COMMENTS_AN_HOUR = 2
    for n in range(2):
        say(comment=f"{n}")
        RecentSubmission.objects.update(at=timezone.now() - timedelta(minutes=30))
    response = say(comment="three")
    assert response.status_code == 429
    assert 1700 < int(response["Retry-After"]) <= 1800


def test_a_reader_of_unknown_address_is_counted_by_mail(post, say, settings):
    settings.COMMENTS_A_MINUTE = 1
    say(comment="one", REMOTE_ADDR="192.0.2.1")
    assert say(comment="two", REMOTE_ADDR="").status_code == 429
    assert Comment.objects.count() == 1
