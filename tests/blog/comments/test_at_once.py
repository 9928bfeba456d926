"""Many readers at the same moment, at a real server with several workers."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.blog.comments.real_site import RealSite

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("a real site")]


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


MAKE = """
from django.utils import timezone
from blog.comments.models import Comment, Subscription
from blog.models import Post
from tests.factories import make_comment
top = make_comment(Post.objects.get())
Subscription.objects.create(comment=top, mail="follower@example.org", confirmed_at=timezone.now())
make_comment(parent=top, state="held", words="To be decided")
"""
DECIDE = """
from blog.comments import moderation
from blog.comments.models import Comment
moderation.decide(Comment.objects.get(comment="To be decided").pk, "published")
"""


def test_moderators_who_approve_at_the_same_moment_publish_once(site):
    site.manage("shell", "--no-imports", "-c", MAKE)
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda _n: site.manage("shell", "--no-imports", "-c", DECIDE), range(3)))
    lines = "select count(*) from comments_historyline where what like 'Published%'"
    assert site.rows(lines) == [(1,)]
    assert site.rows("select count(*) from comments_mail where kind = 'reply'") == [(1,)]
