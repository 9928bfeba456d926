from __future__ import annotations

from typing import Self

from django.db import models, transaction

from . import library, renditions, usage


class PhotoQuerySet(models.QuerySet):
    def without_alt(self) -> Self:
        """Photos that nobody has described, and nobody has called decorative."""
        return self.filter(alt="", decorative=False)

    def unused(self) -> Self:
        """Photos that no row and no registered text names."""
        return self.exclude(pk__in=usage.used_ids(self.model))

    def used(self) -> Self:
        return self.filter(pk__in=usage.used_ids(self.model))

    def delete(self):
        """Rows now, their files once the transaction holds."""
        photos = list(self)
        with transaction.atomic(using=self.db):
            result = super().delete()
            for photo in photos:
                renditions.forget_files(photo)
        return result

    # Django's own marks on a function: no template may call it, no manager copies it.
    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]


_Manager = models.Manager.from_queryset(PhotoQuerySet)


class PhotoManager(_Manager):
    def create_from_upload(self, file, *, slug: str = "", **values):
        """A stored photo with all its files; `values` of its other fields. Raises ValidationError."""
        photo = self.model(**values)
        library.add(photo, file, slug=slug)
        return photo
