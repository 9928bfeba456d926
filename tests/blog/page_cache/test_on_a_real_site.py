"""Several workers, files between them, other processes that write, and kill -9."""

import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.blog.comments.real_site import RealSite

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("on-a-real-site")]

ENDLESS = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], timeout=20, isolation_level=None)
number = 0
while True:
    number += 1
    database.execute("BEGIN IMMEDIATE")
    database.execute("UPDATE blog_post SET title = ?", (f"Title {number}",))
    database.execute("COMMIT")
    print(number, flush=True)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    site = RealSite(tmp_path_factory.mktemp("site"))
    site.start(workers=2)
    yield site
    site.kill()


def page(site, path="/pork/") -> str:
    with urllib.request.urlopen(site.url + path, timeout=20) as answer:
        return answer.read().decode()


def retitle(site, title: str) -> None:
    with sqlite3.connect(site.folder / "var" / "db.sqlite3", timeout=20) as database:
        database.execute("UPDATE blog_post SET title = ?", (title,))


def kept_files(site) -> list:
    return list((site.folder / "var" / "pages").glob("*/pork/index.html"))


def test_every_worker_sees_a_change_of_another_process_at_once(site):
    for number in range(5):
        for _ in range(6):
            page(site)
        retitle(site, f"Number {number}")
        assert all(f"Number {number}" in page(site) for _ in range(12))


def test_what_changed_while_the_site_was_down_is_seen_after_the_start(site):
    page(site)
    assert kept_files(site)
    site.kill()
    retitle(site, "Changed in the night")
    site.start(workers=2)
    assert all("Changed in the night" in page(site) for _ in range(6))


def test_no_kill_of_a_writer_leaves_a_stale_page(site):
    for seconds in (0.05, 0.15, 0.3):
        writer = subprocess.Popen(
            [sys.executable, "-c", ENDLESS, str(site.folder / "var" / "db.sqlite3")], stdout=subprocess.PIPE
        )
        writer.stdout.readline()
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            page(site)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        ((title,),) = site.rows("SELECT title FROM blog_post")
        assert all(title in page(site) for _ in range(8))


def test_no_kill_of_the_site_leaves_a_stale_page(site):
    for number in range(2):
        for _ in range(4):
            page(site), page(site, "/")
        retitle(site, f"Killed {number}")
        page(site)
        site.kill()
        site.start(workers=2)
        assert f"Killed {number}" in page(site)
        assert f"Killed {number}" in page(site, "/")


def test_a_held_comment_leaves_the_kept_page(site):
    page(site)
    assert kept_files(site)
    assert site.say(comment="Held for the moderator") == 303
    assert kept_files(site)


def test_a_burst_on_a_forgotten_page_renders_it_once_for_all_workers(site):
    from concurrent.futures import ThreadPoolExecutor

    retitle(site, "Burst")
    with ThreadPoolExecutor(16) as readers:
        pages = set(readers.map(lambda _number: page(site), range(64)))
    assert len(pages) == 1
    ((rows,),) = sqlite3.connect(site.folder / "var" / "pages" / "index.sqlite3").execute(
        "SELECT count(*) FROM page WHERE path = '/pork/'"
    )
    assert rows == 1
