"""Pages, or parts of them, in the memory of one process: bounded, the longest unused go first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Generic, Protocol, TypeVar


class Sized(Protocol):
    @property
    def size(self) -> int:
        """Bytes."""


E = TypeVar("E", bound=Sized)


class Memory(Generic[E]):
    """A share of memory, in bytes, for entries by their keys."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._entries: OrderedDict[str, E] = OrderedDict()
        self._sizes: dict[str, int] = {}
        self._total = 0
        self._lock = threading.Lock()
        self.get = self._entries.get  # the hot path: one look into a dictionary

    def used(self, key: str) -> None:
        """It was served: it goes last."""
        with self._lock:
            if key in self._entries:
                self._entries.move_to_end(key)

    def put(self, key: str, entry: E) -> None:
        size = entry.size + 2 * len(key)
        with self._lock:
            self._total += size - self._sizes.pop(key, 0)
            self._entries[key] = entry
            self._entries.move_to_end(key)
            self._sizes[key] = size
            while self._total > self._limit:
                oldest, _entry = self._entries.popitem(last=False)
                self._total -= self._sizes.pop(oldest)

    def grown(self, key: str, entry: E) -> None:
        """The entry holds another body now."""
        if self.get(key) is entry:
            self.put(key, entry)

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()
            self._sizes.clear()
            self._total = 0

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def total(self) -> int:
        """Bytes held."""
        return self._total
