"""The worker's backup: each night, in a process of its own."""

import datetime as dt

import pytest

from blog.config.backups import daily, places
from blog.config.backups.status import Status, write_status

NOON = dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)


@pytest.fixture
def place(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    settings.BACKUP_TO = ""
    settings.TIME_ZONE = "UTC"
    return places.place()


def at(clock, moment=NOON):
    clock.move_to(moment)


def keep(place, tmp_path, moment):
    (tmp_path / "made").write_bytes(b"x")
    place.put(tmp_path / "made", places.name_of(moment, ""))


@pytest.mark.parametrize(
    ("now", "due"),
    [(NOON, NOON.replace(hour=3)), (NOON.replace(hour=2), dt.datetime(2026, 11, 24, 3, tzinfo=dt.UTC))],
)
def test_it_is_due_since_the_last_night(place, now, due):
    assert daily.due_since(now) == due


def test_one_of_yesterday_is_not_enough(clock, place, tmp_path):
    at(clock)
    keep(place, tmp_path, NOON - dt.timedelta(days=1))
    assert daily.Daily.is_due()


def test_one_of_this_night_is_whoever_made_it(clock, place, tmp_path):
    at(clock)
    keep(place, tmp_path, NOON.replace(hour=4))
    assert not daily.Daily.is_due()


def test_after_a_failure_it_waits_an_hour(clock, place):
    at(clock)
    write_status(Status(failed_at=NOON - dt.timedelta(minutes=30), why="No room."))
    assert not daily.Daily.is_due()
    clock.shift(3600)
    assert daily.Daily.is_due()


def started(monkeypatch):
    calls = []
    monkeypatch.setattr(daily.subprocess, "Popen", lambda command, **_: calls.append(command[-1]))
    return calls


def test_it_is_not_made_in_the_first_minutes_of_a_worker(clock, place, monkeypatch):
    calls = started(monkeypatch)
    job = daily.Daily()
    job()
    assert calls == []
    job._since -= daily.SETTLED
    job()
    assert calls == ["backup"]


def test_it_is_not_made_where_it_is_switched_off(clock, place, monkeypatch, settings):
    settings.BACKUP_DAILY = False
    calls = started(monkeypatch)
    job = daily.Daily()
    job._since -= daily.SETTLED
    job()
    assert calls == []


def test_a_failed_one_is_logged_with_its_reason(clock, place, caplog):
    write_status(Status(failed_at=NOON, why="The bucket does not take the backup."))
    job = daily.Daily()
    job._running = type("Ended", (), {"poll": lambda self: 1})()
    job()
    assert "The bucket does not take the backup." in caplog.text
