"""Which backups stay: the newest of each of the last 7 days, 4 weeks and 12 months that have one. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable

DAYS, WEEKS, MONTHS = 7, 4, 12


def kept(moments: Iterable[dt.datetime]) -> set[dt.datetime]:
    """Periods without a backup do not count, so a site that was off for a year keeps what it has."""
    newest_first = sorted(set(moments), reverse=True)
    rules: list[tuple[int, Callable[[dt.datetime], Hashable]]] = [
        (DAYS, lambda moment: moment.date()),
        (WEEKS, lambda moment: moment.isocalendar()[:2]),
        (MONTHS, lambda moment: (moment.year, moment.month)),
    ]
    stay: set[dt.datetime] = set()
    for number, period in rules:
        newest: dict[Hashable, dt.datetime] = {}
        for moment in newest_first:
            newest.setdefault(period(moment), moment)
        stay |= set(list(newest.values())[:number])
    return stay
