"""The author's desk: posts and pages, what they are filed under, the site's settings. Django finds it here."""

from .labels import CategoryAdmin, TagAdmin
from .old_addresses import MissingAddressAdmin, OldAddressAdmin
from .posts import PageAdmin, PostAdmin
from .recipes import RecipeAdmin
from .settings import SiteSettingsAdmin

__all__ = [
    "CategoryAdmin",
    "MissingAddressAdmin",
    "OldAddressAdmin",
    "PageAdmin",
    "PostAdmin",
    "RecipeAdmin",
    "SiteSettingsAdmin",
    "TagAdmin",
]
