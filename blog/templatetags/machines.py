"""What a page's head says to machines: {% structured_data %}, {% share_images %}, {% description_of %}."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from blog import structured_data as data
from recipes import schema

register = template.Library()


@register.simple_tag(takes_context=True)
def structured_data(context, post=None, rating: tuple[float, int] | None = None) -> SafeString:
    """The page's one JSON-LD block: of `post`, else of the graph that the view put into the context."""
    site = context["site"]
    if post is not None:
        return schema.script(data.graph_of_post(post, site, rating=rating))
    return schema.script(context.get("graph") or data.graph_of_home(site))


register.simple_tag(data.share_images)
register.simple_tag(data.description_of)
