"""Makes again what the settings ask for; can be broken off and started again at any time."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from recipes.photos import files, library, renditions
from recipes.photos.models import Photo


class Command(BaseCommand):
    help = (
        "Makes the renditions of photos whose settings, focal point or files have changed. A photo is saved as "
        "soon as it is done, so that a second run goes on where the first stopped."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("slugs", nargs="*", help="only these photos")
        parser.add_argument("--all", action="store_true", help="also those that are up to date")
        parser.add_argument("--check-files", action="store_true", help="also those that miss a file")
        parser.add_argument("--sweep", action="store_true", help="then delete files that no photo owns")

    def handle(self, *args, **options) -> None:
        photos = Photo.objects.order_by("pk")
        if options["slugs"]:
            photos = photos.filter(slug__in=options["slugs"])
            if unknown := set(options["slugs"]) - set(photos.values_list("slug", flat=True)):
                raise CommandError(f"No photo is called {', '.join(sorted(unknown))}.")
        total, made, failed = photos.count(), 0, 0
        for number, photo in enumerate(photos.iterator(), 1):
            force = options["all"] or (options["check_files"] and _lacks_files(photo))
            try:
                done = library.remake(photo, force=force)
            except (ValidationError, OSError) as error:
                failed += 1
                why = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
                self.stderr.write(self.style.ERROR(f"{number}/{total} {photo.slug}: {why}"))
            else:
                made += done
                if done or options["verbosity"] > 1:
                    self.stdout.write(f"{number}/{total} {photo.slug}: {'made' if done else 'up to date'}")
        self.stdout.write(f"{total} photos: {made} made, {total - made - failed} up to date, {failed} failed")
        if options["sweep"]:
            self.stdout.write(f"{library.sweep(Photo.objects.all())} files without a photo deleted")
        if failed:
            raise CommandError(f"{failed} photos could not be read; their old renditions stay.")


def _lacks_files(photo: Photo) -> bool:
    return not all(files.public.exists(name) for name in renditions.names(photo.renditions))
