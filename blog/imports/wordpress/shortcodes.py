"""WordPress's shortcodes: `[name key="value"]…[/name]`. Pure.

Only known names are shortcodes, and words in brackets that cannot be anything else: with attributes, or
with an end of their own. "[sic]" and "[1]" are words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

_OPEN = re.compile(
    r"\[(?P<name>[A-Za-z][A-Za-z0-9_-]{0,60}(?:/[a-z-]+)?)(?P<attributes>(?:\s+(?:\"[^\"]*\"|'[^']*'|[^\]\"'])*+|=(?:\"[^\"]*\"|'[^']*'|[^\]\"'])*+)?)(?P<void>/)?\]"
)
_ATTRIBUTE = re.compile(
    r"""(?P<key>[\w-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'\]]+))|"(?P<alone>[^"]*)"|(?P<word>\S+)"""
)
_PLUGIN = re.compile(
    r"(?:wprm|tasty|cooked|wpurp|ultimate|wpzoom|zrdn|amd|mpprecipe|simmer|dr|mv|wp|jetpack|elementor)-"
)
_CURLY = str.maketrans({"“": '"', "”": '"', "″": '"', "‘": "'", "’": "'"})
MAX_DEPTH = 20


@dataclass(frozen=True)
class Shortcode:
    """`content` is None where it has no end of its own; `words` are the values without a name."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    content: str | None = None

    def get(self, *names: str) -> str:
        return next(
            (self.attributes[name].strip() for name in names if self.attributes.get(name, "").strip()), ""
        )

    def number(self, *names: str) -> int:
        value = self.get(*names)
        return int(value) if value.isascii() and value.isdecimal() and len(value) < 15 else 0


Handler = Callable[[Shortcode], str]


def expand(text: str, handlers: Mapping[str, Handler], unknown: Handler | None, depth: int = 0) -> str:
    """The text with each shortcode's own words in its place. What stands inside one is the handler's to expand.

    `unknown` answers for those without a handler; None leaves them where they stand.
    """
    if depth > MAX_DEPTH:
        return text
    out: list[str] = []
    at = 0
    while mark := _OPEN.search(text, at):
        start, end = mark.span()
        if text[start - 1 : start] == "[" and text[end : end + 1] == "]":  # [[name]] is shown as [name]
            out.append(text[at : start - 1] + "&#91;" + text[start + 1 : end])
            at = end + 1
            continue
        name = mark["name"].lower()
        handler = handlers.get(name)
        if handler is None and unknown is None:
            out.append(text[at:end])
            at = end
            continue
        closed = None if mark["void"] else _end_of(text, mark["name"], end)
        if handler is None and closed is None and not _has_attributes(mark) and not _is_name(name):
            out.append(text[at:end])
            at = end
            continue
        handler = handler or unknown
        assert handler is not None
        attributes, words = attributes_of(mark["attributes"] or "")
        content = text[end : closed[0]] if closed else None
        out.append(text[at:start])
        out.append(handler(Shortcode(name, attributes, words, content)))
        at = closed[1] if closed else end
    out.append(text[at:])
    joined = "".join(out)
    return re.sub(
        r"\[/(?P<name>[a-z][\w-]*)\]", lambda m: "" if m["name"].lower() in handlers else m[0], joined
    )


def attributes_of(source: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Names are lower case; curly quotes and HTML's line breaks, that editors leave in, are understood."""
    source = (
        re.sub(r"<br\s*/?>", " ", source).replace("&#8221;", '"').replace("&quot;", '"').replace("\xa0", " ")
    )
    if '"' not in source and "'" not in source:
        source = source.translate(_CURLY)
    attributes: dict[str, str] = {}
    words: list[str] = []
    for found in _ATTRIBUTE.finditer(source):
        if found["key"]:
            value = next(
                filter(lambda part: part is not None, (found["double"], found["single"], found["bare"])), ""
            )
            attributes[found["key"].lower()] = value
        else:
            words.append(found["alone"] if found["alone"] is not None else found["word"])
    return attributes, tuple(words)


def _has_attributes(mark: re.Match[str]) -> bool:
    return bool(re.search(r"[\w-]+\s*=\s*[\"'“”\w]", mark["attributes"] or ""))


def _is_name(name: str) -> bool:
    """A word with an underscore, or with a plugin's name before a hyphen, is no English: [mc4wp_form], [wprm-x]."""
    return "_" in name or _PLUGIN.match(name) is not None


def _end_of(text: str, name: str, at: int) -> tuple[int, int] | None:
    """Where the shortcode's content ends and its closing mark does, minding the same one inside it."""
    mark = re.compile(rf"\[(?P<closing>/)?{re.escape(name)}(?P<rest>(?=[\s\]/])[^\]]*)\]", re.I)
    depth = 1
    for found in mark.finditer(text, at):
        if found["closing"]:
            depth -= 1
            if depth == 0:
                return found.span()
        elif not found["rest"].endswith("/"):
            following = mark.search(text, found.end())
            if following:
                depth += 1
    first = re.compile(rf"\[/{re.escape(name)}\s*\]", re.I).search(text, at)
    return first.span() if first else None
