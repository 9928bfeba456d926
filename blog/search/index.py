"""The search index: one entry for each post, kept in step after every commit, or made anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from modelsearch.backends import get_search_backend

from blog.blocks import PHOTO_MARKER, RECIPE_MARKER
from blog.site_settings import SiteSettings
from recipes import markup
from recipes.models import Recipe

from .models import SearchEntry, SearchWord
from .words import stem, words

_gathered: ContextVar[set[int] | None] = ContextVar("posts_to_index", default=None)


def update(post_pk: int) -> None:
    """The entry of one post as it is now."""
    if (post := SearchEntry.all_posts().for_page().filter(pk=post_pk).first()) is None:
        return
    with transaction.atomic():
        _write(post, _language())


def rebuild() -> int:
    """Every entry anew, and the vocabulary without words that are gone. Returns the number of entries."""
    language, count = _language(), 0
    with transaction.atomic():
        SearchWord.objects.all().delete()
        for post in SearchEntry.all_posts().for_page().order_by("pk").iterator(chunk_size=100):
            _write(post, language)
            count += 1
    return count


def add(post_pks: Iterable[int]) -> None:
    """Entries for many posts that have none yet, in a few queries: for rows that came in without signals."""
    language = _language()
    vocabulary: dict[str, str] = {}
    entries = [
        SearchEntry(post=post, **_values(post, language, vocabulary))
        for post in SearchEntry.all_posts().for_page().filter(pk__in=list(post_pks)).order_by("pk")
    ]
    SearchEntry.objects.bulk_create(entries)
    _learn(vocabulary)
    backend = get_search_backend()
    backend.get_index_for_model(SearchEntry).add_items(SearchEntry, entries)


def _language() -> str:
    return SiteSettings.load().language_code


def _write(post, language: str) -> None:
    vocabulary: dict[str, str] = {}
    values = _values(post, language, vocabulary)
    entry, _made = SearchEntry.objects.update_or_create(post=post, defaults=values)
    _learn(vocabulary)
    get_search_backend().add(entry)


def _learn(vocabulary: dict[str, str]) -> None:
    known = set(SearchWord.objects.filter(word__in=vocabulary).values_list("word", flat=True))
    SearchWord.objects.bulk_create(
        [SearchWord(word=w, stem=s, length=len(w)) for w, s in vocabulary.items() if w not in known],
        ignore_conflicts=True,
    )


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """Steps repeat themselves, from recipe to recipe and from one save to the next."""
    return markup.plain(text)


def _values(post, language: str, vocabulary: dict[str, str]) -> dict[str, str]:
    """The fields of a post's entry; the words met are added to the vocabulary, each with its stem."""
    recipes = post.recipe_list
    terms = post.labels + [row.label for recipe in recipes for row in recipe.recipe_terms.all()]
    ingredients = [row.text for recipe in recipes for row in recipe.ingredients.all()]
    story = markup.plain(
        RECIPE_MARKER.sub("", PHOTO_MARKER.sub(lambda m: m["alt"], post.body)).replace("[recipe]", "")
    )
    body = [post.summary, story]
    for recipe in recipes:
        body += [recipe.name, recipe.description]
        body += [_plain(row.text) for row in recipe.steps.all()]
        body += [_plain(note) for note in recipe.notes]
    body.append(post.author_name)

    def stemmed(texts: list[str]) -> str:
        found = []
        for _start, _end, word in words("\n".join(texts)):
            vocabulary[word[:60]] = stem(word, language)
            found.append(vocabulary[word[:60]])
        return " ".join(found)

    excerpt = " ".join(" ".join([post.summary or story, " · ".join(ingredients), *body[1:]]).split())
    return {
        "title": stemmed([post.title]),
        "terms": stemmed(list(dict.fromkeys(terms))),
        "ingredients": stemmed(ingredients),
        "body": stemmed(body),
        "text": excerpt,
    }


def _later(post_pk: int) -> None:
    if (gathered := _gathered.get()) is not None:
        gathered.add(post_pk)
        return

    def update_it() -> None:  # a function has the name that Django logs should it fail; a partial has none
        update(post_pk)

    transaction.on_commit(update_it, robust=True)


@contextmanager
def once_each() -> Iterator[None]:
    """Within, posts that are saved again and again have their entry made anew once, at the end, in the
    caller's transaction."""
    token = _gathered.set(set())
    try:
        yield
        for post_pk in _gathered.get() or ():
            update(post_pk)
    finally:
        _gathered.reset(token)


def _post_saved(instance, **kwargs) -> None:
    if not kwargs.get("raw"):
        _later(instance.pk)


def _post_recipe_changed(instance, **kwargs) -> None:
    if not kwargs.get("raw"):
        _later(instance.post_id)


def _recipe_saved(instance, **kwargs) -> None:
    """Recipes know no posts: those that hold this one hear of it here."""
    if not kwargs.get("raw"):
        for pk in instance.post_recipes.values_list("post_id", flat=True):
            _later(pk)


def _labels_changed(instance, action: str, reverse: bool, pk_set, **kwargs) -> None:
    if action in ("post_add", "post_remove", "post_clear") and not reverse:
        _later(instance.pk)


def connect(Post: Any, Page: Any) -> None:
    """Keeps the entries in step with saved posts, pages and recipes. Called once, when the app is ready."""
    for model in (Post, Page):
        post_save.connect(_post_saved, sender=model, dispatch_uid=f"search {model.__name__}")
    for signal in (post_save, post_delete):
        signal.connect(_post_recipe_changed, sender=Post.recipes.through, dispatch_uid="search PostRecipe")
    post_save.connect(_recipe_saved, sender=Recipe, dispatch_uid="search recipe")
    for through in (Post.categories.through, Post.tags.through):
        m2m_changed.connect(_labels_changed, sender=through, dispatch_uid=f"search {through.__name__}")
