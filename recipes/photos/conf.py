"""What a site may set about its photos: PHOTO_<NAME> in the settings, or the value here.

Changing a width or a quality asks for `manage.py renditions`, which makes again what differs.
"""

from django.conf import settings

DEFAULTS = {
    "MAX_VIDEO_BYTES": 300 * 1024 * 1024,  # one video
    "MAX_BYTES": 40 * 1024 * 1024,  # one uploaded file
    "MAX_PIXELS": 50_000_000,  # width × height, read from the header before anything is decoded
    # Less for the formats whose decoders hold three copies and more: 400 MB of memory are enough for all.
    "MAX_PIXELS_OF": {"WEBP": 20_000_000, "AVIF": 30_000_000},
    "MAX_SIDE": 16_383,  # px; WebP knows no longer side
    "WIDTHS": (400, 750, 1080, 1600, 2400),  # px
    "CROP_WIDTHS": (400, 800, 1200),  # px; cards, structured data (Google asks for 1200) and sharing
    # Measured in docs/photos.md: an AVIF speed below 9 or a WebP method above 2 costs the 2-second promise.
    "AVIF": {"quality": 60, "speed": 9, "max_threads": 1},
    # Up to PHONE_WIDTH, px: dense screens, slow lines.
    "AVIF_PHONE": {"quality": 50, "speed": 6, "max_threads": 1},
    "PHONE_WIDTH": 750,
    "WEBP": {"quality": 78, "method": 2},
    "JPEG": {"quality": 80, "progressive": True, "optimize": True},
}


def setting(name: str):
    return getattr(settings, f"PHOTO_{name}", DEFAULTS[name])
