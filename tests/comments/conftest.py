import pytest

from blog.comments.akismet_server import AkismetServer


@pytest.fixture
def akismet(settings):
    """A local Akismet, and the site set to use it."""
    with AkismetServer(key="a-secret-key") as server:
        settings.AKISMET_KEY = "a-secret-key"
        settings.AKISMET_URL = server.url
        settings.SITE_URL = "https://kitchen.example"
        yield server
