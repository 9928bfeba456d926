"""Which errors are no mistake of ours: the database or the disk cannot take, or give, anything just now.

It stands at the bottom of the imports: every app asks it.
"""

from __future__ import annotations

import errno

from django.db import DatabaseError, DataError, IntegrityError, NotSupportedError, ProgrammingError
from django.utils.translation import gettext_lazy as _

CANNOT_STORE = _(
    "The site cannot store anything just now. Your words are kept: please save again in a minute."
)
AGAIN_AFTER = 60  # seconds, for Retry-After
_OF_THE_DISK = {
    errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG, errno.EIO, errno.EACCES, errno.EPERM,
    errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.ENOTDIR,
}  # fmt: skip


def is_outside(error: BaseException | None) -> bool:
    """Whether an error says so: locked, full, damaged, read-only or not there. What a statement of ours got wrong is not."""
    if isinstance(error, DatabaseError):
        return not isinstance(error, (IntegrityError, DataError, ProgrammingError, NotSupportedError))
    return isinstance(error, OSError) and error.errno in _OF_THE_DISK
