"""A WordPress export (WXR: RSS with more) -> its head, authors, terms and items, one at a time.

The file is read in pieces: memory holds one item, however large the file. Nothing that XML could expand
is understood: a DTD, and with it every entity of the file's own, is refused (what defusedxml does, said to
the same parser). Elements are told by their local names, since the namespaces change with each version.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any
from xml.parsers import expat

from .source import Repair, pieces
from .values import Author, Channel, Comment, Item, Term

MAX_DEPTH = 30
MAX_TEXT = 64 * 2**20  # characters of one item
MAX_BYTES = 4 * 2**30

Value = Channel | Author | Term | Item

_ITEM = {
    "post_id": "id", "post_type": "type", "title": "title", "link": "link", "guid": "guid", "creator": "creator",
    "content:encoded": "content", "excerpt:encoded": "excerpt", "post_date": "date", "post_date_gmt": "date_gmt",
    "post_modified_gmt": "modified_gmt", "post_name": "name", "status": "status", "post_parent": "parent",
    "menu_order": "menu_order", "post_password": "password", "is_sticky": "sticky",
    "comment_status": "comment_status", "attachment_url": "attachment_url",
}  # fmt: skip
_COMMENT = {
    "comment_id": "id", "comment_parent": "parent", "comment_user_id": "user_id", "comment_author": "author",
    "comment_author_email": "email", "comment_author_url": "url", "comment_author_IP": "ip",
    "comment_date": "date", "comment_date_gmt": "date_gmt", "comment_content": "content",
    "comment_approved": "approved", "comment_type": "kind",
}  # fmt: skip
_TERMS = {
    "category": {"term_id": "id", "category_nicename": "slug", "category_parent": "parent", "cat_name": "name",
                 "category_description": "description"},
    "tag": {"term_id": "id", "tag_slug": "slug", "tag_name": "name", "tag_description": "description"},
    "term": {"term_id": "id", "term_taxonomy": "taxonomy", "term_slug": "slug", "term_parent": "parent",
             "term_name": "name", "term_description": "description"},
}  # fmt: skip
_AUTHOR = {"author_id": "id", "author_login": "login", "author_email": "email", "author_display_name": "name"}
_CHANNEL = {"title": "title", "link": "link", "base_site_url": "site_url", "base_blog_url": "blog_url",
            "wxr_version": "version"}  # fmt: skip
_RECORDS = {"item", "comment", "postmeta", "commentmeta", "termmeta", "author", "category", "tag", "term"}


class UnreadableFile(Exception):
    """The file cannot be imported: why, in words for the person who chose it, with the line."""


def read(path: Path, *, tolerant: bool = False, repair: Repair | None = None) -> Iterator[Value]:
    """The file's values in its order; the head comes before all others. Raises UnreadableFile.

    `tolerant`: mends on the way what XML forbids and real files hold, and counts it in `repair`.
    """
    size = path.stat().st_size
    if size == 0:
        raise UnreadableFile("The file is empty.")
    if size > MAX_BYTES:
        raise UnreadableFile(f"The file has {size // 2**20} MB; {MAX_BYTES // 2**20} MB at most are read.")
    handler = _Handler()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.buffer_size = 2**16
    parser.StartDoctypeDeclHandler = handler.doctype
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    handler.parser = parser
    try:
        for piece in pieces(path, tolerant=tolerant, repair=repair):
            parser.Parse(piece, False)
            yield from handler.take()
        parser.Parse("", True)
        yield from handler.take()
    except UnicodeDecodeError as failure:
        line = parser.CurrentLineNumber
        raise UnreadableFile(
            f"Line {line} or soon after: bytes that are not {failure.encoding.upper()}."
        ) from failure
    except expat.ExpatError as failure:
        raise UnreadableFile(_words_of(failure, handler)) from failure
    if not handler.channel.version:
        raise UnreadableFile(
            "This is XML, but no WordPress export: it names no wp:wxr_version. In WordPress: Tools → Export → All content."
        )


def _words_of(failure: expat.ExpatError, handler: _Handler) -> str:
    message = expat.ErrorString(failure.code) or "broken XML"
    if failure.code == expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS]:
        if not handler.seen:
            return "Line 1: the file holds no XML at all."
        where = f", inside “{handler.item.title or handler.item.id}”" if handler.item else ""
        return f"Line {failure.lineno}: the file is cut off{where}. Export it again."
    if not handler.seen:
        return f"Line {failure.lineno}: this is no XML ({message})."
    where = f", in or after the item of line {handler.item.line}" if handler.item else ""
    return f"Line {failure.lineno}: {message}{where}."


class _Handler:
    """Builds one record at a time out of the parser's events; memory holds the open ones only."""

    def __init__(self) -> None:
        self.parser: expat.XMLParserType
        self.channel = Channel()
        self.item: Item | None = None
        self.seen = 0
        self._done: list[Value] = []
        self._head_given = False
        self._path: list[str] = []
        self._record: dict[str, dict[str, Any]] = {}  # the open records by their element
        self._text: list[str] = []
        self._length = 0
        self._attributes: dict[str, str] = {}

    def take(self) -> list[Value]:
        done, self._done = self._done, []
        return done

    def doctype(self, *_arguments: object) -> None:
        raise UnreadableFile(
            f"Line {self.parser.CurrentLineNumber}: the file declares a DTD or entities. WordPress never does; it is refused."
        )

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.seen += 1
        self._path.append(_local(name))
        self._text.clear()
        if len(self._path) > MAX_DEPTH:
            raise UnreadableFile(
                f"Line {self.parser.CurrentLineNumber}: elements stand {MAX_DEPTH} deep in each other."
            )
        self._attributes = attributes
        tag, depth = self._path[-1], len(self._path)
        if tag == "item":
            self._give_head()
            self.item = Item(line=self.parser.CurrentLineNumber)
            self._length = 0
        elif depth == 3 and tag in (*_TERMS, "author"):
            self._give_head()
        if tag in _RECORDS and not (tag == "category" and self.item):
            self._record[tag] = {"meta": [], "comments": [], "terms": []}

    def text(self, data: str) -> None:
        self._length += len(data)
        if self._length > MAX_TEXT and self.item:
            raise UnreadableFile(
                f"Line {self.item.line}: one item holds more than {MAX_TEXT // 2**20} MB of text."
            )
        self._text.append(data)

    def end(self, name: str) -> None:
        tag = self._path.pop()
        words = "".join(self._text)
        self._text.clear()
        above = self._path[-1] if self._path else ""
        if tag == "category" and self.item is not None and above == "item":
            self._item_term(words)
        elif tag in ("postmeta", "commentmeta", "termmeta"):
            record = self._record.pop(tag, {})
            if above in self._record:
                self._record[above]["meta"].append((record.get("meta_key", ""), record.get("meta_value", "")))
        elif tag == "comment" and above == "item":
            self._record["item"]["comments"].append(_made(Comment, self._record.pop(tag), _COMMENT))
        elif tag == "item":
            self._end_item()
        elif above == "channel" and tag in _TERMS:
            term = _made(Term, self._record.pop(tag), _TERMS[tag])
            term.taxonomy = term.taxonomy or {"category": "category", "tag": "post_tag"}.get(tag, "")
            self._done.append(term)
        elif above == "channel" and tag == "author":
            self._done.append(_made(Author, self._record.pop(tag), _AUTHOR))
        elif above == "channel":
            if (attribute := _CHANNEL.get(tag)) and not getattr(self.channel, attribute):
                setattr(self.channel, attribute, words.strip())
        elif above in self._record:
            self._record[above][tag] = words

    def _item_term(self, words: str) -> None:
        domain = self._attributes.get("domain", "category")
        row = ({"tag": "post_tag"}.get(domain, domain), self._attributes.get("nicename", ""), words)
        terms = self._record["item"]["terms"]
        if row[1]:  # WXR 1.0 says each twice, once without its slug
            terms[:] = [term for term in terms if term[1] or (term[0], term[2]) != (row[0], row[2])]
        if row not in terms and (row[1] or all((t[0], t[2]) != (row[0], row[2]) for t in terms)):
            terms.append(row)

    def _end_item(self) -> None:
        record = self._record.pop("item")
        item = _made(Item, record, _ITEM)
        item.line = self.item.line if self.item else 0
        item.terms, item.comments = record["terms"], record["comments"]
        item.type = item.type or "post"
        self._done.append(item)
        self.item = None
        self._record.clear()

    def _give_head(self) -> None:
        if not self._head_given:
            self._head_given = True
            self._done.append(self.channel)


def _local(name: str) -> str:
    """ "http://…/content/ encoded" -> "content:encoded", "http://…/export/1.2/ post_id" -> "post_id"."""
    space, _, local = name.rpartition(" ")
    if local == "encoded":
        return "excerpt:encoded" if "excerpt" in space else "content:encoded"
    return local


def _made(kind: type[Any], record: dict[str, Any], names: dict[str, str]) -> Any:
    value = kind(meta=record["meta"]) if any(f.name == "meta" for f in fields(kind)) else kind()
    for element, attribute in names.items():
        if element not in record:
            continue
        words, default = record[element], getattr(value, attribute)
        if isinstance(default, bool):
            setattr(value, attribute, words.strip() == "1")
        elif isinstance(default, int):
            setattr(value, attribute, _number(words))
        elif attribute in ("content", "excerpt", "description"):
            setattr(value, attribute, words)
        else:
            setattr(value, attribute, words.strip())
    return value


def _number(words: str) -> int:
    words = words.strip()
    return int(words) if words.lstrip("-").isdecimal() and words.isascii() and len(words) < 19 else 0
