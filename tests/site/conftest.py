import pytest

from blog.config import demo
from blog.models import Post
from tests.factories import make_author


@pytest.fixture
def seed_post(db, settings) -> Post:
    """The demo, loaded as `make run` loads it, with small renditions only: they take the time."""
    settings.PHOTO_WIDTHS = settings.PHOTO_CROP_WIDTHS = (400,)
    settings.AKISMET_KEY = "local-stand-in"  # as in the demo that `make run` serves
    demo.load(make_author())
    return Post.objects.get(slug=demo.SLUG)
