"""How long a 24-megapixel photo takes, from the file to all renditions stored: python -m tests.recipes.photos.speed

Pass files to time them instead. Stores for real, flushed to the disk, in a folder that is deleted afterwards.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time

from django.conf import settings
from django.core.files.base import ContentFile
from PIL import Image, ImageFilter

from .hard import saved, scene


def camera(size=(6000, 4000)) -> bytes:
    """A JPEG of 24 megapixels with the grain of a photo, which a gradient has not: some 9 MB."""
    grain = (
        Image.effect_noise((size[0] // 2, size[1] // 2), 60).resize(size).filter(ImageFilter.GaussianBlur(1))
    )
    return saved(Image.blend(scene(size), Image.merge("RGB", (grain,) * 3), 0.3), "JPEG", quality=93)


def main() -> None:
    paths = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        disk = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
        storages = {
            name: disk | {"OPTIONS": {"location": f"{folder}/{name}"}} for name in ("default", "originals")
        }
        settings.configure(USE_I18N=False, STORAGES=storages, INSTALLED_APPS=["recipes.photos"])
        import django

        django.setup()
        from recipes.photos import library
        from recipes.photos.models import Photo

        contents = [open(path, "rb").read() for path in paths] or [camera()]  # noqa: SIM115
        for name, content in zip(paths or ["24 megapixels"], contents, strict=True):
            times, work = [], []
            for _round in range(5):
                photo = Photo(slug="x")
                start, busy = time.perf_counter(), time.process_time()
                library._take(photo, ContentFile(content, name="x.jpg"), lambda: None)
                times.append(time.perf_counter() - start)
                work.append(time.process_time() - busy)
            print(
                f"{name}: {photo.width}×{photo.height}, {len(content) / 2**20:.1f} MB, "
                f"best of 5 {min(times):.2f} s, median {sorted(times)[2]:.2f} s "
                f"({sorted(work)[2]:.2f} s of processor time, {os.cpu_count()} cores, "
                f"load {os.getloadavg()[0]:.1f})"
            )


if __name__ == "__main__":
    main()
