"""The one door to addresses that somebody typed: only public ones are asked.

Every answer of the resolver is checked, and the connection is made to the address that was checked; each redirect
comes through here again. At most 5 s in all, 5 MB, 5 redirects.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from django.utils.translation import gettext as _

SECONDS, MAX_BYTES, MAX_REDIRECTS = 5.0, 5 * 2**20, 5
PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
# Documentation, benchmarks, 6to4's relay and what Python's `is_global` does not refuse in every version.
_REFUSED = [
    ipaddress.ip_network(net)
    for net in (
        "0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20",
        "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
    )
]  # fmt: skip
Resolver = Callable[[str, int], Sequence[str]]
Connector = Callable[[str, int, float], socket.socket]


class FetchError(Exception):
    """The address was not fetched. Says why, for the author."""


@dataclass(frozen=True)
class Fetched:
    """`address`: where the answer came from, after redirects."""

    address: str
    content: bytes
    content_type: str


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, its embedded IPv4 address too."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and (ip in _NAT64 or int(ip) >> 32 == 0):  # NAT64; ::127.0.0.1
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner)) and ip not in ipaddress.ip_network("2001::/32")
    refused = any(ip.version == net.version and ip in net for net in _REFUSED)
    return ip.is_global and not (refused or ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def resolved(host: str, port: int) -> list[str]:
    """Every address that the name leads to."""
    return list(
        dict.fromkeys(str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    )


def connected(ip: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((ip, port), timeout=seconds)


def fetch(address: str, *, resolve: Resolver = resolved, connect: Connector = connected) -> Fetched:
    """What a public address answers. Raises FetchError."""
    until = time.monotonic() + SECONDS
    for _redirect in range(MAX_REDIRECTS + 1):
        parts = _checked(address)
        try:
            answer = _ask(parts, resolve, connect, until)
        except (OSError, http.client.HTTPException, UnicodeError, ValueError) as failure:
            raise FetchError(_("%(host)s did not answer.") % {"host": parts.hostname}) from failure
        if isinstance(answer, Fetched):
            return answer
        address = urljoin(address, answer)
    raise FetchError(_("The address leads on and on."))


def _checked(address: str) -> SplitResult:
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError as failure:
        raise FetchError(_("This is no web address.")) from failure
    if parts.scheme not in PORTS or not parts.hostname:
        raise FetchError(_("This is no web address."))
    if parts.username is not None or parts.password is not None:
        raise FetchError(_("An address with a name and a password in it is not fetched."))
    if port not in (None, PORTS[parts.scheme]):
        raise FetchError(_("Only the web's usual ports are asked."))
    return parts


def _ask(parts: SplitResult, resolve: Resolver, connect: Connector, until: float) -> Fetched | str:
    """The answer, or the address that it leads on to."""
    host = str(parts.hostname)
    port = PORTS[parts.scheme]
    found = _in_time(resolve, host, port, until)
    if not found or not all(map(is_public, found)):
        raise FetchError(_("%(host)s is not on the open internet: it is not asked.") % {"host": host})
    connection = http.client.HTTPConnection(host, port)
    sock = connect(found[0], port, _left(until))
    watch = threading.Timer(_left(until), lambda: _stop(sock))  # answers that trickle
    watch.daemon = True
    watch.start()
    try:
        if parts.scheme == "https":
            context = ssl.create_default_context()
            sock = context.wrap_socket(sock, server_hostname=host, do_handshake_on_connect=False)
            sock.do_handshake()
        connection.sock = sock
        sock.settimeout(_left(until))
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        name = f"[{host}]" if ":" in host else host.encode("idna").decode()
        connection.putrequest("GET", _quoted(path), skip_host=True, skip_accept_encoding=True)
        for header, value in (
            ("Host", name),
            ("User-Agent", "Mozilla/5.0 (recipe import)"),
            ("Accept", "text/html,*/*"),
            ("Connection", "close"),
        ):
            connection.putheader(header, value)
        connection.endheaders()
        return _answer(connection.getresponse(), sock, parts, until)
    finally:
        watch.cancel()
        connection.close()
        sock.close()


def _stop(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


def _in_time(resolve: Resolver, host: str, port: int, until: float) -> Sequence[str]:
    """The resolver's answer. One that comes too late is left to itself: no resolver can be stopped."""
    pool = ThreadPoolExecutor(1)
    try:
        return pool.submit(resolve, host, port).result(_left(until))
    finally:
        pool.shutdown(wait=False)


def _answer(
    response: http.client.HTTPResponse, sock: socket.socket, parts: SplitResult, until: float
) -> Fetched | str:
    if response.status in (301, 302, 303, 307, 308) and (place := response.getheader("Location")):
        return place
    if response.status != 200:
        raise FetchError(
            _("%(host)s answered %(status)s.") % {"host": parts.hostname, "status": response.status}
        )
    content = bytearray()
    while len(content) <= MAX_BYTES:
        sock.settimeout(_left(until))
        piece = response.read1(65536)
        if not piece:
            _left(until)  # stopped by the watch, it is no whole answer
            return Fetched(parts.geturl(), bytes(content), response.getheader("Content-Type") or "")
        content += piece
    raise FetchError(_("The page is larger than 5 MB."))


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError("too late")
    return left


def _quoted(path: str) -> str:
    return "".join(c if "!" <= c <= "~" else "".join(f"%{byte:02X}" for byte in c.encode()) for c in path)
