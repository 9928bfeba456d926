"""A fault outside the site, at any save: 503, nothing half stored, the words in the form again."""

import errno
import sqlite3

import pytest
from django.db import IntegrityError, OperationalError
from django.urls import reverse

from blog.models import Category, Post
from blog.page_cache.application import PageCache
from recipes.models import Recipe
from recipes.photos import files
from recipes.photos.models import Photo
from recipes.photos.outside_faults import is_outside
from tests.factories import make_author, make_comment, make_post, make_upload
from tests.site.test_admin_permissions import typed

pytestmark = pytest.mark.django_db
FULL = OSError(errno.ENOSPC, "No space left on device")
FAULTS = [OperationalError("database is locked"), OperationalError("database or disk is full"), FULL]


@pytest.fixture
def author(client):
    client.raise_request_exception = False
    client.force_login(made := make_author())
    return made


def fails(error):
    def fail(*arguments, **more):
        raise error

    return fail


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_new_post_that_cannot_be_stored_stays_in_the_form(client, author, monkeypatch, fault):
    monkeypatch.setattr(Post, "save_base", fails(fault))
    answer = client.post(reverse("admin:blog_post_add"), typed(title="Long thought about", body="Every word"))
    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    page = answer.content.decode()
    assert "Your words are kept" in page
    assert 'value="Long thought about"' in page
    assert "Every word</textarea>" in page
    assert "Please correct" not in page
    assert not Post.objects.exists()


def test_a_changed_post_whose_history_cannot_be_stored_is_as_it_was(client, author, monkeypatch):
    from django.contrib.admin.models import LogEntry

    post = make_post(body="Before")
    monkeypatch.setattr(LogEntry, "save_base", fails(FAULTS[1]))
    monkeypatch.setattr(type(LogEntry.objects), "bulk_create", fails(FAULTS[1]))
    answer = client.post(reverse("admin:blog_post_change", args=[post.pk]), typed(body="After"))
    assert answer.status_code == 503
    assert "After</textarea>" in answer.content.decode()
    post.refresh_from_db()
    assert post.body == "Before"


@pytest.mark.parametrize("model", [Recipe, Category])
def test_any_form_of_ours_keeps_its_words(client, author, monkeypatch, model):
    monkeypatch.setattr(model, "save_base", fails(FAULTS[0]))
    label = f"{model._meta.app_label}_{model._meta.model_name}"
    fields = {
        "name": "Nettle soup",
        "slug": "nettle-soup",
        "ingredients_text": "1 kg nettles",
        "ingredients": "1 kg nettles",
    }
    fields |= {"steps": "Boil.", "instructions": "Boil."}
    answer = client.post(reverse(f"admin:{label}_add"), fields)
    assert answer.status_code == 503
    assert 'value="Nettle soup"' in answer.content.decode()


def test_the_form_of_a_comment_keeps_its_words(client, author, monkeypatch):
    comment = make_comment(words="Before")
    monkeypatch.setattr(type(comment), "save_base", fails(FAULTS[1]))
    fields = {
        "user_name": "Ana",
        "user_email": "",
        "user_url": "",
        "comment": "After",
        "kind": "",
        "date_known": "on",
        "history-TOTAL_FORMS": "0",
        "history-INITIAL_FORMS": "0",
    }
    answer = client.post(reverse("admin:comments_comment_change", args=[comment.pk]), fields)
    assert answer.status_code == 503
    assert "After</textarea>" in answer.content.decode()


@pytest.mark.parametrize("accepts", ["text/html", "application/json"])
def test_a_photo_that_the_disk_has_no_room_for_is_told_and_leaves_nothing(
    client, author, monkeypatch, accepts
):
    monkeypatch.setattr(files, "keep", fails(FULL))
    address = reverse("admin:photos_photo_upload")
    answer = client.post(address, {"files": make_upload()}, headers={"accept": accepts})
    assert answer.status_code == 503
    assert "cannot store it just now" in answer.content.decode()
    assert not Photo.objects.exists()


def test_a_photo_whose_row_cannot_be_stored_leaves_no_file(client, author, monkeypatch, settings):
    before = sorted(files.below(files.originals, "")), sorted(files.below(files.public, "photos"))
    monkeypatch.setattr(Photo, "save_base", fails(FAULTS[0]))
    answer = client.post(
        reverse("admin:photos_photo_upload"), {"files": make_upload("another.jpg", (321, 123))}
    )
    assert answer.status_code == 503
    assert (sorted(files.below(files.originals, "")), sorted(files.below(files.public, "photos"))) == before


def test_any_other_form_comes_back_with_its_words_to_be_sent_again(client, author, monkeypatch):
    monkeypatch.setattr("blog.site_settings.welcome.WelcomeForm.is_valid", fails(FAULTS[0]))
    words = "Slow food, <b>slowly</b> said, and rather more than that"
    answer = client.post(reverse("admin:welcome"), {"tagline": words, "name": "Low"})
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "Slow food, &lt;b&gt;slowly&lt;/b&gt; said, and rather more than that</textarea>" in page
    assert 'name="name" value="Low"' in page
    assert 'action="/admin/welcome/"' in page


def test_a_password_stands_in_no_such_page(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("django.contrib.auth.forms.AuthenticationForm.is_valid", fails(FAULTS[0]))
    answer = client.post(reverse("admin:login"), {"username": "author", "password": "kitchen-table-1"})
    assert answer.status_code == 503
    assert "kitchen-table-1" not in answer.content.decode()


def test_a_reader_is_told_to_come_again_when_the_settings_cannot_be_read(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr(
        "blog.models.SiteSettings.load", fails(OperationalError("unable to open database file"))
    )
    answer = client.get("/")
    assert answer.status_code == 503
    assert "Nothing is lost" in answer.content.decode()


def test_a_mistake_of_ours_is_no_fault_outside(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("blog.models.SiteSettings.load", fails(ValueError("ours")))
    assert client.get("/").status_code == 500
    assert not is_outside(IntegrityError())
    assert not is_outside(FileNotFoundError(errno.ENOENT, "gone"))


class BrokenFiles:
    """var/pages/ on a disk without room."""

    get = only_one = put = sweep = fails(FULL)


def ask(application, path="/", method="GET"):
    from io import BytesIO

    told = []
    environ = {
        "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": "", "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000", "HTTP_HOST": "127.0.0.1:8000", "wsgi.input": BytesIO(), "wsgi.url_scheme": "http",
    }  # fmt: skip
    body = b"".join(application(environ, lambda status, headers, exc_info=None: told.append(status)))
    return told[0], body


def hello(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/html")])
    return [b"hello"]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_page_that_cannot_be_kept_on_the_disk_is_served_all_the_same(method):
    assert ask(PageCache(hello, files=BrokenFiles()), method=method) == ("200 OK", b"hello")


def test_a_kept_page_is_served_while_the_database_cannot_be_asked(monkeypatch):
    cache = PageCache(hello)
    assert ask(cache) == ("200 OK", b"hello")
    monkeypatch.setattr(cache._clock, "_read_token", fails(sqlite3.DatabaseError("file is not a database")))
    cache._django = fails(AssertionError("the page was kept"))
    assert ask(cache) == ("200 OK", b"hello")


def test_where_nothing_is_known_of_the_database_django_answers(monkeypatch):
    cache = PageCache(hello)
    monkeypatch.setattr(cache._clock, "_read_token", fails(sqlite3.DatabaseError("file is not a database")))
    assert ask(cache) == ("200 OK", b"hello")
    assert cache.renders == 0
