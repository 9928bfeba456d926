"""The block editor's comments (`<!-- wp:name {…} -->`) -> a tree of blocks. Pure.

https://developer.wordpress.org/block-editor/explanations/architecture/key-concepts/#data-attributes
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

_COMMENT = re.compile(
    r"<!--\s+(?P<closing>/)?wp:(?P<name>[a-z][a-z0-9_-]*(?:/[a-z][a-z0-9_-]*)?)\s+"
    r"(?P<json>\{(?:(?!\}\s+/?-->).)*+\}\s+)?(?P<void>/)?-->",
    re.S,
)
MAX_DEPTH = 60


@dataclass
class Block:
    """A block and, in their order, the HTML and the blocks inside it. The name "" is classic text."""

    name: str
    attributes: dict[str, Any] = field(default_factory=dict)
    parts: list[str | Block] = field(default_factory=list)

    @property
    def html(self) -> str:
        """Its own HTML without what the blocks inside it say."""
        return "".join(part for part in self.parts if isinstance(part, str))

    @property
    def inner(self) -> list[Block]:
        return [part for part in self.parts if isinstance(part, Block)]


def has_blocks(content: str) -> bool:
    return "<!-- wp:" in content


def parse(content: str) -> list[Block]:
    """The blocks of a post. One that is never closed ends where its parent does; a stray end is nothing."""
    root = Block("root")
    stack = [root]
    at = 0
    for mark in _COMMENT.finditer(content):
        _add_text(stack[-1], content[at : mark.start()], len(stack) == 1)
        at = mark.end()
        name = _full_name(mark["name"])
        if mark["closing"]:
            depth = next((i for i in range(len(stack) - 1, 0, -1) if stack[i].name == name), 0)
            if depth:
                del stack[depth:]
            continue
        block = Block(name, _attributes(mark["json"]))
        stack[-1].parts.append(block)
        if not mark["void"] and len(stack) < MAX_DEPTH:
            stack.append(block)
    _add_text(stack[-1], content[at:], len(stack) == 1)
    return root.inner


def _add_text(block: Block, html: str, at_top: bool) -> None:
    if at_top:
        if html.strip():
            block.parts.append(Block("", parts=[html]))
    elif html:
        block.parts.append(html)


def _full_name(name: str) -> str:
    return name if "/" in name else f"core/{name}"


def _attributes(source: str | None) -> dict[str, Any]:
    if not source:
        return {}
    try:
        found = json.loads(source)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
