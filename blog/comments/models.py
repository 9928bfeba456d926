"""The rows of the discussion: comments, their history, who follows them, and the mails they cause."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_comments_xtd.models import XtdComment

from blog.comments.akismet.status import AkismetStatus
from blog.comments.form_fields import one_line
from blog.comments.querysets import CommentQuerySet
from blog.comments.rate_limit import RecentSubmission
from blog.models import Post
from recipes.models import Recipe

__all__ = ["AkismetStatus", "Comment", "HistoryLine", "Mail", "RecentSubmission", "Subscription"]


class Comment(XtdComment):
    """A reader's words under a post.

    `akismet_values` holds what Akismet was, or will be, asked with (its names for the values): a mistake
    is reported with the same values. It is emptied after a while, as is the address. What is due says so
    itself: `recheck_at` (to be judged), `notify_at` (the moderator to be told), `submit_at` (a mistake to
    be reported, as submit-spam or submit-ham).
    """

    class State(models.TextChoices):
        HELD = "held", _("Held")
        PUBLISHED = "published", _("Published")
        SPAM = "spam", _("Spam")
        TRASH = "trash", _("Trash")

    class Kind(models.TextChoices):
        COMMENT = "", _("Comment")
        QUESTION = "question", _("Question")
        TIP = "tip", _("Tip")
        MADE = "made", _("I made it")

    # Named, since the default name of the way back would be "comment", which the package's field has.
    xtd = models.OneToOneField(
        XtdComment,
        on_delete=models.CASCADE,
        parent_link=True,
        primary_key=True,
        related_name="discussion_comment",
    )
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="comments", verbose_name=_("post"))
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.HELD, db_index=True, editable=False
    )
    state_at = models.DateTimeField(_("in this state since"), default=timezone.now, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, blank=True, default=Kind.COMMENT)
    recipe = models.ForeignKey(
        Recipe,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="comments",
        verbose_name=_("recipe"),
    )
    stars = models.PositiveSmallIntegerField(
        _("stars"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    date_known = models.BooleanField(
        _("date known"),
        default=True,
        help_text=_("Off for a comment moved in from elsewhere without its date."),
    )
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)
    edited_at = models.DateTimeField(_("edited"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, editable=False)
    decided = models.BooleanField(
        _("decided by a moderator"), default=False, editable=False, help_text=_("No verdict overrules it.")
    )
    akismet_values = models.JSONField(default=dict, blank=True, editable=False)
    verdict = models.CharField(_("Akismet's verdict"), max_length=10, blank=True, editable=False)
    recheck_at = models.DateTimeField(_("next look"), null=True, editable=False, db_index=True)
    recheck_reason = models.CharField(max_length=20, blank=True, editable=False)
    notify_at = models.DateTimeField(null=True, editable=False, db_index=True)
    notified_revision = models.PositiveIntegerField(default=0, editable=False)
    submitted_as = models.CharField(_("reported to Akismet as"), max_length=10, blank=True, editable=False)
    submit_as = models.CharField(max_length=10, blank=True, editable=False)
    submit_at = models.DateTimeField(null=True, editable=False, db_index=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stars__isnull=True) | models.Q(stars__range=(1, 5)),
                name="stars_one_to_five",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_name}: {self.comment[:60]}"

    @classmethod
    def under(cls, post: Post, parent: Self | None = None, **fields: Any) -> Self:
        """A comment on `post`, not saved yet, with the fields that the comments packages want.

        Threads have three levels at the most: an answer to the third attaches to the second, after it.
        """
        parent_id = 0
        if parent is not None:
            deepest = parent.level >= settings.COMMENTS_XTD_MAX_THREAD_LEVEL
            parent_id = parent.parent_id if deepest else parent.pk
        fields["user_name"] = one_line(fields["user_name"])[:50]
        comment = cls(
            content_type=ContentType.objects.get_for_model(Post),
            object_pk=str(post.pk),
            site_id=settings.SITE_ID,
            post=post,
            parent_id=parent_id,
            **fields,
        )
        comment.set_state(cls.State.HELD)
        comment.set_fingerprint()
        return comment

    def get_absolute_url(self) -> str:
        """The permanent address: it leads to the page of the discussion where the comment stands."""
        return reverse("comments:comment", args=[self.pk])

    def set_state(self, state: str) -> None:
        """The one place where the state and the flags of the comments packages are kept in step."""
        if state != self.state:
            self.state_at = timezone.now()
        self.state = state
        self.is_public = state == self.State.PUBLISHED
        self.is_removed = state in (self.State.SPAM, self.State.TRASH)

    @property
    def is_by_author(self) -> bool:
        """Written in the admin by someone of the site: no visitor's form sets a user."""
        return self.user_id is not None

    @property
    def initial(self) -> str:
        return self.user_name.strip()[:1].upper() or "?"

    def set_fingerprint(self) -> None:
        """What was said, where and by whom, as 64 hex digits: the same twice is one comment."""
        parent_id = self.parent_id if self.parent_id != self.pk else 0
        who = (self.post_id, parent_id, self.user_name.strip(), self.user_email.strip().lower())
        parts = [*map(str, who), self.comment.strip()]
        self.fingerprint = hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def free_fingerprint(self) -> None:
        """Let the same words be said anew (a comment that was withdrawn, or whose writer was erased)."""
        self.fingerprint = secrets.token_hex(32)

    def log(self, what: str, by: Any = None) -> None:
        HistoryLine.objects.create(comment=self, what=what[:500], by=by)


class HistoryLine(models.Model):
    """One step in a comment's life, in words for the moderator."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="history")
    at = models.DateTimeField(_("at"), default=timezone.now)
    what = models.CharField(_("what"), max_length=500)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("by")
    )

    class Meta:
        verbose_name = _("history line")
        verbose_name_plural = _("history lines")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.what


class Subscription(models.Model):
    """A reader who asked to be told of replies in a comment's thread; told only once confirmed by mail."""

    comment = models.ForeignKey(
        Comment, on_delete=models.CASCADE, related_name="subscriptions", verbose_name=_("comment")
    )
    mail = models.EmailField(_("mail"))
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)
    ended_at = models.DateTimeField(_("ended"), null=True)

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        constraints = [models.UniqueConstraint(fields=["comment", "mail"], name="one_subscription_each")]

    def __str__(self) -> str:
        return self.mail


class Mail(models.Model):
    """A mail to be sent, written in the same transaction as its cause, so that none is lost or doubled.

    `key` says what it is about; the same key twice is one mail.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENT = "sent", _("Sent")
        GIVEN_UP = "given up", _("Given up")

    class Kind(models.TextChoices):
        HELD = "held", _("held")
        DIGEST = "digest", _("digest")
        REPLY = "reply", _("reply")
        CONFIRM = "confirm", _("confirm")

    key = models.CharField(_("key"), max_length=100, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    to = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))
    headers = models.JSONField(_("headers"), default=dict, blank=True)
    comment = models.ForeignKey(
        Comment, null=True, on_delete=models.CASCADE, related_name="mails", verbose_name=_("comment")
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    next_try_at = models.DateTimeField(_("next try"), null=True, default=timezone.now, db_index=True)
    error = models.CharField(_("last error"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("written"), default=timezone.now, db_index=True)
    sent_at = models.DateTimeField(_("sent"), null=True)

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.subject
