from functools import cache
from pathlib import Path
from urllib.parse import quote

from django import template
from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from blog.pagination import page_numbers, page_url
from blog.post_page.related import beside
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


class PartNode(template.Node):
    def __init__(self, name: str, nodelist: template.base.NodeList) -> None:
        self.name = name
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        parts = context.get("parts")
        if parts is None:
            return self.nodelist.render(context)
        return parts.part(self.name, lambda: self.nodelist.render(context))


@register.tag
def part(parser: template.base.Parser, token: template.base.Token) -> PartNode:
    """{% part name %}…{% endpart %}: made once for as long as nothing in it changes, where the view gives `parts`."""
    _tag, name = token.split_contents()
    nodelist = parser.parse(("endpart",))
    parser.delete_first_token()
    return PartNode(name, nodelist)


register.simple_tag(page_numbers)
register.simple_tag(page_url)
register.simple_tag(beside)
register.filter("minutes", shown_words_of)
