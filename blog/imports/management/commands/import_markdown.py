"""Moves a folder of recipes in Markdown in: `manage.py import_markdown FOLDER [--dry-run]`."""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from blog.imports import writer
from blog.imports.markdown import folder
from blog.imports.values import Problem, Source
from blog.models import Post


class Command(BaseCommand):
    help = (
        "Imports recipes from Markdown files with front matter (Hugo, Jekyll): posts, recipes, photos, "
        "tags, authors and links between them. Files whose post is there already are left alone."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="read and report, write nothing")

    def handle(self, *args, **options) -> None:
        root: Path = options["folder"]
        if not root.is_dir():
            raise CommandError(f"{root} is not a folder.")
        sources = list(folder.read(root))
        if not sources:
            raise CommandError(f"No Markdown file was found in {root}.")
        there = set(Post.objects.values_list("slug", flat=True))
        linking = folder.check_links(sources, there | {source.slug for source in sources})
        taken = set(there)
        added = failed = 0
        for number, source in enumerate(sources, 1):
            if source.slug not in taken:
                taken.add(source.slug)
                if options["dry_run"] or self._write(source, taken | {each.slug for each in sources}):
                    added += 1
                else:
                    failed += 1
            for problem in source.problems:
                self.stdout.write(f"{source.path.relative_to(root)}:{problem.line}: {problem.message}")
            if options["verbosity"] and number % 50 == 0:
                self.stderr.write(f"{number} of {len(sources)} files …")
        self._report(sources, added, failed, linking, dry_run=options["dry_run"])

    def _write(self, source: Source, known: set[str]) -> bool:
        def address_of(slug: str) -> str | None:
            return f"/{slug}/" if slug in known else None

        try:
            writer.write(source, address_of)
        except (DatabaseError, ValueError) as failure:
            source.problems.append(Problem(1, f"this file was not imported: {failure}"))
            return False
        return True

    def _report(self, sources, added: int, failed: int, linking: int, *, dry_run: bool) -> None:
        photos = [path for source in sources for path in source.photos.values()]
        count = {
            "files read": len(sources),
            "posts that would be added" if dry_run else "posts added": added,
            "there already, left alone": len(sources) - added - failed,
            "failed": failed,
            "naming a photo": sum(bool(source.photos) for source in sources),
            "photos missing": photos.count(None),
            "with groups (###)": sum(bool(source.text.subheadings) for source in sources),
            "linking to another recipe": linking,
            "with an author": sum(source.author is not None for source in sources),
            "with a time": sum(bool({"prep", "cook"} & source.text.facts.keys()) for source in sources),
            "with a yield": sum("yield" in source.text.facts for source in sources),
            "lines not fully understood": sum(len(source.problems) for source in sources),
        }
        for name, number in count.items():
            self.stdout.write(f"{number:6}  {name}")
