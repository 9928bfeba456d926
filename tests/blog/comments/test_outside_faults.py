"""What is outside fails, for real, under a real server: no words are lost, and readers are served meanwhile."""

import sqlite3
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest

from blog.comments.akismet.stand_in import AkismetServer
from tests.blog.comments.real_site import RealSite

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("a real site")]
PAGES = ["/pork/", "/pork/comment/", "/comments/feed/", "/pork/comments/feed/", "/pork/comment/?reply=1"]


def timed(do, *arguments, **more):
    began = time.monotonic()
    return do(*arguments, **more), time.monotonic() - began


def read(site, path="/pork/") -> str:
    return urllib.request.urlopen(site.url + path, timeout=20).read().decode()


@pytest.fixture
def site(tmp_path):
    with AkismetServer() as akismet:
        running = RealSite(
            tmp_path, AKISMET_KEY=akismet.key, AKISMET_URL=akismet.url, COMMENTS_A_MINUTE="100"
        )
        running.akismet = akismet
        running.start(workers=2)
        yield running
        running.kill()


def test_while_akismet_hangs_commenters_are_thanked_at_once_and_readers_served(site):
    site.akismet.mode = "hang"
    for _n in range(4):
        read(site)
    with ThreadPoolExecutor(30) as pool:
        sent = [
            pool.submit(timed, site.say, comment=f"Words {n}", email=f"r{n}@example.org") for n in range(24)
        ]
        time.sleep(0.3)
        pages = [pool.submit(timed, read, site, f"/pork/comment/?n={n}") for n in range(6)]
        answers = [job.result() for job in sent]
        pages = [job.result() for job in pages]
    assert [status for status, _seconds in answers] == [303] * 24
    # One request of each of the two processes waits for Akismet's deadline of 3 s; nobody waits for them.
    assert sum(seconds > 2.5 for _status, seconds in answers) <= 2
    assert max(seconds for _page, seconds in pages) < 2.5
    due = "select count(*) from comments_comment where state = 'held' and recheck_at is not null"
    assert site.rows(due) == [(24,)]


def test_what_was_not_judged_at_once_the_worker_judges_within_seconds(site):
    site.akismet.mode = "hang"
    with ThreadPoolExecutor(8) as pool:
        jobs = [pool.submit(site.say, comment=f"Words {n}", email=f"r{n}@example.org") for n in range(8)]
        time.sleep(1)
        site.akismet.mode = ""
        assert [job.result() for job in jobs] == [303] * 8
    site.manage("shell", "--no-imports", "-c", "from blog.comments.worker import do_due; do_due()")
    judged = site.rows("select count(*) from comments_comment where verdict = 'ham'")
    assert judged[0][0] >= 6  # but those that waited in vain, which are judged again later


def test_while_the_database_is_locked_pages_are_served_and_words_are_kept(site):
    assert site.say(comment="Before") == 303
    lock = sqlite3.connect(site.folder / "var" / "db.sqlite3", isolation_level=None)
    lock.execute("begin immediate")
    try:
        for path in PAGES:
            page, seconds = timed(read, site, path)
            assert "</" in page
            assert seconds < 3
        (status, page), seconds = timed(site.post, comment="Long thought about")
        assert status == 503
        assert seconds < 8
        assert "Your words are kept: please send them again" in page
        assert "Long thought about</textarea>" in page
        for path in PAGES:
            assert "</" in read(site, path)
    finally:
        lock.execute("rollback")
        lock.close()
    assert site.say(comment="Long thought about") == 303
    assert site.rows("select count(*) from django_comments") == [(2,)]
