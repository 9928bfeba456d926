"""The marks that a line of Markdown may begin with. Pure."""

from __future__ import annotations

import re

PHOTO = re.compile(
    r'!\[(?P<alt>[^\]]*)\]\(<?(?P<path>(?:[^()\s<>]|\([^()\s]*\)|(?<=[^\s(]) (?=[^\s"]))+)>?(?:\s+"(?P<caption>[^"]*)")?\s*\)(?:\{[^}\n]*\})?'
)
LINK = re.compile(r"(?<!!)\[(?P<words>[^\]]+)\]\((?P<target>[^)\s]+)\)")
HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)[\s#]*$")
BULLET = re.compile(r"^(?P<indent>\s*)[-*+•‣◦–]\s+(?:\[[ xX✓]?\]\s+)?(?P<text>\S.*)$")
NUMBERED = re.compile(r"^(?P<indent> {0,3})(?P<number>\d{1,3})[.)]\s+(?:\[[ xX✓]?\]\s+)?(?P<text>\S.*)$")
BOLD_LINE = re.compile(
    r"^(?:\*\*|__|\*|_|<b>|<strong>)(?P<name>[^*_<>]+?):?(?:\*\*|__|\*|_|</b>|</strong>):?$"
)
COLON_LINE = re.compile(r"^(?P<name>[^\W\d_][^:：.]{1,59}?)\s?[:：]$")
TABLE_ROW = re.compile(r"^\s*\|.*\|\s*$|^[^|\n]+(?:\|[^|\n]+){1,}$")
TABLE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def indent_of(line: str) -> int:
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
