import datetime as dt
import os
import shutil

import pytest
import time_machine
from django.conf import settings
from django.test import override_settings


@pytest.fixture(autouse=True, scope="session")
def _files_of_their_own(tmp_path_factory):
    """Uploads of the tests stay out of the site's folders; addresses are those of a site without a PORT.

    Passwords are hashed fast: a slow hash is Django's business, and a third of a second at each sign-in.
    """
    folder = tmp_path_factory.mktemp("files")
    (folder / "var").mkdir()
    storages = settings.STORAGES | {
        "originals": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": folder / "originals", "base_url": None},
        },
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    with override_settings(
        MEDIA_ROOT=folder / "media",
        VAR_DIR=folder / "var",
        STORAGES=storages,
        SITE_URL="http://127.0.0.1:8000",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ):
        yield folder


@pytest.fixture
def clock():
    """Time stands still, a second into the present minute; `clock.shift(60)` lets a minute pass.

    The only traveller: a test that names it first dates its fixtures by it as well, so that no post is
    published after the moment the test travels to, whatever the day it runs on.
    """
    minute = dt.datetime.now(dt.UTC).replace(second=1, microsecond=0)
    with time_machine.travel(minute, tick=False) as traveller:  # noqa: TID251
        yield traveller


CHROMIUM = shutil.which("chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """A file's browser tests go to one process, in their order, where the tests run in several.

    Where there is no Chromium, they are skipped with that reason; under CI=true nothing may be.
    """
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))
    if CHROMIUM or os.environ.get("CI") == "true":
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    # Playwright's loop runs in this thread; Django would refuse the database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


def _kept(route):
    """Words that are typed are kept; those of a form that was sent are saved."""
    if "_is_copy" in (route.request.post_data or ""):
        route.fulfill(status=409, json={"window": "another", "end": "saved"})
    else:
        route.fulfill(json={"at": "12:00", "others": []})


@pytest.fixture
def new_page(browser):
    """Opens pages, each in a context of its own: `new_page(width=390, dark=True, javascript=False)`.

    What the admin's forms keep while one types is answered here, unless `autosave` is on: a site in this process has
    one connection, in memory, with the test, which can take no write of its own in between.
    """
    contexts = []

    def open_page(
        width: int = 1280,
        height: int = 900,
        *,
        dark: bool = False,
        javascript: bool = True,
        autosave: bool = False,
        **options,
    ):
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            **options,
        )
        if not autosave:
            context.route("**/autosave/", _kept)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
