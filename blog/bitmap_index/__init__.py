"""Which posts and recipes everybody may see now, in order, by all they are filed under: remembered by each process.

`current()` is exact at every look. The database's triggers log each change of what is remembered (page_cache/changes.py),
and only what the log names is read again; a scheduled post comes in by itself when it is due. What is public is asked
of `Post.objects.published()`, here and when the rows are fetched.
"""

from .freshness import current
from .listing import Listing
from .reading import Index, place_of_post

__all__ = ["Index", "Listing", "current", "place_of_post"]
