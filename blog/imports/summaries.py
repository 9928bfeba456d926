"""A summary for a post that came without one."""

from __future__ import annotations

from recipes import markup

LENGTH = 200  # characters


def summary_of(markdown: str) -> str:
    """The first paragraph's words, cut between two of them."""
    first = next((part for part in markdown.strip().split("\n\n") if part.strip()), "")
    words = " ".join(markup.plain(first).split())
    if len(words) <= LENGTH:
        return words
    return words[:LENGTH].rsplit(" ", 1)[0].rstrip(",;:.–-") + "…"
