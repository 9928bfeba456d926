"""How often one reader may comment, told apart by network and by mailbox."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from blog.requests.client_address import network

LONGEST_SPAN = timedelta(hours=1)


class TooFast(Exception):
    """Too many comments from one reader; `seconds` until the next is taken."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class RecentSubmission(models.Model):
    """A comment of the last hour, by whom: digests, so that nobody is known by them."""

    network = models.CharField(max_length=32)
    mailbox = models.CharField(max_length=32)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        indexes = [
            models.Index(fields=["network", "at"], name="recent_by_network"),
            models.Index(fields=["mailbox", "at"], name="recent_by_mailbox"),
        ]

    def __str__(self) -> str:
        return f"{self.network} {self.at}"


def count(address: str | None, mail: str, is_known: Callable[[], bool]) -> None:
    """Counts a comment. Raises TooFast. Call it in the transaction that stores the comment, so that twenty at
    once count.

    A network may send so many a minute and an hour. So many networks may use one mailbox: one network
    that uses another's mailbox counts once, however often it does, so that the owner can still comment.
    Nor does a swarm of networks silence a known commenter: `is_known`, asked only then.
    """
    now = timezone.now()
    row = RecentSubmission(
        network=_digest(network(address) if address else ""), mailbox=_digest(mailbox(mail))
    )
    limits = [
        (settings.COMMENTS_A_MINUTE, timedelta(minutes=1)),
        (settings.COMMENTS_AN_HOUR, LONGEST_SPAN),
    ]
    for limit, span in limits:
        recent = RecentSubmission.objects.filter(at__gt=now - span)
        if address:
            _check(
                recent.filter(network=row.network).order_by("-at").values_list("at", flat=True), limit, span
            )
        others = recent.filter(mailbox=row.mailbox).exclude(network=row.network)
        by_network = others.values("network").annotate(last=models.Max("at")).order_by("-last")
        try:
            _check(by_network.values_list("last", flat=True), limit, span)
        except TooFast:
            if not is_known():
                raise
    row.save()


def forget_old() -> None:
    RecentSubmission.objects.filter(at__lte=timezone.now() - LONGEST_SPAN).delete()


def mailbox(mail: str) -> str:
    """Whose mail it is: without case and without what stands after a plus (RFC 5233), and for Gmail without dots."""
    name, _at, domain = mail.strip().lower().rpartition("@")
    name = name.partition("+")[0] or name
    if domain in ("gmail.com", "googlemail.com"):
        name, domain = name.replace(".", ""), "gmail.com"
    return f"{name}@{domain}"


def _check(times: models.QuerySet, limit: int, span: timedelta) -> None:
    """Raises TooFast where `limit` of these times (the newest first) fall within the span."""
    found = list(times[:limit])
    if len(found) >= limit:
        raise TooFast(max(1, int((found[-1] + span - timezone.now()).total_seconds())))


def _digest(who: str) -> str:
    return salted_hmac("comments.rate_limit", who, algorithm="sha256").hexdigest()[:32] if who else ""
