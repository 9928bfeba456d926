"""An httpx transport for a service that may do anything: one deadline in all, a cap on the answer.

httpx's own time-outs are per read, so an answer of a byte a second holds a worker for as long as it
likes. Here every connect, write and read, and the look-up of the name, share one deadline.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import time
from collections.abc import Iterable
from typing import Any

import certifi
import httpcore
import httpx


class Deadline:
    """A point in time, `seconds` from now."""

    def __init__(self, seconds: float) -> None:
        self.end = time.monotonic() + seconds

    def remaining(self, error: type[Exception]) -> float:
        left = self.end - time.monotonic()
        if left <= 0:
            raise error("past the deadline")
        return left


class _Stream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self.inner = inner
        self.deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.inner.read(max_bytes, self.deadline.remaining(httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.inner.write(buffer, self.deadline.remaining(httpcore.WriteTimeout))

    def close(self) -> None:
        self.inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = self.deadline.remaining(httpcore.ConnectTimeout)
        return _Stream(self.inner.start_tls(ssl_context, server_hostname, left), self.deadline)

    def get_extra_info(self, info: str) -> Any:
        return self.inner.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    def __init__(self, deadline: Deadline) -> None:
        self.deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        error: Exception = httpcore.ConnectError(f"no address for {host}")
        for address in self._resolve(host, port):
            left = self.deadline.remaining(httpcore.ConnectTimeout)
            try:
                stream = httpcore.SyncBackend().connect_tcp(address, port, left, None, socket_options)
                return _Stream(stream, self.deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                error = failed
        raise error

    def _resolve(self, host: str, port: int) -> list[str]:
        """getaddrinfo knows no time-out: a thread waits for it, and is left behind when it is late."""
        answers: queue.Queue[list[str]] = queue.Queue()

        def look_up() -> None:
            try:
                found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
                answers.put([str(entry[4][0]) for entry in found])
            except (OSError, UnicodeError):
                answers.put([])

        threading.Thread(target=look_up, daemon=True).start()
        try:
            return answers.get(timeout=self.deadline.remaining(httpcore.ConnectTimeout))
        except queue.Empty:
            raise httpcore.ConnectTimeout(f"no address for {host} in time") from None


class BoundedTransport(httpx.BaseTransport):
    """Sends one request to `base_url`, whatever host it was made for; `headers` keeps those of the answer.

    Raises httpx.TransportError past `seconds`, past `max_bytes`, when the connection fails, or for an answer
    that is neither 200 nor an error: no other status is documented.
    """

    def __init__(self, base_url: str, seconds: float, max_bytes: int) -> None:
        self.base_url = httpx.URL(base_url)
        self.seconds = seconds
        self.max_bytes = max_bytes
        self.headers = httpx.Headers()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        base = self.base_url
        url = request.url.copy_with(scheme=base.scheme, host=base.host, port=base.port)
        headers = httpx.Headers(request.headers)
        # An answer that unpacks to more than it weighs could not be capped.
        headers["Accept-Encoding"] = "identity"
        headers["Host"] = base.netloc.decode()
        headers["Connection"] = "close"
        context = ssl.create_default_context(cafile=certifi.where()) if base.scheme == "https" else None
        backend = _Backend(Deadline(self.seconds))
        try:
            body = b""
            pool = httpcore.ConnectionPool(ssl_context=context, network_backend=backend)
            asked = pool.stream(request.method, str(url), headers=headers.raw, content=request.read())
            with pool, asked as answer:
                self.headers = httpx.Headers(answer.headers)
                for chunk in answer.iter_stream():
                    body += chunk
                    if len(body) > self.max_bytes:
                        raise httpx.ReadError("the answer is too long")
            if answer.status < 400 and answer.status != 200:
                raise httpx.ReadError(f"the answer's status is {answer.status}")
        except httpcore.TimeoutException as error:
            raise httpx.ReadTimeout(str(error)) from error
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            raise httpx.ReadError(str(error)) from error
        self.headers.pop("Content-Encoding", None)
        return httpx.Response(answer.status, headers=self.headers, content=body)
