"""The joined style sheets: small, and nothing lost on the way."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from blog.static_files.stylesheets import minified

SHEETS = ["css/reading.css", "css/lists.css"]
TEMPLATES = Path(settings.BASE_DIR, "templates")


def text_of(sheet: str) -> str:
    return Path(finders.find(sheet)).read_text(encoding="utf-8")


def classes(text: str) -> set[str]:
    return set(re.findall(r"\.([a-z][a-z0-9_-]*)", text))


def test_minifying_takes_out_only_what_a_browser_does_not_read():
    sheet = """
      /* Words */
      .a :hover, .b { margin: 0 auto; }
      @media (width >= 40rem) { .a > b { content: "a: b"; } }
    """
    assert minified(sheet) == ('.a :hover,.b{margin:0 auto}@media (width>=40rem){.a>b{content:"a: b"}}')


def test_every_source_is_in_a_sheet():
    joined = text_of(SHEETS[0]) + text_of(SHEETS[1])
    for source in Path(settings.BASE_DIR, "static/css").glob("*.css"):
        if not source.name.startswith("admin"):
            assert minified(source.read_text(encoding="utf-8")) in joined, source.name


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_layers_are_declared_first(sheet):
    assert text_of(sheet).startswith("@layer reset,base,layout,components,print;")


PAGES = {
    "css/reading.css": [
        "blog/post_detail.html",
        "blog/post_print.html",
        "blog/_photos.html",
        "blog/_post_head.html",
        "blog/_related.html",
        "blog/_missing.html",
        "blog/_tile.html",
        "blog/_no_photo.html",
        "recipes/*.html",
        "comments/*.html",
    ],
    "css/lists.css": [
        "404.html",
        "500.html",
        "blog/post_list.html",
        "blog/archive.html",
        "blog/search.html",
        "blog/recipe_index.html",
        "blog/_feature.html",
        "blog/_facets.html",
        "blog/_search_result.html",
        "blog/_search*.html",
        "blog/_tile.html",
        "blog/_recipe_tile.html",
        "blog/_no_photo.html",
        "_pagination.html",
    ],
}


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_page_finds_every_class_that_the_other_sheet_styles(sheet):
    """A component that moves to another kind of page must take its file along."""
    other = next(name for name in SHEETS if name != sheet)
    missing = classes(text_of(other)) - classes(text_of(sheet))
    for pattern in PAGES[sheet]:
        templates = list(TEMPLATES.glob(pattern))
        assert templates, pattern
        for template in templates:
            values = " ".join(re.findall(r'class="([^"]*)"', template.read_text(encoding="utf-8")))
            assert not set(re.findall(r"[a-z][a-z0-9_-]*", values)) & missing, template.name
