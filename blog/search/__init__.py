"""Search: an index of words beside the posts, and one rule that ranks what it finds."""

from .excerpts import excerpt, marked
from .index import add, connect, once_each, rebuild, update
from .ranking import QueryTerm, SearchResult, find, in_order, like
from .words import LONGEST_QUERY

__all__ = [
    "LONGEST_QUERY",
    "QueryTerm",
    "SearchResult",
    "add",
    "connect",
    "excerpt",
    "find",
    "in_order",
    "like",
    "marked",
    "once_each",
    "rebuild",
    "update",
]
