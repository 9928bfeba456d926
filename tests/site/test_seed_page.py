"""The page of the seed: every word, in its order."""

from __future__ import annotations

import base64
import gzip
import hashlib
import itertools
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.config import demo
from blog.models import Post
from recipes.models import Recipe
from recipes.photos.models import Photo
from tests.factories import make_author, make_comment, make_post

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed" / f"{demo.SLUG}.txt"
URL = f"/{demo.SLUG}/"


class Words(HTMLParser):
    """The words of a page in order, alternative texts included; scripts are not words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.tags: list[tuple[str, dict]] = []
        self.silent = 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        if tag in {"script", "style", "title"}:
            self.silent += 1
        if tag == "img":
            self.parts.append(f" {attributes.get('alt') or ''} ")
        elif tag not in {"b", "i", "span", "a", "em", "strong"}:
            self.parts.append(" ")

    def handle_endtag(self, tag):
        if tag in {"script", "style", "title"}:
            self.silent -= 1
        elif tag not in {"b", "i", "span", "a", "em", "strong"}:
            self.parts.append(" ")

    def handle_data(self, data):
        if not self.silent:
            self.parts.append(data)

    @property
    def text(self) -> str:
        return collapse("".join(self.parts))


def collapse(text: str) -> str:
    """Breaking white space as one space, as a browser shows it; no-break spaces are words' own."""
    return re.sub(r"[ \t\r\n]+", " ", text)


def seed_lines() -> list[str]:
    """The seed's lines without its bullets and numbers (the page's lists make those)."""
    lines = []
    for line in SEED.read_text(encoding="utf-8").splitlines():
        words = re.sub(r"^ *(?:•|\d+\.) ", "", line).strip(" ")
        if words:
            lines.append(collapse(words))
    return lines


needs_seed = pytest.mark.skipif(not SEED.exists(), reason="../shared/seed is not beside the checkout")


@needs_seed
def test_every_line_of_the_seed_stands_on_the_page_in_its_order(client, seed_post):
    text = Words(client.get(URL).content.decode()).text
    at = text.index("Skip to content")
    for line in seed_lines():
        found = text.find(line, at)
        assert found >= 0, f"missing or out of order: {line!r}"
        at = found + len(line)


@needs_seed
@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_a_browser_shows_every_line_of_the_seed_in_order(live_server, seed_post, new_page, width):
    page = new_page(width, javascript=False)
    page.goto(live_server.url + URL)
    alts = page.eval_on_selector_all(".post img", "images => images.map(image => image.alt)")
    text = collapse(page.inner_text("body"))
    at = 0
    for line in seed_lines():
        if line in alts and line not in text[at:]:
            continue
        found = text.find(line, at)
        assert found >= 0, f"missing or out of order: {line!r}"
        at = found + len(line)


def test_the_six_photos_have_their_alternative_texts(client, seed_post):
    tags = Words(client.get(URL).content.decode()).tags
    alts = [attributes["alt"] for tag, attributes in tags if tag == "img" and attributes["alt"]]
    assert alts[:6] == [
        "crispy pork belly garnished with a soy glaze served alongside steamed rice and bak choy",
        "crispy pork belly garnished with a soy glaze",
        "crispy pork belly over steamed rice with bak choy and a soy glaze",
        "crispy pork belly over steamed rice with bak choy",
        "crispy pork belly garnished with soy glaze",
        "crispy pork belly over steamed rice with bak choy",
    ]


def test_the_card_has_its_lists(client, seed_post):
    html = client.get(URL).content.decode()
    card = html[html.index('id="recipe"') :]
    assert card.count('<input type="checkbox"') == 9
    steps = re.findall(r'<ol class="steps.*?</ol>', card, re.S)
    assert [steps_list.count("<li") for steps_list in steps] == [1, 7]
    notes = re.search(r"recipe-card__notes.*?<ol>(.*?)</ol>", card, re.S)
    assert notes
    assert notes[1].count("<li>") == 2


def test_one_h1_and_headings_in_order(client, seed_post):
    levels = [
        int(tag[1]) for tag, _ in Words(client.get(URL).content.decode()).tags if re.fullmatch("h[1-6]", tag)
    ]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in itertools.pairwise(levels))


def test_the_page_is_the_same_for_everybody(client, seed_post):
    first = client.get(URL)
    client.force_login(make_author())
    second = client.get(URL)
    assert first.content == second.content
    assert "Cookie" not in first.get("Vary", "")
    assert not first.cookies
    assert b"csrf" not in first.content.lower()


def test_loading_the_demo_twice_changes_nothing(seed_post):
    before = [Post.objects.count(), Recipe.objects.count(), Photo.objects.count()]
    demo.load(make_author())
    assert [Post.objects.count(), Recipe.objects.count(), Photo.objects.count()] == before


def test_removing_the_demo_leaves_what_the_author_wrote(seed_post):
    mine = make_post("My own soup", categories=["Pork"])
    demo.remove()
    assert set(Post.objects.values_list("slug", flat=True)) == {mine.slug, "about", "contact", "privacy"}
    assert Photo.objects.count() == Recipe.objects.count() == 0
    assert mine.categories.count() == 1
    assert not demo.is_loaded()


def test_the_page_takes_at_most_12_queries_among_410_posts_with_1_or_500_comments(client, seed_post):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(URL).status_code == 200
        return len(captured)

    others = (
        Post(
            title="Another", slug=f"another-{number}", status="published", published_at=seed_post.published_at
        )
        for number in range(410)
    )
    Post.objects.bulk_create(others)
    client.get(URL)
    with_one = queries()
    for number in range(499):
        make_comment(seed_post, name=f"Reader {number}", mail=f"{number}@example.org", words="Nice")
    assert with_one == queries() <= 12


def test_html_css_and_js_weigh_at_most_30_kb(client, seed_post):
    html = client.get(URL).content.decode()
    linked = re.findall(r'<(?:script|link rel="stylesheet")[^>]+(?:src|href)="/static/([^"]+)"', html)
    assert "css/reading.css" in linked
    files = [html.encode(), *(Path(finders.find(path)).read_bytes() for path in linked)]
    assert sum(len(gzip.compress(file)) for file in files) <= 30_000


def test_the_policy_names_each_script_in_the_page_and_no_other(client, seed_post):
    response = client.get(URL)
    scripts = re.findall(r'<script type="module">(.*?)</script>', response.content.decode(), re.DOTALL)
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in scripts
    }
    policy = dict(
        part.strip().split(" ", 1) for part in response.headers["Content-Security-Policy"].split(";")
    )
    assert len(hashes) == 2
    assert set(policy["script-src"].split()) == {"'self'", *hashes}
    assert policy["style-src"] == "'self'"
