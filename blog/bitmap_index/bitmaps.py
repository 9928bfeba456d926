"""Sets of row ids as bitmaps, and the rows in the order of their time: counted and cut exactly, at any size.

A bitmap is an int: bit N is row N. At 100,000 rows it is 12 KB, and two of them are intersected and counted in
microseconds; sets of few rows are sorted arrays. Pure: values are replaced, never changed in place, so that a copy
shares them and a reader in another thread sees one state.
"""

from __future__ import annotations

import heapq
import re
from array import array
from bisect import bisect_left, insort
from collections.abc import Hashable, Iterable, Iterator

When = tuple  # a time (µs since 1970), then what breaks ties; greater is later
FEW = 512  # rows: a larger set is a bitmap
_NOT_ZERO = re.compile(rb"[^\x00]")


def bits_of(rows: Iterable[int]) -> int:
    found = bytearray()
    for row in rows:
        if (at := row >> 3) >= len(found):
            found.extend(bytes(at + 1 - len(found)))
        found[at] |= 1 << (row & 7)
    return int.from_bytes(found, "little")


def bytes_of(bits: int) -> bytes:
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def rows_of(bits: int) -> Iterator[int]:
    """The rows of a bitmap, ascending."""
    for found in _NOT_ZERO.finditer(bytes_of(bits)):
        byte, at = found[0][0], found.start() << 3
        for bit in range(8):
            if byte >> bit & 1:
                yield at + bit


def _size(members: int | array) -> int:
    return members.bit_count() if isinstance(members, int) else len(members)


class Bitmaps:
    """Rows, each with its time and its labels: a key of some kind. A list of them begins with the latest."""

    def __init__(self) -> None:
        self.sets: dict[str, dict[Hashable, int | array]] = {}
        self.all = 0
        self._order = array("q")  # the latest last
        self._when: dict[int, When] = {}

    def copy(self) -> Bitmaps:
        other = Bitmaps()
        other.sets = {kind: dict(sets) for kind, sets in self.sets.items()}
        other.all, other._order, other._when = self.all, self._order[:], dict(self._when)
        return other

    def load(self, rows: dict[int, When], labels: Iterable[tuple[int, str, Hashable]]) -> None:
        """All rows at once into an empty index. Labels of other rows are passed over."""
        self._when = rows
        self._order = array("q", sorted(rows, key=rows.__getitem__))
        self.all = bits_of(rows)
        gathered: dict[str, dict[Hashable, array]] = {}
        for row, kind, key in labels:
            if row in rows:
                gathered.setdefault(kind, {}).setdefault(key, array("q")).append(row)
        self.sets = {kind: {key: _kept(set(m)) for key, m in sets.items()} for kind, sets in gathered.items()}

    def add(self, row: int, when: When, labels: Iterable[tuple[str, Hashable]]) -> None:
        self.remove(row)
        self._when[row] = when
        insort(self._order, row, key=self._when.__getitem__)
        self.all |= 1 << row
        for kind, key in labels:
            sets = self.sets.setdefault(kind, {})
            members = sets.get(key, array("q"))
            sets[key] = members | 1 << row if isinstance(members, int) else _kept({*members, row})

    def remove(self, row: int) -> None:
        if row not in self._when:
            return
        at = bisect_left(self._order, self._when[row], key=self._when.__getitem__)
        del self._order[self._order.index(row, at)]
        del self._when[row]
        self.all &= ~(1 << row)
        for sets in self.sets.values():
            for key, members in list(sets.items()):
                if isinstance(members, int):
                    if members >> row & 1:
                        sets[key] = members & ~(1 << row)
                elif row in members:
                    sets[key] = array("q", (other for other in members if other != row))
                if not sets[key]:
                    del sets[key]

    def having(self, kind: str, key: Hashable) -> int:
        """The bitmap of the rows with this label."""
        members = self.sets.get(kind, {}).get(key, 0)
        return members if isinstance(members, int) else bits_of(members)

    def having_each(self, kind: str, key: Hashable) -> list[int]:
        """Of the rows with this label, of those that have it a second time ("KIND again", (key, 2)), and so on."""
        again = self.sets.get(f"{kind} again", {})
        found, times = [self.having(kind, key)], 2
        while (key, times) in again:
            found.append(self.having(f"{kind} again", (key, times)))
            times += 1
        return found

    def when(self, row: int) -> When | None:
        return self._when.get(row)

    def __len__(self) -> int:
        return len(self._order)

    def sizes(self, kind: str) -> dict:
        """How many rows have each key of a kind."""
        return {key: _size(members) for key, members in self.sets.get(kind, {}).items()}

    def counts(self, kind: str, base: int, most: int) -> dict[Hashable, int]:
        """How many rows of `base` have each key of a kind: the `most` commonest keys, none with no row."""
        data, best, found = bytes_of(base), [0] * most, {}
        sizes = self.sizes(kind)
        for key in sorted(sizes, key=sizes.__getitem__, reverse=True):
            if sizes[key] < best[0]:
                break  # no key that follows is among them
            members = self.sets[kind][key]
            if isinstance(members, int):
                count = (members & base).bit_count()
            else:
                count = sum(1 for row in members if row >> 3 < len(data) and data[row >> 3] >> (row & 7) & 1)
            if count:
                found[key] = count
                heapq.heappushpop(best, count)
        return {key: count for key, count in found.items() if count >= best[0]}

    def page(self, base: int, start: int, stop: int) -> list[int]:
        """Rows of `base` from place `start` to before `stop`, in order."""
        if base == self.all:
            last = len(self._order)
            return list(reversed(self._order[max(0, last - stop) : max(0, last - start)]))
        count = base.bit_count()
        if count * 16 < len(self._order):
            return heapq.nlargest(stop, rows_of(base), key=self._when.__getitem__)[start:]
        data, found = bytes_of(base), []
        for row in reversed(self._order):
            if row >> 3 < len(data) and data[row >> 3] >> (row & 7) & 1:
                found.append(row)
                if len(found) >= min(stop, count):
                    break
        return found[start:stop]

    def beside(self, row: int, when: When) -> tuple[int | None, int | None]:
        """The rows before and after a row of this time, which need not be in the index itself."""
        at = bisect_left(self._order, when, key=self._when.__getitem__)
        after = at + 1 if at < len(self._order) and self._order[at] == row else at
        before = self._order[at - 1] if at else None
        return before, self._order[after] if after < len(self._order) else None

    def most_shared(self, *ranks: list[int], base: int, most: int) -> list[int]:
        """The rows of `base` in the most bitmaps of the first list, of these in the most of the second, and so on;
        of equal ones the latest. Bitmaps are added bit by bit: each digit of all the sums is one bitmap."""
        digits = [digit for bitmaps in ranks for digit in reversed(_sum(bitmaps))]
        found: list[int] = []

        def descend(candidates: int, at: int) -> None:
            if not candidates or len(found) >= most:
                return
            if at == len(digits):
                found.extend(self.page(candidates, 0, most - len(found)))
                return
            descend(candidates & digits[at], at + 1)
            descend(candidates & ~digits[at], at + 1)

        descend(base, 0)
        return found


def _kept(rows: set[int]) -> int | array:
    return bits_of(rows) if len(rows) > FEW else array("q", sorted(rows))


def _sum(bitmaps: list[int]) -> list[int]:
    """The digits of how many bitmaps hold each row, the lowest first."""
    digits: list[int] = []
    for carry in bitmaps:
        for at, digit in enumerate(digits):
            digits[at], carry = digit ^ carry, digit & carry
            if not carry:
                break
        else:
            digits.append(carry)
    return digits
