from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import files, renditions
from .querysets import PhotoManager

SHARE = [MinValueValidator(0.0), MaxValueValidator(1.0)]


class Photo(models.Model):
    """A photograph: the private original, the public renditions, and the words that go with it."""

    slug = models.SlugField(_("name"), max_length=100, unique=True, help_text=_("In a text: photo:name"))
    original = models.FileField(
        _("original"), storage=files.originals_storage, max_length=200, editable=False
    )
    alt = models.TextField(
        _("alternative text"),
        blank=True,
        help_text=_("What one would say of the photo to someone who cannot see it."),
    )
    decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("The photo only adorns: screen readers pass over it.")
    )
    caption = models.TextField(_("caption"), blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    focal_x = models.FloatField(_("focal point, from the left"), default=0.5, validators=SHARE)
    focal_y = models.FloatField(_("focal point, from the top"), default=0.5, validators=SHARE)
    width = models.PositiveIntegerField(_("width in pixels"), editable=False)
    height = models.PositiveIntegerField(_("height in pixels"), editable=False)
    color = models.CharField(_("dominant colour"), max_length=7, editable=False)
    renditions = models.JSONField(_("renditions"), default=dict, editable=False)
    created_at = models.DateTimeField(_("added"), default=timezone.now, editable=False, db_index=True)

    objects = PhotoManager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    def __str__(self) -> str:
        return self.slug

    @property
    def has_words(self) -> bool:
        """Described, or said to be decorative: fit to be published."""
        return bool(self.alt.strip()) or self.decorative

    def url(self, width: int = 1200, format: str = "jpg") -> str:
        """The narrowest rendition of `width` px or more, else the widest; avif, webp or jpg."""
        size = _narrowest(self.renditions["full"], width)
        return self._address(f"{size[0]}.{format}")

    def crop_url(self, crop: str, width: int = 1200) -> str:
        """The address of a JPEG cut around the focal point: "1x1", "4x3" or "16x9"."""
        size = self.crop_size(crop, width)
        return self._address(f"{crop}-{size[0]}.jpg")

    def crop_size(self, crop: str, width: int = 1200) -> tuple[int, int]:
        """Width and height in px of what `crop_url` gives."""
        return tuple(_narrowest(self.renditions["crops"][crop], width))

    @property
    def thumbnail(self) -> str:
        """The address of the small square that stands for the photo in the admin."""
        return self.crop_url("1x1", 400)

    def srcset(self, format: str) -> str:
        """All widths of one format, as srcset says them."""
        sizes = self.renditions["full"]
        return ", ".join(f"{self._address(f'{width}.{format}')} {width}w" for width, _height in sizes)

    def _address(self, name: str) -> str:
        return files.public.url(f"{self.renditions['folder']}/{name}")

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """The row now, the files once the transaction holds."""
        with transaction.atomic():
            result = super().delete(*args, **kwargs)
            renditions.forget_files(self)
        return result


def _narrowest(sizes, width: int):
    return next((size for size in sizes if size[0] >= width), sizes[-1])
