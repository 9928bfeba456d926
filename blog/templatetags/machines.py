"""What a page's head says to machines: {% structured_data %}, {% share_images %}, {% description_of %}."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import to_locale

from blog import machine_readable as data
from recipes.exports import schema_org

register = template.Library()
_COUNTRIES = {"en": "US"}  # where it is not the language's own code


@register.simple_tag(takes_context=True)
def structured_data(context, post=None, ratings=None) -> SafeString:
    """The page's one JSON-LD block: of `post`, else of the graph that the view put into the context.

    `ratings`: by the recipes' ids, each with an `average` of 1–5 and a `count`.
    """
    site = context["site"]
    if post is not None:
        told = {key: (rating.average, rating.count) for key, rating in (ratings or {}).items()}
        return schema_org.script(data.graph_of_post(post, site, ratings=told))
    return schema_org.script(context.get("graph") or data.graph_of_home(site))


register.simple_tag(data.share_image_of_list)
register.simple_tag(data.share_images)
register.simple_tag(data.description_of)
register.simple_tag(data.byline)


@register.simple_tag
def og_locale(site) -> str:
    """The site's language as Open Graph writes it, with the country most of its speakers live in: "en_US"."""
    locale = to_locale(site.language_code)
    return locale if "_" in locale else f"{locale}_{_COUNTRIES.get(locale, locale.upper())}"
