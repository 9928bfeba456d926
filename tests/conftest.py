import pytest
from django.conf import settings
from django.test import override_settings


@pytest.fixture(autouse=True, scope="session")
def _files_of_their_own(tmp_path_factory):
    """Uploads of the tests stay out of the site's folders."""
    folder = tmp_path_factory.mktemp("files")
    storages = settings.STORAGES | {
        "originals": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": folder / "originals", "base_url": None},
        },
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    with override_settings(MEDIA_ROOT=folder / "media", STORAGES=storages):
        yield folder
