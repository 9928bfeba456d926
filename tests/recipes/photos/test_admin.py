import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from blog.models import Post
from recipes.models import Recipe
from recipes.photos import renditions, usage
from recipes.photos.models import Photo
from tests.factories import make_photo, make_upload

pytestmark = pytest.mark.django_db
LIBRARY = "/admin/photos/photo/"
BAD = b"<html>no photo</html>"


def change_page(photo):
    return reverse("admin:photos_photo_change", args=[photo.pk])


def words_of(photo, **changes):
    fields = ("alt", "caption", "credit", "focal_x", "focal_y", "slug")
    return {name: getattr(photo, name) for name in fields} | changes


def make_post(**kw):
    return Post.objects.create(**{"title": "Rice", "slug": "rice"} | kw)


# --- The grid ------------------------------------------------------------------------------------------


def test_it_shows_a_grid_of_thumbnails(admin_client):
    photo = make_photo()
    assert photo.crop_url("1x1", 400) in admin_client.get(LIBRARY).content.decode()


def test_it_needs_staff(client):
    assert client.get(LIBRARY).status_code == 302
    assert client.post(f"{LIBRARY}upload/", {"files": make_upload()}).status_code == 302
    assert not Photo.objects.exists()


@pytest.mark.parametrize("query", ["q=soy", "q=glaze+belly"])
def test_it_finds_by_words(admin_client, query):
    make_photo(name="hit.jpg", alt="Belly with soy glaze")
    make_photo(name="other.jpg", alt="Rice")
    html = admin_client.get(f"{LIBRARY}?{query}").content.decode()
    assert "<span>hit</span>" in html
    assert "<span>other</span>" not in html


def test_it_filters_the_unused(admin_client):
    for name in ("of-recipe.jpg", "of-post.jpg", "in-text.jpg", "free.jpg"):
        make_photo(name=name)
    Recipe.objects.create(name="Rice", slug="rice", photo=Photo.objects.get(slug="of-recipe"))
    make_post(lead_photo=Photo.objects.get(slug="of-post"), body="![](photo:in-text)")
    html = admin_client.get(f"{LIBRARY}?use=unused").content.decode()
    assert [photo.slug for photo in Photo.objects.unused()] == ["free"]
    assert "<span>free</span>" in html
    assert "<span>in-text</span>" not in html


def test_it_filters_those_without_alternative_text(admin_client):
    make_photo(name="told.jpg")
    make_photo(name="untold.jpg", alt="")
    make_photo(name="decor.jpg", alt="", decorative=True)
    html = admin_client.get(f"{LIBRARY}?words=missing").content.decode()
    assert "<span>untold</span>" in html
    assert "<span>told</span>" not in html
    assert "<span>decor</span>" not in html


def test_it_filters_by_date(admin_client):
    make_photo()
    assert admin_client.get(f"{LIBRARY}?created_at__gte=2100-01-01").status_code == 200
    assert (
        "<span>photo</span>" not in admin_client.get(f"{LIBRARY}?created_at__gte=2100-01-01").content.decode()
    )


def test_its_queries_do_not_grow_with_the_photos(admin_client, django_assert_max_num_queries):
    make_photo()
    with django_assert_max_num_queries(20) as first:
        admin_client.get(LIBRARY)
    for _number in range(4):
        make_photo()
    with django_assert_max_num_queries(len(first.captured_queries)):
        admin_client.get(LIBRARY)


# --- Coming in ---------------------------------------------------------------------------------------


def test_it_takes_several_files_and_asks_for_their_words(admin_client):
    response = admin_client.post(f"{LIBRARY}upload/", {"files": [make_upload("a.jpg"), make_upload("b.jpg")]})
    first, second = Photo.objects.order_by("pk")
    assert response["Location"] == f"{LIBRARY}describe/?photo={first.pk}&photo={second.pk}"
    assert f'name="alt-{first.pk}"' in admin_client.get(response["Location"]).content.decode()


def test_one_bad_file_does_not_stop_the_others(admin_client):
    bad = SimpleUploadedFile("bad.jpg", BAD)
    response = admin_client.post(f"{LIBRARY}upload/", {"files": [bad, make_upload("good.jpg")]}, follow=True)
    assert [photo.slug for photo in Photo.objects.all()] == ["good"]
    assert "“bad.jpg”: This photo cannot be read" in response.content.decode()


def test_nothing_sent_is_said_beside_the_field(admin_client):
    assert "This field is required" in admin_client.post(f"{LIBRARY}upload/", {"x": "y"}).content.decode()


def test_a_script_gets_its_answer_as_json(admin_client):
    accept = {"Accept": "application/json"}
    response = admin_client.post(f"{LIBRARY}upload/", {"files": make_upload("a.jpg")}, headers=accept)
    assert response.status_code == 201
    assert response.json()["thumbnail"] == Photo.objects.get().crop_url("1x1", 400)
    response = admin_client.post(
        f"{LIBRARY}upload/", {"files": SimpleUploadedFile("b.jpg", BAD)}, headers=accept
    )
    assert response.status_code == 400
    assert "cannot be read" in response.json()["error"]


