"""What a text was, what became of it, and how two texts that grew apart come together."""

from .comparing import Change, Value, compare
from .differences import Piece, Row, difference

__all__ = ["Change", "Piece", "Row", "Value", "compare", "difference"]
