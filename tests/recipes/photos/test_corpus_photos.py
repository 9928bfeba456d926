"""All photos of a recipe collection go in: real files, some misnamed, one rotated."""

from pathlib import Path

import pytest
from django.core.files import File
from PIL import Image, ImageOps

from recipes.photos import files, renditions
from recipes.photos.models import Photo

PIX = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "recipes" / "pix"
PATHS = sorted(path for path in PIX.glob("*") if path.is_file())

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.django_db,
    pytest.mark.skipif(not PATHS, reason="the corpus of recipes is not beside this checkout"),
]


def test_there_are_167():
    assert len(PATHS) == 167


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_it_goes_in_upright(path, settings):
    settings.PHOTO_WIDTHS = settings.PHOTO_CROP_WIDTHS = (400,)  # the wider ones take ten times as long
    with path.open("rb") as file:
        photo = Photo.objects.create_from_upload(File(file, name=path.name), alt="x")
    with Image.open(path) as image:
        assert (photo.width, photo.height) == ImageOps.exif_transpose(image).size
    assert all(files.public.exists(name) for name in renditions.names(photo.renditions))
    photo.delete()
