"""Atom, RSS and JSON Feed (https://www.jsonfeed.org/version/1.1/): whole posts, absolute addresses."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import urljoin

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.html import escape
from django.views.decorators.http import condition

from blog import blocks
from blog.models import Post, SiteSettings

from .structured_data import absolute, byline, description_of, share_images

ITEMS = 20
# Where WordPress, Jekyll and Hugo keep theirs: readers move over unchanged.
OLD_ADDRESSES = (
    ("feed/atom/", "blog:feed"),
    ("atom.xml", "blog:feed"),
    ("feed/rss2/", "blog:feed_rss"),
    ("rss/", "blog:feed_rss"),
    ("rss.xml", "blog:feed_rss"),
    ("index.xml", "blog:feed_rss"),
)
_TAG = re.compile(r"""<[a-zA-Z](?:[^"'>]|"[^"]*"|'[^']*')*>""")
_ADDRESS = re.compile(r'(\s(?:href|src|poster|cite)=")([^"]*)"')
_SOURCE = re.compile(r"<source\b[^>]*>")
_SIZES = re.compile(r'\s(?:srcset|sizes|loading|decoding|fetchpriority|class)="[^"]*"')


def latest() -> list[Post]:
    """The newest public posts with all they show: a fixed number of queries."""
    posts = list(Post.objects.posts().published().newest_first().for_page()[:ITEMS])
    photos = blocks.photos_named(post.body for post in posts)
    for post in posts:
        post.__dict__["blocks"] = blocks.read(post.body, post.recipe_list, photos)
    return posts


def content_of(post: Post) -> str:
    """The whole post as plain HTML for a reader elsewhere: no classes, every address absolute."""
    address = absolute(post.get_absolute_url())
    html = render_to_string("blog/_feed_content.html", {"post": post, "address": address})
    return absolute_addresses(_SIZES.sub("", _SOURCE.sub("", html)), address).strip()


def absolute_addresses(html: str, page: str) -> str:
    """HTML whose addresses are read from `page`, with each of them absolute: it may be shown anywhere."""

    def joined(found: re.Match[str]) -> str:
        try:
            return f'{found[1]}{escape(urljoin(page, unescape(found[2])))}"'
        except ValueError:  # no address at all, such as "http://[": left as typed
            return found[0]

    return _TAG.sub(lambda tag: _ADDRESS.sub(joined, tag[0]), html)


def last_change(request: HttpRequest | None = None):
    return (
        Post.objects.posts().published().order_by("-updated_at").values_list("updated_at", flat=True).first()
    )


class _Atom(Atom1Feed):
    def add_item_elements(self, handler, item) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


class _Rss(Rss201rev2Feed):
    def rss_attributes(self) -> dict:
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def add_item_elements(self, handler, item) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["content"])


class AtomFeed(Feed):
    feed_type: type[SyndicationFeed] = _Atom
    address_name = "blog:feed"

    def __call__(self, request, *args, **kwargs):
        self.site = SiteSettings.load()
        self.language = self.site.language_code
        return super().__call__(request, *args, **kwargs)

    def title(self) -> str:
        return self.site.name

    def subtitle(self) -> str | None:
        return self.site.tagline or self.site.description or None

    description = subtitle

    def link(self) -> str:
        return absolute("/")

    def feed_url(self) -> str:
        return absolute(reverse(self.address_name))

    feed_guid = link

    def feed_copyright(self) -> str:
        return f"© {self.site.name}"

    def items(self) -> list[Post]:
        return latest()

    def item_title(self, post: Post) -> str:
        return post.title

    def item_description(self, post: Post) -> Any:
        return description_of(post) or None  # None: no empty element

    def item_link(self, post: Post) -> str:
        return absolute(post.get_absolute_url())

    def item_author_name(self, post: Post) -> str:
        return byline(post, self.site)

    def item_pubdate(self, post: Post):
        return post.published_at

    def item_updateddate(self, post: Post):
        return post.updated_at

    def item_categories(self, post: Post) -> list[str]:
        return post.labels

    def item_extra_kwargs(self, post: Post) -> dict:
        return {"content": content_of(post)}


class RssFeed(AtomFeed):
    feed_type = _Rss

    def description(self) -> str:
        """RSS asks for one."""
        return self.subtitle() or self.site.name

    address_name = "blog:feed_rss"


def json_feed(request: HttpRequest) -> HttpResponse:
    site = SiteSettings.load()
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.name,
        "home_page_url": absolute("/"),
        "feed_url": absolute(reverse("blog:feed_json")),
        "description": site.tagline or site.description,
        "language": site.language_code,
        "authors": [{"name": site.author_name or site.name, "url": absolute("/")}],
        "items": [_json_item(post, site) for post in latest()],
    }
    if not feed["description"]:
        del feed["description"]
    return JsonResponse(feed, content_type="application/feed+json", json_dumps_params={"ensure_ascii": False})


def _json_item(post: Post, site: SiteSettings) -> dict:
    address, image = absolute(post.get_absolute_url()), next(iter(share_images(post)), None)
    item = {
        "id": address,
        "url": address,
        "title": post.title,
        "content_html": content_of(post),
        "summary": description_of(post),
        "image": image.url if image else "",
        "date_published": post.published_at.isoformat() if post.published_at else "",
        "date_modified": post.updated_at.isoformat(),
        "authors": [{"name": byline(post, site)}],
        "tags": post.labels,
    }
    return {name: value for name, value in item.items() if value}


fresh = condition(last_modified_func=last_change)
atom = fresh(AtomFeed())
rss = fresh(RssFeed())
json = fresh(json_feed)
