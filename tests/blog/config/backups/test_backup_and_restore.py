"""The commands, on a site that is there: what is restored is what was backed up, row by row and byte by byte."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys

import pytest
from django.conf import settings

from blog.config.backups.encryption import new_key

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("backup_and_restore")]
FILL = """
from tests.factories import *
make_comment(make_post("Pork", slug="pork", lead_photo=make_photo((60, 40))), words="Crème brûlée")
"""


def manage(data, *arguments, check=True, **environment):
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("BACKUP", "DJANGO"))}
    return subprocess.run(
        [sys.executable, "manage.py", *map(str, arguments)],
        cwd=settings.BASE_DIR,
        env=plain | {"DATA_DIR": str(data), **environment},
        check=check,
        capture_output=True,
        text=True,
    )


def rows(data):
    """All that stands in the database but the pages' marks, which a restore makes anew."""
    with sqlite3.connect(data / "var" / "db.sqlite3") as database:
        return [line for line in database.iterdump() if "blog_pagemark" not in line]


def contents(data):
    return {
        path.relative_to(data): path.read_bytes()
        for folder in (data / "media", data / "var" / "originals")
        for path in folder.rglob("*")
        if path.is_file()
    }


def marks(data):
    with sqlite3.connect(data / "var" / "db.sqlite3") as database:
        return dict(database.execute("SELECT scope, mark FROM blog_pagemark"))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    data = tmp_path_factory.mktemp("site")
    manage(data, "migrate", "-v0")
    manage(data, "shell", "--no-imports", "-c", FILL)
    return data


@pytest.fixture(scope="module")
def backup(site):
    manage(site, "backup", site / "backup.tar", AKISMET_KEY="a-key", BACKUP_KEY="")
    return site / "backup.tar"


@pytest.fixture(scope="module")
def restored(backup, tmp_path_factory):
    data = tmp_path_factory.mktemp("restored")
    manage(data, "restore", backup)
    return data


def test_every_row_comes_back(site, restored):
    assert any("Crème brûlée" in line for line in rows(site))
    assert rows(restored) == rows(site)


def test_every_photo_comes_back_with_its_original(site, restored):
    assert len(contents(site)) > 3
    assert contents(restored) == contents(site)


def test_the_key_that_signs_addresses_comes_back(site, restored):
    assert (restored / "var/secret_key").read_text().strip() == (site / "var/secret_key").read_text().strip()


def test_the_settings_come_back_in_a_file_for_the_owner_alone(restored):
    found = restored / "var/settings.restored.env"
    assert "AKISMET_KEY=a-key\n" in found.read_text()
    assert stat.S_IMODE(found.stat().st_mode) == 0o600


def test_every_kept_page_is_forgotten(site, restored):
    before, after = marks(site), marks(restored)
    assert before.keys() == after.keys()
    assert all(after[scope] != mark for scope, mark in before.items())


def test_nobody_else_on_the_machine_reads_it(backup):
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_a_site_is_never_overwritten(site, backup):
    before = rows(site)
    answer = manage(site, "restore", backup, check=False)
    assert answer.returncode == 1
    assert "A site stands here already (the database holds tables" in answer.stderr
    assert rows(site) == before


def test_photos_alone_are_not_overwritten_either(tmp_path, backup):
    (tmp_path / "media").mkdir()
    (tmp_path / "media/mine.jpg").write_bytes(b"x")
    answer = manage(tmp_path, "restore", backup, check=False)
    assert "media holds files" in answer.stderr


def test_a_damaged_file_puts_nothing_back(tmp_path, backup):
    damaged = tmp_path / "damaged.tar"
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 255
    damaged.write_bytes(content)
    answer = manage(tmp_path, "restore", damaged, check=False)
    assert answer.returncode == 1
    assert "damaged" in answer.stderr
    assert contents(tmp_path) == {}
    assert rows(tmp_path) == ["BEGIN TRANSACTION;", "COMMIT;"]


def test_an_encrypted_one_comes_back_by_the_private_key_alone(site, tmp_path):
    private, public = new_key()
    to = tmp_path / "backups"
    manage(site, "backup", BACKUP_KEY=public, BACKUP_TO=str(to))
    (made,) = to.iterdir()
    assert made.name.endswith(".tar.age")
    refused = manage(tmp_path / "a", "restore", made, check=False, BACKUP_KEY=public)
    assert "private key" in refused.stderr
    manage(tmp_path / "b", "restore", made, BACKUP_KEY=private)
    assert rows(tmp_path / "b") == rows(site)


def test_a_damaged_database_replaces_no_good_backup(site, tmp_path):
    shutil.copytree(site / "var", tmp_path / "var")
    path = tmp_path / "var/db.sqlite3"
    content = bytearray(path.read_bytes())
    content[8192:40960] = bytes(range(256)) * 128
    path.write_bytes(content)
    answer = manage(tmp_path, "backup", check=False)
    assert answer.returncode == 1
    assert "database" in answer.stderr
    assert not list((tmp_path / "var").glob("backups/*.tar"))
