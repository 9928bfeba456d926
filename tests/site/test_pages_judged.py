"""Every kind of page before its judges: no message from the Nu checker, no violation from axe."""

from __future__ import annotations

import pytest

from blog.config import demo
from tests.factories import make_author, make_comment, make_photo, make_post, make_recipe

from .judges import axe_violations, needs_nu, nu_messages

SEED = f"/{demo.SLUG}/"
PAGES = {
    "home": "/",
    "post": SEED,
    "print": f"{SEED}print/",
    "three-recipes": "/three-soups/",
    "about": "/about/",
    "contact": "/contact/",
    "privacy": "/privacy/",
    "recipes": "/recipes/",
    "term": "/recipes/category/pork/",
    "category": "/category/pork/",
    "archive": "/archive/",
    "month": "/2026/5/",
    "search": "/search/?q=pork",
    "search-nothing": "/search/?q=xylophone",
    "scaled": f"{SEED}?scale=2&units=metric",
    "missing": "/nothing-stands-here/",
}


@pytest.fixture
def site(seed_post):
    """The demo, beside a post with every part that it has not."""
    step_photo = make_photo(name="step.jpg")
    soup = make_recipe(
        "Onion soup",
        "## Soup\n2 onions\n1 l water\n\n## On top\n1 slice of bread",
        "## First\n### Slice\nSlice the onions. ![](photo:step)\n\n## Then\nBoil for 20 minutes.",
        categories="Soup, Starter", methods="Boiling", cuisines="French", keywords="soup, onion",
        yield_text="4 servings", yield_number=4, yield_unit="serving", prep_text="10 min", prep_minutes=10,
        total_text="1 hr", total_minutes=60, photo=step_photo, equipment=["pot"], nutrition={"calories": "200 kcal"},
        source_name="Grandmother", source_url="https://example.com/soup", description="Warm.\n\nAnd cheap.",
    )  # fmt: skip
    post = make_post(
        "Three soups",
        [soup, make_recipe("Clear soup"), make_recipe("Cold soup", ingredients="", instructions="")],
        categories=["Soup"], tags=["winter"], author=make_author(),
        body="# Why soup\n\nBecause.\n\n- one\n- two\n\n> said\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        '![Bowl](photo:step "A bowl")\n\n[recipe clear-soup]\n\nMore *words* and `code`.',
    )  # fmt: skip
    first = make_comment(post, words="One\n\nTwo <b>https://example.com/</b>")
    make_comment(post, parent=first, words="Answered")
    return post


@pytest.mark.slow
@needs_nu
def test_the_nu_checker_has_no_message(client, site, tmp_path):
    pages = {name: client.get(url).content.decode() for name, url in PAGES.items()}
    messages = nu_messages(pages, tmp_path)
    assert not messages, "\n".join(messages)


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_axe_finds_no_violation(live_server, site, new_page, width, dark):
    page = new_page(width, dark=dark)
    found = {}
    for name, url in PAGES.items():
        page.goto(live_server.url + url)
        if violations := axe_violations(page):
            found[name] = violations
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.setdefault(name, []).append("scrolls sideways")
    assert not found, "\n".join(f"{name}: {what}" for name, what in found.items())
