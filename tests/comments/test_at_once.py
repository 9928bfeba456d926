"""Many readers at the same moment, at a real server with several workers."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.comments.real_site import RealSite


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    running = RealSite(tmp_path_factory.mktemp("site"), COMMENTS_A_MINUTE="25", COMMENTS_AN_HOUR="1000")
    running.start()
    yield running
    running.kill()


def at_once(site, number, **fields):
    """`number` posts at the same moment; {n} in a field is the post's number. Returns the statuses."""
    with ThreadPoolExecutor(number) as pool:
        jobs = [
            pool.submit(site.say, **{name: value.format(n=n) for name, value in fields.items()})
            for n in range(number)
        ]
        return [job.result() for job in jobs]


def test_twenty_identical_posts_at_once_are_one_row_and_all_are_thanked(site):
    assert at_once(site, 20, comment="All the same") == [303] * 20
    assert site.rows("select count(*) from django_comments where comment = 'All the same'") == [(1,)]


def test_the_pace_holds_for_posts_that_come_at_once(site):
    statuses = at_once(site, 40, comment="Number {n}", email="reader{n}@example.org")
    taken = statuses.count(303)
    assert statuses.count(429) == 40 - taken
    assert site.rows("select count(*) from django_comments where ip_address = '127.0.0.1'") == [(25,)]
