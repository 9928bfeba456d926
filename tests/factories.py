"""Plain factories: each makes one valid thing, told apart by what the test cares about."""

from __future__ import annotations

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from recipes.photos.models import Photo


def make_upload(name: str = "photo.jpg", size: tuple[int, int] = (600, 400), format: str = "JPEG", **options):
    """An upload of a soft gradient, so that a turned or mirrored copy is told from the original."""
    across = Image.linear_gradient("L").rotate(90).resize(size)
    down = Image.linear_gradient("L").resize(size)
    image = Image.merge("RGB", (across, down, Image.new("L", size, 64)))
    output = io.BytesIO()
    image.save(output, format, **options)
    return SimpleUploadedFile(name, output.getvalue(), content_type=f"image/{format.lower()}")


def make_photo(
    size: tuple[int, int] = (600, 400), name: str = "photo.jpg", alt: str = "A bowl of rice", **words
) -> Photo:
    """A stored photo that came the real way, renditions and all."""
    return Photo.objects.create_from_upload(make_upload(name, size), alt=alt, **words)
