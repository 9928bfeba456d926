"""Moving in from the admin: the form, the worker, how far it is, the report."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile

from blog.imports import worker
from blog.imports.models import ImportRun
from blog.models import Post

from .wordpress.making import FOOT, HEAD, comment_xml, item_xml, write_export

pytestmark = pytest.mark.django_db
START = "/admin/imports/importrun/add/"


def an_export(name: str = "site.xml") -> SimpleUploadedFile:
    items = item_xml(1, "Soup", "[mystery_box a=1]") + item_xml(2, "Diary", status="private")
    return SimpleUploadedFile(name, (HEAD + items + FOOT).encode(), content_type="text/xml")


def until_done(run: ImportRun) -> ImportRun:
    for _slice in range(50):
        worker.do_due()
        run.refresh_from_db()
        if run.state in (ImportRun.State.DONE, ImportRun.State.FAILED):
            return run
    raise AssertionError(run.state)


def test_the_pages_open(admin_client):
    assert admin_client.get("/admin/imports/importrun/").status_code == 200
    assert admin_client.get(START).status_code == 200


def test_an_uploaded_export_comes_in_by_the_worker(admin_client):
    response = admin_client.post(START, {"exports": [an_export()], "path": "", "uploads": "", "pages": ""})
    run = ImportRun.objects.get()
    assert response["Location"] == f"/admin/imports/importrun/{run.pk}/change/"
    assert not Post.objects.exists()
    waiting = admin_client.get(response["Location"]).content.decode()
    assert "data-running" in waiting
    run = until_done(run)
    assert (run.state, Post.objects.count()) == ("done", 2)
    page = admin_client.get(response["Location"]).content.decode()
    assert "data-running" not in page
    assert "[mystery_box] is not known" in page
    assert f"/admin/blog/post/{Post.objects.get(title='Diary').pk}/change/" in page
    assert not run.folder.exists()


def test_a_file_on_the_server_is_named(admin_client, tmp_path):
    path = write_export(tmp_path / "a.xml", item_xml(1))
    admin_client.post(START, {"path": str(path), "dry_run": "on"})
    run = until_done(ImportRun.objects.get())
    assert (run.dry_run, run.counts["posts"], Post.objects.exists()) == (True, 1, False)


@pytest.mark.parametrize(
    ("typed", "words"),
    [({}, "Choose an export file"), ({"path": "/no/such.xml"}, "no file"), ({"path": "relative.xml"}, "no file"),
     ({"uploads": "/no/such/folder"}, "no folder")],
)  # fmt: skip
def test_what_is_missing_is_said_beside_its_field(admin_client, typed, words):
    response = admin_client.post(START, typed)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not ImportRun.objects.exists()


def test_a_broken_file_is_an_error_with_its_line(admin_client):
    broken = SimpleUploadedFile("a.xml", (HEAD + "<item>").encode())
    admin_client.post(START, {"exports": [broken]})
    run = until_done(ImportRun.objects.get())
    page = admin_client.get(f"/admin/imports/importrun/{run.pk}/change/").content.decode()
    assert "Line " in page
    assert "cut off" in page


def test_a_killed_worker_is_followed_by_another(admin_client, monkeypatch):
    admin_client.post(START, {"exports": [an_export()]})
    monkeypatch.setattr(worker, "SLICE", 0)
    worker.do_due()
    worker.do_due()
    worker._at_work.clear()  # the process is gone
    monkeypatch.setattr(worker, "SLICE", 4)
    assert until_done(ImportRun.objects.get()).state == "done"
    assert Post.objects.count() == 2


def test_the_report_is_a_file_too(admin_client):
    admin_client.post(START, {"exports": [an_export()]})
    run = until_done(ImportRun.objects.get())
    text = admin_client.get(f"/admin/imports/importrun/{run.pk}/report.txt").content.decode()
    assert "2  posts" in text
    assert "Diary: it was private" in text


def test_only_a_superuser_moves_in(client):
    user = get_user_model().objects.create_user("helper", password="x", is_staff=True)
    client.force_login(user)
    assert client.get(START).status_code == 403
    assert client.post(START, {"exports": [an_export()]}).status_code == 403


def test_the_report_asks_few_questions(admin_client, django_assert_max_num_queries):
    comments = "".join(comment_xml(n, f"C{n}", kind="pingback") for n in range(1, 30))
    upload = SimpleUploadedFile("a.xml", (HEAD + item_xml(1, extra=comments) + FOOT).encode())
    admin_client.post(START, {"exports": [upload]})
    run = until_done(ImportRun.objects.get())
    with django_assert_max_num_queries(12):
        admin_client.get(f"/admin/imports/importrun/{run.pk}/change/")
