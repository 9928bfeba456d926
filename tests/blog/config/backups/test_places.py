"""A folder and a bucket keep the same promises."""

import datetime as dt
import stat

import pytest

from blog.config.backups import places
from blog.config.backups.errors import BackupError

from .bucket import BucketServer

NIGHT = dt.datetime(2026, 11, 25, 3, tzinfo=dt.UTC)
NAME = "blog-2026-11-25T030000Z.tar"


@pytest.fixture
def bucket(monkeypatch, settings):
    with BucketServer() as server:
        for name, value in {
            "AWS_ENDPOINT": server.url, "AWS_ACCESS_KEY_ID": "id", "AWS_SECRET_ACCESS_KEY": "key", "AWS_REGION": "eu-1",
        }.items():  # fmt: skip
            monkeypatch.setenv(name, value)
        settings.BACKUP_TO = "s3://kitchen/backups"
        yield server


@pytest.fixture(params=["folder", "bucket"])
def place(request, tmp_path, settings):
    if request.param == "bucket":
        request.getfixturevalue("bucket")
    else:
        settings.BACKUP_TO = str(tmp_path / "backups")
    return places.place()


def put(place, tmp_path, name=NAME, content=b"words"):
    (tmp_path / "made").write_bytes(content)
    place.put(tmp_path / "made", name)


def test_nothing_is_stored_at_first(place):
    assert place.stored() == []


def test_what_is_put_is_stored_under_its_moment(place, tmp_path):
    put(place, tmp_path)
    assert place.stored() == [places.Stored(NAME, 5, NIGHT)]
    assert b"".join(place.chunks(NAME)) == b"words"
    assert not (tmp_path / "made").exists()


def test_the_newest_stands_first(place, tmp_path):
    for day in (24, 26, 25):
        put(place, tmp_path, places.name_of(NIGHT.replace(day=day), ".age"))
    assert [row.made_at.day for row in place.stored()] == [26, 25, 24]


def test_what_is_deleted_is_gone(place, tmp_path):
    put(place, tmp_path)
    place.delete(NAME)
    assert place.stored() == []


def test_files_of_other_names_are_not_ours(place, tmp_path):
    for name in (
        "holiday.tar",
        "blog-yesterday.tar",
        "blog-2026-13-45T990000Z.tar",
        "blog-2026-11-25T030000Z.tar.gz",
    ):
        put(place, tmp_path, name)
    assert place.stored() == []


def test_nobody_else_on_the_machine_reads_a_folder_of_backups(tmp_path):
    place = places.Folder(tmp_path / "backups")
    put(place, tmp_path)
    assert stat.S_IMODE((tmp_path / "backups" / NAME).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "backups").stat().st_mode) == 0o700


def test_a_bucket_that_refuses_is_told(bucket, tmp_path):
    place = places.place()
    bucket.broken = True
    with pytest.raises(BackupError, match="bucket"):
        put(place, tmp_path)
    with pytest.raises(BackupError, match="bucket"):
        place.stored()
    assert (tmp_path / "made").exists()


def test_a_folder_that_is_a_file_is_told(tmp_path):
    (tmp_path / "backups").touch()
    with pytest.raises(BackupError):
        put(places.Folder(tmp_path / "backups"), tmp_path)
