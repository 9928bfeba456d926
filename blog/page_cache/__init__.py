"""Whole public pages, kept ahead of Django and forgotten the moment that something they show has changed.

`PageCache(application)` is the door in wsgi.py. What changes which pages is said by `Watch` rows (watches.py),
kept in the database as triggers (triggers.py), so that a change and its mark are one transaction.
"""

from . import scopes
from .watches import Watch, register

__all__ = ["Watch", "register", "scopes"]
