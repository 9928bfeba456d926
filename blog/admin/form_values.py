"""What stands in a form, as plain values that can be compared, kept and put back: a text, or a list of keys."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from blog.revisions import Value
from recipes.photos.robust_admin import is_key


def stored_values(form: forms.ModelForm) -> dict[str, Value]:
    """Of an unbound form: what is stored."""
    return {
        name: _plain(form.get_initial_for_field(field, name), field) for name, field in form.fields.items()
    }


def typed_values(form: forms.ModelForm) -> dict[str, Value]:
    """Of a bound form: what was typed, valid or not. A file's field where none was sent is left out."""
    read = {name: _read(form, name, field) for name, field in form.fields.items()}
    return {
        name: _plain(value, form.fields[name])
        for name, value in read.items()
        if value is not None or not isinstance(form.fields[name], forms.FileField)
    }


def put(data: QueryDict, form: forms.ModelForm, name: str, value: Value) -> None:
    """A stored `value` in place of what was typed in the field called `name`. No form can be sent a file back."""
    field, key = form.fields[name], form.add_prefix(name)
    if isinstance(value, list):
        data.setlist(key, value)
    elif isinstance(field, forms.BooleanField):
        data.pop(key, None)
        if value:
            data[key] = "on"
    elif isinstance(field, forms.SplitDateTimeField):
        parts = field.widget.decompress(_moment(value))
        for number, (part, widget) in enumerate(zip(parts, field.widget.widgets, strict=True)):
            data[f"{key}_{number}"] = widget.format_value(part) or ""
    elif isinstance(field, forms.DateField):
        data[key] = field.widget.format_value(parse_date(value)) or "" if value else ""
    elif not isinstance(field, forms.FileField):
        data[key] = value


def shown(form: Any, name: str, value: Value) -> str:
    """`value` in words, a line for each of a list."""
    field = form.fields.get(name)
    values = value if isinstance(value, list) else [value]
    if isinstance(field, forms.ModelChoiceField):
        keys = [key for key in values if is_key(key)]
        rows = field.queryset.in_bulk([int(key) for key in keys]) if field.queryset is not None else {}
        return "\n".join(str(rows.get(int(key), key)) for key in keys)
    if isinstance(field, forms.BooleanField):
        return _("yes") if value else _("no")
    if isinstance(field, forms.ChoiceField):
        labels = {str(key): str(label) for key, label in field.widget.choices}
        return "\n".join(labels.get(key, key) for key in values)
    if isinstance(field, forms.SplitDateTimeField) and (moment := _moment(values[0])):
        return f"{timezone.localtime(moment):%Y-%m-%d %H:%M:%S}"
    return "\n".join(values)


def _moment(text: Any) -> dt.datetime | None:
    """None for what is no date and time, typed or empty."""
    try:
        return parse_datetime(text)
    except ValueError:
        return None


def _read(form: forms.ModelForm, name: str, field: forms.Field):
    raw = field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
    if isinstance(field, forms.SplitDateTimeField | forms.DateField):
        try:
            return field.clean(raw)
        except ValidationError:
            return " ".join(str(part or "") for part in raw) if isinstance(raw, list) else raw
    return raw


def _plain(value, field: forms.Field) -> Value:
    if isinstance(field, forms.ModelMultipleChoiceField | forms.MultipleChoiceField):
        return sorted(
            (str(getattr(entry, "pk", entry)) for entry in value or []), key=lambda key: (len(key), key)
        )
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).replace(microsecond=0).isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(field, forms.BooleanField):
        return "on" if value else ""
    text = "" if value is None or value is False else str(value)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.strip() if getattr(field, "strip", False) else text.rstrip("\n")
