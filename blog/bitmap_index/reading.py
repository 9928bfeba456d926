"""What is filed under what, read out of the rows: all of it, or what has changed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from blog.models import Post, PostRecipe
from recipes.models import Ingredient, RecipeTerm

from .bitmaps import Bitmaps, When

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)

Label = tuple[int, str, Hashable]


@dataclass
class Index:
    """Posts by category, tag, month (year, month), "term KIND" and food; recipes by the kinds of their terms.

    A post that has a term or a food more than once has it under "again" too: (key, 2), (key, 3), …
    `next_due`: when the next scheduled post is public; `None` without one.
    """

    posts: Bitmaps
    recipes: Bitmaps
    next_due: dt.datetime | None = None

    def post_of_recipe(self, pk: int) -> int | None:
        """The newest public post that holds it."""
        found = self.recipes.when(pk)
        return found[1] if found else None

    def copy(self) -> Index:
        return Index(self.posts.copy(), self.recipes.copy(), self.next_due)


class _Backwards(str):
    """A name in a list that begins with the greatest: it stands before those that follow it in the alphabet."""

    def __lt__(self, other: str) -> bool:
        return str.__gt__(self, other)


def micros(moment: dt.datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND


def place_of_post(published_at: dt.datetime, pk: int) -> When:
    return micros(published_at), pk


def read() -> Index:
    """All of it: a few passes over the tables, when a process first asks."""
    index = Index(Bitmaps(), Bitmaps(), _next_due())
    _load(index, None)
    return index


def reread(index: Index, posts: set[int], recipes: set[int]) -> None:
    """These posts and recipes as they are now, and what their change changes of each other."""
    holding = PostRecipe.objects.filter(recipe__in=recipes)
    posts = posts | set(holding.values_list("post_id", flat=True))
    held = PostRecipe.objects.filter(post__in=posts)
    recipes = recipes | set(held.values_list("recipe_id", flat=True))
    for pk in posts:
        index.posts.remove(pk)
    for pk in recipes:
        index.recipes.remove(pk)
    _load(index, (posts, recipes))
    index.next_due = _next_due()


def due_since(since: dt.datetime) -> set[int]:
    """The posts whose time came after this moment."""
    return set(Post.objects.posts().published().filter(published_at__gte=since).values_list("pk", flat=True))


def _next_due() -> dt.datetime | None:
    waiting = Post.objects.posts().filter(status=Post.Status.PUBLISHED, published_at__gt=timezone.now())
    return waiting.order_by("published_at").values_list("published_at", flat=True).first()


def _load(index: Index, only: tuple[set[int], set[int]] | None) -> None:
    public = Post.objects.posts().published().order_by()
    if only is not None:
        public = public.filter(pk__in=only[0])
    dated = public.values_list("pk", "published_at").iterator(chunk_size=5000)
    when = {pk: moment for pk, moment in dated if moment is not None}
    posts = {pk: place_of_post(moment, pk) for pk, moment in when.items()}
    recipes = _places(None if only is None else only[1])
    _into(index.posts, posts, _labels_of_posts(when, None if only is None else only[0]), only is None)
    _into(index.recipes, recipes, _labels_of_recipes(None if only is None else only[1]), only is None)


def _into(bitmaps: Bitmaps, rows: dict[int, When], labels: Iterator[Label], whole: bool) -> None:
    if whole:
        bitmaps.load(rows, labels)
        return
    found: dict[int, set[tuple[str, Hashable]]] = {row: set() for row in rows}
    for row, kind, key in labels:
        if row in found:
            found[row].add((kind, key))
    for row, when in rows.items():
        bitmaps.add(row, when, found[row])


def _places(recipes: set[int] | None) -> dict[int, When]:
    """Under the newest public post that holds it, and there by name, stands a recipe."""
    rows = PostRecipe.objects.filter(post__in=Post.objects.posts().published()).order_by()
    if recipes is not None:
        rows = rows.filter(recipe__in=recipes)
    newest: dict[int, tuple[dt.datetime, int, str]] = {}
    fields = ("recipe_id", "post__published_at", "post_id", "recipe__name")
    for recipe, moment, post, name in rows.values_list(*fields).iterator(chunk_size=5000):
        if recipe not in newest or newest[recipe][:2] < (moment, post):
            newest[recipe] = (moment, post, name)
    return {
        recipe: (micros(moment), post, _Backwards(name), recipe)
        for recipe, (moment, post, name) in newest.items()
    }


def _some(rows: QuerySet, path: str, pks: set[int] | None) -> QuerySet:
    """The rows that lead to these by `path`, or to any. One condition: with a second one the path is joined twice."""
    return rows.order_by().filter(**({f"{path}__isnull": False} if pks is None else {f"{path}__in": pks}))


def _labels_of_posts(when: dict[int, dt.datetime], pks: set[int] | None) -> Iterator[Label]:
    for pk, moment in when.items():
        local = timezone.localtime(moment)
        yield pk, "month", (local.year, local.month)
    for kind, through in (("category", Post.categories.through), ("tag", Post.tags.through)):
        rows = _some(through.objects.all(), "post", pks)
        for pk, key in rows.values_list("post_id", f"{kind}_id").iterator(chunk_size=5000):
            yield pk, kind, key
    held = "recipe__post_recipes__post"
    terms = _some(RecipeTerm.objects.all(), held, pks)
    seen: Counter = Counter()
    for pk, key, kind in terms.values_list(held, "term_id", "term__kind").iterator(chunk_size=5000):
        yield from _again(seen, pk, f"term {kind}", key)
    foods = _some(Ingredient.objects.exclude(item=""), held, pks)
    seen.clear()
    for pk, item in foods.values_list(held, "item").iterator(chunk_size=5000):
        yield from _again(seen, pk, "food", item)


def _again(seen: Counter, pk: int, kind: str, key: Hashable) -> Iterator[Label]:
    seen[pk, key] += 1
    if (times := seen[pk, key]) == 1:
        yield pk, kind, key
    else:
        yield pk, f"{kind} again", (key, times)


def _labels_of_recipes(pks: set[int] | None) -> Iterator[Label]:
    rows = _some(RecipeTerm.objects.all(), "recipe", pks)
    yield from rows.values_list("recipe_id", "term__kind", "term_id").iterator(chunk_size=5000)


def changed(rows: Iterable[tuple[str, int]]) -> tuple[set[int], set[int]]:
    """The posts and the recipes that rows of the log name."""
    rows = list(rows)
    return {row for of, row in rows if of == "post"}, {row for of, row in rows if of == "recipe"}
