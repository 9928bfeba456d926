"""Clients that are slow or silent on purpose, held open against a local site."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

KINDS = ("silent", "trickling heads", "slow bodies", "not reading")


@contextlib.contextmanager
def held(port: int, kind: str, count: int = 200) -> Iterator[None]:
    """`count` connections of one kind, as long as the block lasts."""
    stop = threading.Event()
    sockets: list[socket.socket] = []
    for _ in range(count):
        one = socket.socket()
        if kind == "not reading":
            one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        one.connect(("127.0.0.1", port))
        sockets.append(one)
        if kind == "trickling heads":
            one.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        elif kind == "slow bodies":
            one.sendall(
                b"POST /sweet-soy-and-garlic-crispy-pork-belly/comment/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 900000\r\n"
                b"Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n\r\ncomment="
            )
        elif kind == "not reading":
            one.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 50)
    trickle = threading.Thread(target=_trickle, args=(sockets, kind, stop))
    trickle.start()
    try:
        yield
    finally:
        stop.set()
        trickle.join()
        for one in sockets:
            one.close()


def _trickle(sockets: list[socket.socket], kind: str, stop: threading.Event) -> None:
    piece = {"trickling heads": b"X-A: b\r\n", "slow bodies": b"x"}.get(kind)
    while piece and not stop.wait(1):
        for one in sockets:
            with contextlib.suppress(OSError):
                one.send(piece)


def latencies(port: int, path: str = "/", requests: int = 300) -> list[float]:
    """Seconds from connecting to the last byte, of one request after the other, sorted."""
    found = []
    for _ in range(requests):
        begun = time.perf_counter()
        with socket.create_connection(("127.0.0.1", port), timeout=30) as one:
            one.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
            answer = b""
            while piece := one.recv(65536):
                answer += piece
        if not answer.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(answer[:100])
        found.append(time.perf_counter() - begun)
    return sorted(found)
