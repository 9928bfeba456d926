import pytest
from django.urls import reverse

from blog.models import Post
from tests.factories import make_author, make_photo, make_post, make_recipe

pytestmark = pytest.mark.django_db
ADD = "/admin/blog/post/add/"


@pytest.fixture
def desk(client):
    client.force_login(make_author())
    return client


def typed(**fields) -> dict:
    """What the form sends, with no recipe chosen."""
    form = {"title": "Soup", "body": "", "summary": "", "slug": "", "status": "draft", "comments_open": "on",
            "published_at_0": "", "published_at_1": "", "post_recipes-TOTAL_FORMS": "0",
            "post_recipes-INITIAL_FORMS": "0"}  # fmt: skip
    return form | fields


def errors(response) -> str:
    return str(response.context["adminform"].form.errors)


@pytest.mark.parametrize(
    "model", ["blog_post", "blog_page", "blog_category", "blog_tag", "recipes_recipe", "recipes_term"]
)
def test_every_list_and_form_opens(desk, model):
    assert desk.get(reverse(f"admin:{model}_changelist")).status_code == 200
    assert desk.get(reverse(f"admin:{model}_add")).status_code == 200


def test_a_draft_is_saved_with_an_address_from_its_title(desk):
    assert desk.post(ADD, typed(title="Crème brûlée")).status_code == 302
    post = Post.objects.get()
    assert (post.slug, post.status, post.published_at) == ("creme-brulee", "draft", None)


def test_publishing_sets_the_time_to_now(desk):
    desk.post(ADD, typed(status="published"))
    assert Post.objects.get().is_public


@pytest.mark.parametrize("slug", ["admin", "feed", "recipes", "search", "2026", "media", "static", "page"])
def test_an_address_of_the_site_is_refused_with_the_words_kept(desk, slug):
    response = desk.post(ADD, typed(slug=slug, body="My words"))
    assert "address of the site" in errors(response)
    assert b"My words" in response.content


def test_a_title_that_is_an_address_of_the_site_gets_another_slug(desk):
    desk.post(ADD, typed(title="Search"))
    assert Post.objects.get().slug == "search-post"


@pytest.mark.parametrize("marker", ["![x](photo:nothing)", "[recipe]", "[recipe soup]"])
def test_a_marker_that_names_nothing_is_an_error_beside_the_body(desk, marker):
    response = desk.post(ADD, typed(body=f"Words.\n\n{marker}"))
    assert "names nothing" in errors(response)
    assert not Post.objects.exists()


def test_a_recipe_chosen_on_the_same_page_answers_its_marker(desk):
    recipe = make_recipe("Soup")
    chosen = {
        "post_recipes-TOTAL_FORMS": "1",
        "post_recipes-0-recipe": recipe.pk,
        "post_recipes-0-position": "0",
    }
    assert desk.post(ADD, typed(body="[recipe soup]", **chosen)).status_code == 302
    assert Post.objects.get().recipe_list == [recipe]


def test_a_photo_without_words_is_not_published(desk):
    make_photo(name="bowl.jpg", alt="")
    response = desk.post(ADD, typed(status="published", body="![](photo:bowl)"))
    assert "needs an alternative text" in errors(response)


def test_the_words_of_the_place_are_enough(desk):
    make_photo(name="bowl.jpg", alt="")
    assert desk.post(ADD, typed(status="published", body="![A bowl](photo:bowl)")).status_code == 302


def test_a_photo_without_words_may_wait_in_a_draft(desk):
    make_photo(name="bowl.jpg", alt="")
    assert desk.post(ADD, typed(body="![](photo:bowl)")).status_code == 302


def test_a_preview_is_for_staff_only_and_never_kept(desk, client):
    post = make_post(status="draft", body="Secret.\n\n[recipe]")
    url = reverse("admin:blog_post_preview", args=[post.pk])
    response = desk.get(url)
    assert b"Secret." in response.content
    assert b"[recipe]" in response.content  # the note to the author
    assert "no-store" in response["Cache-Control"]
    desk.logout()
    assert desk.get(url).status_code == 302


def test_what_is_typed_is_previewed_unsaved(desk):
    response = desk.post(reverse("admin:blog_post_preview_typed"), typed(title="Not yet", body="*Here*"))
    assert b"<em>Here</em>" in response.content
    assert not Post.objects.exists()


def test_view_on_site_stands_on_published_posts_only(desk):
    draft, public = make_post("One", status="draft"), make_post("Two")
    for post, stands in [(draft, False), (public, True)]:
        page = desk.get(reverse("admin:blog_post_change", args=[post.pk])).content
        assert (b"View on site" in page) is stands


def test_pages_are_edited_as_posts_are(desk):
    assert (
        desk.post(
            "/admin/blog/page/add/", typed(title="Contact", status="published", body="Write.")
        ).status_code
        == 302
    )
    assert Post.objects.pages().get().slug == "contact"
    assert b"Write." in desk.get("/contact/").content


def test_the_editor_finds_photos(desk):
    make_photo(name="bowl.jpg", alt="A bowl of rice")
    make_photo(name="plate.jpg", alt="A plate")
    found = desk.get(reverse("admin:blog_post_photos"), {"q": "rice"}).json()["photos"]
    assert [photo["slug"] for photo in found] == ["bowl"]


def test_a_page_opened_as_a_post_leads_to_the_page(desk):
    page = make_post("Contact", kind="page")
    response = desk.get(reverse("admin:blog_post_change", args=[page.pk]))
    assert response["Location"] == reverse("admin:blog_page_change", args=[page.pk])


@pytest.mark.parametrize(
    "body", ["[" * 5000, "- " * 300 + "a", "\n".join("    " * i + "- a" for i in range(60))]
)
def test_a_body_that_cannot_be_laid_out_is_refused_with_the_words_kept(desk, body):
    response = desk.post(ADD, typed(title="Nested", body=body, status="published"))
    assert "body" in response.context["adminform"].form.errors
    assert body[:200] in response.content.decode()
    assert not Post.objects.exists()


def test_such_a_body_harms_no_page_feed_or_form(desk):
    body = "Before.\n\n" + "- " * 500 + "deep"
    post = make_post("Deep", body=body)
    make_post("Other")
    for address in ("/deep/", "/other/", "/", "/feed/", "/feed.json", f"/admin/blog/post/{post.pk}/change/"):
        assert desk.get(address).status_code == 200, address


@pytest.mark.parametrize("field", ["instructions", "notes"])
def test_a_line_of_a_recipe_that_cannot_be_laid_out_is_refused(desk, field):
    form = {"name": "Soup", "ingredients": "1 onion", "instructions": "Cook.", "notes": ""} | {
        field: "[" * 5000
    }
    response = desk.post("/admin/recipes/recipe/add/", form)
    assert field in response.context["adminform"].form.errors
