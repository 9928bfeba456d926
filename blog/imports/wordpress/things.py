"""One import's things, one after another: posts, recipes that no post shows, photos, and what is told of them."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from django.db import close_old_connections, transaction
from django.utils import timezone

from blog.imports.accounts import account_of
from blog.imports.models import ImportedItem, ImportNote, ImportRun
from blog.models import OldAddress, Post

from . import content, posts, term_addresses
from .card import Card
from .cards import plugins
from .catalogue import Catalogue
from .context import Context
from .discussion import Discussion
from .html_tree import words_of
from .menus import menu_lines
from .photos import Photos
from .pictures import Picture
from .plan import Plan
from .recipes import Recipes
from .saved_pages import SavedPages
from .site import Site, is_photo
from .values import Item
from .writer import Writer, remember
from .wxr import UnreadableFile

log = logging.getLogger(__name__)

BEAT = 2  # seconds between two notes of how far it is
_OURS = {
    "post",
    "page",
    "attachment",
    "nav_menu_item",
    "revision",
    "wp_block",
    *plugins.PAGES,
    *plugins.RECIPES,
}


class Import:
    def __init__(self, run: ImportRun, catalogue: Catalogue) -> None:
        self.run = run
        self.catalogue = catalogue
        self._beaten = 0.0

    def steps(self) -> Iterator[int]:
        self._read()
        yield 0
        self._prepare()
        yield 0
        before = self.run.done  # of a run that was stopped: done for good, but for the last moments
        for number, step in enumerate(self._things(), 1):
            if number <= before:
                continue
            self._do(step)
            self.run.done = number
            if time.monotonic() - self._beaten > BEAT:
                self._beat()
            yield number
        self._finish()

    def _do(self, step: partial[None]) -> None:
        """One thing. What fails of it is told, with nothing of it left, and the next one goes on."""
        try:
            step()
        except Exception as failure:
            log.exception("Import %s: item %s failed", self.run.pk, step.args)
            item = self.catalogue.item(*step.args)
            about = words_of(item.title) if item else ""
            self.run.count("failed")
            self._note(
                about, f"it was not imported: {type(failure).__name__}: {failure}", ImportNote.Kind.LOST
            )

    # --- Before anything is written ----------------------------------------------------------------------
    def _read(self) -> None:
        self._stage("reading the file")
        if self.catalogue.is_filled:
            return
        missing = [name for name in self.run.files if not Path(name).is_file()]
        if missing:
            raise UnreadableFile(f"There is no file {Path(missing[0]).name}.")
        for words in self.catalogue.fill(map(Path, self.run.files)):
            self._note("", words, ImportNote.Kind.CHANGED)

    def _prepare(self) -> None:
        self._stage("planning")
        heads = self.catalogue.heads()
        self.site = Site(next((head.address for head in heads if head.address), "https://unknown.invalid"))
        self.run.site = self.site.host[:200]
        self.plan = Plan(self.catalogue, self.site)
        for words in self.plan.make():
            self._note("", words, ImportNote.Kind.CHANGED)
        if self.run.dry_run:
            by_login: dict[str, Any] = {}
            by_id: dict[int, Any] = {}
        else:
            by_login, by_id = self._accounts()
        uploads = Path(self.run.uploads) if self.run.uploads else None
        self.photos = Photos(self.catalogue, self.site, uploads, dry_run=self.run.dry_run)
        self.saved = SavedPages(Path(self.run.pages)) if self.run.pages else None
        self.recipes = Recipes(self.site.host, self.photos)
        self.discussion = Discussion(self.site.host, by_id)
        self.writer = Writer(
            self.site.host, self.catalogue, self.photos, self.recipes, self.discussion, by_login
        )

    def _accounts(self) -> tuple[dict[str, Any], dict[int, Any]]:
        """The export's authors as accounts: by login, and by their number. A login that no block explains too."""
        by_login: dict[str, Any] = {}
        by_id: dict[int, Any] = {}
        for author in self.catalogue.authors():
            account = account_of(words_of(author.name) or author.login, author.email)
            by_login[author.login] = account
            if author.id:
                by_id[author.id] = account
        for login in self.catalogue.creators():
            if login not in by_login:
                by_login[login] = account_of(login)
        return by_login, by_id

    # --- One thing after another -------------------------------------------------------------------------
    def _things(self) -> Iterator[partial[None]]:
        page_ids = self.catalogue.ids(*posts.PAGES)
        recipe_ids = self.catalogue.ids(*plugins.RECIPES)
        upload_ids = self.catalogue.ids("attachment")
        self.run.total = len(page_ids) + len(recipe_ids) + len(upload_ids)
        self._stage("posts")
        for id in page_ids:
            yield partial(self._page, id)
        self._stage("recipes that no post shows")
        for id in recipe_ids:
            yield partial(self._recipe, id)
        self._stage("photos")
        for id in upload_ids:
            yield partial(self._upload, id)

    def _page(self, id: int) -> None:
        item = self.catalogue.item(id, *posts.PAGES)
        if item is None:
            return
        if not posts.is_wanted(item):
            self.run.count(f"left out: {item.status}")
            return
        values = posts.read(item, self.catalogue.slug(id), self._context(item))
        for address in sorted(self.plan.dead_links):
            values.notes.append(f"a link leads nowhere: {address}")
        self.plan.dead_links.clear()
        if self.run.dry_run:
            self._look(values)
        else:
            self.writer.write(values, item.comments, self.run)

    def _look(self, values: posts.PostValues) -> None:
        """A dry run: what would come, and what there would be to tell."""
        self.run.count("pages" if values.is_page else "posts")
        self.run.count("recipes", len(values.cards))
        for picture in filter(None, (values.lead, *values.pictures.found)):
            self.photos.of(picture, values.title)
        rows = [ImportNote(run=self.run, about=values.title, message=note) for note in values.notes]
        ImportNote.objects.bulk_create(rows)

    def _recipe(self, id: int) -> None:
        item = self.catalogue.item(id, *plugins.RECIPES)
        if item is None or not posts.is_wanted(item):
            return
        key = {"site": self.site.host, "kind": "recipe", "key": f"{item.type} {item.id}"}
        if self.run.dry_run or ImportedItem.objects.filter(**key).exists():
            return
        context = self._context(item)
        card: Card = plugins.RECIPES[item.type](item, context)
        if card.is_empty and not card.name:
            return
        self.writer.write_recipe(card, self.catalogue.author_name(item.creator))
        self._note(card.name, "this recipe stands in no post")

    def _upload(self, id: int) -> None:
        item = self.catalogue.item(id, "attachment")
        if item is None:
            return
        if not is_photo(item.attachment_url or item.meta_value("_wp_attached_file")):
            self.run.count("files that are no photos")
            self._note(item.title, f"this file is no photo: {item.attachment_url}", ImportNote.Kind.LOST)
            return
        photo = self.photos.of(Picture(id), words_of(item.title))
        parent = ImportedItem.objects.filter(site=self.site.host, kind="post", key=str(item.parent)).first()
        post = Post.objects.filter(pk=parent.object_id).first() if parent else None
        if self.run.dry_run or not (photo or post):
            return
        own = [
            OldAddress(address=a, photo=photo, post=None if photo else post)
            for a, _s in self.catalogue.addresses_of("photo", id)
        ]
        pages = [
            OldAddress(address=a, post=post, photo=photo)
            for a, _s in self.catalogue.addresses_of("attachment", id)
        ]
        remember([*own, *pages])

    # --- The end -----------------------------------------------------------------------------------------
    def _finish(self) -> None:
        if not self.run.dry_run:
            remember(term_addresses.rows(self.catalogue))
        self._note_photos()
        self._tally()
        self.run.facts = {
            "menu": menu_lines(self.catalogue, self.plan),
            "left out": {kind: n for kind, n in self.catalogue.counts().items() if kind not in _OURS},
        }
        self.run.stage, self.run.state = "", ImportRun.State.DONE

    def _note_photos(self) -> None:
        """Photos that did not come, each once: they are told while the import runs, not at its end only."""
        for path, title in self.photos.missing.items():
            self._note(title, f"the photo {path} was not found", ImportNote.Kind.LOST)
        for path, why in self.photos.trouble.items():
            self._note("", f"the photo {path} cannot be read: {why}", ImportNote.Kind.LOST)
        self.photos.missing.clear()
        self.photos.trouble.clear()

    def _tally(self) -> None:
        for counts in (self.writer.counts, self.recipes.counts, self.discussion.counts):
            for what, number in counts.items():
                self.run.count(what, number)
            for what in counts:
                counts[what] = 0
        self.run.counts["photos"] = self.run.counts.get("photos", 0) + self.photos.stored
        self.photos.stored = 0

    def _context(self, item: Item) -> Context:
        more = {"saved": self.saved.card} if self.saved else {}
        return content.context_of(item, self.site, self.catalogue, self.plan.link, **more)

    def _note(self, about: str, message: str, kind: str = ImportNote.Kind.LOOK) -> None:
        ImportNote.objects.get_or_create(
            run=self.run, about=about[:300], message=message, defaults={"kind": kind}
        )

    def _stage(self, words: str) -> None:
        self.run.stage = words
        self._beat()

    def _beat(self) -> None:
        self._beaten = time.monotonic()
        if hasattr(self, "writer"):
            self._tally()
            self._note_photos()
        self.run.alive_at = timezone.now()
        self.run.save()
        close_old_connections() if not transaction.get_connection().in_atomic_block else None
