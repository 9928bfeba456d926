"""Obsidian's own marks -> plain Markdown, each line in its place: `[[links]]`, `![[photo.jpg]]`, `Key:: value`,
`#tags` on a line of their own, `%%comments%%`, callouts. Pure."""

from __future__ import annotations

import re
from urllib.parse import quote

_COMMENT = re.compile(r"%%.*?%%", re.DOTALL)
_HTML_COMMENT = re.compile(r"<!--(?! -->).*?-->", re.DOTALL)
_EMBED = re.compile(r"!\[\[([^\]|#\n]+)(?:#[^\]|\n]*)?(?:\|([^\]\n]*))?\]\]")
_WIKI = re.compile(r"(?<!!)\[\[([^\]|#\n]*)(#[^\]|\n]*)?(?:\|([^\]\n]*))?\]\]")
_FIELD = re.compile(
    r"^\s*(?:[-*]\s+)?[*_]{0,2}(?P<key>[^\W\d_][\w \u2019'-]{0,38}?)[*_]{0,2}::[*_]{0,2}[ \t]*(?P<value>.*)$"
)
_INLINE_FIELD = re.compile(r"[\[(](?P<key>[^\W\d_][\w -]{0,38}?)::[ \t]*(?P<value>[^\])\n]*)[\])]")
_TAGS = re.compile(r"^\s*(?:[Tt]ags?:\s*)?(?:#[^\W\d][\w/-]*[\s,]*)+$")
_CALLOUT = re.compile(r"^>\s*\[!(?P<kind>\w+)\][+-]?\s*(?P<title>.*)$")
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|heic|avif)$", re.I)
_SIZE = re.compile(r"^\d+(?:x\d+)?$")


def plain(text: str) -> tuple[str, dict[str, str], list[str]]:
    """The text in plain Markdown with as many lines, the values of its `Key:: value` lines, and its tags."""
    text = _COMMENT.sub(_blank, _HTML_COMMENT.sub(_blank, text))
    fields: dict[str, str] = {}
    tags: list[str] = []
    lines: list[str] = []
    fence = False
    for line in text.split("\n"):
        fence ^= line.lstrip().startswith(("```", "~~~"))
        if fence:
            lines.append(line)
            continue
        if field := _FIELD.match(line):
            fields.setdefault(field["key"].strip(), _linked(field["value"].strip()))
            lines.append("")
            continue
        for field in _INLINE_FIELD.finditer(line):
            fields.setdefault(field["key"].strip(), _linked(field["value"].strip()))
        line = _INLINE_FIELD.sub("", line) if _INLINE_FIELD.search(line) else line
        if _TAGS.match(line):
            tags += re.findall(r"#([\w/-]+)", line)
            lines.append("")
            continue
        if callout := _CALLOUT.match(line):
            line = f"> {callout['title']}" if callout["title"] else ">"
        lines.append(_linked(line))
    return "\n".join(lines), fields, tags


def _linked(line: str) -> str:
    return _WIKI.sub(_link, _EMBED.sub(_embed, line))


def _embed(found: re.Match[str]) -> str:
    path, words = found[1].strip(), (found[2] or "").strip()
    if not _PICTURE.search(path):
        return f"[{words or path}]({quote(path)})"
    return f"![{'' if _SIZE.match(words) else words}]({quote(path)})"


def _link(found: re.Match[str]) -> str:
    path = found[1].strip()
    if not path:
        return (found[3] or (found[2] or "").lstrip("#")).strip()
    return f"[{(found[3] or path.rpartition('/')[2]).strip()}]({quote(path)})"


def _blank(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")
