"""{% oneline %}…{% endoneline %}: what the template writes on several lines, sent as one.

The line breaks are taken out when the template is compiled, by the rule that JSX has: a break with its indent between
two tags (HTML's or Django's) is nothing, one between two words or attributes is a space. What variables hold is
never touched. A space beside a tag is therefore written on the tag's own line.
"""

from __future__ import annotations

import re

from django import template
from django.template.base import Node, NodeList, Parser, TextNode, Token

register = template.Library()

_BREAK = re.compile(r"[ \t]*\n\s*")


def joined(text: str) -> str:
    """A template's text between two Django tags, without its line breaks."""

    def mend(found: re.Match[str]) -> str:
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        return "" if before in {"", ">"} or after in {"", "<"} else " "

    return _BREAK.sub(mend, text)


class OneLineNode(Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> str:
        return self.nodelist.render(context)


@register.tag
def oneline(parser: Parser, token: Token) -> OneLineNode:
    nodelist = parser.parse(("endoneline",))
    parser.delete_first_token()
    for node in nodelist.get_nodes_by_type(TextNode):
        if isinstance(node, TextNode):
            node.s = joined(node.s)
    return OneLineNode(nodelist)
