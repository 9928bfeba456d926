"""Reads a recipe as a careful, kind editor would: `proofread(card)` gives its findings."""

from .findings import Finding, Passage
from .gaps import alt_missing
from .rules import proofread

__all__ = ["Finding", "Passage", "alt_missing", "proofread"]
