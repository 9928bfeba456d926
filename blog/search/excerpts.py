"""A post's words as the results show them: the stretch that answers, with the words found marked. Pure."""

from __future__ import annotations

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .words import stem, words

_EXCERPT = 170  # characters


def marked(text: str, stems: set[str], language: str) -> SafeString:
    """The text with the words found in <mark>."""
    spans: list[list[int]] = []
    for start, end, word in words(text):
        if stem(word, language) in stems:
            if spans and start < spans[-1][1]:  # pairs of unspaced letters overlap
                spans[-1][1] = max(end, spans[-1][1])
            else:
                spans.append([start, end])
    parts, last = [], 0
    for start, end in spans:
        parts += [escape(text[last:start]), "<mark>", escape(text[start:end]), "</mark>"]
        last = end
    return mark_safe("".join([*parts, escape(text[last:])]))


def excerpt(text: str, stems: set[str], language: str) -> str:
    """The stretch of the text that holds the most of the words found; its beginning where it holds none."""
    hits = [
        (start, stem(word, language)) for start, _end, word in words(text) if stem(word, language) in stems
    ]
    at = 0
    if hits:
        at = max(hits, key=lambda hit: (len({s for p, s in hits if 0 <= p - hit[0] < _EXCERPT}), -hit[0]))[0]
    if len(text) <= _EXCERPT:
        return text
    start = max(0, min(at - 30, len(text) - _EXCERPT))
    if start:
        start = text.find(" ", start, at + 1) + 1 or at
    end = start + _EXCERPT
    if end < len(text):
        end = text.rfind(" ", start, end) if " " in text[start:end] else end
    return ("… " if start else "") + text[start:end].strip() + (" …" if end < len(text) else "")
