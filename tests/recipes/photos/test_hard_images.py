"""Every file of hard.py: upright sRGB renditions free of metadata, or one form error; never a leftover."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageStat

from recipes.photos import files, renditions
from recipes.photos.models import Photo

from . import hard

ROOT = Path(__file__).resolve().parents[3]


def upload(name):
    return SimpleUploadedFile(name, (hard.GOOD | hard.BAD)[name])


def take(name) -> Photo:
    return Photo.objects.create_from_upload(upload(name))


def stored():
    return set(files.below(files.public, "photos")) | set(files.below(files.originals, ""))


def opened(photo, extension="jpg") -> Image.Image:
    width = photo.renditions["full"][-1][0]
    image = Image.open(files.public.open(f"{photo.renditions['folder']}/{width}.{extension}"))
    image.load()
    return image


@pytest.mark.django_db
@pytest.mark.parametrize("name", hard.GOOD)
def test_it_takes(name):
    photo = take(name)
    assert all(files.public.exists(each) for each in renditions.names(photo.renditions))


@pytest.mark.django_db
@pytest.mark.parametrize("name", hard.GOOD)
def test_no_rendition_carries_metadata(name):
    photo = take(name)
    for each in renditions.names(photo.renditions):
        with files.public.open(each) as file:
            content = file.read()
        image = Image.open(io.BytesIO(content))
        assert image.mode == "RGB"
        assert not image.getexif()
        assert not {"icc_profile", "exif", "xmp", "comment"} & {
            key for key, value in image.info.items() if value
        }
        assert hard.SECRET not in content


@pytest.mark.django_db
@pytest.mark.parametrize("name", hard.BAD)
def test_it_refuses_and_leaves_nothing(name):
    before = stored()
    with pytest.raises(ValidationError):
        take(name)
    assert stored() == before
    assert not Photo.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("extension", ["avif", "webp", "jpg"])
@pytest.mark.parametrize("name", [name for name in hard.GOOD if name.startswith("orientation")])
def test_it_sets_upright(name, extension):
    photo = take(name)
    assert (photo.width, photo.height) == hard.SIZE
    image = opened(photo, extension)
    left, right = image.getpixel((30, 240)), image.getpixel((610, 240))
    top, bottom = image.getpixel((320, 30)), image.getpixel((320, 450))
    wanted = hard.scene()
    for found, place in zip(
        (left, right, top, bottom), [(30, 240), (610, 240), (320, 30), (320, 450)], strict=True
    ):
        assert max(abs(a - b) for a, b in zip(found, wanted.getpixel(place), strict=True)) < 25


@pytest.mark.django_db
def test_it_brings_adobe_rgb_to_srgb():
    linear = [(value / 255) ** (563 / 256) for value in (120, 200, 80)]
    matrix = [(1.39836, -0.39836, 0.0), (0.0, 1.0, 0.0), (0.0, -0.04293, 1.04293)]  # Adobe RGB -> linear sRGB
    wanted = []
    for row in matrix:
        value = min(1, max(0, sum(a * b for a, b in zip(row, linear, strict=True))))
        wanted.append(255 * (12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055))
    found = opened(take("adobe-rgb.jpg")).getpixel((320, 240))
    assert max(abs(a - b) for a, b in zip(found, wanted, strict=True)) < 4


@pytest.mark.django_db
def test_transparency_lies_on_white():
    assert min(opened(take("transparent.png")).getpixel((320, 240))) > 250


@pytest.mark.django_db
def test_half_transparency_is_mixed_with_white():
    assert abs(opened(take("gray-alpha.png")).getpixel((320, 240))[0] - 127) < 4


@pytest.mark.django_db
def test_a_transparent_palette_colour_lies_on_white():
    assert min(opened(take("palette.png")).getpixel((100, 100))) > 250


@pytest.mark.django_db
def test_sixteen_bits_keep_their_tones():
    means = ImageStat.Stat(opened(take("sixteen-bit.png"))).mean
    assert abs(means[0] - 127) < 3


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["animated.gif", "animated.webp", "animated.png"])
def test_an_animation_gives_its_first_frame(name):
    image = opened(take(name))
    assert abs(image.getpixel((610, 30))[0] - hard.scene().getpixel((610, 30))[0]) < 25
    assert getattr(image, "n_frames", 1) == 1


@pytest.mark.django_db
def test_cmyk_keeps_its_colours():
    found = opened(take("cmyk.jpg")).getpixel((600, 440))
    assert max(abs(a - b) for a, b in zip(found, hard.scene().getpixel((600, 440)), strict=True)) < 12


@pytest.mark.django_db
def test_one_pixel_has_a_rendition_and_crops():
    photo = take("one-pixel.png")
    assert photo.renditions["full"] == [(1, 1)]
    assert photo.crop_size("16x9") == (1, 1)


@pytest.mark.django_db
def test_a_script_behind_the_picture_reaches_nobody():
    photo = take("script-behind.jpg")
    for each in renditions.names(photo.renditions):
        assert b"<script" not in files.public.open(each).read()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.jpg",
        "..\\..\\x.jpg",
        "a\0b.jpg",
        "\u202egpj.exe.jpg",
        "a\r\nSet-Cookie: x.jpg",
        ".jpg",
        "x" * 300 + ".jpg",
    ],
)
def test_it_does_not_trust_a_name(name):
    file = SimpleUploadedFile("x.jpg", hard.JPEG)
    file._name = name  # past Django's own cleaning
    photo = Photo.objects.create_from_upload(file)
    assert photo.slug.replace("-", "").isalnum()
    assert photo.slug.isascii()
    assert len(photo.slug) <= 100
    assert "/" not in photo.original.name
    assert "\\" not in photo.original.name


@pytest.fixture(scope="module")
def report():
    """What hard.py says of each file, taken in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.recipes.photos.hard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return {line["name"]: line for line in map(json.loads, run.stdout.splitlines())}


@pytest.mark.slow
@pytest.mark.xdist_group("hard images")
@pytest.mark.parametrize("name", hard.GOOD | hard.BAD)
def test_it_stays_under_400_megabytes_and_5_seconds(report, name):
    assert report[name]["outcome"] == ("taken" if name in hard.GOOD else "refused")
    assert report[name]["mb"] < 400
    assert report[name]["seconds"] < 5
