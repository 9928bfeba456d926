"""Plain words -> Markdown that shows just these words. Pure."""

from __future__ import annotations

import re

_ALWAYS = re.compile(r"[\\`*\[]|(?<!\w)_|_(?!\w)|<|&(?=#[0-9xX]|\w{1,32};)")
_LINE_START = re.compile(
    r"^(?P<space>[ \t]*)(?:(?P<mark>[#>]|[-+](?=[ \t]|$)|=+[ \t]*$|-+[ \t]*$|~~~)|(?P<number>\d{1,9})(?P<dot>[.)])(?=[ \t]|$))",
    re.M,
)
_ENTITIES = {"<": "&lt;", "&": "&amp;"}


def escaped(words: str) -> str:
    """Words inside a line."""
    return _ALWAYS.sub(lambda found: _ENTITIES.get(found[0], "\\" + found[0]), words)


def guarded(paragraph: str) -> str:
    """A paragraph none of whose lines opens like a heading, a list, a quote or a rule."""

    def guard(found: re.Match[str]) -> str:
        if found["number"]:
            return f"{found['number']}\\{found['dot']}" if found["dot"] == "." else found[0]
        mark = found["mark"]
        if mark[0] in "=~":
            return f"&#{ord(mark[0])};{mark[1:]}"
        return "\\" + mark

    return _LINE_START.sub(guard, paragraph)


def code(words: str) -> str:
    """An inline code span, whatever backticks stand in it."""
    longest = max((len(run) for run in re.findall(r"`+", words)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{fence}{pad}{words}{pad}{fence}"


def address(url: str) -> str:
    """An address as a Markdown link can hold it."""
    return "".join(
        {"(": "%28", ")": "%29", " ": "%20", "<": "%3C", ">": "%3E", '"': "%22", "\n": ""}.get(c, c)
        for c in url.strip()
    )
