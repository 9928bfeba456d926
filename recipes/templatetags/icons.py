"""{% icon "print" %}: a drawing of templates/icons/, written into the page."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """The icon's <svg>, hidden from screen readers: what it means stands beside it in words."""
    path = Path(settings.BASE_DIR, "templates", "icons", f"{name}.svg")
    return mark_safe(path.read_text(encoding="utf-8").strip())
