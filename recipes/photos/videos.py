"""Videos of the author's own: understood by their first bytes, kept beside the photos' renditions, played from there."""

from __future__ import annotations

import re
import uuid
from functools import partial

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from . import files
from .conf import setting

NAME = re.compile(r"videos/[0-9a-f]{32}\.(?:mp4|webm)")


def new_name(row, typed: str) -> str:
    """Where a new file goes: a name that nobody guesses."""
    return f"videos/{uuid.uuid4().hex}.{'webm' if typed.lower().endswith('.webm') else 'mp4'}"


def validate_video(file: File) -> None:
    """Raises ValidationError for a file that no browser would play, or one too heavy. A file kept already passes."""
    if getattr(file, "_committed", False):
        return
    limit = setting("MAX_VIDEO_BYTES")
    if file.size > limit:
        raise ValidationError(
            _("This video weighs %(size)d MB; it may weigh %(limit)d MB at most."),
            params={"size": -(-file.size // 2**20), "limit": limit // 2**20},
        )
    file.seek(0)
    head = file.read(12)
    file.seek(0)
    kind = "webm" if head[:4] == b"\x1a\x45\xdf\xa3" else "mp4" if head[4:8] == b"ftyp" else ""
    if not kind or not str(file.name).lower().endswith((f".{kind}", ".m4v" if kind == "mp4" else ".webm")):
        raise ValidationError(_("This is no MP4 or WebM video, or its name says otherwise."))


def forget_later(name: str | None) -> None:
    """Delete a video's file, once the running transaction holds."""
    if name:
        transaction.on_commit(partial(files.public.delete, name))
