"""What a WordPress export holds, as plain values: whatever the file's version, each field may be empty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Author:
    id: int = 0
    login: str = ""
    email: str = ""
    name: str = ""


@dataclass
class Term:
    """A category, a tag, or a term of any other taxonomy. `parent` is a slug."""

    id: int = 0
    taxonomy: str = ""
    slug: str = ""
    parent: str = ""
    name: str = ""
    description: str = ""
    meta: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Comment:
    """Content is HTML-like text. `approved`: "1", "0", "spam", "trash", …; `kind`: "", "comment", "pingback", …"""

    id: int = 0
    parent: int = 0
    user_id: int = 0
    author: str = ""
    email: str = ""
    url: str = ""
    ip: str = ""
    date: str = ""
    date_gmt: str = ""
    content: str = ""
    approved: str = ""
    kind: str = ""
    meta: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Item:
    """A post, a page, an attachment, a recipe or whatever else plugins keep as posts. Dates are as written."""

    id: int = 0
    type: str = ""
    title: str = ""
    link: str = ""
    guid: str = ""
    creator: str = ""
    content: str = ""
    excerpt: str = ""
    date: str = ""
    date_gmt: str = ""
    modified_gmt: str = ""
    name: str = ""
    status: str = ""
    parent: int = 0
    menu_order: int = 0
    password: str = ""
    sticky: bool = False
    comment_status: str = ""
    attachment_url: str = ""
    line: int = 0
    terms: list[tuple[str, str, str]] = field(default_factory=list)  # taxonomy, slug, name
    meta: list[tuple[str, str]] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)

    def meta_value(self, *keys: str) -> str:
        """The first value that is not empty under one of `keys`, in their order."""
        for key in keys:
            for name, value in self.meta:
                if name == key and value.strip():
                    return value
        return ""

    def meta_values(self, key: str) -> Iterator[str]:
        return (value for name, value in self.meta if name == key)

    def terms_of(self, *taxonomies: str) -> list[str]:
        """The names of its terms of these taxonomies, each once."""
        return list(dict.fromkeys(name for taxonomy, _slug, name in self.terms if taxonomy in taxonomies))

    @property
    def moment(self) -> dt.datetime | None:
        """When it was, or is to be, published: UTC where the file says so, else naive in the site's zone."""
        return moment_of(self.date_gmt, self.date)


@dataclass
class Channel:
    """The file's head: the site that was exported."""

    title: str = ""
    link: str = ""
    site_url: str = ""
    blog_url: str = ""
    version: str = ""

    @property
    def address(self) -> str:
        """The site's own address, the one to take off its links."""
        return (self.blog_url or self.site_url or self.link).rstrip("/")


def moment_of(gmt: str, local: str) -> dt.datetime | None:
    """A date as WordPress writes it ("0000-00-00 00:00:00" is none)."""
    for text, zone in ((gmt, dt.UTC), (local, None)):
        try:
            found = dt.datetime.strptime(text.strip(), "%Y-%m-%d %H:%M:%S")
        except ValueError:
            continue
        if found.year > 1:
            return found.replace(tzinfo=zone)
    return None
