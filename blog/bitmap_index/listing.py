"""A list in order that a paginator can cut: no page of it is more work than the first."""

from __future__ import annotations

from django.db.models import QuerySet

from .bitmaps import Bitmaps


class Listing:
    """The rows of `rows` that are in `base`, fetched page by page."""

    def __init__(self, rows: QuerySet, bitmaps: Bitmaps, base: int) -> None:
        self._rows, self._bitmaps, self._base = rows, bitmaps, base

    def __len__(self) -> int:
        return self._base.bit_count()

    def __getitem__(self, part: slice) -> list:
        pks = self._bitmaps.page(self._base, part.start or 0, len(self) if part.stop is None else part.stop)
        found = {row.pk: row for row in self._rows.filter(pk__in=pks).order_by()} if pks else {}
        return [found[pk] for pk in pks if pk in found]
