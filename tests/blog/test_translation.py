"""The German catalogue: every fixed word of the public pages, compiled."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

from django.conf import settings

CATALOGUE = Path(settings.BASE_DIR) / "blog" / "locale" / "de" / "LC_MESSAGES"
_STRING = re.compile(r'"(.*)"')


def entries() -> list[tuple[str, str, str, list[str]]]:
    """Where each message stands, the message, its plural, and the translations."""
    found = []
    for entry in (CATALOGUE / "django.po").read_text().split("\n\n")[1:]:
        places = " ".join(re.findall(r"^#: (.*)$", entry, re.M))
        parts = re.split(r"^(msgid_plural|msgid|msgstr(?:\[\d\])?) ", entry, flags=re.M)[1:]
        named = [
            (name, "".join(_STRING.findall(text)).replace("\\n", "\n").replace('\\"', '"'))
            for name, text in zip(parts[::2], parts[1::2], strict=True)
        ]
        message = next(text for name, text in named if name == "msgid")
        plural = next((text for name, text in named if name == "msgid_plural"), "")
        found.append((places, message, plural, [text for name, text in named if name.startswith("msgstr")]))
    return found


def test_every_message_of_the_public_templates_is_translated():
    public = [each for each in entries() if re.search(r"templates/(?!admin)", each[0])]
    assert len(public) > 100
    assert [message for _places, message, _plural, german in public if not all(german)] == []


def test_placeholders_survive_translation():
    def placeholders(text: str) -> set[str]:
        return set(re.findall(r"%\(\w+\)[sd]", text))

    wrong = [
        message
        for _places, message, plural, german in entries()
        for text in german
        if placeholders(text) - placeholders(message + plural)
    ]
    assert wrong == []


def test_the_compiled_catalogue_is_that_of_the_source():
    with (CATALOGUE / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    single = [
        (message, german[0])
        for _places, message, _plural, german in entries()
        if len(german) == 1 and german[0]
    ]
    assert [(message, compiled.gettext(message)) for message, _german in single] == single
