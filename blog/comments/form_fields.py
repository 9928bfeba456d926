"""Text as browsers send it: what they add to it is not the reader's."""

from __future__ import annotations

import re
from typing import Any

from django import forms

# What ends a line, and other control characters: none of them can be typed into a field of one line.
_NOT_OF_ONE_LINE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def one_line(text: str) -> str:
    """The text on one line: a space where lines ended or control characters stood."""
    return _NOT_OF_ONE_LINE.sub(" ", text).strip()


class MultilineField(forms.CharField):
    """A text area. Browsers send each line end as two characters; it is counted and stored as one."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        if isinstance(value, str):
            value = value.replace("\r\n", "\n").replace("\r", "\n")
        return super().to_python(value) or ""


class NameField(forms.CharField):
    """A name on one line, with something in it to be seen."""

    def to_python(self, value: Any) -> str:
        value = super().to_python(value)
        if value in self.empty_values or "\0" in value:
            return value  # a null byte is refused like everywhere
        value = one_line(value)
        return value if any(sign.isprintable() and not sign.isspace() for sign in value) else ""
