"""A recipe's parts as one text area each: read, and written back."""

from .areas import Entry, Group, read, read_list, write, write_list
from .names import read_names, write_names
from .pasted import unmarked

__all__ = [
    "Entry",
    "Group",
    "read",
    "read_list",
    "read_names",
    "unmarked",
    "write",
    "write_list",
    "write_names",
]
