"""What is kept, for whom, and what of a request can change what others get."""

import gzip
import select
import threading

import brotli
import pytest
from backports import zstd
from django.apps import apps

from blog.models import OldAddress
from blog.page_cache import watches
from blog.page_cache.requests import PARAMETERS
from tests.factories import make_author, make_post, make_recipe

from .reader import Worker, fresh

pytestmark = pytest.mark.django_db

PAGE = "/onion-soup/"


@pytest.fixture(autouse=True)
def post():
    return make_post("Onion Soup", recipes=[make_recipe()], body="Soup for cold days.\n\n[recipe]")


def test_a_page_is_rendered_once(worker):
    assert worker.get(PAGE).rendered
    again = worker.get(PAGE)
    assert not again.rendered
    assert again.body == fresh(PAGE).body


def test_a_head_request_is_answered_from_the_page(worker):
    page = worker.get(PAGE)
    head = worker.get(PAGE, "HEAD")
    assert not head.rendered
    assert (head.body, head.headers) == (b"", page.headers)


def test_a_kept_page_is_not_sent_twice_to_who_has_it(worker):
    tag = worker.get(PAGE).headers["ETag"]
    for known in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
        answer = worker.get(PAGE, if_none_match=known)
        assert (answer.status, answer.body, answer.headers["ETag"]) == (304, b"", tag)
    assert worker.get(PAGE, if_none_match='"another"').status == 200


def test_browsers_and_cdns_ask_before_they_show_a_page_again(worker):
    headers = worker.get(PAGE).headers
    assert headers["Cache-Control"] == "no-cache"
    assert headers["Vary"] == "Accept-Encoding"
    assert "Last-Modified" not in worker.get("/feed/").headers


@pytest.mark.parametrize(
    ("accept", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"), ("zstd", "zstd"), ("gzip", "gzip"), ("x-gzip", "gzip"), ("*", "br"),
        ("br;q=0, *", "zstd"), ("br;q=0, zstd;q=0, gzip;q=0.1", "gzip"), ("identity", None), ("", None),
        ("br;q=x", None), ("deflate", None), ("*;q=0", None), ("GZIP", "gzip"), (",,;;", None),
    ],
)  # fmt: skip
def test_the_best_encoding_that_a_browser_takes_is_sent(worker, accept, encoding):
    read = {"br": brotli.decompress, "zstd": zstd.decompress, "gzip": gzip.decompress, None: bytes}
    answer = worker.get(PAGE, accept_encoding=accept)
    assert answer.headers.get("Content-Encoding") == encoding
    assert int(answer.headers["Content-Length"]) == len(answer.body)
    assert read[encoding](answer.body) == fresh(PAGE).body


def test_who_is_signed_in_is_served_by_django(worker, client):
    client.force_login(make_author())
    worker.get(PAGE)
    assert worker.get(PAGE, cookie=f"sessionid={client.cookies['sessionid'].value}").rendered


def test_foreign_cookies_make_no_difference(worker):
    worker.get(PAGE)
    answer = worker.get(PAGE, cookie="_ga=GA1.2.3; theme=dark; csrftoken=abc")
    assert not answer.rendered
    assert answer.body == fresh(PAGE).body


@pytest.mark.parametrize(
    "address", ["/admin/login/", "/healthz", "/comments/mine/x:y/", "/comments/unfollow/x/"]
)
def test_what_is_private_is_never_kept(worker, address):
    worker.get(address)
    assert worker.get(address).rendered


def test_nothing_with_a_cookie_is_kept():
    for headers in (
        [("Set-Cookie", "a=b")],
        [("Vary", "Cookie")],
        [("Cache-Control", "no-store")],
        [("Vary", "*")],
    ):
        asked = []

        def django(environ, start_response, headers=headers, asked=asked):
            asked.append(environ)
            start_response("200 OK", [("Content-Type", "text/html"), *headers])
            return [b"Yours alone"]

        worker = Worker()
        worker.cache._django = django
        for _ in range(3):
            answer = worker.get(PAGE, cookie="name=Ana")
            assert answer.body == b"Yours alone"
        assert len(worker.cache._pages) == len(worker.cache._variants) == 0
        assert [environ.get("HTTP_COOKIE") for environ in asked[1:]] == ["name=Ana"] * 3


@pytest.mark.parametrize(
    "status", ["500 Internal Server Error", "403 Forbidden", "429 Too Many Requests", "302 Found"]
)
def test_what_failed_is_not_kept(worker, status):
    def django(environ, start_response):
        start_response(status, [("Content-Type", "text/html")])
        return [b"Sorry"]

    worker.cache._django = django
    assert worker.get(PAGE).status == int(status[:3])
    assert len(worker.cache._pages) == len(worker.cache._variants) == 0


