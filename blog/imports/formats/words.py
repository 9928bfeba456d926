"""The words of a value that another program wrote: markup gone, entities read, white space joined. Pure."""

from __future__ import annotations

import html
import re
from typing import Any

from blog.imports.markdown.facts import yield_words
from recipes.quantities.durations import minutes_of, words_of

_BLOCK = re.compile(r"</?(?:p|li|ul|ol|div|br|h[1-6]|tr|section|article)\b[^<>]*>", re.I)
_TAG = re.compile(r"</?[a-z][^<>]*>|<!--.*?-->", re.I | re.S)


def one_line(value: Any) -> str:
    """ "<b>Salt</b> &amp;amp;\\n pepper" -> "Salt & pepper"; a list's first, an object's name."""
    return " ".join(_bare(_text(value)).split())


def lines(value: Any) -> list[str]:
    """The lines of a text, each block of HTML on its own."""
    text = _text(value)
    text = _BLOCK.sub("\n", html.unescape(text) if "&lt;" in text else text)
    return [words for line in re.split(r"[\r\n]+", text) if (words := " ".join(_bare(line).split()))]


def listed(value: Any) -> list[str]:
    """Names from a list, or parted by commas, each once."""
    found: dict[str, str] = {}
    for item in value if isinstance(value, list) else [value]:
        words = one_line(item)
        for name in [words] if isinstance(item, dict) else words.split(","):
            if name.strip():
                found.setdefault(name.strip().casefold(), name.strip())
    return list(found.values())


def time(value: Any) -> str:
    """An ISO 8601 time or a number of minutes in words, other words as they are; "" for none."""
    if isinstance(value, dict):
        value = value.get("maxValue") or value.get("@value") or value.get("value")
    words = one_line(value)
    if not words or re.fullmatch(r"-?P(?:T?0+[A-Z])*T?|0+|null|none", words, re.I):
        return ""
    if re.fullmatch(r"-?P.*|\d+", words, re.I):
        minutes = minutes_of(words.upper())
        return words_of(minutes) if minutes else ""
    return words


def servings(value: Any) -> str:
    """What a recipe makes: the longest of a list's words, a bare number with its noun."""
    options = [one_line(each) for each in (value if isinstance(value, list) else [value])]
    words = max(options, key=len, default="")
    return "" if words in ("0", "") else yield_words(words)


def number(value: Any) -> str:
    """1.0 -> "1", 0.5 -> "0.5"; "" for nothing and zero."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.3f}".rstrip("0").rstrip(".") if value else ""
    return one_line(value)


def _text(value: Any) -> str:
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    if isinstance(value, dict):
        return str(next((value[n] for n in ("name", "@value", "text", "url", "@id") if value.get(n)), ""))
    return "" if value is None or isinstance(value, bool) else str(value)


def _bare(text: str) -> str:
    for _time in range(2):  # pages escape twice
        text = html.unescape(_TAG.sub("", text))
    return text.replace("\xa0", " ").replace("\u200b", "")
