"""The comments of a post: threads, states, dates, stars and the author's own answers."""

from __future__ import annotations

import ipaddress
import re
from datetime import datetime, timedelta
from html import unescape

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils import timezone

from blog.comments import moderation, ratings
from blog.comments.models import Comment as OurComment
from blog.imports.models import ImportedItem
from blog.models import Post
from recipes.models import Recipe

from .values import Comment, moment_of

_STARS = (
    "wprm-comment-rating",
    "ERRating",
    "wpzoom-rcb-comment-rating",
    "rating",
    "cookbook_rating",
    "recipe_rating",
)
_SKIPPED = {"spam", "trash", "post-trashed"}
PINGS = {"pingback", "trackback"}
_KINDS = {"", "comment", "review"}


def stars_of(comment: Comment) -> int | None:
    """1 to 5; None for none."""
    for name in _STARS:
        for key, value in comment.meta:
            if key == name and re.fullmatch(r"[1-5](?:\.0+)?", value.strip()):
                return int(value.strip()[0])
    return None


def words_of(content: str) -> str:
    """A comment's words as ours keep them: plain text, with line breaks; a link is its words and address."""
    text = re.sub(r"\r\n?", "\n", content)
    text = re.sub(r"<br\s*/?>\n?", "\n", text, flags=re.I)
    text = re.sub(r"</(?:p|div|li|blockquote|ul|ol|h[1-6])>\s*", "\n\n", text, flags=re.I)
    text = re.sub(r"<blockquote[^>]*>\s*(.*?)\s*(?=\n\n|</blockquote>|$)", _quoted, text, flags=re.I | re.S)
    text = re.sub(r"<li[^>]*>", "- ", text, flags=re.I)
    text = re.sub(r'<a\b[^>]*href=["\']([^"\']*)["\'][^>]*>(.*?)</a>', _link, text, flags=re.I | re.S)
    text = re.sub(r"<(?:script|style)\b.*?</(?:script|style)>", "", text, flags=re.I | re.S)
    text = unescape(re.sub(r"</?[a-zA-Z][^<>]*>", "", text))
    return re.sub(
        r"\n{3,}", "\n\n", "".join(c for c in text if c in "\n\t" or c.isprintable() or ord(c) > 0x7F)
    ).strip()


def _quoted(found: re.Match[str]) -> str:
    return "\n".join(f"> {line}" for line in found[1].split("\n"))


def _link(found: re.Match[str]) -> str:
    address, words = found[1].strip(), re.sub(r"<[^>]*>", "", found[2]).strip()
    if (
        not re.match(r"https?://", address)
        or words.rstrip("/") == address.rstrip("/")
        or address.endswith(words)
    ):
        return address if re.match(r"https?://", address) else words
    return f"{words} ({address})"


def in_order(comments: list[Comment]) -> list[tuple[Comment, int]]:
    """By date, each after what it answers, with its nearest ancestor that came along (0 for none)."""
    known = {comment.id: comment for comment in comments}
    wanted = {c.id for c in comments if c.approved not in _SKIPPED and c.kind in _KINDS}

    def above(comment: Comment) -> int:
        seen, parent = {comment.id}, comment.parent
        while parent and parent not in wanted:
            if parent in seen or parent not in known:
                return 0
            seen.add(parent)
            parent = known[parent].parent
        return 0 if parent in seen else parent

    parents = {id: above(known[id]) for id in wanted}
    for id in list(parents):  # a ring of answers has no beginning: cut it
        seen, at = {id}, parents[id]
        while at:
            if at in seen:
                parents[at] = 0
                break
            seen.add(at)
            at = parents.get(at, 0)
    out: list[tuple[Comment, int]] = []
    done: set[int] = {0}
    waiting = sorted((known[id] for id in wanted), key=lambda c: (c.date_gmt or c.date, c.id))
    while waiting:
        ready = [comment for comment in waiting if parents[comment.id] in done]
        out += [(comment, parents[comment.id]) for comment in ready]
        done |= {comment.id for comment in ready}
        waiting = [comment for comment in waiting if comment.id not in done]
    return out


