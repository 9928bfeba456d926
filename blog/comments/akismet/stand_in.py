"""A local Akismet: one small HTTP server that speaks the documented protocol (akismet.com/developers).

Tests run the real client over real HTTP against it, and the demo, which has no key, runs beside it:

    manage.py akismet_stand_in --port 8001

It knows no reader and no words but the guaranteed ones. As spam come the author `viagra-test-123` or
`akismet-guaranteed-spam` and the mail akismet-guaranteed-spam@example.com; the author (or mode)
`akismet-test-<mode>` makes it answer, or fail, as MODES says. `GET /log` shows what was sent to it.
"""

from __future__ import annotations

import contextlib
import json
import socket
import struct
import threading
import time
from collections import deque
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

DEMO_KEY = "local-stand-in"
THANKS = "Thanks for making the web a better place."
GUARANTEED_SPAM = {
    "viagra-test-123",
    "akismet-guaranteed-spam",
    "akismet-guaranteed-spam@example.com",
}
# Longest time, in seconds, that a hanging or dripping answer keeps its thread.
PATIENCE = 60


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: AkismetServer

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        if url.path == "/log":
            self.answer(json.dumps(list(self.server.log), indent=1), type="application/json")
        else:
            self.serve(url.path, parse_qs(url.query))

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        self.serve(self.path, parse_qs(self.rfile.read(length).decode(), keep_blank_values=True))

    def serve(self, path: str, form: dict[str, list[str]]) -> None:
        fields = {name: values[0] for name, values in form.items()}
        name = path.rpartition("/")[2]
        key = fields.pop("api_key", None) or fields.pop("key", "")
        self.server.log.append({"call": name, "fields": fields})
        mode = self.server.mode or fields.get("comment_author", "")
        mode = mode.removeprefix("akismet-test-") if mode.startswith("akismet-test-") else self.server.mode
        if mode in MODES:
            MODES[mode](self)
        elif key != self.server.key:
            self.answer("invalid", {"X-akismet-debug-help": "We were unable to parse your blog URI or key"})
        elif name == "verify-key":
            self.answer("valid")
        elif name == "usage-limit":
            usage = {"limit": 10000, "usage": len(self.server.log), "percentage": "0.10", "throttled": False}
            self.answer(json.dumps(usage), type="application/json")
        elif name == "comment-check":
            self.check(fields)
        elif name in ("submit-spam", "submit-ham"):
            self.answer(THANKS)
        else:
            self.answer("not found", status=404)

    def check(self, fields: dict[str, str]) -> None:
        if not fields.get("user_ip"):
            self.answer("invalid", {"X-akismet-debug-help": 'Empty "user_ip" value'})
        elif fields.get("user_role") == "administrator":
            self.answer("false")
        else:
            said = {fields.get("comment_author"), fields.get("comment_author_email")}
            self.answer("true" if said & GUARANTEED_SPAM else "false")

    def answer(
        self,
        body: str,
        headers: dict[str, str] | None = None,
        *,
        status: int = 200,
        type: str = "text/plain; charset=utf-8",
    ) -> None:
        payload = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", type)
        self.send_header("Content-Length", str(len(payload)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(payload)

    def drip(self, *, headers_too: bool = False) -> None:
        """One byte a second: of the body, or from the status line on."""
        said = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 500\r\n"
        end = time.monotonic() + PATIENCE
        with contextlib.suppress(OSError):
            if not headers_too:
                self.wfile.write(said + b"\r\n")
                said = b"f"
            while time.monotonic() < end and not self.server.stopping.wait(1):
                self.wfile.write(said[:1])
                said = said[1:] or b" "
        self.close_connection = True

    def flood(self) -> None:
        """An answer of 50 MB."""
        self.send_response(200)
        self.send_header("Content-Length", str(50 * 1024 * 1024))
        self.end_headers()
        with contextlib.suppress(OSError):
            for _ in range(50):
                self.wfile.write(b"false " * (1024 * 1024 // 6) + b"    ")
        self.close_connection = True

    def reset(self) -> None:
        """Close with a TCP reset, without a word."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def hang(self) -> None:
        self.server.stopping.wait(PATIENCE)
        self.close_connection = True

    def garbage(self) -> None:
        with contextlib.suppress(OSError):
            self.wfile.write(bytes(range(256)) * 4)
        self.close_connection = True


SUSPENDED = {"X-akismet-alert-code": "10402", "X-akismet-alert-msg": "Your Akismet key has been suspended."}
LIMITED = {"X-akismet-alert-code": "10502", "X-akismet-alert-msg": "You are over your usage limit."}

# What the server can be told to answer: by `server.mode`, or by the author "akismet-test-<mode>".
MODES: dict[str, Callable[[Handler], None]] = {
    "ham": lambda h: h.answer("false"),
    "spam": lambda h: h.answer("true"),
    "discard": lambda h: h.answer("true", {"X-akismet-pro-tip": "discard"}),
    "recheck": lambda h: h.answer("false", {"X-akismet-recheck-after": "180"}),
    "wrong-key": lambda h: h.answer("invalid"),
    "suspended": lambda h: h.answer("false", SUSPENDED),
    "over-limit": lambda h: h.answer("true", LIMITED),
    "error-header": lambda h: h.answer("false", {"X-akismet-error": "1001"}),
    "201": lambda h: h.answer("false", status=201),
    "204": lambda h: h.answer("", status=204),
    "206": lambda h: h.answer("false", status=206),
    "alert-without-code": lambda h: h.answer("false", {"X-akismet-alert-msg": "Please see your account."}),
    "error-without-code": lambda h: h.answer("false", {"X-akismet-error": ""}),
    "recheck-at-once": lambda h: h.answer("false", {"X-akismet-recheck-after": "0"}),
    "recheck-some-day": lambda h: h.answer("false", {"X-akismet-recheck-after": "soon"}),
    "429": lambda h: h.answer("Too many requests", {"Retry-After": "60"}, status=429),
    "500": lambda h: h.answer("Internal Server Error", status=500),
    "301": lambda h: h.answer("", {"Location": "/elsewhere"}, status=301),
    "empty": lambda h: h.answer(""),
    "html": lambda h: h.answer("<!doctype html><p>Down for maintenance", type="text/html"),
    "garbage": Handler.garbage,
    "almost": lambda h: h.answer("false\n"),
    "drip": Handler.drip,
    "drip-headers": lambda h: h.drip(headers_too=True),
    "flood": Handler.flood,
    "reset": Handler.reset,
    "hang": Handler.hang,
}


class AkismetServer(ThreadingHTTPServer):
    """`with AkismetServer() as akismet:` serves on `akismet.url` from a thread of its own.

    `mode` is one of MODES or "" (the documented behaviour); `log` keeps the last 5,000 calls, without key.
    """

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port: int = 0, key: str = DEMO_KEY) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.key = key
        self.mode = ""
        self.log: deque[dict] = deque(maxlen=5000)
        self.stopping = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def calls(self, name: str) -> list[dict[str, str]]:
        return [entry["fields"] for entry in self.log if entry["call"] == name]

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that hang up on a dripping or endless answer are the point of it."""

    def __enter__(self) -> AkismetServer:
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *exc: object) -> None:
        self.stopping.set()
        self.shutdown()
        self.server_close()
