"""A file from outside -> an upright sRGB image, or one clear error. Half of the door to Pillow.

Image.open() alone takes EPS named .jpg, truncated files and bombs; so formats are allow-listed, size in
bytes and pixels is checked on the header, and the file is decoded whole before anything is stored.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import cast

import pillow_heif
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _
from PIL import Image, ImageCms

from .conf import setting

pillow_heif.register_heif_opener(thumbnails=False)

FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "GIF": "gif", "HEIF": "heic"}
# Everything Pillow and its codecs are known to raise on bytes that are not what they claim to be.
FAILURES = (
    OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, OverflowError,
    MemoryError, RuntimeError, AttributeError, ZeroDivisionError, Image.DecompressionBombError,
)  # fmt: skip
ORIENTATION = 0x0112
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SRGB = ImageCms.createProfile("sRGB")
STRIP = 64  # rows, times the factor: a conversion never holds a second full picture


@dataclass(frozen=True)
class Picture:
    """An upload understood: RGB pixels no larger than needed, and the upright size of the file in px."""

    image: Image.Image
    width: int
    height: int
    extension: str
    color: str  # dominant colour, "#rrggbb"


def read(file: File) -> Picture:
    """Decode an upload. Raises ValidationError, in words for the person who chose the file."""
    limit = setting("MAX_BYTES")
    if file.size == 0:
        raise ValidationError(_("This file is empty."), code="empty")
    if file.size > limit:
        raise ValidationError(
            _("This file weighs %(size)d MB; a photo may weigh %(limit)d MB at most."),
            code="too_heavy",
            params={"size": -(-file.size // 2**20), "limit": limit // 2**20},
        )
    file.seek(0)
    try:
        with Image.open(file, formats=list(FORMATS)) as image:
            _check_size(image)
            return _decode(image)
    except ValidationError:
        raise
    except FAILURES as failure:
        raise ValidationError(
            _("This photo cannot be read: it is damaged, or not a JPEG, PNG, WebP, AVIF, GIF or HEIC."),
            code="unreadable",
        ) from failure


def _check_size(image: Image.Image) -> None:
    width, height = image.size
    limit = min(setting("MAX_PIXELS"), setting("MAX_PIXELS_OF").get(image.format, setting("MAX_PIXELS")))
    if width * height > limit:
        raise ValidationError(
            _("This photo has %(size)d megapixels; it may have %(limit)d at most."),
            code="too_large",
            params={"size": width * height // 1_000_000, "limit": limit // 1_000_000},
        )
    if max(width, height) > setting("MAX_SIDE"):
        raise ValidationError(
            _("This photo is %(width)d × %(height)d pixels; no side may be longer than %(limit)d."),
            code="too_long",
            params={"width": width, "height": height, "limit": setting("MAX_SIDE")},
        )


def _decode(image: Image.Image) -> Picture:
    extension = FORMATS.get(image.format or "", "jpg")  # "MPO" is a JPEG with a second picture behind it
    size = image.size
    if extension == "jpg":
        image.draft(image.mode, _enough(size, _is_turned(image)))  # the decoder itself halves: 6 times faster
    image.load()
    turned = _is_turned(image)  # read again: PNG may keep its EXIF behind the pixels
    orientation = image.getexif().get(ORIENTATION, 1)
    pixels = _to_srgb(_shrink(image, _enough(size, turned)), image.info.get("icc_profile"))
    if orientation in TURNS:
        pixels = pixels.transpose(TURNS[orientation])
    pixels.info = {}  # what Pillow would write again: EXIF, XMP, profile, comment
    width, height = (size[1], size[0]) if turned else size
    return Picture(pixels, width, height, extension, _dominant(pixels))


def _is_turned(image: Image.Image) -> bool:
    """Whether the EXIF orientation lays the picture on its side."""
    return image.getexif().get(ORIENTATION, 1) in (5, 6, 7, 8)


def _enough(size: tuple[int, int], turned: bool) -> tuple[int, int]:
    """The smallest size, in the file's orientation, that still fills the widest rendition and every crop."""
    width, height = (size[1], size[0]) if turned else size
    crop = max(setting("CROP_WIDTHS"))
    scale = min(1.0, max(max(setting("WIDTHS")) / width, crop / height))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _shrink(image: Image.Image, enough: tuple[int, int]) -> Image.Image:
    """Flattened on white and reduced by a whole factor, strip by strip; then `enough` with Lanczos."""
    factor = max(1, min(image.width // enough[0], image.height // enough[1]))
    rows = STRIP * factor
    plain = image.mode in ("RGB", "L", "CMYK") and "transparency" not in image.info
    if plain and factor == 1:
        whole = image
    else:
        mode = "CMYK" if image.mode == "CMYK" else "RGB"
        whole = Image.new(mode, (-(-image.width // factor), -(-image.height // factor)))
        for top in range(0, image.height, rows):
            strip = image.crop((0, top, image.width, min(top + rows, image.height)))
            strip.info = dict(image.info)
            strip = _flatten(strip)
            whole.paste(strip.reduce(factor) if factor > 1 else strip, (0, top // factor))
    if whole.size == enough:
        return whole
    return whole.resize(enough, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _flatten(image: Image.Image) -> Image.Image:
    """One strip as RGB (or CMYK), transparency on white."""
    if image.mode in ("I;16", "I;16L", "I;16B", "I;16N"):
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    elif image.mode in ("I", "F"):
        image = image.convert("F").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info:
        image = image if image.mode == "RGBA" else image.convert("RGBA")
        white = Image.new("RGB", image.size, "white")
        white.paste(image, mask=image.getchannel("A"))
        return white
    return image if image.mode == "CMYK" else image.convert("RGB")


def _to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as the embedded profile means them; a broken profile is left out, as browsers do."""
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if image.mode == "RGB" and "sRGB" in ImageCms.getProfileDescription(source):
                return image
            space = source.profile.xcolor_space.strip()
            if space == "GRAY" and image.mode == "RGB":
                image = image.convert("L")
            return ImageCms.profileToProfile(image, source, SRGB, outputMode="RGB") or image.convert("RGB")
        except (ImageCms.PyCMSError, *FAILURES):
            pass
    return image.convert("RGB")


def _dominant(image: Image.Image) -> str:
    """The commonest colour of a small copy, quantised to eight."""
    small = image.resize((32, 32), Image.Resampling.BOX).quantize(8)
    palette = small.getpalette() or [0, 0, 0]
    index = max(cast(list[tuple[int, int]], small.getcolors()) or [(0, 0)])[1]
    red, green, blue = palette[index * 3 : index * 3 + 3]
    return f"#{red:02x}{green:02x}{blue:02x}"
