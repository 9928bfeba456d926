"""Files that have broken photo sites, made here: name -> bytes. GOOD must come in, BAD must be refused.

Run as a script it takes each in turn in a process of its own and prints what came of it, as JSON lines.
"""

from __future__ import annotations

import io
import json
import os
import struct
import sys
import time

from PIL import Image

SIZE = (640, 480)
SECRET = b"SECRET-PLACE-AND-CAMERA"


def scene(size=SIZE) -> Image.Image:
    """Red grows to the right, green downwards: which way is up can be read from any pixel."""
    across = Image.linear_gradient("L").rotate(90).resize(size)
    down = Image.linear_gradient("L").resize(size)
    return Image.merge("RGB", (across, down, Image.new("L", size, 64)))


def saved(image: Image.Image, format: str, **options) -> bytes:
    output = io.BytesIO()
    image.save(output, format, **options)
    return output.getvalue()


TURN_BACK = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def oriented(orientation: int, format: str = "JPEG", size=SIZE) -> bytes:
    """The scene laid down so that a viewer that heeds the EXIF orientation shows it upright."""
    image = scene(size)
    if (turn := TURN_BACK[orientation]) is not None:
        image = image.transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"quality": 95} if format == "JPEG" else {}
    return saved(image, format, exif=exif, **options)


def with_metadata() -> bytes:
    """A JPEG that tells everything: GPS, camera, thumbnail-like XMP, a comment."""
    exif = Image.Exif()
    exif[0x010F] = SECRET.decode()
    exif[0x9286] = SECRET.decode()
    exif.get_ifd(0x8825).update(
        {1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 36.0), 29: SECRET.decode()}
    )
    return saved(
        scene(), "JPEG", quality=95, exif=exif, comment=SECRET, xmp=b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
    )


