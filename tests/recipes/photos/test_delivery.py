import pytest
from django.utils.http import http_date

from recipes.photos import files
from tests.factories import make_photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo():
    return make_photo()


@pytest.fixture
def size(photo):
    return files.public.size(f"{photo.renditions['folder']}/600.jpg")


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize(
    ("format", "type"), [("avif", "image/avif"), ("webp", "image/webp"), ("jpg", "image/jpeg")]
)
def test_it_tells_the_exact_type(client, photo, format, type):
    response = client.get(photo.url(400, format))
    assert response.status_code == 200
    assert response["Content-Type"] == type
    assert response["X-Content-Type-Options"] == "nosniff"


def test_it_may_be_kept_for_ever(client, photo):
    assert client.get(photo.url())["Cache-Control"] == "public, max-age=31536000, immutable"


def test_it_is_the_same_for_everybody(client, photo):
    response = client.get(photo.url())
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies


def test_it_answers_head_with_the_size_alone(client, photo, size):
    response = client.head(photo.url())
    assert response.status_code == 200
    assert response["Content-Length"] == str(size)
    assert body(response) == b""


def test_it_is_read_only(client, photo):
    assert client.post(photo.url()).status_code == 405


def test_it_says_not_modified_to_who_has_it(client, photo):
    first = client.get(photo.url())
    again = client.get(photo.url(), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert client.get(photo.url(), headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304


def test_it_gives_a_range(client, photo, size):
    whole = body(client.get(photo.url()))
    response = client.get(photo.url(), headers={"Range": "bytes=10-19"})
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes 10-19/{size}"
    assert response["Content-Length"] == "10"
    assert response.content == whole[10:20]


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=100-", 100, None), ("bytes=-50", -50, None), ("bytes=5-999999999", 5, None)],
)
def test_it_knows_open_ranges(client, photo, asked, first, last):
    whole = body(client.get(photo.url()))
    response = client.get(photo.url(), headers={"Range": asked})
    assert response.status_code == 206
    assert response.content == whole[first:last]


@pytest.mark.parametrize("asked", ["bytes=99999999-", "bytes=-0"])
def test_it_refuses_a_range_behind_the_end(client, photo, size, asked):
    response = client.get(photo.url(), headers={"Range": asked})
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{size}"


@pytest.mark.parametrize(
    "asked", ["bytes=", "bytes=5-2", "lines=1-2", "bytes=0-1,4-5", "bytes=a-b", "bytes=-"]
)
def test_it_ignores_what_is_no_single_range(client, photo, size, asked):
    response = client.get(photo.url(), headers={"Range": asked})
    assert response.status_code == 200
    assert response["Content-Length"] == str(size)


def test_it_gives_the_whole_file_when_the_range_is_of_another(client, photo):
    headers = {"Range": "bytes=0-9", "If-Range": '"another"'}
    assert client.get(photo.url(), headers=headers).status_code == 200


def test_it_gives_the_range_of_the_same_file(client, photo):
    first = client.get(photo.url())
    for validator in (first["ETag"], first["Last-Modified"]):
        response = client.get(photo.url(), headers={"Range": "bytes=0-9", "If-Range": validator})
        assert response.status_code == 206
    stale = {"Range": "bytes=0-9", "If-Range": http_date(0)}
    assert client.get(photo.url(), headers=stale).status_code == 200


def test_it_serves_no_original(client, photo):
    assert client.get(f"/media/{photo.original.name}").status_code == 404
    assert client.get(f"/media/originals/{photo.original.name}").status_code == 404
    assert client.get(photo.original.url).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/media/",
        "/media/.gitignore",
        "/media/photos/",
        "/media/photos/../../var/db.sqlite3",
        "/media/photos/%2e%2e/%2e%2e/var/secret_key",
        "/media/photos/00000000000000000000/400.jpg",
        "/media/photos/00000000000000000000/400.jpg%00.html",
        "/media/photos/00000000000000000000/400.svg",
        "/media//etc/passwd",
    ],
)
def test_it_serves_nothing_but_renditions(client, path):
    assert client.get(path).status_code == 404


def test_a_stray_file_in_the_media_folder_is_not_served(client):
    files.keep(files.public, "page.html", [b"<script>alert(1)</script>"])
    assert client.get("/media/page.html").status_code == 404
