"""Pages on the disk: what is put there, what goes, and that nothing stays behind."""

import pytest

from blog.page_cache.clock import State
from blog.page_cache.entry import Entry
from blog.page_cache.files import Files

HTML = [("Content-Type", "text/html; charset=utf-8")]
FOREVER = float("inf")


def state(**marks) -> State:
    return State({0: 1, 1: 1, 2: 1} | {int(name[1:]): mark for name, mark in marks.items()}, FOREVER)


def entry(body=b"<p>Soup</p>" * 100, *marks, status="200 OK", headers=HTML, ends=FOREVER) -> Entry:
    return Entry(status, list(headers), body, marks or ((1, 1),), ends)


@pytest.fixture
def files(tmp_path):
    return Files(tmp_path, 1_000_000, "build")


def names(tmp_path) -> set[str]:
    return {
        str(path.relative_to(tmp_path))
        for room in ("own", "site")
        for path in (tmp_path / room).rglob("*")
        if path.is_file()
    }


def test_a_page_is_found_by_another_process(files, tmp_path):
    kept = entry()
    files.put("/soup/", kept, state)
    found = Files(tmp_path, 1_000_000, "build").get("/soup/", state())
    assert (found.body, found.etag, found.kept, found.status) == (
        kept.body,
        kept.etag,
        kept.kept,
        kept.status,
    )


def test_a_page_of_other_marks_or_another_build_is_not_found(files, tmp_path):
    files.put("/soup/", entry(), state)
    assert files.get("/soup/", state(m1=2)) is None
    assert Files(tmp_path, 1_000_000, "later").get("/soup/", state()) is None


def test_a_page_forgotten_while_it_was_written_is_not_kept(files, tmp_path):
    files.put("/soup/", entry(), lambda: state(m1=2))
    assert names(tmp_path) == set()


def test_a_sweep_removes_what_changed_and_no_more(files, tmp_path):
    files.sweep(state())
    files.put("/soup/", entry(b"a" * 600, (1, 1)), state)
    files.make_smaller("/soup/", entry(b"a" * 600, (1, 1)))
    files.put("/bread/", entry(b"b", (2, 1)), state)
    assert {
        "own/soup/index.html",
        "own/soup/index.html.br",
        "own/soup/index.html.gz",
        "own/soup/index.html.zst",
    } < names(tmp_path)
    assert files.sweep(state(m1=2)) == ["/soup/"]
    assert names(tmp_path) == {"own/bread/index.html"}


def test_a_sweep_removes_what_has_ended(files, tmp_path):
    files.put("/soup/", entry(ends=1.0), state)
    files.put("/bread/", entry(ends=FOREVER), state)
    files.sweep(state())
    assert names(tmp_path) == {"own/bread/index.html"}


def test_smaller_bodies_of_an_older_page_are_not_put_beside_a_newer_one(files, tmp_path):
    files.put("/soup/", entry(b"new" * 300), state)
    files.make_smaller("/soup/", entry(b"old" * 300))
    assert names(tmp_path) == {"own/soup/index.html"}


def test_the_disk_is_bounded(tmp_path):
    files = Files(tmp_path, 50_000, "build")
    for number in range(60):
        files.put(f"/page-{number}/", entry(b"x" * 1000), state)
    assert len(names(tmp_path)) <= 25
    assert files.get("/page-59/", state()) is not None
    files.put("/huge/", entry(b"x" * 6000), state)
    assert files.get("/huge/", state()) is None


@pytest.mark.parametrize(
    "path",
    ["/../secret/", "/a/../../b/", "/./", "//evil/", "/a//b/", "/x\0y/", "/" + "x" * 300 + "/", "/\xff/"],
)
def test_odd_addresses_never_become_files(files, tmp_path, path):
    files.put(path, entry(), state)
    assert names(tmp_path) == set()


@pytest.mark.parametrize(
    "odd", [{"status": "404 Not Found"}, {"status": "301 Moved"}, {"headers": [("Content-Type", "text/css")]}]
)
def test_only_pages_become_files(files, tmp_path, odd):
    files.put("/soup/", entry(**odd), state)
    assert names(tmp_path) == set()


def test_nginx_is_given_only_pages_with_the_headers_that_it_adds(tmp_path):
    (tmp_path / "headers.json").write_text('[["Cache-Control", "no-cache"]]')
    files = Files(tmp_path, 1_000_000, "build")
    files.put("/soup/", entry(), state)
    files.put("/print/", entry(headers=[*HTML, ("X-Robots-Tag", "noindex")]), state)
    assert names(tmp_path) == {"site/soup/index.html", "own/print/index.html"}


def test_strays_of_a_killed_process_are_cleared(files, tmp_path):
    files.put("/soup/", entry(), state)
    stray = tmp_path / "site" / "bread" / "index.html"
    stray.parent.mkdir(parents=True)
    stray.write_text("stale")
    files.clear_strays()
    assert names(tmp_path) == {"own/soup/index.html"}
