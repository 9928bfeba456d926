"""Changes of a comment's state: the moderator's word, the writer's withdrawal, and publishing, whoever asks.

Every change goes through `move`, in a transaction that also writes the history and the mails.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.comments import mails, ratings
from blog.comments.models import Comment
from blog.models import Post, SiteSettings

State = Comment.State


def decide(pk: int, state: str, *, by: Any = None, how: str = "", revision: int | None = None) -> bool:
    """A moderator's word, which no verdict overrules. Returns whether it changed anything.

    With `revision`, only the words that the moderator has seen: not those of an edit made meanwhile.
    """
    with transaction.atomic():
        comment = Comment.objects.select_for_update(of=("self",)).get(pk=pk)
        if revision is not None and comment.revision != revision:
            return False
        if comment.withdrawn_at and state == State.PUBLISHED:
            return False
        comment.decided = True
        comment.recheck_at = comment.notify_at = None
        if comment.state == state:
            comment.save()
            return False
        if state in (State.SPAM, State.PUBLISHED):
            _prepare_correction(comment, "spam" if state == State.SPAM else "ham")
        labels = dict(State.choices)
        what = _("%(state)s by the moderator") % {"state": labels[state]}
        move(comment, state, f"{what} ({how})." if how else f"{what}.", by)
    return True


def withdraw(comment: Comment) -> None:
    """The writer takes the comment back, for good."""
    with transaction.atomic():
        comment = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
        if comment.withdrawn_at:
            return
        comment.withdrawn_at = timezone.now()
        comment.recheck_at = comment.notify_at = None
        comment.free_fingerprint()
        comment.subscriptions.filter(ended_at=None).update(ended_at=timezone.now())
        move(comment, State.TRASH, _("Withdrawn by its writer."))


def add_author_reply(parent: Comment, words: str, user: Any) -> Comment:
    """The author's answer, written in the admin: published at once, with the mark no visitor can wear."""
    with transaction.atomic():
        comment = Comment.under(
            parent.post, parent, user=user, user_name=display_name(user), comment=words, decided=True
        )
        move(comment, State.PUBLISHED, _("Written by the author."), user)
    return comment


def display_name(user: Any) -> str:
    """What readers see for somebody of the site: never the login, which is half of a way in."""
    site = SiteSettings.load()
    return user.get_full_name().strip() or site.author_name.strip() or site.name


def import_comment(
    post: Post,
    name: str,
    words: str,
    *,
    parent: Comment | None = None,
    date: datetime | None = None,
    state: str = State.PUBLISHED,
    announce: bool = True,
    said: set[str] | None = None,
    **known: Any,
) -> Comment:
    """A comment that was given elsewhere before; without its `date` none is shown. No mail is sent.

    The same words twice are two comments. Who writes many to one post says what is `said` there already
    (fingerprints, added to), and announces the change once, with `announce` off.
    """
    with transaction.atomic():
        comment = Comment.under(
            post,
            parent,
            user_name=name,
            comment=words,
            submit_date=date or post.published_at or timezone.now(),
            date_known=date is not None,
            decided=True,
            **known,
        )
        comment.set_state(state)
        if said is None:
            said = set(
                Comment.objects.filter(fingerprint=comment.fingerprint).values_list("fingerprint", flat=True)
            )
        if comment.fingerprint in said:
            comment.free_fingerprint()
        said.add(comment.fingerprint)
        comment.save()
        comment.log(_("Brought in, published.") if comment.is_public else _("Brought in: held."))
        if announce:
            ratings.recount(comment.recipe_id)
    return comment


def move(comment: Comment, state: str, what: str, by: Any = None) -> None:
    """Change a comment's state, whoever asks: the state, its history, what follows from it."""
    was_public = comment.is_public
    comment.set_state(state)
    if state != State.HELD:
        comment.recheck_at = comment.notify_at = None
    comment.save()
    comment.log(what, by)
    if state == State.PUBLISHED:
        mails.notify_subscribers(comment)
    if was_public or comment.is_public:
        ratings.recount(comment.recipe_id)


def _prepare_correction(comment: Comment, opinion: str) -> None:
    """Have a mistake of Akismet reported, where the moderator disagrees with what it last said or was told."""
    believed = comment.submitted_as or ("spam" if comment.verdict in ("spam", "discard") else comment.verdict)
    is_mistaken = believed and believed != opinion and comment.akismet_values
    comment.submit_as = opinion if is_mistaken else ""
    comment.submit_at = timezone.now() if is_mistaken else None
