"""The database's own full text as modelsearch has it, without the means that it keeps for a ranking we do not use.

Its index reads every entry whenever one changes, for the mean length of all titles: that would grow with the site.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from modelsearch.backends.database import SearchBackend as of_database


@cache
def _without_title_norms(index_class: type) -> type:
    def leave(self: Any, full: bool = False) -> None:
        """`ranking.score` alone ranks."""

    return type(index_class.__name__, (index_class,), {"_refresh_title_norms": leave})


def SearchBackend(params: dict) -> Any:
    """Called by modelsearch by this name, with what the settings say of this backend."""
    backend = of_database(params)
    backend.index_class = _without_title_norms(backend.index_class)
    return backend
