"""An upright picture -> the files that readers get. The other half of the door to Pillow.

`Photo.renditions` holds what a page needs, so that no page asks twice:

    {"recipe": "<fingerprint>", "folder": "photos/<hash>",
     "full": [[400, 267], [800, 533], …],                     width and height in px, each as avif, webp, jpg
     "crops": {"1x1": [[400, 400], …], "4x3": …, "16x9": …}}

One hash names a photo's folder: of every byte in it, keyed with the random name of the private original.
So an address never changes its bytes, can be kept for ever, and is guessed by nobody.
"""

from __future__ import annotations

import hashlib
import io
import json
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from django.db import transaction
from PIL import Image

from . import files
from .conf import setting

CROPS = {"1x1": (1, 1), "4x3": (4, 3), "16x9": (16, 9)}
FORMATS = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}
VERSION = 1  # raise it when this module makes other pixels out of the same settings


def fingerprint(focal_x: float, focal_y: float) -> str:
    """What the files depend on beside the original: settings, focal point, this module."""
    recipe = [
        VERSION,
        focal_x,
        focal_y,
        *(
            setting(name)
            for name in ("WIDTHS", "CROP_WIDTHS", "PHONE_WIDTH", "AVIF", "AVIF_PHONE", "WEBP", "JPEG")
        ),
    ]
    return hashlib.blake2b(json.dumps(recipe).encode(), digest_size=8).hexdigest()


def widths(wanted: tuple[int, ...], available: int) -> list[int]:
    """The wanted widths that the original has, and its own where it is smaller than the widest."""
    fitting = [width for width in sorted(wanted) if width < available]
    return [*fitting, min(available, max(wanted))] if len(fitting) < len(wanted) else fitting


def crop_box(
    size: tuple[int, int], ratio: tuple[int, int], focal: tuple[float, float]
) -> tuple[int, int, int, int]:
    """The largest box of a ratio inside `size`, as near to centred on the focal point as the edges allow."""
    width, height = size
    wide, high = ratio
    box_width, box_height = min(width, height * wide // high), min(height, width * high // wide)
    box_width, box_height = max(1, box_width), max(1, box_height)
    left = min(max(0, round(width * focal[0] - box_width / 2)), width - box_width)
    top = min(max(0, round(height * focal[1] - box_height / 2)), height - box_height)
    return left, top, left + box_width, top + box_height


def make(
    image: Image.Image, width: int, focal: tuple[float, float], key: str
) -> tuple[dict, dict[str, bytes]]:
    """The record for `Photo.renditions`, and the files by name. `width`: of the original, upright, in px.

    The widest is encoded first: two cores then finish together.
    """
    pieces: list[tuple[str, Image.Image, tuple[int, int]]] = []
    record: dict = {"recipe": fingerprint(*focal), "folder": "", "full": [], "crops": {}}
    for size in _sizes(image.size, setting("WIDTHS"), width):
        record["full"].append(size)
        pieces.append((str(size[0]), image, size))
    for name, ratio in CROPS.items():
        box = crop_box(image.size, ratio, focal)
        cut = image.crop(box)
        record["crops"][name] = []
        for size in _sizes(cut.size, setting("CROP_WIDTHS"), cut.width):
            record["crops"][name].append(size)
            pieces.append((f"{name}-{size[0]}", cut, size))
    pieces.sort(key=lambda piece: -piece[2][0] * piece[2][1])
    with ThreadPoolExecutor(2) as pool:
        jobs = {}
        for stem, source, size in pieces:
            scaled = pool.submit(_scale, source, size)
            for extension in ("jpg",) if "x" in stem else FORMATS:
                jobs[f"{stem}.{extension}"] = pool.submit(_encode, scaled, extension)
        encoded = {name: job.result() for name, job in jobs.items()}
    digest = hashlib.blake2b(key=key.encode()[:64], digest_size=10)
    for name in sorted(encoded):
        digest.update(name.encode() + encoded[name])
    record["folder"] = f"photos/{digest.hexdigest()}"
    return record, {f"{record['folder']}/{name}": content for name, content in encoded.items()}


def names(record: dict) -> list[str]:
    """Every file of a record."""
    if not record:
        return []
    found = [f"{size[0]}.{extension}" for size in record["full"] for extension in FORMATS]
    found += [f"{crop}-{size[0]}.jpg" for crop, sizes in record["crops"].items() for size in sizes]
    return [f"{record['folder']}/{name}" for name in found]


def forget_files(photo) -> None:
    """Delete a photo's original and renditions, once the running transaction holds."""
    transaction.on_commit(partial(forget, photo.original.name, names(photo.renditions)))


def forget(original: str, names: list[str]) -> None:
    """Delete an original, and renditions by their names, now."""
    files.forget(files.public, names)
    files.forget(files.originals, [original])


def _sizes(size: tuple[int, int], wanted: tuple[int, ...], available: int) -> list[tuple[int, int]]:
    return [(width, max(1, round(size[1] * width / size[0]))) for width in widths(wanted, available)]


def _scale(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    if image.size == size:
        return image
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _encode(scaled, extension: str) -> bytes:
    """One file. Of a copy: save() keeps its options on the image, which other threads save too."""
    output = io.BytesIO()
    image, format = scaled.result(), FORMATS[extension]
    name = "AVIF_PHONE" if format == "AVIF" and image.width <= setting("PHONE_WIDTH") else format
    image.copy().save(output, format, **setting(name))
    return output.getvalue()
