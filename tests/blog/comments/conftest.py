import pytest

from blog.comments.akismet.stand_in import AkismetServer
from tests.factories import make_author, make_post


@pytest.fixture
def akismet(settings):
    """A local Akismet, and the site set to use it."""
    with AkismetServer(key="a-secret-key") as server:
        settings.AKISMET_KEY = "a-secret-key"
        settings.AKISMET_URL = server.url
        settings.SITE_URL = "https://kitchen.example"
        yield server


FIELDS = {
    "comment": "Loud crackling.",
    "name": "Ana",
    "email": "ana@example.org",
    "url": "https://ana.example",
    "rating": "",
    "kind": "",
}


@pytest.fixture
def say(client):
    """Posts the form as a browser on our own page does; returns the response."""

    def post(slug="pork", **fields):
        headers = {
            "HTTP_SEC_FETCH_SITE": "same-origin",
            "REMOTE_ADDR": "192.0.2.7",
            "HTTP_USER_AGENT": "Firefox",
        }
        headers |= {name: fields.pop(name) for name in list(fields) if name.isupper()}
        return client.post(f"/{slug}/comment/", {**FIELDS, **fields}, **headers)

    return post


@pytest.fixture
def post(db):
    return make_post("Pork", slug="pork")


@pytest.fixture
def moderator(db):
    return make_author()