def adobe_rgb() -> bytes:
    """An ICC profile with the primaries and the gamma of Adobe RGB (1998), adapted to D50."""

    def xyz(*values):
        return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in values))

    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, 563) + b"\0\0"  # 563/256 = 2.199
    name = b"Adobe RGB stand-in\0"
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + bytes(78),
        b"cprt": b"text\0\0\0\0none\0",
        b"wtpt": xyz(0.9642, 1.0, 0.8249),
        b"rXYZ": xyz(0.60974, 0.31111, 0.01947),
        b"gXYZ": xyz(0.20528, 0.62567, 0.06087),
        b"bXYZ": xyz(0.14919, 0.06322, 0.74457),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body, at = struct.pack(">I", len(tags)), b"", 132 + 12 * len(tags)
    for tag, data in tags.items():
        data += bytes(-len(data) % 4)
        table += tag + struct.pack(">II", at + len(body), len(data))
        body += data
    head = struct.pack(">I4sI4s4s4s", at + len(body), b"none", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H4s", 2026, 1, 1, 0, 0, 0, b"acsp") + bytes(28)
    head += struct.pack(">3i", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + table + body


def animated(format: str) -> bytes:
    frames = [scene(), Image.new("RGB", SIZE, "blue"), Image.new("RGB", SIZE, "black")]
    return saved(frames[0], format, save_all=True, append_images=frames[1:], duration=50)


def palette_with_transparency() -> bytes:
    image = scene().quantize(32)
    image.paste(0, (0, 0, 320, 240))
    return saved(image, "PNG", transparency=0)


def sixteen_bit() -> bytes:
    return saved(
        Image.linear_gradient("L").resize(SIZE).convert("I").point(lambda v: v * 257).convert("I;16"), "PNG"
    )


def bomb() -> bytes:
    """400 megapixels in a PNG of some 50 KB."""
    return saved(Image.new("1", (20_000, 20_000)), "PNG")


def psd() -> bytes:
    return b"8BPS\0\1" + bytes(6) + struct.pack(">HIIHH", 3, 2, 2, 8, 3) + bytes(12) + b"\0\0" + bytes(12)


JPEG = saved(scene(), "JPEG", quality=90)
PNG = saved(scene(), "PNG")

GOOD = {f"orientation-{number}.jpg": oriented(number) for number in TURN_BACK} | {
    "orientation-6.png": oriented(6, "PNG"),
    "orientation-8.webp": oriented(8, "WEBP"),
    "cmyk.jpg": saved(scene().convert("CMYK"), "JPEG", quality=95),
    "gray.jpg": saved(scene().convert("L"), "JPEG"),
    "sixteen-bit.png": sixteen_bit(),
    "palette.png": palette_with_transparency(),
    "transparent.png": saved(Image.new("RGBA", SIZE, (255, 0, 0, 0)), "PNG"),
    "gray-alpha.png": saved(Image.new("LA", SIZE, (0, 128)), "PNG"),
    "animated.gif": animated("GIF"),
    "animated.webp": animated("WEBP"),
    "animated.png": animated("PNG"),
    "progressive.jpg": saved(scene(), "JPEG", progressive=True),
    "adobe-rgb.jpg": saved(
        Image.new("RGB", SIZE, (120, 200, 80)), "JPEG", quality=95, icc_profile=adobe_rgb()
    ),
    "broken-profile.jpg": saved(scene(), "JPEG", icc_profile=b"not a profile" * 20),
    "metadata.jpg": with_metadata(),
    "one-pixel.png": saved(Image.new("RGB", (1, 1), "red"), "PNG"),
    "one-row.png": saved(scene((2000, 1)), "PNG"),
    "tower.png": saved(Image.new("RGB", (1, 16_000), "red"), "PNG"),
    "script-behind.jpg": JPEG + b"<script>alert(1)</script>",
    "webp-named.jpg": saved(scene(), "WEBP"),
    "avif.avif": saved(scene(), "AVIF"),
    "two-pictures.jpg": saved(scene(), "MPO", save_all=True, append_images=[Image.new("RGB", SIZE)]),
    "heic.heic": b"",  # made by heic() below: its writer is slow to load
}
BAD = {
    "1x20000.png": saved(Image.new("RGB", (1, 20_000), "red"), "PNG"),
    "bomb.png": bomb(),
    "truncated-head.jpg": JPEG[:20],
    "truncated-tables.jpg": JPEG[:300],
    "truncated-half.jpg": JPEG[: len(JPEG) // 2],
    "truncated-end.jpg": JPEG[: -len(JPEG) // 20],
    "truncated.png": PNG[: len(PNG) // 2],
    "truncated.webp": saved(scene(), "WEBP")[:2000],
    "truncated.avif": saved(scene(), "AVIF")[:2000],
    "truncated.gif": saved(scene(), "GIF")[:3000],
    "eps.jpg": saved(scene(), "EPS"),
    "psd.jpg": psd(),
    "tiff.jpg": saved(scene(), "TIFF"),
    "svg.jpg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><rect width="9" height="9"/></svg>',
    "html.jpg": b"<!doctype html><script>alert(1)</script>",
    "noise.jpg": bytes(range(256)) * 64,
    "zero.jpg": b"",
    "50-megabytes.jpg": JPEG + bytes(50 * 2**20),
}


def heic() -> bytes:
    import pillow_heif

    pillow_heif.register_heif_opener()
    return saved(scene(), "HEIF", quality=90)


GOOD["heic.heic"] = heic()


def main() -> None:
    """Each file through decoding and encoding in a forked process: outcome, seconds, most memory in MB."""
    import resource

    import django
    from django.conf import settings

    settings.configure(USE_I18N=False)
    django.setup()
    from django.core.exceptions import ValidationError
    from django.core.files.base import ContentFile

    from recipes.photos import intake, renditions

    for name, content in (GOOD | BAD).items():
        if os.fork():
            os.wait()
            continue
        start = time.perf_counter()
        try:
            picture = intake.read(ContentFile(content, name=name))
            renditions.make(picture.image, picture.width, (0.5, 0.5), key="test")
            outcome = "taken"
        except ValidationError:
            outcome = "refused"
        except BaseException as error:
            outcome = repr(error)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        seconds = time.perf_counter() - start
        print(json.dumps({"name": name, "outcome": outcome, "mb": memory, "seconds": seconds}), flush=True)
        os._exit(0)


if __name__ == "__main__":
    sys.path.insert(0, os.getcwd())
    main()
