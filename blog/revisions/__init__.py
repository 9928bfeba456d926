"""What a text was, what became of it, and how two texts that grew apart come together."""

from .comparing import Change, Value, compare
from .differences import Piece, Row, difference
from .reading import differences_of, label
from .recording import record, restore, thin_out

__all__ = [
    "Change", "Piece", "Row", "Value", "compare", "difference", "differences_of", "label", "record", "restore", "thin_out",
]  # fmt: skip
