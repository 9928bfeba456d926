"""Keeping what is typed, by form, author and window; giving it back; forgetting it when its time is over."""

from __future__ import annotations

import zlib
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from .models import OpenForm

KEPT_FOR = timedelta(days=30)
LIVE_FOR = timedelta(seconds=75)  # a window asks every 30 s
MOST = 100  # windows with words that an author may leave behind; the oldest go first
# What belongs to one sending of the form, not to what is typed.
NOT_TYPED = {"csrfmiddlewaretoken", "_save", "_continue", "_addanother", "_saveasnew", "_dismiss", "_restore", "_window"}  # fmt: skip


def keep(user: Any, window: str, form: str, object_id: int, typed: QueryDict | None) -> OpenForm | None:
    """The row of `window`, with what is `typed` now (None: nothing that is not saved).

    None where its words were saved or moved meanwhile: then the window goes on under another name.
    """
    now = timezone.now()
    values: dict[str, Any] = {"seen_at": now, "kept_at": None, "data": b"", "title": ""}
    if typed is not None:
        data = typed.copy()
        for name in NOT_TYPED & data.keys():
            del data[name]
        title = data.get("title") or data.get("name") or ""
        packed = zlib.compress(data.urlencode().encode())
        values |= {"kept_at": now, "data": packed, "title": title[:200]}
    with transaction.atomic():
        row, is_new = OpenForm.objects.select_for_update().get_or_create(
            user=user, window=window, defaults={"form": form, "object_id": object_id, **values}
        )
        if row.end or (row.form, row.object_id) != (form, object_id):
            return None
        if not is_new:
            for name, value in values.items():
                setattr(row, name, value)
            row.save(update_fields=[*values])
        elif typed is not None:
            words = OpenForm.objects.filter(user=user, kept_at__isnull=False).order_by("-kept_at")
            OpenForm.objects.filter(pk__in=list(words.values_list("pk", flat=True)[MOST:])).delete()
    return row


def see(user: Any, window: str, form: str, object_id: int) -> None:
    """The window is still open; what is kept of it stays."""
    row, is_new = OpenForm.objects.get_or_create(
        user=user, window=window, defaults={"form": form, "object_id": object_id}
    )
    if not is_new:
        OpenForm.objects.filter(pk=row.pk).update(seen_at=timezone.now())


def leave(user: Any, window: str) -> None:
    """The window was closed: nobody edits there any more. Its words stay."""
    mine = OpenForm.objects.filter(user=user, window=window)
    mine.filter(kept_at=None, end="").delete()
    mine.update(seen_at=timezone.now() - LIVE_FOR)


def end(user: Any, window: str, how: str) -> None:
    """The words of `window` are elsewhere now, or nobody wants them. A window never seen is ended as well."""
    values = {"end": how, "data": b"", "kept_at": None, "title": ""}
    if not OpenForm.objects.filter(user=user, window=window).update(**values):
        OpenForm.objects.create(user=user, window=window, form="", **values)


def kept_for(user: Any, form: str, object_id: int) -> QuerySet[OpenForm]:
    """The author's own words for this form, the newest first."""
    return unsaved_of(user).filter(form=form, object_id=object_id)


def unsaved_of(user: Any) -> QuerySet[OpenForm]:
    """All that the author typed and did not save."""
    return OpenForm.objects.filter(user=user, kept_at__isnull=False, end="").order_by("-kept_at", "-pk")


def typed_in(row: OpenForm) -> QueryDict:
    """The form's fields as they were sent; mutable."""
    return QueryDict(zlib.decompress(bytes(row.data)), mutable=True)


def others_at(form: str, object_id: int, user: Any, window: str) -> list[OpenForm]:
    """The other windows in which this thing is being edited now, the longest open first. None for a new thing."""
    if not object_id:
        return []
    rows = OpenForm.objects.filter(form=form, object_id=object_id, end="")
    live = rows.filter(seen_at__gt=timezone.now() - LIVE_FOR).exclude(user=user, window=window)
    return list(live.select_related("user").order_by("opened_at"))


def forget_old() -> None:
    """Words that nobody touched for 30 days, and windows without any of yesterday. Called by the worker."""
    now = timezone.now()
    OpenForm.objects.filter(seen_at__lt=now - KEPT_FOR).delete()
    OpenForm.objects.filter(seen_at__lt=now - timedelta(days=1), kept_at=None, end="").delete()
