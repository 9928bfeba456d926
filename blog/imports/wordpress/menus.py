"""The old site's menus, as lines for the site's own: "Name: /address/"."""

from __future__ import annotations

from collections.abc import Iterator

from .card import whole
from .catalogue import Catalogue
from .html_tree import words_of
from .plan import Plan
from .values import Item


def menu_lines(catalogue: Catalogue, plan: Plan) -> dict[str, list[str]]:
    """Each menu's name and its lines in order; what stands below another is indented."""
    menus: dict[str, list[Item]] = {}
    for item in catalogue.each("nav_menu_item"):
        for name in item.terms_of("nav_menu") or ["menu"]:
            menus.setdefault(name, []).append(item)
    return {name: list(_lines(items, catalogue, plan)) for name, items in menus.items()}


def _lines(items: list[Item], catalogue: Catalogue, plan: Plan) -> Iterator[str]:
    parents = {item.id: whole(item.meta_value("_menu_item_menu_item_parent")) for item in items}
    for item in sorted(items, key=lambda each: each.menu_order):
        depth, at, seen = 0, parents[item.id], {item.id}
        while at in parents and at not in seen:
            seen.add(at)
            depth, at = depth + 1, parents[at]
        name, address = _target(item, catalogue)
        leads = plan.link(address) if plan.site.own_address(address) is not None else address
        if not (words_of(item.title) or name):
            continue
        yield f"{'  ' * depth}{words_of(item.title) or name}: {leads or '/'}"


def _target(item: Item, catalogue: Catalogue) -> tuple[str, str]:
    id, kind = whole(item.meta_value("_menu_item_object_id")), item.meta_value("_menu_item_type")
    if kind == "post_type" and (found := catalogue.item(id)):
        return words_of(found.title), f"/?p={id}"
    if kind == "taxonomy":
        taxonomy = item.meta_value("_menu_item_object")
        for term in catalogue.terms(taxonomy):
            if term.id == id:
                base = "category" if taxonomy == "category" else "tag"
                return words_of(term.name), f"/{base}/{term.slug}/"
    return "", item.meta_value("_menu_item_url")
