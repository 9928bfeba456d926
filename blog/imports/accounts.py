"""Accounts that own what was written elsewhere, and that nobody can sign in with."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User

from recipes.slugs import slug_of


def account_of(name: str, email: str = "") -> User:
    """The account of that mail address or else of that name; made where there is none."""
    users = get_user_model().objects
    if email and (known := users.filter(email__iexact=email).order_by("pk").first()):
        return known
    username = slug_of(name, max_length=140) or "author"
    user, made = users.get_or_create(
        username=username, defaults={"first_name": name[:150], "email": email, "is_active": False}
    )
    if made:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user
