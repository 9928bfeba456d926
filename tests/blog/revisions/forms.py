"""What a browser would send: every field of a form as it stands in the page, hidden ones too."""

from __future__ import annotations

import lxml.html


def fields_of(response, form_id: str) -> dict[str, list[str] | str]:
    """Names and values as sent by the form's first button; a field of several values is a list."""
    form = lxml.html.fromstring(response.content.decode()).get_element_by_id(form_id)
    sent: dict[str, list[str]] = {}
    for name, value in form.form_values():
        if name != "csrfmiddlewaretoken" and "__prefix__" not in name:
            # A text area begins with a line end that belongs to the page, and HTML's reader leaves it in.
            area = form.inputs[name]
            text = value.removeprefix("\n") if getattr(area, "tag", "") == "textarea" else value
            sent.setdefault(name, []).append(text)
    return {name: values[0] if len(values) == 1 else values for name, values in sent.items()}
