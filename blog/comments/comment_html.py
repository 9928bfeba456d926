"""A reader's words as HTML: line breaks kept, links made, everything else escaped. Pure."""

from __future__ import annotations

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

_LINK = re.compile(r"https?://[^\s<>\"'`{}|\\^]{1,2000}")
_AFTER = ".,;:!?)]’”»…"


def as_html(words: str) -> SafeString:
    paragraphs = re.split(r"\n[^\S\n]*\n\s*", words.strip().replace("\r\n", "\n"))
    return mark_safe("".join(f"<p>{_line_breaks(paragraph)}</p>" for paragraph in paragraphs))


def _line_breaks(paragraph: str) -> str:
    return "<br>".join(_links(line) for line in paragraph.split("\n"))


def _links(line: str) -> str:
    html: list[str] = []
    end = 0
    for match in _LINK.finditer(line):
        url = match[0].rstrip(_AFTER)
        if match[0][len(url) :].startswith(")") and url.count("(") > url.count(")"):
            url += ")"
        if not re.match(r"https?://[^/]", url):
            continue
        html.append(escape(line[end : match.start()]))
        html.append(f'<a href="{escape(url)}" rel="nofollow ugc">{escape(url)}</a>')
        end = match.start() + len(url)
    html.append(escape(line[end:]))
    return "".join(html)
