"""The file: whole, or refused with the reason."""

import io
import json
import tarfile

import pytest

from blog.config.backups import archive
from blog.config.backups.encryption import check_key, decrypt, encrypt, new_key
from blog.config.backups.errors import BackupError


@pytest.fixture
def written(tmp_path):
    path = tmp_path / "site.tar"
    with archive.Writer(path) as writer:
        writer.add_bytes("media/a.jpg", b"pixels" * 1000)
        writer.add_bytes("media/Crème brûlée.jpg", b"")
        writer.finish({"database": "sqlite"})
    return path


def test_it_gives_back_what_it_was_given(written):
    assert archive.check(written)["database"] == "sqlite"
    content = {name: source.read() for name, source, _size in archive.members(written)}
    assert content["media/a.jpg"] == b"pixels" * 1000
    assert content["media/Crème brûlée.jpg"] == b""


def test_any_tar_reads_it(written):
    with tarfile.open(written) as tar:
        manifest = json.load(tar.extractfile("manifest.json"))
    assert set(manifest["members"]) == {"media/a.jpg", "media/Crème brûlée.jpg"}


def test_one_changed_byte_is_told_by_the_name_of_its_file(written):
    content = bytearray(written.read_bytes())
    content[content.index(b"pixels")] ^= 1
    written.write_bytes(content)
    with pytest.raises(BackupError, match=r"damaged: media/a\.jpg"):
        archive.check(written)


@pytest.mark.parametrize("length", [0, 100, 512, 1000, 5000, 6656, 7168])
def test_a_file_that_ends_too_early_is_refused(written, length):
    written.write_bytes(written.read_bytes()[:length])
    with pytest.raises(BackupError):
        archive.check(written)


@pytest.mark.parametrize("content", [b"no tar at all", b"PK\x03\x04", b"\0" * 4096])
def test_another_file_is_refused(tmp_path, content):
    path = tmp_path / "photo.jpg"
    path.write_bytes(content)
    with pytest.raises(BackupError):
        archive.check(path)


def test_one_of_a_newer_version_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "FORMAT", 2)
    with archive.Writer(tmp_path / "a.tar") as writer:
        writer.finish({})
    monkeypatch.undo()
    with pytest.raises(BackupError, match="newer version"):
        archive.check(tmp_path / "a.tar")


def test_a_member_that_no_manifest_names_is_refused(written):
    with tarfile.open(written, "a") as tar:
        info = tarfile.TarInfo("media/more.jpg")
        info.size = 3
        tar.addfile(info, io.BytesIO(b"abc"))
    with pytest.raises(BackupError, match=r"more\.jpg"):
        archive.check(written)


def test_the_public_key_encrypts_and_the_private_one_reads(written, tmp_path):
    private, public = new_key()
    for key in (public, private):
        encrypt(written, tmp_path / "a.age", key)
        assert b"pixels" not in (tmp_path / "a.age").read_bytes()
        decrypt(tmp_path / "a.age", tmp_path / "plain.tar", private)
        assert (tmp_path / "plain.tar").read_bytes() == written.read_bytes()


def test_another_key_a_public_key_or_a_changed_byte_reads_nothing(written, tmp_path):
    private, public = new_key()
    encrypt(written, tmp_path / "a.age", public)
    for key in (new_key()[0], public, "", "AGE-SECRET-KEY-1NONSENSE"):
        with pytest.raises(BackupError):
            decrypt(tmp_path / "a.age", tmp_path / "plain.tar", key)
    content = bytearray((tmp_path / "a.age").read_bytes())
    content[-5] ^= 1
    (tmp_path / "a.age").write_bytes(content)
    with pytest.raises(BackupError, match="damaged"):
        decrypt(tmp_path / "a.age", tmp_path / "plain.tar", private)


@pytest.mark.parametrize("key", ["secret", "age1abc", "AGE-SECRET-KEY-1abc"])
def test_a_key_that_is_none_is_told(key):
    with pytest.raises(BackupError, match="--new-key"):
        check_key(key)