ODD_HEADERS = [
    {"host": "localhost:1"}, {"x_forwarded_host": "evil.example"}, {"x_forwarded_proto": "https"},
    {"x_forwarded_port": "1"}, {"x_forwarded_for": "6.6.6.6"}, {"forwarded": "host=evil.example"},
    {"x_original_url": "/admin/"}, {"x_rewrite_url": "/admin/"}, {"x_http_method_override": "POST"},
    {"x_http_method": "DELETE"}, {"x_method_override": "PUT"}, {"accept_language": "de"},
    {"accept_language": "../../etc/passwd"}, {"accept": "application/json"}, {"accept": "text/x-evil"},
    {"accept_charset": "utf-7"}, {"user_agent": "<script>alert(1)</script>"}, {"user_agent": ""},
    {"referer": "https://evil.example/"}, {"origin": "https://evil.example"}, {"origin": "null"},
    {"authorization": "Basic YTpi"}, {"authorization": "Bearer x"}, {"proxy_authorization": "Basic YTpi"},
    {"cookie": "a=b"}, {"cookie": "csrftoken=x"}, {"cookie": "messages=x"}, {"cookie": "django_language=de"},
    {"cookie": "=;;=;"}, {"cookie": "sessionid=forged"}, {"range": "bytes=0-10"}, {"range": "bytes=5-"},
    {"if_range": '"x"'}, {"if_match": '"x"'}, {"if_none_match": '"x"'}, {"if_none_match": "garbage"},
    {"if_modified_since": "Sat, 01 Jan 2050 00:00:00 GMT"}, {"if_unmodified_since": "Sat, 01 Jan 2000 00:00:00 GMT"},
    {"accept_encoding": "gzip;q=2"}, {"accept_encoding": "identity;q=0"}, {"te": "trailers"},
    {"cache_control": "no-cache"}, {"cache_control": "only-if-cached"}, {"pragma": "no-cache"},
    {"connection": "close"}, {"upgrade": "h2c"}, {"via": "1.1 evil"}, {"dnt": "1"}, {"sec_gpc": "1"},
    {"save_data": "on"}, {"sec_fetch_site": "cross-site"}, {"sec_fetch_mode": "cors"}, {"sec_fetch_dest": "image"},
    {"x_requested_with": "XMLHttpRequest"}, {"purpose": "prefetch"}, {"sec_purpose": "prefetch;prerender"},
    {"x_real_ip": "6.6.6.6"}, {"cf_connecting_ip": "6.6.6.6"}, {"true_client_ip": "6.6.6.6"},
    {"x_wap_profile": "http://evil.example/"}, {"content_type": "application/json"}, {"x_timer": "a\tb"},
    {"x_long": "x" * 5000}, {"accept_language": "de;q=" + "9" * 400}, {"host": "127.0.0.1"},
]  # fmt: skip
ODD_PARAMETERS = [
    "utm_source=x", "utm_medium=x&utm_campaign=y", "fbclid=IwAR", "gclid=1", "_ga=1", "ref=evil", "lang=de",
    "language=de", "next=//evil.example", "format=json", "callback=alert", "preview=1", "debug=1", "_method=DELETE",
    "SCALE=2", "sca%6ce=", "scale=", "scale", "&&&", "=", "=x", "%00=1", "%ff=%fe", "a[]=1&a[]=2", "a=1;scale=2",
    "x=" + "y" * 1500, "&".join(f"n{i}=1" for i in range(90)), "nocache=123", "?scale=2", "#scale=2", "s=soup",
    "p=1", "page_id=1", "amp", "replytocom=1",
]  # fmt: skip


@pytest.mark.slow
def test_no_header_changes_what_the_next_reader_gets():
    expected = fresh(PAGE)
    for headers in ODD_HEADERS:
        worker = Worker()
        worker.get(PAGE, **headers)
        worker.get(PAGE, "HEAD", **headers)
        then = worker.get(PAGE)
        assert (then.status, then.body, then.headers) == (200, expected.body, expected.headers), headers


@pytest.mark.slow
def test_no_foreign_parameter_changes_a_page_or_makes_another():
    plain = fresh(PAGE)
    for query in ODD_PARAMETERS:
        worker = Worker()
        odd = worker.get(f"{PAGE}?{query}")
        assert (odd.status, odd.body) == (200, plain.body), query
        assert worker.get(PAGE).body == plain.body, query
        assert len(worker.cache._pages) + len(worker.cache._variants) <= 2, query


def test_known_parameters_in_any_order_are_one_page(worker, client):
    worker.get(f"{PAGE}?units=metric&scale=2&utm_source=x")
    answer = worker.get(f"{PAGE}?fbclid=1&scale=3&scale=2&units=metric")
    assert not answer.rendered
    assert answer.body == client.get(f"{PAGE}?scale=2&units=metric").content != client.get(PAGE).content


