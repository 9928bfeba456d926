"""Pages of a list: the one asked for, and the addresses of the others."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.http import Http404


def page_or_404(rows, per_page: int, number: int) -> Page:
    """The page with this number, from 1. Raises Http404 beyond the last."""
    paginator = Paginator(rows, per_page)
    if number < 1 or number > paginator.num_pages:
        raise Http404
    return paginator.page(number)


def page_numbers(page: Page) -> list[int | None]:
    """The numbers a pager shows, with None for a gap."""
    paginator = page.paginator
    shown = paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [None if number == paginator.ELLIPSIS else int(number) for number in shown]


def page_url(first_url: str, number: int, *, as_parameter: bool = False) -> str:
    """Page 1 is the list's own address, the others stand below it, a query behind them; or `page=` in the query."""
    path, mark, query = first_url.partition("?")
    if number == 1:
        return first_url
    if as_parameter:
        return f"{path}?{query}{'&' if query else ''}page={number}"
    return f"{path}page/{number}/{mark}{query}"
