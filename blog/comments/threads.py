"""The discussion under a post as a reader sees it: threaded, counted, cut into pages.

One query reads the outline of all published comments (numbers only), a second the comments of one page,
however many there are. The package's own counts drift and its tags touch request.user: not used.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings
from django.db.models.functions import Length
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blog.comments.models import Comment
from blog.models import Post

# The most, in bytes, that a comment's markup weighs, that each of its characters can become (an escaped
# apostrophe; names stand there twice), and that the comments of a page may weigh together: with the page
# around them it stays below 200 KB.
MARKUP = 900
BYTES_PER_CHARACTER = 6
PAGE = 150_000
WEIGHT = MARKUP + BYTES_PER_CHARACTER * (Length("comment") + Length("user_url") + 2 * Length("user_name"))


@dataclass
class Row:
    """A comment in its place, read from top to bottom: `opens` a list of replies after it, or `closes` so
    many lists."""

    comment: Comment
    level: int
    opens: bool = False
    closes: range = field(default_factory=lambda: range(0))


@dataclass(frozen=True)
class Outline:
    """Ids of all visible comments in reading order, as pages; `above` maps a reply to its parent."""

    count: int
    pages: list[list[int]]
    above: dict[int, int]

    def page_of(self, pk: int) -> int | None:
        """The number (from 1) of the page on which a comment stands."""
        return next((number for number, page in enumerate(self.pages, 1) if pk in page), None)


def outline(post: Post) -> Outline:
    weights: dict[int, int] = {}
    above: dict[int, int] = {}
    replies: dict[int, list[int]] = {}
    tops: list[int] = []
    visible = Comment.objects.visible().filter(post=post).order_by("pk")
    for pk, parent, weight in visible.values_list("pk", "parent_id", WEIGHT):
        weights[pk] = weight
        if parent == pk:
            tops.append(pk)
        else:
            above[pk] = parent
            replies.setdefault(parent, []).append(pk)
    if settings.COMMENTS_NEWEST_FIRST:
        tops.reverse()
    threads = []
    for top in tops:
        thread: list[int] = []
        to_visit = [top]
        while to_visit:
            pk = to_visit.pop()
            thread.append(pk)
            to_visit.extend(reversed(replies.get(pk, [])))
        threads.append(thread)
    return Outline(len(weights), _cut(threads, weights), above)


def _cut(threads: list[list[int]], weights: dict[int, int]) -> list[list[int]]:
    """Pages of whole threads; a thread too heavy for a page of its own goes over several."""
    pages: list[list[int]] = [[]]
    weight = 0
    for thread in threads:
        if pages[-1] and weight + sum(weights[pk] for pk in thread) > PAGE:
            pages.append([])
            weight = 0
        for pk in thread:
            if pages[-1] and weight + weights[pk] > PAGE:
                pages.append([])
                weight = 0
            pages[-1].append(pk)
            weight += weights[pk]
    return pages


def rows(whole: Outline, number: int) -> list[Row]:
    """The comments of page `number` (from 1), in order, with how the lists open and close around them."""
    ids = whole.pages[number - 1]
    if not ids:
        return []
    first = ids[0]
    context: list[int] = []
    while first in whole.above:  # a thread that goes on from the page before: say again what it answers
        first = whole.above[first]
        context.insert(0, first)
    ids = [*context, *ids]
    comments = Comment.objects.in_bulk(ids)
    levels: dict[int, int] = {}
    found: list[Row] = []
    for pk in ids:
        if pk not in comments:
            continue
        levels[pk] = levels.get(whole.above.get(pk, 0), -1) + 1
        found.append(Row(comments[pk], levels[pk]))
    for row, following in zip(found, [*found[1:], None], strict=True):
        next_level = following.level if following else 0
        row.opens = next_level > row.level
        row.closes = range(max(0, row.level - next_level))
    return found


def in_words(count: int) -> str:
    """ "One Comment", "2 Comments": the heading as WordPress has it."""
    if count == 0:
        return _("No Comments")
    if count == 1:
        return _("One Comment")
    return ngettext("%(count)s Comment", "%(count)s Comments", count) % {"count": f"{count:,}"}