def test_it_keeps_the_words_given(admin_client):
    photo, adornment = make_photo(alt=""), make_photo(alt="")
    admin_client.post(
        f"{LIBRARY}describe/",
        {"photo": [photo.pk, adornment.pk], f"alt-{photo.pk}": "Rice", f"decorative-{adornment.pk}": "on"},
    )
    photo.refresh_from_db()
    adornment.refresh_from_db()
    assert (photo.alt, photo.decorative) == ("Rice", False)
    assert adornment.decorative


def test_it_warns_of_photos_left_without_words(admin_client):
    photo = make_photo(alt="")
    response = admin_client.post(f"{LIBRARY}describe/", {"photo": photo.pk}, follow=True)
    assert "has no alternative text yet" in response.content.decode()


def test_a_pop_up_closes_with_the_new_photo(admin_client):
    data = {"files": make_upload("a.jpg"), "alt": "Rice", "_popup": "1"}
    html = admin_client.post(f"{LIBRARY}upload/", data).content.decode()
    assert "data-popup-response" in html
    assert Photo.objects.get().alt == "Rice"


# --- One photo -----------------------------------------------------------------------------------------


def test_it_shows_where_a_photo_is_used(admin_client):
    photo = make_photo()
    post = make_post(title="Rice for two", body="![](photo:photo)")
    html = admin_client.get(change_page(photo)).content.decode()
    assert f'<a href="/admin/blog/post/{post.pk}/change/">Rice for two</a>' in html


def test_a_step_speaks_through_its_recipe():
    photo = make_photo()
    recipe = Recipe.objects.create(name="Rice", slug="rice")
    recipe.steps.create(position=0, text="Boil", photo=photo)
    assert [(use.kind, use.name) for use in usage.uses(photo)] == [("recipe", "Rice")]


def test_a_new_focal_point_makes_new_crops(admin_client, django_capture_on_commit_callbacks):
    photo = make_photo()
    before = photo.crop_url("1x1")
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(change_page(photo), words_of(photo, focal_x="0.1"))
    photo.refresh_from_db()
    assert photo.focal_x == 0.1
    assert photo.crop_url("1x1") != before
    assert photo.renditions["recipe"] == renditions.fingerprint(0.1, 0.5)


def test_it_replaces_a_photo_in_place(admin_client, django_capture_on_commit_callbacks):
    photo = make_photo()
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(
            change_page(photo), words_of(photo, replacement=make_upload("new.jpg", (900, 600)), alt="New")
        )
    photo.refresh_from_db()
    assert (photo.slug, photo.width, photo.alt) == ("photo", 900, "New")


def test_a_bad_replacement_is_said_beside_the_field(admin_client):
    photo = make_photo()
    data = words_of(photo, replacement=SimpleUploadedFile("bad.jpg", BAD), alt="My new words")
    html = admin_client.post(change_page(photo), data).content.decode()
    assert "This photo cannot be read" in html
    assert "My new words" in html


def test_a_name_that_a_text_says_stays(admin_client):
    photo = make_photo()
    make_post(title="Rice for two", body="![](photo:photo)")
    html = admin_client.post(change_page(photo), words_of(photo, slug="other")).content.decode()
    assert "is named in: Rice for two" in html


# --- Going -----------------------------------------------------------------------------------------------


def test_deleting_a_photo_in_use_names_the_places_and_asks(admin_client):
    photo = make_photo()
    make_post(title="Rice for two", body="![](photo:photo)")
    html = admin_client.get(reverse("admin:photos_photo_delete", args=[photo.pk])).content.decode()
    assert "It will be missing from" in html
    assert "Rice for two" in html
    assert Photo.objects.exists()


def test_deleting_several_names_their_places_and_asks(admin_client):
    photo, other = make_photo(), make_photo()
    make_post(title="Rice for two", lead_photo=photo)
    data = {"action": "delete_selected", "_selected_action": [photo.pk, other.pk]}
    html = admin_client.post(LIBRARY, data).content.decode()
    assert "Rice for two" in html
    assert "Nowhere used" in html
    assert Photo.objects.count() == 2


def test_an_answered_deletion_deletes(admin_client, django_capture_on_commit_callbacks):
    photo = make_photo()
    make_post(lead_photo=photo)
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(reverse("admin:photos_photo_delete", args=[photo.pk]), {"post": "yes"})
    assert not Photo.objects.exists()
    assert Post.objects.get().lead_photo is None


# --- Publishing --------------------------------------------------------------------------------------------


def test_a_post_with_a_wordless_photo_is_not_published(admin_client):
    make_photo(name="untold.jpg", alt="")
    data = {
        "title": "Rice",
        "body": "![](photo:untold)",
        "status": "published",
        "post_recipes-TOTAL_FORMS": 0,
    }
    data |= {"post_recipes-INITIAL_FORMS": 0}
    html = admin_client.post("/admin/blog/post/add/", data).content.decode()
    assert "needs an alternative text" in html
    assert not Post.objects.exists()


def test_a_draft_may_wait_for_the_words(admin_client):
    make_photo(name="untold.jpg", alt="")
    data = {"title": "Rice", "body": "![](photo:untold)", "status": "draft", "post_recipes-TOTAL_FORMS": 0}
    data |= {"post_recipes-INITIAL_FORMS": 0}
    admin_client.post("/admin/blog/post/add/", data)
    assert Post.objects.filter(status="draft").exists()
