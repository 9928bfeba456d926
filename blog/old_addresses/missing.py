"""What was asked for in vain: a bounded table without a trace of who asked."""

from __future__ import annotations

import logging
import re
from datetime import timedelta

from django.db import DatabaseError
from django.db.models import F
from django.utils import timezone

from blog.requests.write_lock import wait_briefly

from .models import MissingAddress

log = logging.getLogger(__name__)

MAX_ROWS = 1000
KEEP = timedelta(days=90)
# Robots at the door, and what may name a person or a secret.
_NOT_OURS = re.compile(
    r"(?i)\.(?:php\d?|aspx?|jsp|cgi|env|git\w*|ini|sql|bak|ya?ml|log|sh|exe|axd|map)(?:$|[/?])|/\.|wp-(?:admin|login|json|includes|config)|"
    r"xmlrpc|cgi-bin|phpmyadmin|vendor/|node_modules|@|%40|token|password|[0-9a-f]{24,}|[^/]{120,}|\.well-known"
)


def note(path: str) -> None:
    """Counts one request in vain for `path`. Never raises: a missing page is shown whatever happens here."""
    if len(path) > 300 or _NOT_OURS.search(path) or not path.isprintable():
        return
    try:
        with wait_briefly(0.1):
            _count(path)
    except DatabaseError:
        log.warning("A missing address was not counted.")


def _count(path: str) -> None:
    now = timezone.now()
    if MissingAddress.objects.filter(address=path).update(count=F("count") + 1, last_at=now):
        return
    _make_room(now)
    MissingAddress.objects.get_or_create(address=path)


def _make_room(now) -> None:
    """Rows never grow past MAX_ROWS: what was asked for once, longest ago, goes first."""
    if MissingAddress.objects.count() < MAX_ROWS:
        return
    MissingAddress.objects.filter(last_at__lt=now - KEEP).delete()
    over = MissingAddress.objects.count() - MAX_ROWS + MAX_ROWS // 10
    if over > 0:
        gone = MissingAddress.objects.order_by("count", "last_at").values_list("pk", flat=True)[:over]
        MissingAddress.objects.filter(pk__in=list(gone)).delete()
