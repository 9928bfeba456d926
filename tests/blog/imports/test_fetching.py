"""The door to addresses that somebody typed: a local server and resolver, and what must never be asked."""

from __future__ import annotations

import io
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.management import call_command

from blog.imports import fetching
from blog.imports.fetching import FetchError, fetch
from recipes.models import Recipe

PUBLIC = "93.184.215.14"
NAMES = {
    "good.example": [PUBLIC],
    "six.example": ["2606:2800:21f:cb07:6820:80da:af6b:8b2c"],
    "inner.example": ["10.0.0.5"],
    "both.example": [PUBLIC, "127.0.0.1"],
    "six-inner.example": ["fd00::1"],
    "metadata.example": ["169.254.169.254"],
    "nothing.example": [],
    "localhost": ["127.0.0.1"],
    "localhost.": ["127.0.0.1"],
}


class Pages(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.headers["Host"], self.path))
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
            return
        self.send_response(404 if self.path == "/none" else 200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        if self.path == "/slow":
            for _second in range(20):
                time.sleep(0.02)
                self.wfile.write(b"x")
                self.wfile.flush()
        size = 5 * 2**20 + 1 if self.path == "/large" else 0
        try:
            self.wfile.write(b"x" * size or b"<html>hello</html>")
        except OSError:
            return

    def log_message(self, *args):
        return


@pytest.fixture
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as running:
        running.asked, running.connected = [], []
        thread = threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield running
        running.shutdown()


@pytest.fixture
def ask(server):
    """Fetches with a resolver of our own; whatever address is connected to, the local server stands there."""

    def resolve(host: str, port: int) -> list[str]:
        if host in NAMES:
            return NAMES[host]
        return list(
            dict.fromkeys(
                str(row[4][0]) for row in socket.getaddrinfo(host, port, flags=socket.AI_NUMERICHOST)
            )
        )

    def connect(ip: str, port: int, seconds: float) -> socket.socket:
        server.connected.append(ip)
        return socket.create_connection(server.server_address, timeout=seconds)

    return lambda address: fetch(address, resolve=resolve, connect=connect)


REFUSED = [
    "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://0.0.0.0/", "http://localhost/",
    "http://localhost./", "http://10.0.0.1/", "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/", "http://192.0.0.8/", "http://192.0.2.1/", "http://198.18.0.1/", "http://203.0.113.9/", "http://224.0.0.1/", "http://255.255.255.255/",
    "http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:10.0.0.1]/", "http://[::127.0.0.1]/", "http://[fe80::1]/", "http://[fd00::1]/",
    "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[2001:db8::1]/", "http://[ff02::1]/", "http://[2001:0:7f00:1::80ff:fffe]/",
    "http://inner.example/", "http://both.example/", "http://six-inner.example/", "http://metadata.example/", "http://nothing.example/",
    "http://good.example:8000/", "http://good.example:22/", "http://user:secret@good.example/", "ftp://good.example/", "file:///etc/passwd",
    "gopher://good.example/", "javascript:alert(1)", "//good.example/", "http:///x", "good.example", "", "http://good.example:99999/", "http://[::1/",
    "http://good.example/to/http://127.0.0.1/", "http://good.example/to/http://metadata.example/", "http://good.example/to/file:///etc/passwd",
    "http://good.example/to/http://[::ffff:192.168.0.1]/",
]  # fmt: skip


@pytest.mark.parametrize("address", REFUSED)
def test_it_does_not_fetch(ask, server, address):
    with pytest.raises(FetchError):
        ask(address)
    assert [ip for ip in server.connected if ip != PUBLIC] == []
    assert all(path.startswith("/to/") for _host, path in server.asked)


def test_it_fetches_a_public_address(ask, server):
    found = ask("http://good.example/soup?a=ü#x")
    assert (found.content, found.content_type) == (b"<html>hello</html>", "text/html")
    assert server.asked == [("good.example", "/soup?a=%C3%BC")]
    assert server.connected == [PUBLIC]


def test_it_asks_over_ipv6(ask, server):
    ask("http://six.example/")
    assert server.connected == NAMES["six.example"]


def test_it_follows_a_redirect_to_a_public_address(ask):
    assert ask("http://good.example/to//soup").address == "http://good.example/soup"


def test_a_name_that_changes_its_answer_is_checked_again(server):
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    with pytest.raises(FetchError):
        fetch(
            "http://good.example/to/http://good.example/",
            resolve=lambda host, port: next(answers),
            connect=lambda ip, port, seconds: socket.create_connection(server.server_address, seconds),
        )
    assert len(server.asked) == 1


@pytest.mark.parametrize("path", ["none", "large"])
def test_what_is_no_page_is_said(ask, path):
    with pytest.raises(FetchError):
        ask(f"http://good.example/{path}")


def test_redirects_come_to_an_end(ask, server):
    with pytest.raises(FetchError):
        ask("http://good.example" + "/to/" * 9)
    assert len(server.asked) <= fetching.MAX_REDIRECTS + 1


def test_a_page_that_trickles_is_left(ask, monkeypatch):
    monkeypatch.setattr(fetching, "SECONDS", 0.15)
    with pytest.raises(FetchError):
        ask("http://good.example/slow")


def test_a_page_is_imported_by_its_address(monkeypatch, db):
    node = '{"@type": "Recipe", "name": "Onion Soup", "recipeIngredient": ["2 onions"], "recipeInstructions": "Boil."}'
    page = f'<html><script type="application/ld+json">{node}</script></html>'.encode()
    monkeypatch.setattr(fetching, "fetch", lambda address: fetching.Fetched(address, page, "text/html"))
    call_command("import_recipes", address=["https://good.example/soup"], stdout=io.StringIO())
    recipe = Recipe.objects.get()
    assert (recipe.name, recipe.source_url) == ("Onion Soup", "https://good.example/soup")


def test_an_address_that_is_refused_is_named(db):
    out = io.StringIO()
    call_command("import_recipes", address=["http://127.0.0.1/soup"], stdout=out)
    assert "not read: 127.0.0.1 is not on the open internet" in out.getvalue()
