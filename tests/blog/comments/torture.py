"""Post from several clients at several workers, and kill the server with -9 at random, again and again.

    python -m tests.blog.comments.torture [--kills 100] [--clients 4]

Says at the end whether every comment that was acknowledged is there exactly once, and whether the
database is whole; exits with 1 where not. Takes some minutes.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
import tempfile
import threading
import time
from pathlib import Path

from blog.comments.akismet.stand_in import AkismetServer
from tests.blog.comments.real_site import RealSite

LIMITS = {
    "COMMENTS_A_MINUTE": "100000",
    "COMMENTS_AN_HOUR": "1000000",
    "COMMENTS_AKISMET_CALLS_A_MINUTE": "100000",
}


class Client(threading.Thread):
    """Sends one comment after the other; what was not answered is sent again, as a reader would."""

    def __init__(self, number: int, site: RealSite, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.number, self.site, self.stop = number, site, stop
        self.acknowledged: list[str] = []
        self.sent: list[str] = []
        self.retries = 0
        self.strange: list[int] = []

    def run(self) -> None:
        for n in itertools.count():
            words = f"client {self.number} comment {n}"
            self.sent.append(words)
            while not self.stop.is_set():
                try:
                    status = self.site.say(
                        comment=words, email=f"client{self.number}@example.org", timeout=10
                    )
                except OSError:
                    self.retries += 1
                    time.sleep(0.05)
                    continue
                if status == 303:
                    self.acknowledged.append(words)
                else:
                    self.strange.append(status)
                break
            if self.stop.is_set():
                return


def check(site: RealSite, clients: list[Client]) -> list[str]:
    """What is wrong, in words; nothing if nothing is."""
    found: dict[str, int] = {}
    for (words,) in site.rows("select comment from django_comments"):
        found[words] = found.get(words, 0) + 1
    acknowledged = [words for client in clients for words in client.acknowledged]
    sent = {words for client in clients for words in client.sent}
    problems = [f"lost: {words}" for words in acknowledged if words not in found]
    problems += [f"{number} times: {words}" for words, number in found.items() if number > 1]
    problems += [f"never sent: {words}" for words in found if words not in sent]
    problems += [f"a client was answered {status}" for client in clients for status in client.strange]
    (whole,) = site.rows("pragma integrity_check")[0]
    if whole != "ok":
        problems.append(f"integrity: {whole}")
    problems += [f"foreign key: {row}" for row in site.rows("pragma foreign_key_check")]
    halves = """select count(*) from django_comments c
        left join django_comments_xtd_xtdcomment x on x.comment_ptr_id = c.id
        left join comments_comment o on o.xtd_id = c.id
        left join comments_historyline h on h.comment_id = c.id
        where x.comment_ptr_id is null or o.xtd_id is null or h.id is null or x.thread_id = 0 or c.is_public"""
    if number := site.rows(halves)[0][0]:
        problems.append(f"{number} comments are half stored, or public by accident")
    return problems


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, AkismetServer() as akismet:
        site = RealSite(Path(folder), AKISMET_KEY=akismet.key, AKISMET_URL=akismet.url, **LIMITS)
        stop = threading.Event()
        clients = [Client(number, site, stop) for number in range(options.clients)]
        site.start(options.workers)
        for client in clients:
            client.start()
        for kill in range(1, options.kills + 1):
            time.sleep(random.uniform(0.1, 2.0))
            site.kill()
            site.start(options.workers)
            if kill % 10 == 0:
                print(f"{kill} kills, {sum(len(c.acknowledged) for c in clients)} acknowledged", flush=True)
        time.sleep(1)
        stop.set()
        for client in clients:
            client.join()
        site.kill()
        problems = check(site, clients)
        acknowledged = sum(len(client.acknowledged) for client in clients)
        retries = sum(client.retries for client in clients)
        print(
            f"{options.kills} kills in {time.monotonic() - began:.0f} s: {acknowledged} comments acknowledged,"
            f" {retries} sent again, {site.rows('select count(*) from django_comments')[0][0]} stored"
        )
    print(
        "\n".join(problems[:50]) or "Every acknowledged comment is there exactly once; the database is whole."
    )
    sys.exit(1 if problems or not acknowledged else 0)


if __name__ == "__main__":
    main()
