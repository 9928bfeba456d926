"""Small exports and parts of one, made by tests."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from blog.imports.wordpress import content
from blog.imports.wordpress.context import Context
from blog.imports.wordpress.site import Site
from blog.imports.wordpress.values import Item, Term

SITE = Site("https://old.example")


class Everything:
    """A `Lookup` in memory."""

    def __init__(self, *items: Item, known: tuple[str, ...] = ()) -> None:
        self.items, self.known = items, known

    def item(self, id: int, *types: str) -> Item | None:
        return next((i for i in self.items if i.id == id and (not types or i.type in types)), None)

    def attached(self, parent: int) -> list[Item]:
        return [i for i in self.items if i.parent == parent and i.type == "attachment"]

    def term(self, taxonomy: str, slug: str) -> Term | None:
        return None

    def author_name(self, login: str) -> str:
        return login.title()

    def is_known(self, key: str) -> bool:
        return key in self.known


def make_item(id: int = 1, type: str = "post", meta: dict | None = None, terms=(), **fields) -> Item:
    return Item(id=id, type=type, meta=list((meta or {}).items()), terms=list(terms), **fields)


def make_context(item: Item | None = None, *others: Item, **more) -> Context:
    known = more.pop("known", ())
    return content.context_of(
        item or make_item(), SITE, Everything(*others, known=known), lambda address: address, **more
    )


def markdown_of(text: str, *others: Item, item: Item | None = None) -> str:
    return content.read(text, make_context(item, *others)).markdown


def php(value) -> str:
    """PHP's serialize(), for strings, numbers, lists and dicts."""
    if value is None:
        return "N;"
    if isinstance(value, bool):
        return f"b:{int(value)};"
    if isinstance(value, int):
        return f"i:{value};"
    if isinstance(value, float):
        return f"d:{value};"
    if isinstance(value, str):
        return f's:{len(value.encode())}:"{value}";'
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    return f"a:{len(value)}:{{{''.join(php(k) + php(v) for k, v in pairs)}}}"


HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Old</title><link>https://old.example</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://old.example</wp:base_site_url><wp:base_blog_url>https://old.example</wp:base_blog_url>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login>ann</wp:author_login><wp:author_email>ann@old.example</wp:author_email>
<wp:author_display_name><![CDATA[Ann Cook]]></wp:author_display_name></wp:author>
"""
FOOT = "</channel></rss>\n"


def item_xml(id: int, title: str = "Soup", content: str = "Words.", *, type: str = "post", status: str = "publish",
             name: str | None = None, extra: str = "", meta: dict | None = None, link: str | None = None) -> str:  # fmt: skip
    name = name if name is not None else title.lower().replace(" ", "-")
    metas = "".join(
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
        for key, value in (meta or {}).items()
    )
    return f"""<item><title>{escape(title)}</title><link>{escape(link or f"https://old.example/2021/05/{name}/")}</link>
<dc:creator>ann</dc:creator><guid>https://old.example/?p={id}</guid>
<content:encoded><![CDATA[{content}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>{id}</wp:post_id><wp:post_date>2021-05-0{id % 9 + 1} 10:00:00</wp:post_date>
<wp:post_date_gmt>2021-05-0{id % 9 + 1} 10:00:00</wp:post_date_gmt><wp:post_name>{escape(name)}</wp:post_name>
<wp:status>{status}</wp:status><wp:post_parent>0</wp:post_parent><wp:post_type>{type}</wp:post_type>
<wp:comment_status>open</wp:comment_status>{metas}{extra}</item>
"""


def comment_xml(id: int, words: str, *, parent: int = 0, approved: str = "1", kind: str = "", user: int = 0,
                name: str = "Reader", meta: dict | None = None) -> str:  # fmt: skip
    metas = "".join(
        f"<wp:commentmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{value}</wp:meta_value></wp:commentmeta>"
        for key, value in (meta or {}).items()
    )
    return f"""<wp:comment><wp:comment_id>{id}</wp:comment_id><wp:comment_author>{name}</wp:comment_author>
<wp:comment_author_email>reader{id}@example.org</wp:comment_author_email><wp:comment_author_IP>192.0.2.1</wp:comment_author_IP>
<wp:comment_date_gmt>2021-06-01 10:{id % 60:02}:00</wp:comment_date_gmt>
<wp:comment_content><![CDATA[{words}]]></wp:comment_content><wp:comment_approved>{approved}</wp:comment_approved>
<wp:comment_type>{kind}</wp:comment_type><wp:comment_parent>{parent}</wp:comment_parent>
<wp:comment_user_id>{user}</wp:comment_user_id>{metas}</wp:comment>
"""


def write_export(path: Path, *items: str) -> Path:
    path.write_text(HEAD + "".join(items) + FOOT, encoding="utf-8")
    return path