class Discussion:
    """Writes comments; counts them, and names pingbacks and what it does not know."""

    def __init__(self, site: str, accounts: dict[int, object]) -> None:
        self._site = site
        self._accounts = accounts  # of the export's authors, by their number there
        self.counts: dict[str, int] = {}

    def write(self, post: Post, recipe: Recipe | None, comments: list[Comment]) -> list[str]:
        """New comments only; what is there already, or was deleted here, is left alone. Returns notes."""
        notes = [
            f"{comment.kind}: {comment.author} {comment.url}".strip()
            for comment in comments
            if comment.kind in PINGS and comment.approved == "1"
        ]
        self._count("pingbacks named in the report", len(notes))
        others = [c for c in comments if c.kind not in _KINDS | PINGS]
        notes += sorted({f"comments of the kind “{c.kind}” are left out" for c in others})
        rows = in_order(comments)
        keys = [str(comment.id) for comment, _parent in rows]
        there = dict(
            ImportedItem.objects.filter(site=self._site, kind="comment", key__in=keys).values_list(
                "key", "object_id"
            )
        )
        added: list[ImportedItem] = []
        made: dict[int, OurComment] = {}
        said = (
            set(OurComment.objects.filter(post=post).values_list("fingerprint", flat=True)) if rows else set()
        )
        for comment, parent_id in rows:
            if str(comment.id) in there:
                continue
            parent = made.get(parent_id)
            if parent is None and str(parent_id) in there:
                parent = OurComment.objects.filter(pk=there[str(parent_id)]).first()
            if ours := self._write_one(post, recipe, comment, parent, said):
                made[comment.id] = ours
                added.append(
                    ImportedItem(site=self._site, kind="comment", key=str(comment.id), object_id=ours.pk)
                )
        ImportedItem.objects.bulk_create(added)
        if recipe and any(c.stars for c in made.values()):
            ratings.recount(next(c.recipe_id for c in made.values() if c.stars))
        return notes

    def _write_one(
        self, post: Post, recipe: Recipe | None, comment: Comment, parent: OurComment | None, said: set[str]
    ) -> OurComment | None:
        words, stars = words_of(comment.content), stars_of(comment)
        if not words and not stars:
            self._count("empty comments left out")
            return None
        moment = moment_of(comment.date_gmt, comment.date)
        if moment is not None and timezone.is_naive(moment):
            moment = timezone.make_aware(moment)
        is_public = comment.approved in ("1", "approve", "approved")
        ours = moderation.import_comment(
            post,
            unescape(comment.author)[:50] or "?",
            words,
            parent=parent,
            date=moment,
            state=OurComment.State.PUBLISHED if is_public else OurComment.State.HELD,
            announce=False,
            said=said,
            user=self._accounts.get(comment.user_id) if comment.user_id else None,
            user_email=_mail(comment.email),
            user_url=_address(comment.url),
            ip_address=_young_ip(comment.ip, moment),
            stars=stars if recipe else None,
            recipe=recipe if stars else None,
        )
        self._count("comments" if is_public else "comments held for you")
        if stars:
            self._count("ratings")
        return ours

    def _count(self, what: str, number: int = 1) -> None:
        if number:
            self.counts[what] = self.counts.get(what, 0) + number


def _mail(mail: str) -> str:
    try:
        validate_email(mail)
    except ValidationError:
        return ""
    return mail[:254]


def _address(address: str) -> str:
    try:
        URLValidator(["http", "https"])(address)
    except ValidationError:
        return ""
    return address if len(address) <= 200 else ""


def _young_ip(ip: str, moment: datetime | None) -> str | None:
    """The address only while the retention rule would keep it."""
    if moment is None or moment < timezone.now() - timedelta(days=settings.COMMENTS_KEEP_ADDRESSES_DAYS):
        return None
    try:
        return str(ipaddress.ip_address(ip.strip()))
    except ValueError:
        return None
