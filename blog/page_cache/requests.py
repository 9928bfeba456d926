"""Which requests the cache answers, by which key, and the request that Django is asked in their place."""

from __future__ import annotations

import io
import re
import sys
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from blog.old_addresses.normal import normal

Environ = dict[str, Any]

# Every name that a public page reads. Others neither make an entry nor reach a page.
PARAMETERS = (
    "scale", "servings", "units", "recipe", "cook", "photo", "page", "reply", "q", "category", "method", "cuisine",
    "keyword",
)  # fmt: skip
LONGEST_PATH, LONGEST_QUERY = 600, 2000  # characters: longer ones are Django's alone
# Never public, or files that others serve. Signed addresses are keys: no copy of them is kept anywhere.
_PRIVATE = re.compile(
    r"/(admin|media|static|healthz|comments/(mine|follow|unfollow|decide))(/|$)|/favicon\.ico$", re.ASCII
)


@lru_cache(maxsize=4096)
def canonical(query: str) -> str:
    """The known parameters in one order, the last of each name, as Django reads them."""
    text = query.encode("latin-1", "replace").decode("utf-8", "replace")  # WSGI hands bytes over as Latin-1
    try:
        sent = dict(parse_qsl(text, keep_blank_values=True, max_num_fields=100))
    except ValueError:
        return ""
    return urlencode([(name, sent[name]) for name in PARAMETERS if name in sent])


@lru_cache(maxsize=4096)
def has_foreign_names(query: str) -> bool:
    """Whether it says more than a page reads. What no page answers may be an old address, query and all."""
    return bool(query) and any(pair.partition("=")[0] not in PARAMETERS for pair in query.split("&"))


class Requests:
    """The rules, with the settings read once."""

    def __init__(self) -> None:
        site = urlsplit(settings.SITE_URL)
        self._host, self._scheme = site.netloc, site.scheme
        self._cookie = settings.SESSION_COOKIE_NAME + "="
        self._https_only = bool(settings.SECURE_SSL_REDIRECT)
        self._proxy_header = settings.SECURE_PROXY_SSL_HEADER
        self._is_allowed = lru_cache(maxsize=256)(self._is_allowed_host)

    @staticmethod
    def _is_allowed_host(host: str) -> bool:
        domain, _port = split_domain_port(host)
        return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)

    def may_be_answered(self, environ: Environ) -> bool:
        """Whether the same page would be right for everybody who asks like this."""
        return (
            environ["REQUEST_METHOD"] in ("GET", "HEAD")
            and not environ.get("SCRIPT_NAME")
            and self._cookie not in environ.get("HTTP_COOKIE", "")  # else somebody who may have signed in
            and self._is_allowed(environ.get("HTTP_HOST", ""))
            and (not self._https_only or self._is_secure(environ))
            and environ.get("CONTENT_LENGTH") in (None, "", "0")
            and "HTTP_TRANSFER_ENCODING" not in environ
        )

    def key(self, environ: Environ) -> str | None:
        """The page asked for: its path, and after a "?" its known parameters. None: Django answers by itself."""
        path, query = environ.get("PATH_INFO") or "/", environ.get("QUERY_STRING", "")
        if len(path) > LONGEST_PATH or len(query) > LONGEST_QUERY or is_private(path) or "?" in path:
            return None  # "?" stands in a path as %3F: no key may be taken for that of a path with a query
        if path == "/" and query and normal(f"/?{query}"):
            return None  # "/?p=12": the front page leads old addresses on by their queries
        if query and (query := canonical(query)):
            return f"{path}?{query}"
        return path

    def _is_secure(self, environ: Environ) -> bool:
        if self._proxy_header:
            name, value = self._proxy_header
            return environ.get(name, "").split(",")[0].strip() == value
        return environ.get("wsgi.url_scheme") == "https"

    def environ(self, key: str) -> Environ:
        """A GET of the page that carries nothing of any reader: what comes of it is the same for all."""
        path, _mark, query = key.partition("?")
        host, _colon, port = self._host.partition(":")
        environ: Environ = {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": host,
            "SERVER_PORT": port or ("443" if self._scheme == "https" else "80"),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": self._host,
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": self._scheme,
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }
        if self._scheme == "https" and self._proxy_header:
            environ[self._proxy_header[0]] = self._proxy_header[1]
        return environ


@lru_cache(maxsize=4096)
def is_private(path: str) -> bool:
    return _PRIVATE.match(path) is not None
