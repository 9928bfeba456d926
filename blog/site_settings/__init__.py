"""What the author may say of the site. Migrations name the validators here."""

from .models import (
    SiteSettings,
    validate_accent,
    validate_addresses,
    validate_menu,
    validate_time_zone,
)

__all__ = ["SiteSettings", "validate_accent", "validate_addresses", "validate_menu", "validate_time_zone"]