def test_an_escaped_question_mark_is_no_query(worker):
    worker.get(f"{PAGE}?scale=2")
    for _ in range(2):
        assert worker.get(f"{PAGE}%3Fscale=2").status == 404
    assert worker.get("/%3Fscale=2").status == 404
    assert worker.get(PAGE).status == worker.get("/").status == 200


def test_letters_of_any_script_find_the_same_as_without_the_cache(worker, client):
    for query in ("q=S%C3%BC%C3%9Fe", "q=S\u00fc\u00dfe", "q=%F0%9F%8D%B2", "q=soup+%2B+onion"):
        assert worker.get(f"/search/?{query}").body == client.get(f"/search/?{query}").content


def test_every_parameter_that_a_public_page_reads_is_known():
    """A name that views read and PARAMETERS lacks would never reach them."""
    import re
    from pathlib import Path

    from django.conf import settings

    read = re.compile(r"""request\.GET(?:\.get\(|\.getlist\(|\[)\s*["'](\w+)["']""")
    found = set()
    for folder in ("blog", "recipes"):
        for path in Path(settings.BASE_DIR, folder).rglob("*.py"):
            if "admin" not in path.name and "admin" not in path.parts:
                found.update(read.findall(path.read_text(encoding="utf-8")))
    from recipes.card_options import PARAMETERS as OF_CARDS

    assert found
    assert found | set(OF_CARDS) <= set(PARAMETERS)


def test_a_host_that_is_not_ours_is_refused(worker):
    worker.get(PAGE)
    assert worker.get(PAGE, host="evil.example").status == 400


def test_an_insecure_request_is_sent_to_https(settings):
    settings.SITE_URL, settings.SECURE_SSL_REDIRECT = "https://soup.example", True
    settings.ALLOWED_HOSTS = ["soup.example"]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    worker = Worker()
    secure = {"host": "soup.example", "x_forwarded_proto": "https"}
    assert worker.get(PAGE, **secure).status == 200
    assert not worker.get(PAGE, **secure).rendered
    assert worker.get(PAGE, host="soup.example").headers["Location"] == "https://soup.example/onion-soup/"


@pytest.mark.slow
def test_a_flood_of_variants_pushes_out_variants_only(settings):
    settings.PAGE_CACHE_MEMORY = 2
    worker = Worker()
    worker.get(PAGE)
    for number in range(60):
        worker.get(f"{PAGE}?scale={number + 1}")
    assert not worker.get(PAGE).rendered
    assert worker.cache._variants.total <= 500_000
    assert not worker.get(f"{PAGE}?scale=60").rendered
    assert worker.get(f"{PAGE}?scale=1").rendered


def test_missing_pages_and_redirects_are_kept_apart_from_pages(worker):
    assert worker.get("/nothing-here/").status == 404
    assert not worker.get("/nothing-here/").rendered
    assert worker.get("/onion-soup").status == 301
    assert not worker.get("/onion-soup").rendered
    assert len(worker.cache._pages) == 0


def test_old_addresses_are_known_by_their_queries(worker, post):
    for address in ("?p=12", "2019/soup.php?id=3"):
        OldAddress.objects.create(address=address, post=post)
    for _ in range(2):
        assert worker.get("/").status == worker.get("/?utm_source=x").status == 200
        assert worker.get("/?p=12&utm_source=x").headers["Location"] == PAGE
        assert worker.get("/2019/soup.php").status == 404
        assert worker.get("/2019/soup.php?id=3&fbclid=x").headers["Location"] == PAGE
    assert not worker.get("/?fbclid=y").rendered


def test_a_burst_renders_a_page_once():
    asked, at_once = [], threading.Barrier(12)

    def django(environ, start_response):
        asked.append(environ)
        select.select([], [], [], 0.2)  # a while, by what libfaketime leaves alone
        start_response("404 Not Found", [("Content-Type", "text/html")])
        return [b"x"]

    from blog.page_cache import clock

    class Still(clock.Clock):
        state = clock.State({0: 1}, float("inf"))

        def now(self):
            return self.state

    from blog.page_cache.application import PageCache

    cache, got = PageCache(django, clock_=Still()), []

    def ask():
        at_once.wait()
        environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/x/", "HTTP_HOST": "127.0.0.1"}
        got.append(cache(environ, lambda status, headers: None))

    threads = [threading.Thread(target=ask) for _ in range(12)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert got == [[b"x"]] * 12
    assert len(asked) == 1


def test_every_table_is_watched_or_said_to_be_on_no_page():
    """A table without a rule makes every page be forgotten: right, but say what it is."""
    ruled = {watch.model for _model, watch in watches.every()} & {watch.model for watch in watches._WATCHES}
    labels = {m._meta.label for m in apps.get_models(include_auto_created=True) if not m._meta.proxy}
    assert {label for label in labels if not watches.is_not_shown(label)} == ruled
