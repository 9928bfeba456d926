"""Changes of a comment's state: the moderator's word, the writer's edit, and publishing, whoever asks.

Every change goes through `move`, in a transaction that also writes the history and the mails.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.comments import mails, ratings, worker
from blog.comments.models import Comment
from blog.comments.signals import discussion_changed
from blog.models import Post

State = Comment.State

# When a comment that nobody could judge is looked at again.
LOOK_AGAIN = timedelta(minutes=20)


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
        comment.look_at = comment.tell_at = None
        if comment.state == state:
            comment.save()
            return False
        if state in (State.SPAM, State.PUBLISHED):
            _prepare_lesson(comment, "spam" if state == State.SPAM else "ham")
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
        comment.look_at = comment.tell_at = None
        comment.free_fingerprint()
        comment.subscriptions.filter(ended_at=None).update(ended_at=timezone.now())
        move(comment, State.TRASH, _("Withdrawn by its writer."))


def revise(comment: Comment, words: str) -> Comment:
    """The writer's edit: new words are held and judged like a new comment. Raises IntegrityError."""
    with transaction.atomic():
        comment = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
        comment.comment = words
        comment.revision += 1
        comment.edited_at = timezone.now()
        comment.decided = False
        comment.verdict = comment.lesson = comment.taught = ""
        comment.submitted["comment_content"] = words
        comment.look_at = timezone.now() + LOOK_AGAIN
        comment.set_fingerprint()
        move(comment, State.HELD, _("Edited by its writer: held."))
    return comment


def add_author_reply(parent: Comment, words: str, user: Any) -> Comment:
    """The author's answer, written in the admin: published at once, with the mark no visitor can wear."""
    with transaction.atomic():
        comment = Comment(
            content_type=ContentType.objects.get_for_model(Post),
            object_pk=str(parent.post_id),
            site_id=settings.SITE_ID,
            post_id=parent.post_id,
            parent_id=reply_parent_id(parent),
            user=user,
            user_name=(user.get_full_name() or user.get_username())[:50],
            comment=words,
            decided=True,
        )
        comment.set_fingerprint()
        comment.set_state(State.HELD)
        comment.save()
        move(comment, State.PUBLISHED, _("Written by the author."), user)
    return comment


def bring_in(
    post: Post,
    name: str,
    words: str,
    *,
    parent: Comment | None = None,
    date: datetime | None = None,
    **known: Any,
) -> Comment:
    """A comment that was published elsewhere before; without its `date` none is shown. No mail is sent."""
    with transaction.atomic():
        comment = Comment(
            content_type=ContentType.objects.get_for_model(Post),
            object_pk=str(post.pk),
            site_id=settings.SITE_ID,
            post=post,
            parent_id=reply_parent_id(parent) if parent else 0,
            user_name=name[:50],
            comment=words,
            submit_date=date or post.published_at or timezone.now(),
            date_known=date is not None,
            decided=True,
            **known,
        )
        comment.set_state(State.PUBLISHED)
        comment.set_fingerprint()
        comment.save()
        comment.log(_("Brought in, published."))
    return comment


def reply_parent_id(parent: Comment) -> int:
    """Three levels at the most: an answer to the third attaches to the second, after it."""
    return parent.parent_id if parent.level >= settings.COMMENTS_XTD_MAX_THREAD_LEVEL else parent.pk


def move(comment: Comment, state: str, what: str, by: Any = None) -> None:
    """Change a comment's state, whoever asks: the state, its history, what follows from it."""
    comment.set_state(state)
    if state != State.HELD:
        comment.tell_at = None
    comment.save()
    comment.log(what, by)
    if state == State.PUBLISHED:
        mails.tell_subscribers(comment)
    tell_change(comment)
    transaction.on_commit(worker.wake)


def tell_change(comment: Comment) -> None:
    """What readers see of a comment is, or was until now, no longer the same: its stars, and cached pages."""
    post = comment.post
    if comment.recipe_id:
        ratings.recount(comment.recipe_id)
    transaction.on_commit(lambda: discussion_changed.send(sender=Comment, post=post))


def _prepare_lesson(comment: Comment, opinion: str) -> None:
    """Teach Akismet where the moderator disagrees with what it last said or was taught."""
    believed = comment.taught or ("spam" if comment.verdict in ("spam", "discard") else comment.verdict)
    comment.lesson = opinion if believed and believed != opinion and comment.submitted else ""
    comment.lesson_at = timezone.now() if comment.lesson else None
