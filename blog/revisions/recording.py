"""Every save is a version; old ones thin out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import Max
from django.db.models.functions import TruncDate
from django.utils import timezone

from . import snapshots
from .models import Revision

ALL_FOR = timedelta(days=30)
AT_ONCE = 500  # rows that one round of thinning takes away


@transaction.atomic
def record(obj: models.Model, origin: str = Revision.Origin.SAVED, user: Any = None) -> Revision | None:
    """A version of what is stored now; None where the newest one says the same already."""
    stored = type(obj)._base_manager.get(pk=obj.pk)
    now = snapshots.take(stored)
    last = Revision.objects.of(stored).first()
    before = snapshots.unpacked(last.data) if last else {}
    if before == now:
        return None
    return Revision.objects.create(
        model=snapshots.label_of(stored),
        object_id=stored.pk,
        user=user,
        origin=origin,
        changed=snapshots.changed_names(before, now) if last else [],
        is_public=now.get("status") == "published",
        data=snapshots.packed(now),
    )


def restore(obj: models.Model, revision: Revision, user: Any) -> list[str]:
    """Puts the version back, as a version of its own; gives the names of what could not come back whole."""
    with transaction.atomic():
        record(obj, Revision.Origin.FOUND)
        lacking = snapshots.put_back(obj, snapshots.unpacked(revision.data))
        record(obj, Revision.Origin.RESTORED, user)
    return lacking


def thin_out() -> None:
    """All versions of 30 days stay, then the last one of a day; those that were published stay for ever.

    The newest version of a thing stays, whatever its age. Called by the worker.
    """
    newest = Revision.objects.order_by().values("model", "object_id").annotate(last=Max("pk")).values("last")
    old = Revision.objects.filter(made_at__lt=timezone.now() - ALL_FOR)
    days = old.order_by().annotate(day=TruncDate("made_at")).values("model", "object_id", "day")
    last_of_days = days.annotate(last=Max("pk")).values("last")
    goes = old.filter(is_public=False).exclude(pk__in=newest).exclude(pk__in=last_of_days)
    Revision.objects.filter(pk__in=list(goes.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])).delete()
