"""The old site's own addresses: which ones they are, and which file of its uploads one means. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

_CDN = re.compile(r"^i\d\.wp\.com$", re.I)
_SIZE = re.compile(r"-\d{1,5}x\d{1,5}(?=\.\w+$)")
_EDITED = re.compile(r"-(?:scaled|rotated|e\d{9,})(?=\.\w+$)")
_AGAIN = re.compile(r"-1(?=\.\w+$)")
_PHOTO = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".heic", ".heif"}
_FOLLOWED = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid|ref_src|replytocom|share|nb|amp|noamp|like_comment)$", re.I
)


@dataclass(frozen=True)
class Site:
    """The exported site at `address`, such as https://kitchen.example or https://me.example/blog."""

    address: str

    @property
    def host(self) -> str:
        return _bare(urlsplit(self.address).netloc)

    def own_address(self, url: str) -> str | None:
        """The path and query (with its fragment) of an address of this site; None for the world outside."""
        url = url.strip()
        try:
            parts = urlsplit(url)
        except ValueError:
            return None
        if parts.scheme and parts.scheme not in ("http", "https"):
            return None
        if parts.netloc and _bare(parts.netloc) != self.host:
            return None
        if not parts.netloc and not url.startswith(("/", "?")):
            return None
        query = urlencode(
            [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _FOLLOWED.match(k)]
        )
        path = parts.path or "/"
        return path + (f"?{query}" if query else "") + (f"#{parts.fragment}" if parts.fragment else "")

    def upload(self, url: str) -> str | None:
        """The path below `uploads/` that an address of this site, or of its CDN, means; None for others."""
        try:
            parts = urlsplit(url.strip())
        except ValueError:
            return None
        path = parts.path
        if _CDN.match(parts.netloc):
            host, _, rest = path.lstrip("/").partition("/")
            if _bare(host) != self.host:
                return None
            path = "/" + rest
        elif parts.netloc and _bare(parts.netloc) != self.host and not self._is_own_files(parts.netloc):
            return None
        _, mark, below = unquote(path).partition("/uploads/")
        if not mark and self._is_own_files(parts.netloc):
            below = unquote(path).lstrip("/")
        return below.removeprefix("sites/").strip("/") or None

    def _is_own_files(self, host: str) -> bool:
        """WordPress.com keeps uploads at NAME.files.wordpress.com."""
        return bool(host) and _bare(host) == self.host.replace(".wordpress.com", ".files.wordpress.com")


def originals(path: str) -> list[str]:
    """What a file of the uploads may be called: as named, then without its size, then without its edits."""
    names = [path]
    for pattern in (_SIZE, _EDITED, _AGAIN):
        for name in list(names):
            if (shorter := pattern.sub("", name)) not in names:
                names.append(shorter)
    return names


def is_photo(path: str) -> bool:
    return PurePosixPath(urlsplit(path).path).suffix.lower() in _PHOTO


def unfollowed(url: str) -> str:
    """The address without what only follows readers around (utm_source, fbclid, …)."""
    try:
        parts = urlsplit(url)
        if not parts.query:
            return url
        pairs = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return url
    kept = [(key, value) for key, value in pairs if not re.match(r"utm_\w+$|fbclid$|gclid$|mc_[ce]id$", key)]
    return url if len(kept) == len(pairs) else parts._replace(query=urlencode(kept)).geturl()


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.").removesuffix(":80").removesuffix(":443")
