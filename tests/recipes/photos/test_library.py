import io
import os
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import transaction
from PIL import Image

from recipes.photos import files, library, renditions, words
from recipes.photos.models import Photo
from tests.factories import make_photo, make_upload

pytestmark = pytest.mark.django_db


def stored(photo):
    return [name for name in renditions.names(photo.renditions) if files.public.exists(name)]


def jpeg(photo, width):
    return Image.open(files.public.open(f"{photo.renditions['folder']}/{width}.jpg"))


class Broken:
    """A storage whose third write fails, as a full disk does."""

    def __init__(self, storage):
        self.storage, self.writes = storage, 0

    def save(self, name, content):
        self.writes += 1
        if self.writes == 3:
            raise OSError("No space left on device")
        return self.storage.save(name, content)

    def __getattr__(self, name):
        return getattr(self.storage, name)


def everything():
    return set(files.below(files.public, "photos")) | set(files.below(files.originals, ""))


# --- Coming in ---------------------------------------------------------------------------------------


def test_it_is_named_after_its_file():
    assert make_photo(name="Crispy Pork Belly!.JPG").slug == "crispy-pork-belly"


def test_it_is_named_after_its_alt_text_when_the_file_has_no_name():
    assert make_photo(name="???.jpg", alt="Rice in a bowl").slug == "rice-in-a-bowl"


def test_a_second_photo_of_that_name_gets_a_number():
    make_photo(name="rice.jpg")
    assert make_photo(name="rice.jpg").slug == "rice-2"


def test_the_widths_are_never_larger_than_the_original():
    photo = make_photo(size=(1000, 500))
    assert [size[0] for size in photo.renditions["full"]] == [400, 800, 1000]


def test_the_original_is_kept_as_it_came():
    upload = make_upload()
    content = upload.read()
    photo = Photo.objects.create_from_upload(upload)
    assert photo.original.read() == content


def test_the_same_file_twice_has_two_addresses():
    assert make_photo().url() != make_photo().url()


def test_the_address_says_nothing_of_slug_or_number():
    photo = make_photo(name="secret-draft.jpg")
    assert files.RENDITION.fullmatch(f"{photo.renditions['folder']}/400.jpg")
    assert "secret" not in photo.url()


def test_a_failing_disk_leaves_nothing(monkeypatch):
    before = everything()
    monkeypatch.setattr(files, "public", Broken(files.public))
    with pytest.raises(OSError, match="No space"):
        make_photo()
    assert everything() == before
    assert not Photo.objects.exists()


def test_a_broken_write_leaves_no_partial_file():
    def chunks():
        yield b"half"
        raise OSError("gone")

    before = everything()
    with pytest.raises(OSError, match="gone"):
        files.keep(files.public, "photos/aaaaaaaaaaaaaaaaaaaa/400.jpg", chunks())
    assert everything() == before


def test_too_heavy_a_file_is_refused_unread(settings):
    settings.PHOTO_MAX_BYTES = 100
    with pytest.raises(ValidationError, match="at most"):
        make_photo()


def test_too_many_pixels_are_refused_by_the_header(settings):
    settings.PHOTO_MAX_PIXELS = 100
    with pytest.raises(ValidationError, match="megapixels"):
        make_photo()


MEMORY = {"BACKEND": "django.core.files.storage.InMemoryStorage"}


def test_it_needs_no_disk(settings, client, django_capture_on_commit_callbacks):
    settings.STORAGES = settings.STORAGES | {"default": MEMORY, "originals": MEMORY}
    photo = make_photo()
    assert stored(photo) == renditions.names(photo.renditions)
    assert client.get(photo.url()).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        library.replace(photo, make_upload("other.jpg", (800, 600)))
        photo.delete()
    assert everything() == set()


# --- Crops -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("crop", "size"), [("1x1", (400, 400)), ("4x3", (533, 400)), ("16x9", (600, 337))])
def test_crops_have_their_shape(crop, size):
    width, height = make_photo().crop_size(crop)
    assert abs(width - size[0]) <= 1
    assert abs(height - size[1]) <= 1


def test_a_crop_keeps_the_focal_point():
    left = make_photo(focal_x=0.0)
    right = make_photo(focal_x=1.0)
    first, second = (
        Image.open(files.public.open(f"{p.renditions['folder']}/1x1-400.jpg")) for p in (left, right)
    )
    assert first.getpixel((5, 200))[0] < 20
    assert second.getpixel((395, 200))[0] > 235


def test_a_crop_is_centred_on_the_focal_point_as_far_as_the_edges_allow():
    assert renditions.crop_box((600, 400), (1, 1), (0.5, 0.5)) == (100, 0, 500, 400)
    assert renditions.crop_box((600, 400), (1, 1), (0.4, 0.5)) == (40, 0, 440, 400)
    assert renditions.crop_box((600, 400), (1, 1), (0.1, 0.5)) == (0, 0, 400, 400)


# --- Replacing, remaking, deleting ---------------------------------------------------------------------


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


def test_sweeping_takes_old_strays_only():
    photo = make_photo()
    files.keep(files.public, "photos/aaaaaaaaaaaaaaaaaaaa/400.jpg", [b"old"])
    files.keep(files.public, "photos/bbbbbbbbbbbbbbbbbbbb/400.jpg", [b"new"])
    os.utime(files.public.path("photos/aaaaaaaaaaaaaaaaaaaa/400.jpg"), (0, 0))
    for name in renditions.names(photo.renditions):
        os.utime(files.public.path(name), (0, 0))
    library.sweep()
    assert not files.public.exists("photos/aaaaaaaaaaaaaaaaaaaa/400.jpg")
    assert files.public.exists("photos/bbbbbbbbbbbbbbbbbbbb/400.jpg")
    assert stored(photo) == renditions.names(photo.renditions)


# --- Words -------------------------------------------------------------------------------------------


def test_a_photo_without_words_stops_a_post():
    with pytest.raises(ValidationError, match="rice"):
        words.require_alt([make_photo(name="rice.jpg", alt=" ")])


def test_a_decorative_photo_needs_no_words():
    words.require_alt([make_photo(alt="", decorative=True)])


def test_words_given_by_the_place_are_enough():
    words.require_alt([make_photo(name="rice.jpg", alt="")], described=["rice"])
