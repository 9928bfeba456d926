"""Fills the site with made-up posts, recipes, photos and comments, to try it at a size."""

from __future__ import annotations

import time

from django.core.management.base import BaseCommand, CommandError

from blog.config import fill


class Command(BaseCommand):
    help = (
        "Fills the site with made-up posts, each with a recipe, and comments under them: to see what it does when it has "
        "grown. Run again it adds to what is there. Photos share a few files."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--posts", type=int, default=1000, metavar="N")
        parser.add_argument("--comments", type=int, default=10_000, metavar="M")
        parser.add_argument("--seed", type=int, default=1, help="the same seed and size give the same words")
        parser.add_argument(
            "--among-own", action="store_true", help="do it on a site that has posts of its own"
        )

    def handle(self, *args, **options) -> None:
        posts, comments = options["posts"], options["comments"]
        if posts < 1 or comments < 0:
            raise CommandError("--posts is 1 or more, --comments 0 or more.")
        if not options["among_own"] and (own := fill.own_posts()):
            raise CommandError(
                f"This site has posts of its own ({own}), and nothing takes made-up ones away again. "
                "Nothing was written. --among-own does it all the same."
            )
        self._said, self._begun = 0.0, time.monotonic()
        fill.fill(posts, comments, options["seed"], self._progress)
        self.stdout.write(f"Done in {time.monotonic() - self._begun:.0f} s.")

    def _progress(self, what: str, done: int, of: int) -> None:
        """A line every two seconds, and one at the end of each kind."""
        now = time.monotonic()
        if now - self._said > 2 or done == of:
            self._said = now
            self.stdout.write(f"{now - self._begun:5.0f} s  {done:,} of {of:,} {what}")
            self.stdout.flush()
