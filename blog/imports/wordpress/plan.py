"""What must be known before the first post is read: slugs, old addresses, and where uploads lie.

Written into the catalogue only, so that a plan made again after a kill is the same one.
"""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from blog.addresses import is_reserved
from blog.imports.models import ImportedItem
from blog.models import OldAddress, Post
from blog.old_addresses.normal import candidates, normal

from . import site as sites
from .card import whole
from .cards import plugins
from .catalogue import Catalogue
from .html_tree import words_of
from .posts import PAGES, is_wanted, plain_slug, slug_wanted
from .site import Site
from .values import Item, Term

_NO_LINK = re.compile(r"#(?:respond|comments?|comment-\d+)$")
_CARD_LINK = re.compile(
    r"#(?:wprm-recipe-container-|tasty-recipes-|recipe|jump-?to|jtr|easyrecipe|wpurp|mv-creation-|zlrecipe|dr-recipe)",
    re.I,
)


class Plan:
    """Of one import: which slug each post has, and where a link of the old site leads."""

    def __init__(self, catalogue: Catalogue, site: Site) -> None:
        self.catalogue = catalogue
        self.site = site
        self.dead_links: set[str] = set()

    def make(self) -> list[str]:
        """Lays it all out. Returns what to tell: slugs that could not be kept."""
        if self.catalogue.fact("planned"):
            return []
        told = self._slugs()
        recipes = ImportedItem.objects.filter(site=self.site.host, kind="recipe")
        self.catalogue.set_known(recipes.values_list("key", flat=True).iterator())
        for item in self.catalogue.each(*PAGES):
            if is_wanted(item):
                self._addresses_of_page(item)
        for item in self.catalogue.each("attachment"):
            self._addresses_of_upload(item)
        for item in self.catalogue.each(*plugins.RECIPES):
            self._addresses_of_recipe(item)
        for taxonomy in ("category", "post_tag"):
            for term in self.catalogue.terms(taxonomy):
                self._addresses_of_term(term)
        self.catalogue.set_fact("planned", "yes")
        return told

    # --- Slugs -------------------------------------------------------------------------------------------
    def _slugs(self) -> list[str]:
        told = []
        taken = set(Post.objects.values_list("slug", flat=True))
        rows = ImportedItem.objects.filter(site=self.site.host, kind="post").values_list("key", "object_id")
        known = dict(rows)
        slugs = dict(Post.objects.filter(pk__in=known.values()).values_list("pk", "slug"))
        for item in self.catalogue.each(*PAGES):
            if not is_wanted(item):
                continue
            if slug := slugs.get(known.get(str(item.id), 0)):
                self.catalogue.set_slug(item.id, slug)
                continue
            wanted = slug_wanted(item, words_of) or f"{item.type}-{item.id}"
            slug, number = wanted, 2
            if is_reserved(slug):
                slug = wanted = f"{wanted[:70]}-{'page' if item.type == 'page' else 'post'}"
            while slug in taken:
                slug, number = f"{wanted[:75]}-{number}", number + 1
            if item.name and slug != slug_wanted(item, words_of):
                told.append(f"“{words_of(item.title)}” stands at /{slug}/: /{unquote(item.name)}/ was taken")
            taken.add(slug)
            self.catalogue.set_slug(item.id, slug)
        self.catalogue.keep()
        return told

    # --- Old addresses -----------------------------------------------------------------------------------
    def _claim(self, address: str, kind: str, id: int, suffix: str = "") -> None:
        if kept := normal(address):
            self.catalogue.set_address(kept, kind, id, suffix)

    def _addresses_of_page(self, item: Item) -> None:
        kind, id = "post", item.id
        own = self.site.own_address(item.link)
        if own and (item.name or "?" in own):
            self._claim(own, kind, id)
        self._claim(f"?p={id}", kind, id)
        self._claim(f"?{'page_id' if item.type == 'page' else 'p'}={id}", kind, id)
        if item.type not in ("post", "page"):
            self._claim(f"?post_type={item.type}&p={id}", kind, id)
        if guid := self.site.own_address(item.guid):
            self._claim(guid, kind, id)
        folder = (own or "").partition("?")[0].rstrip("/")
        ending = "/" + folder.rpartition("/")[2]
        for old in item.meta_values("_wp_old_slug"):
            if item.name and unquote(item.name) in unquote(ending):
                self._claim(folder.removesuffix(ending) + ending.replace(item.name, old), kind, id)
            else:
                self._claim(f"/{old}/", kind, id)

    def _addresses_of_upload(self, item: Item) -> None:
        below = self.site.upload(item.attachment_url or item.guid) or item.meta_value("_wp_attached_file")
        names = list(dict.fromkeys(filter(None, (item.meta_value("_wp_attached_file"), below))))
        for name in names:
            for variant in sites.originals(name):
                self.catalogue.set_upload(variant, item.id)
        path = unquote(urlsplit(item.attachment_url).path)
        if path and self.site.upload(item.attachment_url):
            for variant in sites.originals(path):
                self._claim(variant, "photo", item.id)
        if (own := self.site.own_address(item.link)) and "/uploads/" not in own:
            self._claim(own, "attachment", item.id)
        self._claim(f"?attachment_id={item.id}", "attachment", item.id)
        self._claim(f"?p={item.id}", "attachment", item.id)

    def _addresses_of_recipe(self, item: Item) -> None:
        kind, id = "recipe", item.id
        slug = item.name.removeprefix("wprm-")
        for name in filter(None, (str(id), slug)):
            self._claim(f"/wprm_print/{name}/", kind, id, "print/")
            self._claim(f"/wprm_print/recipe/{name}/", kind, id, "print/")
        self._claim(f"?{item.type}={item.name or id}", kind, id)
        self._claim(f"?post_type={item.type}&p={id}", kind, id)
        self._claim(f"?p={id}", kind, id)
        for address in (item.link, item.guid):
            if own := self.site.own_address(address):
                self._claim(own, kind, id)

    def _addresses_of_term(self, term: Term) -> None:
        kind = "category" if term.taxonomy == "category" else "tag"
        self._claim(f"/{kind}/{'/'.join(self._path_of(term))}/", kind, term.id)
        self._claim(f"/{kind}/{term.slug}/", kind, term.id)
        self._claim(f"?cat={term.id}" if kind == "category" else f"?tag={term.slug}", kind, term.id)
        if kind == "category":
            self._claim(f"?category_name={term.slug}", kind, term.id)

    def _path_of(self, term: Term) -> list[str]:
        path, seen = [term.slug], {term.slug}
        while (
            term.parent
            and (above := self.catalogue.term(term.taxonomy, term.parent))
            and above.slug not in seen
        ):
            path.insert(0, above.slug)
            seen.add(above.slug)
            term = above
        return path

    # --- Links inside texts ------------------------------------------------------------------------------
    def link(self, address: str) -> str | None:
        """Where a link of the old site leads here; None where only its words may stay.

        What is not known keeps its path: it may be led somewhere later.
        """
        fragment = (
            "#comments" if _NO_LINK.search(address) else "#recipe" if _CARD_LINK.search(address) else ""
        )
        if address.startswith("#"):
            return fragment or None
        own = (self.site.own_address(address) or "/").partition("#")[0]
        home = normal(urlsplit(self.site.address).path)
        if not (kept := normal(own)) or kept == home:
            return "/" + fragment
        for name in candidates(own):
            if (found := self.catalogue.address(name)) and (leads := self._now(*found[:2])):
                return leads + (found[2] or fragment)
        if OldAddress.objects.filter(address__in=candidates(own)).exists():
            return own + fragment
        self.dead_links.add(own)
        return own + fragment

    def _now(self, kind: str, id: int) -> str | None:
        if kind == "recipe":
            item = self.catalogue.item(id, *plugins.RECIPES)
            id = self.parent_of(item) if item else 0
        elif kind == "attachment":
            item = self.catalogue.item(id, "attachment")
            id = item.parent if item else 0
        elif kind in ("category", "tag"):
            taxonomy = "category" if kind == "category" else "post_tag"
            term = next((term for term in self.catalogue.terms(taxonomy) if term.id == id), None)
            return f"/{kind}/{plain_slug(term.slug, term.name)}/" if term else None
        elif kind != "post":
            return None
        slug = self.catalogue.slug(id)
        return f"/{slug}/" if slug else None

    def parent_of(self, recipe: Item) -> int:
        """The post that shows a recipe, as its plugin knows it; 0 for none."""
        return whole(
            recipe.meta_value("wprm_parent_post_id", "_tasty_recipe_parents", "_wpzoom_rcb_parent_post_id")
        )
