from functools import cache
from pathlib import Path
from urllib.parse import quote

from django import template
from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from blog import related
from recipes.quantities.durations import shown_words_of

register = template.Library()


@register.simple_tag
@cache
def site_icon() -> str:
    """The icon itself as a data: address (RFC 2397), so that no page asks for it."""
    drawing = Path(settings.BASE_DIR, "static/icons/pot.svg").read_text(encoding="utf-8").strip()
    return mark_safe("data:image/svg+xml," + quote(drawing, safe="/:=,()"))


@register.filter
def wordmark(name: str) -> SafeString:
    """The site's name, its ampersand in an <i>: the style sheet makes it the swash one."""
    return mark_safe(escape(name).replace("&amp;", "<i>&amp;</i>"))


@register.simple_tag
def page_numbers(page_obj):
    """The numbers a pager shows, with None for a gap."""
    ellipsis = page_obj.paginator.ELLIPSIS
    return [
        None if n == ellipsis else n
        for n in page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1)
    ]


@register.simple_tag
def page_url(first_url: str, number: int) -> str:
    """Page 1 is the list's own address, the others stand below it; a query stays behind them."""
    path, mark, query = first_url.partition("?")
    return first_url if number == 1 else f"{path}page/{number}/{mark}{query}"


register.simple_tag(related.of, name="neighbours")
register.filter("minutes", shown_words_of)
