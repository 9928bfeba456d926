"""{% icon %}: one drawing for each icon, in templates/icons/."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template

TEMPLATES = Path(settings.BASE_DIR, "templates")
ICONS = sorted(path.stem for path in TEMPLATES.glob("icons/*.svg"))


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_hidden_from_screen_readers_and_takes_no_line_of_its_own(name):
    svg = Template("{% load icons %}{% icon name %}").render(Context({"name": name}))
    assert svg.startswith("<svg ")
    assert svg.endswith("</svg>")
    assert 'aria-hidden="true"' in svg


def test_every_icon_is_used_and_no_template_draws_its_own():
    used = set()
    for template in TEMPLATES.rglob("*.html"):
        text = template.read_text(encoding="utf-8")
        assert "<svg" not in text, template.name
        used |= set(re.findall(r'{% icon "([^"]+)" %}', text))
    assert used == set(ICONS)
