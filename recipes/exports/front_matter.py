"""The one door to YAML: the facts at the head of a text file, between two lines of `---`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml


class _Dumper(yaml.SafeDumper):
    """Quotes what YAML folds with the ends of lines, or spaces would hide."""

    def represent_str(self, text: str) -> yaml.ScalarNode:
        style = '"' if _FOLDED.search(text) else None
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _Dumper.represent_str)
_FOLDED = re.compile(r"[\n\t\x85\u2028\u2029]")
_HEAD = re.compile(r"\A---\n(.*?\n)?---(?:\n|\Z)", re.DOTALL)


def split(text: str) -> tuple[dict[str, Any], str]:
    """The facts and the text below them; no facts where there is no head. Raises ValueError on bad YAML."""
    head = _HEAD.match(text)
    if head is None:
        return {}, text
    try:
        facts = read(head[1] or "")
    except ValueError as error:
        raise ValueError(f"The front matter is not YAML: {error}") from error
    if not isinstance(facts, dict):
        raise ValueError("The front matter is not a list of names and values.")
    return facts, text[head.end() :]


def read(text: str) -> Any:
    """The value of a YAML text; an empty one is {}. Raises ValueError on bad YAML."""
    try:
        return yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def join(facts: Mapping[str, Any], body: str) -> str:
    """The text that splits into `facts` and `body`."""
    head = yaml.dump(dict(facts), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1_000_000)
    return f"---\n{head}---\n{body}"
