"""Where an address that nothing answers leads: at most three queries, always in one step."""

from __future__ import annotations

import logging
import re
from urllib.parse import parse_qs, urlencode, urlsplit

from django.db import DatabaseError
from django.db.models import F
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils import timezone

from .models import OldAddress
from .normal import candidates, normal, width_of

log = logging.getLogger(__name__)

_STEPS = 5  # of rows that lead to old addresses of this site again
# What every WordPress site has, wherever its posts stand.
_EVERYWHERE = {
    "comments/feed": "comments:feed", "feed/rdf": "blog:feed_rss", "feed/json": "blog:feed_json",
    "wp-sitemap.xml": "blog:sitemap", "sitemap_index.xml": "blog:sitemap", "sitemaps.xml": "blog:sitemap",
    "post-sitemap.xml": "blog:sitemap", "page-sitemap.xml": "blog:sitemap",
    "wp-rss.php": "blog:feed_rss", "wp-rss2.php": "blog:feed_rss", "wp-atom.php": "blog:feed",
    "?feed=rss2": "blog:feed_rss", "?feed=rss": "blog:feed_rss", "?feed=atom": "blog:feed", "?feed": "blog:feed_rss",
    "?feed=comments-rss2": "comments:feed",
}  # fmt: skip
_PRINT = re.compile(r"/print(?:/\d*)?/?$", re.I)
_DAY = re.compile(r"^(\d{4})/(\d{1,2})(?:/\d{1,2})(?:/page/\d+)?$")


def find(address: str) -> str | None:
    """The address, of this site or another, that `address` (a path with its query) leads to; counts the hit."""
    names = candidates(address)
    if not names:
        return None
    rows = {row.address: row for row in OldAddress.objects.with_targets().filter(address__in=names)}
    for name in names:
        if name in rows and (target := _target(rows[name], address)):
            _count(rows[name])
            return _unless_same(target, address)
    return _unless_same(_of_today(names, address) or _everywhere(address, names), address)


def target_of(row: OldAddress) -> str | None:
    """Where a row leads now; None where that is not public."""
    return _target(row, "")


def _target(row: OldAddress, address: str, steps: int = 0) -> str | None:
    if row.post is not None and row.post.is_public:
        return row.post.get_absolute_url() + (row.suffix or _print(address, row.post))
    if row.category is not None:
        return row.category.get_absolute_url()
    if row.tag is not None:
        return row.tag.get_absolute_url()
    if row.photo is not None:
        return row.photo.url(width_of(address) or 1200)
    if not row.url.startswith("/") or row.url.startswith("//") or steps >= _STEPS or _answers(row.url):
        return row.url or None
    names = candidates(row.url)
    further = {each.address: each for each in OldAddress.objects.with_targets().filter(address__in=names)}
    for name in names:
        if name in further and further[name].pk != row.pk:
            return _target(further[name], row.url, steps + 1)
    return _of_today(names, row.url) or row.url


def _print(address: str, post) -> str:
    """A print page stays one, where there is a recipe to print."""
    return "print/" if _PRINT.search(urlsplit(address).path) and post.recipes.exists() else ""


def _answers(address: str) -> bool:
    """Whether an address is one of the site's own pages, and no slug that may be gone."""
    try:
        found = resolve(urlsplit(address).path)
    except Resolver404:
        return False
    return found.view_name not in ("blog:post_detail", "blog:post_print")


def _of_today(names: list[str], address: str) -> str | None:
    """A public post that stands there today, but for letter case, slash or what stood behind its address."""
    slugs = [name for name in names if "/" not in name and "?" not in name]
    posts = (
        {post.slug.lower(): post for post in OldAddress.all_posts().published().filter(slug__in=slugs)}
        if slugs
        else {}
    )
    post = next((posts[slug] for slug in slugs if slug in posts), None)
    return post.get_absolute_url() + _print(address, post) if post else None


def _everywhere(address: str, names: list[str]) -> str | None:
    query = parse_qs(urlsplit(address).query)
    if words := query.get("s"):
        return f"{reverse('blog:search')}?{urlencode({'q': words[0][:200]})}"
    if (name := _EVERYWHERE.get(normal(address))) is not None:
        try:
            return reverse(name)
        except NoReverseMatch:
            return None
    if day := next(filter(None, map(_DAY.match, names)), None):
        return reverse("blog:month", args=[int(day[1]), int(day[2])]) if 1 <= int(day[2]) <= 12 else None
    return None


def _unless_same(target: str | None, address: str) -> str | None:
    """An address never leads to itself."""
    return None if target and target.partition("#")[0] == address else target


def _count(row: OldAddress) -> None:
    """One more hit. Counting never stands in a reader's way."""
    try:
        OldAddress.objects.filter(pk=row.pk).update(hits=F("hits") + 1, last_hit_at=timezone.now())
    except DatabaseError:
        log.warning("A hit of %s was not counted.", row.shown)
