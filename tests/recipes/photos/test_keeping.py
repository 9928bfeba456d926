import io
import os
import time
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import transaction

from recipes.photos import files, library, renditions
from recipes.photos.models import Photo
from tests.factories import make_photo, make_upload

pytestmark = pytest.mark.django_db


def stored(photo):
    return [name for name in renditions.names(photo.renditions) if files.public.exists(name)]


def test_a_replaced_photo_keeps_its_slug_and_words(django_capture_on_commit_callbacks):
    photo = make_photo(caption="Dinner")
    with django_capture_on_commit_callbacks(execute=True):
        library.replace(photo, make_upload("other.jpg", (800, 600)))
    photo.refresh_from_db()
    assert (photo.slug, photo.alt, photo.caption, photo.width) == ("photo", "A bowl of rice", "Dinner", 800)


def test_replacing_removes_the_old_files(django_capture_on_commit_callbacks):
    photo = make_photo()
    old, original = stored(photo), photo.original.name
    with django_capture_on_commit_callbacks(execute=True):
        library.replace(photo, make_upload("other.jpg", (800, 600)))
    assert not any(files.public.exists(name) for name in old)
    assert not files.originals.exists(original)
    assert stored(photo) == renditions.names(photo.renditions)


def test_a_bad_replacement_changes_nothing():
    photo = make_photo()
    with pytest.raises(ValidationError):
        library.replace(photo, ContentFile(b"no photo", name="x.jpg"))
    photo.refresh_from_db()
    assert stored(photo) == renditions.names(photo.renditions)


@pytest.mark.parametrize("way", ["row", "queryset"])
def test_deleting_removes_the_files(way, django_capture_on_commit_callbacks):
    photo = make_photo()
    names = renditions.names(photo.renditions)
    with django_capture_on_commit_callbacks(execute=True):
        photo.delete() if way == "row" else Photo.objects.filter(pk=photo.pk).delete()
    assert not any(files.public.exists(name) for name in names)
    assert not files.originals.exists(photo.original.name)


def test_a_deletion_taken_back_keeps_the_files(django_capture_on_commit_callbacks):
    photo = make_photo()
    with (
        django_capture_on_commit_callbacks(execute=True),
        suppress(InterruptedError),
        transaction.atomic(),
    ):
        photo.delete()
        raise InterruptedError
    photo = Photo.objects.get()
    assert stored(photo) == renditions.names(photo.renditions)


def test_the_command_leaves_what_is_up_to_date():
    make_photo()
    out = io.StringIO()
    call_command("renditions", stdout=out)
    assert "1 photos: 0 made, 1 up to date, 0 failed" in out.getvalue()


def test_the_command_makes_again_what_settings_change(settings, django_capture_on_commit_callbacks):
    photo = make_photo()
    before = stored(photo)
    settings.PHOTO_WIDTHS = (300, 500)
    out = io.StringIO()
    with django_capture_on_commit_callbacks(execute=True):
        call_command("renditions", stdout=out)
    assert "1/1 photo: made" in out.getvalue()
    photo.refresh_from_db()
    assert [size[0] for size in photo.renditions["full"]] == [300, 500]
    assert stored(photo) == renditions.names(photo.renditions)
    assert not any(files.public.exists(name) for name in before)


def test_the_command_goes_on_where_it_was_broken_off(settings, monkeypatch):
    for _number in range(3):
        make_photo()
    settings.PHOTO_WIDTHS = (300,)
    real, done = library.remake, []

    def stop_after_two(photo, **options):
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(photo.pk)
        return real(photo, **options)

    monkeypatch.setattr(library, "remake", stop_after_two)
    with pytest.raises(KeyboardInterrupt):
        call_command("renditions", stdout=io.StringIO())
    monkeypatch.setattr(library, "remake", real)
    out = io.StringIO()
    call_command("renditions", stdout=out)
    assert "3 photos: 1 made, 2 up to date" in out.getvalue()


def test_the_command_mends_a_missing_file():
    photo = make_photo()
    files.public.delete(stored(photo)[0])
    call_command("renditions", "--check-files", stdout=io.StringIO())
    photo.refresh_from_db()
    assert stored(photo) == renditions.names(photo.renditions)


def test_the_command_goes_on_after_a_lost_original(settings):
    lost, kept = make_photo(), make_photo()
    files.originals.delete(lost.original.name)
    settings.PHOTO_WIDTHS = (300,)
    with pytest.raises(CommandError, match="1 photos could not be read"):
        call_command("renditions", stdout=io.StringIO(), stderr=io.StringIO())
    kept.refresh_from_db()
    assert library.is_current(kept)
    assert stored(lost) == renditions.names(lost.renditions)


def make_old(name: str, minutes: int) -> None:
    """The file's date comes from the clock that the sweeping reads, not from the disk's."""
    then = time.time() - 60 * minutes
    os.utime(files.public.path(name), (then, then))


def test_sweeping_takes_old_strays_only():
    photo = make_photo()
    old, new = (f"photos/{letter * 20}/400.jpg" for letter in "ab")
    for name, minutes in ((old, 61), (new, 59)):
        files.keep(files.public, name, [b"a stray"])
        make_old(name, minutes)
    for name in renditions.names(photo.renditions):
        make_old(name, 61)
    library.sweep(Photo.objects.all())
    assert not files.public.exists(old)
    assert files.public.exists(new)
    assert stored(photo) == renditions.names(photo.renditions)
