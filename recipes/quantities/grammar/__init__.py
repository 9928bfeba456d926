"""Number and agreement in the kitchens' languages other than English, and which of them a line is written in."""

from .detection import GERMANIC, LANGUAGES, ROMANCE, is_english, language_of, language_of_all
from .words import as_typed, pairs_of, spread

__all__ = [
    "GERMANIC",
    "LANGUAGES",
    "ROMANCE",
    "as_typed",
    "is_english",
    "language_of",
    "language_of_all",
    "pairs_of",
    "spread",
]
