"""Old addresses in the admin: their list, the CSV of other tools, and what was asked for in vain."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from blog.models import Category, MissingAddress, OldAddress
from blog.old_addresses import csv_files
from tests.factories import make_post

pytestmark = pytest.mark.django_db

REDIRECTION = (
    "source,target,regex,code,type,hits,title,status\n"
    "/old-soup/,/soup/,0,301,url,12,,active\n/a,https://elsewhere.example/b,0,301,url,0,,active\n"
    "^/x/(.*),/y/$1,1,301,url,0,,active\n/gone/,/,0,410,url,0,,active\n/to-category/,/category/soups/,0,301,url,0,,active\n"
)
YOAST = "Origin,Target,Type,Format\nold-soup,soup,301,plain\nx/.*,y,301,regex\n"


def upload(admin_client, text: str):
    file = SimpleUploadedFile("r.csv", text.encode(), content_type="text/csv")
    return admin_client.post("/admin/blog/oldaddress/import/", {"file": file})


def test_redirections_csv(admin_client, client):
    post = make_post("Soup", slug="soup")
    category = Category.objects.create(name="Soups", slug="soups")
    page = upload(admin_client, REDIRECTION).content.decode()
    assert "a pattern, not an address" in page
    assert "gone" in page
    rows = {row.address: row for row in OldAddress.objects.all()}
    assert set(rows) == {"old-soup", "a", "to-category"}
    assert (rows["old-soup"].post, rows["to-category"].category) == (post, category)
    assert client.get("/a")["Location"] == "https://elsewhere.example/b"


def test_yoasts_csv(admin_client, client):
    make_post("Soup", slug="soup")
    upload(admin_client, YOAST)
    assert client.get("/old-soup/")["Location"] == "/soup/"


def test_a_second_import_changes_and_adds_nothing_twice(admin_client):
    make_post("Soup", slug="soup")
    upload(admin_client, YOAST)
    OldAddress.objects.update(hits=7)
    upload(admin_client, YOAST)
    assert OldAddress.objects.get().hits == 7


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("/a;/b\n/c;/d\n", [("/a", "/b"), ("/c", "/d")]),
        ("\ufeffFrom\tTo\n/a\t/b\n", [("/a", "/b")]),
        ('"/a,b",/c\n', [("/a,b", "/c")]),
        ("", []),
        ("\x00,,,\n", []),
    ],
)
def test_two_plain_columns(text, rows):
    assert csv_files.read(text).rows == rows


def test_the_list_says_where_each_leads(admin_client):
    OldAddress.objects.create(address="2021/05/soup", post=make_post("Soup", slug="soup"))
    OldAddress.objects.create(address="draft", post=make_post("Draft", status="draft"))
    page = admin_client.get("/admin/blog/oldaddress/").content.decode()
    assert "/2021/05/soup/" in page
    assert 'href="/soup/"' in page
    assert "nothing public" in page


def test_the_list_asks_few_questions(admin_client, django_assert_max_num_queries):
    for number in range(20):
        OldAddress.objects.create(address=f"a{number}", post=make_post(f"Soup {number}"))
    with django_assert_max_num_queries(10):
        admin_client.get("/admin/blog/oldaddress/")


def test_what_was_asked_for_twice_is_offered_to_be_led(admin_client, client):
    for _time in range(2):
        client.get("/grandmas-soup/")
    client.get("/once-only-page/")
    page = admin_client.get("/admin/blog/missingaddress/").content.decode()
    assert "/grandmas-soup/" in page
    assert "/once-only-page/" not in page
    assert "/admin/blog/oldaddress/add/?address=%2Fgrandmas-soup%2F" in page
    form = admin_client.get("/admin/blog/oldaddress/add/?address=%2Fgrandmas-soup%2F").content.decode()
    assert 'value="/grandmas-soup/"' in form
    post = make_post("Soup", slug="soup")
    admin_client.post("/admin/blog/oldaddress/add/", {"address": "/grandmas-soup/", "post": post.pk})
    assert client.get("/grandmas-soup/")["Location"] == "/soup/"
    assert not MissingAddress.objects.filter(address="/grandmas-soup/").exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [({"address": "/a/"}, "Say where it leads"), ({"address": "/", "url": "/b/"}, "with its path"),
     ({"address": "/a/", "url": "/a/"}, "old address itself"), ({"address": "/a/", "url": "javascript:1"}, "Begin with")],
)  # fmt: skip
def test_what_leads_nowhere_is_refused_in_words(admin_client, typed, words):
    page = admin_client.post("/admin/blog/oldaddress/add/", typed).content.decode()
    assert words in page
    assert not OldAddress.objects.exists()


def test_the_import_page_opens_and_asks_for_a_file(admin_client):
    assert admin_client.get("/admin/blog/oldaddress/import/").status_code == 200
    assert admin_client.post("/admin/blog/oldaddress/import/", {}).status_code == 422
