"""What the SQLite clock sees: every commit of any process at once, and nothing else."""

import os
import sqlite3
import subprocess
import sys
import time

import pytest

from blog.page_cache.clock import SqliteClock

SCHEMA = """
    CREATE TABLE blog_pagemark (scope INTEGER PRIMARY KEY, mark INTEGER);
    CREATE TABLE blog_post (kind TEXT, status TEXT, published_at TEXT);
    INSERT INTO blog_pagemark VALUES (0, 1), (1, 1);
"""
MARK = "UPDATE blog_pagemark SET mark = ?"


def make(path, journal="WAL") -> sqlite3.Connection:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute(f"PRAGMA journal_mode = {journal}")
    database.executescript(SCHEMA)
    return database


@pytest.fixture(params=["WAL", "DELETE"])
def database(request, tmp_path):
    database = make(tmp_path / "db", request.param)
    yield database
    database.close()


@pytest.fixture
def clock(tmp_path):
    return SqliteClock(str(tmp_path / "db"))


def test_each_commit_is_seen_at_once(database, clock):
    for number in range(2, 300):
        database.execute(MARK, (number,))
        assert clock.now().marks == {0: number, 1: number}
        assert clock.now() is clock.now()


def test_a_change_is_not_seen_before_its_commit(database, clock):
    before = clock.now()
    database.execute("BEGIN IMMEDIATE")
    database.execute(MARK, (7,))
    assert clock.now() is before
    database.execute("ROLLBACK")
    assert clock.now() is before


def test_what_changes_no_mark_keeps_the_state(database, clock):
    before = clock.now()
    database.execute("CREATE TABLE other (id INTEGER)")
    assert clock.now() is before


def test_a_commit_of_another_process_is_seen(database, clock, tmp_path):
    clock.now()
    code = f"import sqlite3; d = sqlite3.connect({str(tmp_path / 'db')!r}); d.execute({MARK!r}, (9,)); d.commit()"
    subprocess.run([sys.executable, "-c", code], check=True)
    assert clock.now().marks == {0: 9, 1: 9}


def test_commits_are_seen_across_checkpoints(database, clock):
    for number in range(2, 40):
        database.execute(MARK, (number,))
        assert clock.now().marks[0] == number
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert clock.now().marks[0] == number


def test_a_database_put_in_its_place_is_noticed_within_a_second(database, clock, tmp_path):
    clock.now()
    database.close()
    other = make(tmp_path / "other")
    other.execute(MARK, (5,))
    other.close()
    for ending in ("-wal", "-shm"):
        (tmp_path / f"db{ending}").unlink(missing_ok=True)
    os.replace(tmp_path / "other", tmp_path / "db")
    end = time.monotonic() + 1.2
    while clock.now().marks[0] != 5 and time.monotonic() < end:
        time.sleep(0.02)
    assert clock.now().marks[0] == 5
