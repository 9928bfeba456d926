"""A page of the web, saved -> its recipes: JSON-LD, else microdata; groups from what the page shows. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urljoin

import lxml.etree
import lxml.html

from blog.imports.markdown.section_words import section_of
from blog.imports.values import Source
from recipes.text_areas import Entry, Group

from . import schema_org, words

Element: TypeAlias = Any  # lxml ships no types
_HEADINGS = ("h2", "h3", "h4", "h5", "h6", "dt", "legend")
_HEADING_CLASS = re.compile(
    r"group-?(?:name|title|heading)|(?:ingredient|instruction)s?-(?:label|heading|title|header|section-name|group)|section-?(?:title|name|header)|sub-?head",
    re.I,
)
_LINE_TAGS = ("li", "p", "span", "div", "label", "td", "dd")
_LISTS = (
    "recipeIngredient",
    "recipeInstructions",
    "ingredients",
    "tool",
    "keywords",
    "recipeCategory",
    "recipeCuisine",
    "itemListElement",
    "suitableForDiet",
    "image",
)


def read(text: str, path: Path, *, address: str = "") -> list[Source]:
    """The recipes of a page, each once. `address`: where it was fetched; else the one it names as its own."""
    if not text.strip():
        return []
    page = lxml.html.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    own = _own_address(page) or address
    found: list[Source] = []
    for document in _documents(page):
        nodes = schema_org.recipes_in(document)
        found += [schema_org.source_of(node, path, address=own, graph=document) for node in nodes]
    if not any(source.text.is_recipe for source in found):
        found = [schema_org.source_of(node, path, address=own) for node in _microdata(page)]
    unique: dict[tuple[str, str], Source] = {}
    for source in found:
        if source.text.is_recipe or source.head.title:
            first = next((entry.text for group in source.text.ingredients for entry in group.entries), "")
            unique.setdefault((source.head.title.casefold(), first), source)
    out = list(unique.values())
    for source in out:
        if len(source.text.ingredients) == 1:
            source.text.ingredients = _grouped(source.text.ingredients[0], page)
        source.text.photos = [
            type(photo)(urljoin(own, photo.path) if own else photo.path, photo.alt, photo.caption, photo.line)
            for photo in source.text.photos
        ]
        if own:
            source.text.steps = [
                Group(group.name, tuple(Entry(e.text, e.name, urljoin(own, e.photo_slug) if e.photo_slug else "") for e in group.entries))
                for group in source.text.steps
            ]  # fmt: skip
    return out


def _own_address(page: Element) -> str:
    for query in ('//link[@rel="canonical"]/@href', '//meta[@property="og:url"]/@content'):
        for found in page.xpath(query):
            if re.match(r"https?://", str(found).strip()):
                return str(found).strip()
    return ""


def _documents(page: Element) -> Iterator[Any]:
    """The page's JSON-LD, mended where it is written with line ends in its strings or a comma too many."""
    for script in page.xpath('//script[contains(translate(@type, "LDJSON", "ldjson"), "ld+json")]'):
        text = (script.text or "").strip()
        text = (
            re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>)\s*;?\s*$", "", text)
            .strip()
            .rstrip(";")
        )
        for attempt in (text, re.sub(r",\s*([\]}])", r"\1", text)):
            try:
                yield json.loads(attempt, strict=False)
                break
            except (ValueError, RecursionError):
                continue


def _microdata(page: Element) -> Iterator[schema_org.Node]:
    for scope in page.xpath(
        "//*[@itemscope][contains(@itemtype, 'schema.org/Recipe') or contains(@itemtype, 'data-vocabulary.org/Recipe')]"
    ):
        yield _item(scope, 0)


def _item(scope: Element, depth: int) -> schema_org.Node:
    kind = str(scope.get("itemtype") or "").rpartition("/")[2]
    node: schema_org.Node = {"@type": kind}
    for element in _props(scope):
        value: Any
        if element.get("itemscope") is not None and depth < 6:
            value = _item(element, depth + 1)
            if value["@type"] in ("", "ItemList") and not value.get("itemListElement"):
                value = element.text_content()
        else:
            value = _value(element)
        for name in str(element.get("itemprop")).split():
            if name in node or name in _LISTS:
                node.setdefault(name, [])
                if not isinstance(node[name], list):
                    node[name] = [node[name]]
                node[name].append(value)
            else:
                node[name] = value
    return node


def _props(scope: Element) -> Iterator[Element]:
    """The elements with properties of this item, not of an item inside it."""
    for child in scope:
        if not isinstance(child.tag, str):
            continue
        if child.get("itemprop"):
            yield child
        if child.get("itemscope") is None:
            yield from _props(child)


def _value(element: Element) -> str:
    for name in ("content", "datetime"):
        if element.get(name):
            return str(element.get(name))
    if element.tag in ("img", "source", "video"):
        return str(element.get("src") or element.get("data-src") or "")
    prop = str(element.get("itemprop"))
    if element.get("href") and (
        element.tag == "link" or (element.tag == "a" and ("url" in prop.lower() or prop == "image"))
    ):
        return str(element.get("href"))
    items = [
        found for found in element.iter("li", "p") if found is not element and not list(found.iter("li"))[1:]
    ]
    if items and "nstructions" in str(element.get("itemprop")):
        return "\n".join(" ".join(item.text_content().split()) for item in items)
    for line_break in list(element.iter("br")):
        line_break.tail = "\n" + (line_break.tail or "")
    return str(element.text_content())


def _grouped(flat: Group, page: Element) -> list[Group]:
    """The lines in the groups that the page shows, where every line is found in order; else as they were."""
    wanted = [_key(entry.text) for entry in flat.entries]
    starts: list[tuple[int, str]] = []
    at, heading = 0, ""
    last: Element | None = None  # the line found before
    for element in page.iter():
        if at == len(wanted):
            break
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "head", "noscript"):
            continue
        if _is_heading(element):
            heading = words.one_line(
                lxml.etree.tostring(element, encoding="unicode", method="text", with_tail=False)
            )
        elif (
            element.tag in _LINE_TAGS
            and (last is None or not _inside(element, last))
            and _key(element.text_content()) == wanted[at]
        ):
            if heading and not (at and starts and starts[-1][1] == heading):
                starts.append((at, heading))
            heading, last = "", element
            at += 1
    named = [(start, name) for start, name in starts if start or not section_of(name).kind]
    if at < len(wanted) or not any(start for start, _name in starts) or not named:
        return [flat]
    if starts[0][0] == 0 and (section_of(starts[0][1]).plain or len(starts[0][1]) > 80):
        starts = starts[1:]
    bounds = ([(0, "")] if starts[0][0] else []) + starts + [(len(wanted), "")]
    return [
        Group(name.rstrip(":： ")[:200], flat.entries[start:end])
        for (start, name), (end, _next) in pairwise(bounds)
    ]


def _is_heading(element: Element) -> bool:
    if element.tag in _HEADINGS or _HEADING_CLASS.search(str(element.get("class") or "")):
        return 0 < len(element.text_content().strip()) <= 100 and not list(element.iter("li", "ul"))
    if element.tag in ("strong", "b") and element.getparent() is not None:
        parent = element.getparent()
        alone = parent.text_content().strip() == element.text_content().strip()
        return alone and parent.tag in ("p", "div") and 0 < len(element.text_content().strip()) <= 80
    return False


def _inside(element: Element, other: Element) -> bool:
    return any(parent is other for parent in element.iterancestors())


def _key(text: str) -> str:
    """Letters and digits alone: what a tick box, a bullet or a space makes no other."""
    return re.sub(r"[\W_]+", "", words.one_line(text)).casefold()
