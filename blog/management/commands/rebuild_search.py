"""Makes the search index anew: after an import by other means, or a change of the site's language."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from blog import search


class Command(BaseCommand):
    help = "Makes the search index of all posts anew."

    def handle(self, *args, **options) -> None:
        self.stdout.write(f"{search.rebuild()} posts are indexed.")
