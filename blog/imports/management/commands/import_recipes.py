"""Moves recipes of any kind in: `manage.py import_recipes FILE-OR-FOLDER… [--publish] [--dry-run]`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from blog.imports import gathering
from blog.imports.markdown import folder
from blog.imports.values import Source
from blog.models import Post


class Command(BaseCommand):
    help = (
        "Imports recipes: Markdown (Hugo, Jekyll, Chowdown, Obsidian, plain notes), schema.org JSON-LD, saved web "
        "pages, Cooklang, and exports of Mealie, Tandoor, Nextcloud Cookbook, RecipeSage and Paprika, told apart by "
        "looking. They become drafts; what is there already is left alone."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("paths", nargs="*", type=Path, metavar="FILE-OR-FOLDER")
        parser.add_argument(
            "--address", action="append", default=[], help="a public page of the web to fetch"
        )
        parser.add_argument(
            "--publish", action="store_true", help="publish what the file does not call a draft"
        )
        parser.add_argument("--dry-run", action="store_true", help="read and report, write nothing")

    def handle(self, *args, **options) -> None:
        if not (options["paths"] or options["address"]):
            raise CommandError("Name a file, a folder or an --address.")
        self.run(options["paths"], options["address"], publish=options["publish"], dry_run=options["dry_run"])

    def run(self, paths: list[Path], addresses: Sequence[str] = (), *, publish: bool, dry_run: bool) -> None:
        for path in paths:
            if not path.exists():
                raise CommandError(f"There is no file or folder {path}.")
        found = gathering.gather(paths)
        for address in addresses:
            page = gathering.gather_address(address)
            found.sources += page.sources
            found.unread += page.unread
        if not found.sources and not found.unread:
            raise CommandError("No recipe was found: no file of a kind that is read.")
        there = set(Post.objects.values_list("slug", flat=True))
        linking = folder.check_links(
            [source for source in found.sources if source.markdown],
            there | {source.slug for source in found.sources},
        )
        count = {"added": 0, "there": 0, "failed": 0}
        for source, became in gathering.write_new(found.sources, publish=publish, dry_run=dry_run):
            count[became] += 1
            for problem in source.problems:
                self.stdout.write(f"{_shown(source.path, paths)}:{problem.line}: {problem.message}")
        for path, line, why in found.unread:
            self.stdout.write(f"{_shown(path, paths)}:{line}: not read: {why}")
        self._report(found.sources, count, len(found.unread), linking, dry_run=dry_run)

    def _report(
        self, sources: list[Source], became: dict[str, int], unread: int, linking: int, *, dry_run: bool
    ) -> None:
        photos = [path for source in sources for path in source.photos.values()]
        count = {
            "recipes read": sum(source.text.is_recipe for source in sources),
            "posts that would be added" if dry_run else "posts added": became["added"],
            "there already, left alone": became["there"],
            "failed": became["failed"],
            "without a recipe": sum(not source.text.is_recipe for source in sources),
            "files not read": unread,
            "naming a photo": sum(bool(source.photos) for source in sources),
            "photos missing": photos.count(None),
            "with groups": sum(len(source.text.ingredients) > 1 for source in sources),
            "linking to another recipe": linking,
            "with an author": sum(source.author is not None for source in sources),
            "with a time": sum(
                bool({"prep", "cook", "total"} & source.text.facts.keys()) for source in sources
            ),
            "with a yield": sum("yield" in source.text.facts for source in sources),
            "lines not fully understood": sum(len(source.problems) for source in sources),
        }
        for name, number in count.items():
            self.stdout.write(f"{number:6}  {name}")


def _shown(path: Path, roots: list[Path]) -> Path:
    """A file as seen from the folder that was named."""
    for root in roots:
        if root.is_dir() and path.is_relative_to(root):
            return path.relative_to(root)
    return path
