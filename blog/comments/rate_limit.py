"""How often one address and one mail may comment."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from blog.comments.models import Comment


class TooFast(Exception):
    """Too many comments from one address or one mail; `seconds` until the next is taken."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def check(address: str | None, mail: str) -> None:
    """Raises TooFast. Call it in the transaction that stores the comment, so that twenty at once count."""
    now = timezone.now()
    limits = [
        (settings.COMMENTS_A_MINUTE, timedelta(minutes=1)),
        (settings.COMMENTS_AN_HOUR, timedelta(hours=1)),
    ]
    for limit, span in limits:
        recent = Comment.objects.filter(submit_date__gt=now - span)
        for who in (Q(ip_address=address) if address else None, Q(user_email__iexact=mail)):
            if who is None:
                continue
            times = list(
                recent.filter(who).order_by("-submit_date").values_list("submit_date", flat=True)[:limit]
            )
            if len(times) >= limit:
                raise TooFast(max(1, int((times[-1] + span - now).total_seconds())))
