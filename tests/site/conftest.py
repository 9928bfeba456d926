import copy

import pytest

from blog.config import demo
from blog.models import Post
from recipes.photos import intake, renditions
from tests.factories import make_author


@pytest.fixture(scope="session")
def once():
    """`intake.read` and `renditions.make`, remembered by the file's name and by the picture: the demo's take a second."""
    read, make = intake.read, renditions.make
    pictures: dict[str, intake.Picture] = {}
    made: dict[int, tuple[dict, dict[str, bytes]]] = {}

    def read_once(file):
        if file.name not in pictures:
            pictures[file.name] = read(file)
        return pictures[file.name]

    def make_once(image, width, focal, key):
        if id(image) not in made:
            made[id(image)] = make(image, width, focal, key)
        return copy.deepcopy(made[id(image)])

    return read_once, make_once


@pytest.fixture
def seed_post(db, settings, once) -> Post:
    """The demo, loaded as `make run` loads it, with small renditions only, and those made once."""
    settings.PHOTO_WIDTHS = settings.PHOTO_CROP_WIDTHS = (400,)
    settings.AKISMET_KEY = "local-stand-in"  # as in the demo that `make run` serves
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(intake, "read", once[0])
        patch.setattr(renditions, "make", once[1])
        demo.load(make_author())
    return Post.objects.get(slug=demo.SLUG)
