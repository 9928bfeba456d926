"""How many typing slips part two words. The one door to RapidFuzz."""

from __future__ import annotations

from rapidfuzz.distance import OSA


def slips(one: str, other: str, most: int) -> int:
    """Letters missing, added, changed, or two neighbours swapped; `most` + 1 where there are more."""
    return OSA.distance(one, other, score_cutoff=most)


def one_apart(one: str, other: str) -> bool:
    """Whether a single slip makes one word the other."""
    return slips(one, other, 1) == 1
