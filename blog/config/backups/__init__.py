"""Backups: the whole site in one file, made while it is used, and put back into an empty place.

making.py      a backup now            restoring.py   a file -> a site
archive.py     the file's format       database.py    the database's part of it
encryption.py  the door to age         places.py      a folder or a bucket (the door to obstore)
keeping.py     which ones stay         status.py      what is known of the last one
daily.py       the worker's            admin_views.py the owner's page
"""

from .errors import BackupError
from .making import make
from .restoring import restore
from .status import Status, read_status

__all__ = ["BackupError", "Status", "make", "read_status", "restore"]
