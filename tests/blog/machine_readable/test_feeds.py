"""Feeds: valid by feedparser and by the rules of Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1."""

from __future__ import annotations

import datetime as dt
import re

import feedparser
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import etree

from blog.models import Post
from tests.factories import make_photo, make_post, make_recipe

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def post() -> Post:
    photo = make_photo(name="soup.jpg", alt="A bowl of soup")
    recipe = make_recipe("Onion Soup", ingredients="2 onions", instructions="Cut & weep.", photo=photo)
    body = "It *simmers* & sings. See [bread](/bread/).\n\n![A bowl](photo:soup)\n\n[recipe]"
    return make_post(
        "Onion Soup",
        recipes=[recipe],
        body=body,
        summary="Soup <of> onions",
        categories=["Soup"],
        lead_photo=photo,
    )


def atom_of(client):
    return etree.fromstring(client.get("/feed/").content)


@pytest.mark.parametrize("address", ["/feed/", "/feed/rss/"])
def test_feedparser_finds_no_fault(client, post, address):
    parsed = feedparser.parse(client.get(address).content)
    assert not parsed.bozo
    assert [(entry.title, entry.link) for entry in parsed.entries] == [
        ("Onion Soup", "http://127.0.0.1:8000/onion-soup/")
    ]


@pytest.mark.parametrize("address", ["/feed/", "/feed/rss/"])
def test_it_holds_the_whole_post(client, post, address):
    content = feedparser.parse(client.get(address).content).entries[0].content[0].value
    assert "<em>simmers</em> &amp; sings" in content
    assert "<li>2 onions</li>" in content
    assert "<li>Cut &amp; weep.</li>" in content


@pytest.mark.parametrize("address", ["/feed/", "/feed/rss/", "/feed.json"])
def test_every_address_in_it_is_absolute(client, post, address):
    response = client.get(address)
    text = (
        response.json()["items"][0]["content_html"] if address.endswith("json") else response.content.decode()
    )
    found = re.findall(r'(?:href|src)=(?:"|&quot;)([^"&]+)', text)
    assert found
    assert [each for each in found if not each.startswith("http")] == []


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("#tips", "http://127.0.0.1:8000/soup/#tips"),
        ("other-post/", "http://127.0.0.1:8000/soup/other-post/"),
        ("../bread/", "http://127.0.0.1:8000/bread/"),
        ("/bread/?a=1&b=2", "http://127.0.0.1:8000/bread/?a=1&amp;b=2"),
        ("?scale=2", "http://127.0.0.1:8000/soup/?scale=2"),
        ("//example.com/x", "http://example.com/x"),
        ("https://example.com/x", "https://example.com/x"),
        ("mailto:ada@example.com", "mailto:ada@example.com"),
    ],
)
@pytest.mark.parametrize("feed", ["/feed/", "/feed/rss/", "/feed.json"])
def test_a_relative_address_is_read_from_its_post(client, typed, address, feed):
    make_post("Soup", body=f"See [there]({typed}).")
    response = client.get(feed)
    content = (
        response.json()["items"][0]["content_html"]
        if feed.endswith("json")
        else feedparser.parse(response.content).entries[0].content[0].value
    )
    assert f'<a href="{address}">there</a>'.replace("&amp;", "&") in content.replace("&amp;", "&")


def test_words_that_look_like_an_address_are_left_alone(client):
    make_post("Soup", body='Write `<a href="#tips">`.')
    content = client.get("/feed.json").json()["items"][0]["content_html"]
    assert 'href="#tips"' in content.replace("&quot;", '"')


def test_a_feed_says_nothing_where_there_is_nothing_to_say(client):
    make_post("Soup")
    atom = atom_of(client)
    assert atom.find(f"{ATOM}subtitle") is None
    assert atom.find(f"{ATOM}entry/{ATOM}summary") is None
    assert etree.fromstring(client.get("/feed/rss/").content).findtext("channel/description") == "Low & Slow"


def test_a_json_feed_names_its_authors(client, post):
    feed = client.get("/feed.json").json()
    assert [author["name"] for author in feed["authors"]] == ["Low & Slow"]
    assert [author["name"] for author in feed["items"][0]["authors"]] == ["Low & Slow"]


def test_an_atom_feed_has_what_rfc_4287_asks_for(client, post):
    feed = atom_of(client)
    assert all(feed.find(ATOM + name) is not None for name in ("id", "title", "updated"))
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == "http://127.0.0.1:8000/feed/"


def test_an_atom_entry_has_what_rfc_4287_asks_for(client, post):
    entry = atom_of(client).find(ATOM + "entry")
    assert all(
        entry.find(ATOM + name) is not None for name in ("id", "title", "updated", "published", "author")
    )
    assert entry.find(ATOM + "content").get("type") == "html"


def test_an_rss_channel_has_what_rss_2_asks_for(client, post):
    channel = etree.fromstring(client.get("/feed/rss/").content).find("channel")
    assert all(channel.find(name) is not None for name in ("title", "link", "description"))
    item = channel.find("item")
    assert item.find("guid").text == "http://127.0.0.1:8000/onion-soup/"
    assert re.fullmatch(r"\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}", item.find("pubDate").text)


def test_a_json_feed_has_what_its_version_1_1_asks_for(client, post):
    response = client.get("/feed.json")
    feed = response.json()
    assert response["Content-Type"] == "application/feed+json"
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "http://127.0.0.1:8000/feed.json"
    item = feed["items"][0]
    assert item["id"] == item["url"] == "http://127.0.0.1:8000/onion-soup/"
    assert dt.datetime.fromisoformat(item["date_published"]).tzinfo is not None
    assert item["tags"] == ["Soup"]


def test_it_hides_drafts_pages_and_posts_to_come(client, post):
    make_post("Draft", status=Post.Status.DRAFT)
    make_post("Page", kind=Post.Kind.PAGE)
    make_post("Later", published_at=timezone.now() + dt.timedelta(days=1))
    assert [item["title"] for item in client.get("/feed.json").json()["items"]] == ["Onion Soup"]


def test_an_unchanged_feed_is_not_sent_again(client, post):
    first = client.get("/feed/")
    again = client.get("/feed/", headers={"if-modified-since": first["Last-Modified"]})
    assert again.status_code == 304


@pytest.mark.parametrize("address", ["/feed/", "/feed/rss/", "/feed.json"])
def test_an_empty_site_has_a_feed(client, address):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/feed/", "/feed.json"])
def test_it_takes_as_many_queries_for_two_posts_as_for_twelve(client, post, address):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    make_post("Second", recipes=[make_recipe("Second")], body="![A bowl](photo:soup)")
    client.get(address)
    few = queries()
    for number in range(10):
        make_post(f"Post {number}", recipes=[make_recipe(f"R {number}")], body="![A bowl](photo:soup)")
    assert queries() == few


@pytest.mark.parametrize(
    ("old", "new"), [("/feed/atom/", "/feed/"), ("/feed/rss2/", "/feed/rss/"), ("/index.xml", "/feed/rss/")]
)
def test_readers_of_other_blogs_move_over(client, old, new):
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (301, new)
