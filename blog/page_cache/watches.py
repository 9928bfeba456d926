"""Which rows the pages show, and which scopes a change of them touches: one table of rules.

A model that no rule and no NOT_SHOWN names touches every page: a new table can make pages be forgotten too
often, never too seldom.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.apps import apps

from . import scopes
from .scopes import BESIDE, LISTS, SEARCH, SITE


@dataclass(frozen=True)
class Watch:
    """A rule for one model. In SQL, {row} is the row before or after the change.

    `touches`: scopes, each a number or a SELECT of numbers. `shown`: a condition for the row to be seen by
    readers at all. `only`, or all columns but `without`: an update that changes none of these changes no page.
    """

    model: str
    touches: tuple[int | str, ...]
    shown: str = ""
    only: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()


def _published(post_id: str) -> str:
    """Published or scheduled: a draft is on no page."""
    return f"EXISTS (SELECT 1 FROM blog_post WHERE id = {post_id} AND status = 'published')"


def _in_published(recipe_id: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM blog_postrecipe JOIN blog_post ON blog_post.id = blog_postrecipe.post_id "
        f"WHERE blog_postrecipe.recipe_id = {recipe_id} AND blog_post.status = 'published')"
    )


_EVERYWHERE_SHOWN = (LISTS, BESIDE)

_WATCHES: list[Watch] = [
    Watch("blog.SiteSettings", (SITE,), without=frozenset({"is_set_up"})),
    Watch("sites.Site", (SITE,)),
    # A post's own page, and the lists; what others show of it changes with fewer of its columns.
    Watch(
        "blog.Post", (LISTS, scopes.post_sql("{row}.id")), "{row}.status = 'published'",
        without=frozenset({"created_at"}),
    ),
    Watch(
        "blog.Post", (BESIDE,), "{row}.status = 'published'",
        without=frozenset({"created_at", "updated_at", "body", "summary", "author_id", "comments_open"}),
    ),
    Watch("blog.Post_categories", _EVERYWHERE_SHOWN, _published("{row}.post_id")),
    Watch("blog.Post_tags", _EVERYWHERE_SHOWN, _published("{row}.post_id")),
    Watch("blog.PostRecipe", _EVERYWHERE_SHOWN, _published("{row}.post_id")),
    Watch("blog.OldAddress", (), without=frozenset({"hits", "last_hit_at"})),  # redirects and 404s depend on any change
    Watch("blog.Category", _EVERYWHERE_SHOWN),
    Watch("blog.Tag", _EVERYWHERE_SHOWN),
    Watch("blog.SearchEntry", (SEARCH,)),
    Watch("blog.SearchWord", (SEARCH,)),
    Watch("modelsearch.IndexEntry", (SEARCH,)),
    Watch("recipes.Recipe", _EVERYWHERE_SHOWN, _in_published("{row}.id"), without=frozenset({"created_at"})),
    Watch("recipes.RecipeTerm", _EVERYWHERE_SHOWN, _in_published("{row}.recipe_id")),
    Watch("recipes.Ingredient", _EVERYWHERE_SHOWN, _in_published("{row}.recipe_id")),
    Watch("recipes.Step", _EVERYWHERE_SHOWN, _in_published("{row}.recipe_id")),
    # A rating stands on the card, in each post that shows the recipe.
    Watch(
        "recipes.RecipeRating",
        (f"SELECT {scopes.post_sql('post_id')} FROM blog_postrecipe WHERE recipe_id = {{row}}.recipe_id",),
    ),
    Watch("recipes.Term", _EVERYWHERE_SHOWN),
    Watch(
        "photos.Photo",
        (*_EVERYWHERE_SHOWN, f"SELECT {SITE} FROM blog_sitesettings WHERE author_photo_id = {{row}}.id"),
        without=frozenset({"created_at", "original"}),
    ),
    Watch(
        "auth.User", _EVERYWHERE_SHOWN, "EXISTS (SELECT 1 FROM blog_post WHERE author_id = {row}.id)",
        only=frozenset({"first_name", "last_name"}),
    ),
]  # fmt: skip

# Rows that no public page shows, by model or by a whole app of others.
NOT_SHOWN = {
    "blog.PageMark", "blog.ChangeLogEntry", "blog.DemoItem", "blog.MissingAddress", "blog.Revision", "blog.OpenForm", "recipes.DismissedFinding",
    "auth.Permission", "auth.Group",
    "auth.Group_permissions", "auth.User_groups", "auth.User_user_permissions",
    # A virtual table, which no trigger can watch; its rows change with those of IndexEntry and SearchEntry.
    "modelsearch.SQLiteFTSIndexEntry",
    "admin.*", "contenttypes.*", "imports.*", "sessions.*", "axes.*", "django_tasks_database.*",
}  # fmt: skip


def register(watches: Iterable[Watch], not_shown: Iterable[str] = ()) -> None:
    """Rules of an app above the blog; called from its AppConfig.ready()."""
    _WATCHES.extend(watch for watch in watches if watch not in _WATCHES)
    NOT_SHOWN.update(not_shown)


def is_not_shown(label: str) -> bool:
    return label in NOT_SHOWN or f"{label.split('.')[0]}.*" in NOT_SHOWN


def every() -> Iterator[tuple[type, Watch]]:
    """Each concrete model of the site that pages may show, with each of its rules."""
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta
        if meta.proxy or not meta.managed or is_not_shown(meta.label):
            continue
        rules = [watch for watch in _WATCHES if watch.model == meta.label]
        for rule in rules or [Watch(meta.label, (SITE,))]:
            yield model, rule
