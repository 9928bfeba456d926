"""When two addresses are the same one, and which others an address may stand for. Pure.

Letter case, percent-escapes, doubled and trailing slashes make no difference; nor does what only follows
readers around (utm_source, fbclid).
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import parse_qsl, unquote, urlsplit

MAX_LENGTH = 500
_FOLLOWS = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|gbraid|wbraid|msclkid|mc_[ce]id|igshid|ref|ref_src|_ga|_gl|replytocom|share|nb|amp|noamp|"
    r"print|preview\w*|like_comment|epik|pp|doing_wp_cron|v|ver|_wpnonce|showcomment|moderation-hash|unapproved)$"
)
_INDEX = re.compile(r"(?:^|/)index\.(?:php|html?)$")
# What WordPress puts behind an address of its own: feeds, AMP, pages of a post and of its comments, embeds, prints.
_BEHIND = re.compile(
    r"/(?:feed(?:/(?:atom|rss|rss2|rdf))?|amp|embed|trackback|comment-page-\d+|page/\d+|\d{1,2}|print(?:/\d+)?|"
    r"attachment/[^/]+|s/\d+)$"
)
_SIZE = re.compile(r"-(\d{1,5})x(\d{1,5})(?=\.\w+$)")
_EDITS = re.compile(r"-(?:scaled|rotated|e\d{9,})(?=\.\w+$)")
_FORMAT = re.compile(r"\.(jpe?g|png|gif)\.(?:webp|avif)$")


def normal(address: str) -> str:
    """An address as it is kept and compared: no slash around it, no host: "2021/05/apple-pie?p=12"."""
    try:
        parts = urlsplit(re.sub(r"^/{2,}", "/", address.strip()))
        pairs = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return ""
    path = _plain(unquote(parts.path))
    path = _INDEX.sub("", re.sub(r"/{2,}", "/", path).strip("/ ")).strip("/")
    kept = sorted((_plain(key), _plain(value)) for key, value in pairs if not _FOLLOWS.match(key.lower()))
    query = "&".join(f"{key}={value}" if value else key for key, value in kept)
    return (path + (f"?{query}" if query else ""))[:MAX_LENGTH]


def candidates(address: str) -> list[str]:
    """What an address may stand for, the nearest first: itself, without its query, without what stands behind."""
    whole = normal(address)
    path, _, query = whole.partition("?")
    found = [whole]
    if path and query:
        found.append(path)
    shorter = path
    while (cut := _BEHIND.sub("", "/" + shorter).lstrip("/")) != shorter:
        shorter = cut
        if shorter:
            found.append(shorter)
        if query:
            found.append(f"{shorter}?{query}")
    if "/uploads/" in f"/{path}":
        for pattern, becomes in ((_FORMAT, r".\1"), (_SIZE, ""), (_EDITS, "")):
            found += [pattern.sub(becomes, name) for name in list(found) if pattern.search(name)]
    for ending in (".html", ".htm", ".php", ".aspx", ".asp"):
        if path.endswith(ending):
            found.append(path.removesuffix(ending))
    return list(dict.fromkeys(name for name in found if name))


def width_of(address: str) -> int:
    """The width in pixels that a file's name asks for ("photo-300x200.jpg"); 0 for none."""
    size = _SIZE.search(normal(address).partition("?")[0])
    return int(size[1]) if size else 0


def _plain(words: str) -> str:
    words = "".join(char for char in words if char.isprintable())
    return unicodedata.normalize("NFC", words).lower()
