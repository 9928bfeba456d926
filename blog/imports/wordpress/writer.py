"""One transaction a post: the post, its recipes, its comments, its old addresses, and what is remembered."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from blog import revisions, search
from blog.imports.models import ImportedItem, ImportNote, ImportRun
from blog.imports.summaries import summary_of
from blog.models import Category, OldAddress, Post, PostRecipe, Revision, Tag
from recipes.models import Recipe
from recipes.photos.models import Photo
from recipes.slugs import free_slug

from . import fingerprints, pictures
from .card import Card
from .catalogue import Catalogue
from .discussion import Discussion
from .photos import Photos
from .posts import PostValues
from .recipes import Recipes
from .values import Comment


class Writer:
    """Writes posts; `counts` says what was done."""

    def __init__(
        self,
        site: str,
        catalogue: Catalogue,
        photos: Photos,
        recipes: Recipes,
        discussion: Discussion,
        accounts: dict[str, Any],
    ) -> None:
        self._site = site
        self._catalogue = catalogue
        self._photos = photos
        self._recipes = recipes
        self._discussion = discussion
        self._accounts = accounts  # by login
        self._categories: dict[str, Category] = {}
        self.counts: dict[str, int] = {}

    def write(self, values: PostValues, comments: list[Comment], run: ImportRun) -> Post | None:
        """The post as it stands now; None where it was deleted here. All of it, or on any failure nothing."""
        author = self._catalogue.author_name(values.author)
        stored = self._stored(values)
        of_cards = [self._recipes.photos_of(card) for card in values.cards]
        with transaction.atomic(), search.once_each():
            row = ImportedItem.objects.filter(site=self._site, kind="post", key=str(values.id)).first()
            recipes = [
                self._recipes.write(card, photos, author)
                for card, photos in zip(values.cards, of_cards, strict=True)
            ]
            body = self._body(values, stored, recipes)
            digest = fingerprints.of_values(_plain(values, body, stored, recipes))
            post = self._post(values, row, digest, body, stored, recipes)
            if post is None:
                return None
            first = next((recipe for recipe in recipes if recipe), None)
            notes = [*values.notes, *self._discussion.write(post, first, comments)]
            self._remember_addresses(values, post, first)
            if row is None or row.digest != digest:
                about = (values.title or post.slug)[:300]
                ImportNote.objects.bulk_create(
                    ImportNote(run=run, about=about, post=post, message=note) for note in notes
                )
            return post

    def write_recipe(self, card: Card, author: str) -> Recipe | None:
        """A recipe that no post shows."""
        stored = self._recipes.photos_of(card)
        with transaction.atomic():
            return self._recipes.write(card, stored, author)

    # --- The post ----------------------------------------------------------------------------------------
    def _stored(self, values: PostValues) -> dict[str, Photo]:
        stored: dict[str, Photo] = {}
        if values.lead and (photo := self._photos.of(values.lead, values.title)):
            stored["lead"] = photo
        for number, picture in enumerate(values.pictures.found):
            if photo := self._photos.of(picture, values.title):
                stored[f"wp-{number}"] = photo
        return stored

    def _body(self, values: PostValues, stored: dict[str, Photo], recipes: list[Recipe | None]) -> str:
        body = pictures.placed(
            values.body,
            lambda token: stored[token].slug if token in stored else None,
            lambda token: stored[token].url(1200) if token in stored else None,
        )
        several = len(recipes) > 1
        for number, recipe in enumerate(recipes):
            marker = f"[recipe {recipe.slug}]" if recipe and several else "[recipe]" if recipe else ""
            body = body.replace(f"[recipe wp-{number}]", marker)
        return body.strip()

    def _post(
        self,
        values: PostValues,
        row: ImportedItem | None,
        digest: str,
        body: str,
        stored: dict[str, Photo],
        recipes: list[Recipe | None],
    ) -> Post | None:
        if row is None:
            post = Post(slug=self._free(values.slug))
            self._fill(post, values, body, stored, recipes)
            self._count("pages" if values.is_page else "posts")
            ImportedItem.objects.create(
                site=self._site, kind="post", key=str(values.id), object_id=post.pk, digest=digest,
                fingerprint=fingerprints.of_post(post),
            )  # fmt: skip
            return post
        there = Post.objects.filter(pk=row.object_id).first()
        if there is None:
            self._count("deleted here, left out")
            return None
        post = there
        if row.digest == digest:
            self._count("there already")
        elif fingerprints.of_post(post) != row.fingerprint:
            self._count("edited here, left alone")
        else:
            self._fill(post, values, body, stored, recipes)
            row.digest, row.fingerprint = digest, fingerprints.of_post(post)
            row.save(update_fields=["digest", "fingerprint"])
            self._count("refreshed")
        return post

    def _free(self, slug: str) -> str:
        """The planned slug, or the next free one where somebody took it since the plan was made."""
        return slug if not Post.objects.filter(slug=slug).exists() else free_slug(slug, Post.objects.all())

    def _fill(
        self,
        post: Post,
        values: PostValues,
        body: str,
        stored: dict[str, Photo],
        recipes: list[Recipe | None],
    ) -> None:
        if post.pk:
            revisions.record(post, Revision.Origin.FOUND)
        moment = values.published_at
        if moment is not None and timezone.is_naive(moment):
            moment = timezone.make_aware(moment)
        is_public = values.is_public and moment is not None
        post.kind = Post.Kind.PAGE if values.is_page else Post.Kind.POST
        post.title = values.title
        post.body = body
        post.summary = values.summary or summary_of(_prose(body))
        post.lead_photo = stored.get("lead")
        post.author = self._accounts.get(values.author)
        post.status = Post.Status.PUBLISHED if is_public else Post.Status.DRAFT
        post.published_at = moment
        post.comments_open = values.comments_open
        post.save()
        post.categories.set([self._category(slug, name) for slug, name in values.categories])
        post.tags.set(
            [Tag.objects.get_or_create(slug=s, defaults={"name": n or s})[0] for s, n in values.tags if s]
        )
        PostRecipe.objects.filter(post=post).delete()
        shown = dict.fromkeys(recipe for recipe in recipes if recipe)
        PostRecipe.objects.bulk_create(
            PostRecipe(post=post, recipe=recipe, position=position) for position, recipe in enumerate(shown)
        )
        revisions.record(post, Revision.Origin.IMPORTED)
        if values.modified_at:  # what sitemaps say; saving set it to now
            Post.objects.filter(pk=post.pk).update(updated_at=values.modified_at)

    def _category(self, slug: str, name: str) -> Category:
        """The category with those above it, made where they are not there yet."""
        if slug not in self._categories:
            self._categories[slug] = self._made_category(slug, name, set())
        return self._categories[slug]

    def _made_category(self, slug: str, name: str, seen: set[str]) -> Category:
        term = self._catalogue.term_by_plain_slug("category", slug)
        category, made = Category.objects.get_or_create(
            slug=slug,
            defaults={"name": (name or slug)[:120], "description": term.description if term else ""},
        )
        if made and term and term.parent and term.parent not in seen:
            above = self._catalogue.term("category", term.parent)
            if above and (parent_slug := self._catalogue.plain_slug_of(above)) != slug:
                category.parent = self._made_category(
                    parent_slug, above.name, seen | {term.parent, term.slug}
                )
                category.save(update_fields=["parent"])
        return category

    # --- Where it stood ----------------------------------------------------------------------------------
    def _remember_addresses(self, values: PostValues, post: Post, recipe: Recipe | None) -> None:
        rows = [(address, "") for address, _suffix in self._catalogue.addresses_of("post", values.id)]
        for card in values.cards:
            number = card.key.rpartition(" ")[2]
            if number.isdecimal() and not card.key.startswith("post "):
                rows += self._catalogue.addresses_of("recipe", int(number))
        remember(
            [
                OldAddress(address=address, post=post, suffix=suffix if recipe else "")
                for address, suffix in rows
            ]
        )

    def _count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1


def remember(rows: list[OldAddress]) -> None:
    """Adds old addresses; one that leads somewhere already, or is a post's own today, stays as it is."""
    today = {post.slug for post in Post.objects.filter(slug__in=[row.address for row in rows]).only("slug")}
    OldAddress.objects.bulk_create([row for row in rows if row.address not in today], ignore_conflicts=True)


def _prose(body: str) -> str:
    """A body without the paragraphs that are photos or cards."""
    parts = [
        part for part in body.split("\n\n") if not part.lstrip().startswith(("![", "[recipe", "<table", "#"))
    ]
    return "\n\n".join(parts)


def _plain(
    values: PostValues, body: str, stored: dict[str, Photo], recipes: list[Recipe | None]
) -> list[object]:
    return [
        values.title, body, values.summary, values.is_public, str(values.published_at), values.author,
        values.comments_open, values.categories, values.tags, values.is_page,
        sorted((token, photo.pk) for token, photo in stored.items()),
        [recipe.pk for recipe in recipes if recipe],
    ]  # fmt: skip
