"""Model fields: for exact amounts, and for slugs of every script."""

from fractions import Fraction

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from .slugs import is_slug


class FractionField(models.CharField):
    """A `fractions.Fraction`, stored as text such as "3/2"."""

    # What mypy's Django plugin reads: the types that one sets and gets.
    _pyi_private_set_type: Fraction | int | str | None  # type: ignore[assignment]
    _pyi_private_get_type: Fraction | None  # type: ignore[assignment]

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 40)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs

    def from_db_value(self, value, expression, connection):
        return self.to_python(value)

    def to_python(self, value):
        if value is None or isinstance(value, Fraction):
            return value
        try:
            return Fraction(str(value).strip())
        except (ValueError, ZeroDivisionError) as error:
            raise ValidationError(_("“%(value)s” is not a number."), params={"value": value}) from error

    def get_prep_value(self, value):
        return None if value is None else str(self.to_python(value))

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj)) or ""


def validate_slug(text: str) -> None:
    """Letters of any script with their marks, digits, hyphens and underscores."""
    if not is_slug(text):
        raise ValidationError(_("A name in an address has letters, numbers, hyphens and underscores alone."))


class SlugFormField(forms.SlugField):
    default_validators = [validate_slug]

    def __init__(self, *args, allow_unicode: bool = True, **kwargs):
        super().__init__(*args, **kwargs)  # Django's own validator of Unicode knows no marks


class SlugField(models.SlugField):
    """Django's own, but that letters keep their marks, which many scripts cannot be written without.

    The column is the same: a migration names Django's field.
    """

    default_validators = [validate_slug]

    def __init__(self, *args, **kwargs):
        super().__init__(
            *args, **kwargs | {"allow_unicode": False}
        )  # no validator of Django's, which knows no marks
        self.allow_unicode = True

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.SlugField", args, kwargs

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": SlugFormField} | kwargs)
