import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from PIL import Image

from recipes.photos import files, library, renditions, words
from recipes.photos.models import Photo
from tests.factories import make_photo, make_upload

pytestmark = pytest.mark.django_db


def stored(photo):
    return [name for name in renditions.names(photo.renditions) if files.public.exists(name)]


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
    assert [size[0] for size in photo.renditions["full"]] == [400, 750, 1000]


def test_the_files_for_phones_have_an_avif_setting_of_their_own(settings):
    def weights(photo):
        folder = photo.renditions["folder"]
        return [default_storage.size(f"{folder}/{width}.avif") for width in (400, 750, 1000)]

    plain = weights(make_photo(name="rice.jpg", size=(1000, 500)))
    settings.PHOTO_AVIF_PHONE = {"quality": 1}
    rough = weights(make_photo(name="rice.jpg", size=(1000, 500)))
    assert [a > b for a, b in zip(plain, rough, strict=True)] == [True, True, False]


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


# --- Words -------------------------------------------------------------------------------------------


def test_a_photo_without_words_stops_a_post():
    with pytest.raises(ValidationError, match="rice"):
        words.require_alt([make_photo(name="rice.jpg", alt=" ")])


def test_a_decorative_photo_needs_no_words():
    words.require_alt([make_photo(alt="", decorative=True)])


def test_words_given_by_the_place_are_enough():
    words.require_alt([make_photo(name="rice.jpg", alt="")], described=["rice"])
