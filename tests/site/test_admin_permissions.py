"""Every address of the admin, asked by everybody: what a role may not do answers 403, nothing answers 500."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from blog.models import Post
from tests.factories import make_author, make_comment, make_photo, make_post, make_recipe

pytestmark = pytest.mark.django_db
# What belongs to everybody who may sign in: the front page, their own password, the way out.
EVERYBODYS = {"index", "login", "logout", "password_change", "password_change_done", "jsi18n"}
STRANGE = ["abc", "-1", "999999999", "²", "1e9", str(10**20), str(10**400), "", "0x10", "1;2", "\x00", "１２"]


def admin_patterns(resolver=None, names=()):
    """The names of all addresses below the admin, each with the arguments that it takes."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            if resolver is not None or pattern.namespace == "admin":
                yield from admin_patterns(pattern)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield pattern.name, pattern.pattern.converters


def addresses(rows: dict[str, str]) -> dict[str, str]:
    found = {}
    for name, converters in admin_patterns():
        model = next((key for key in rows if name.startswith(f"{key}_")), "")
        values = {"pk": rows.get(model, "1"), "object_id": rows.get(model, "1"), "app_label": "blog", "id": "1",
                  "revision": "0", "state": "spam", "content_type_id": "1", "user_id": "1"}  # fmt: skip
        try:
            found[name] = reverse(f"admin:{name}", kwargs={key: values.get(key, "1") for key in converters})
        except NoReverseMatch:
            try:
                found[name] = reverse(f"admin:{name}", args=[rows.get(model, "1")])
            except NoReverseMatch:
                continue
    return found


@pytest.fixture
def rows():
    recipe = make_recipe()
    post = make_post(recipes=[recipe], categories=["Soup"], tags=["Onion"], body="Words.")
    page = make_post("About", kind=Post.Kind.PAGE)
    comment = make_comment(post)
    return {
        "blog_post": str(post.pk),
        "blog_page": str(page.pk),
        "recipes_recipe": str(recipe.pk),
        "comments_comment": str(comment.pk),
        "photos_photo": str(make_photo().pk),
    }


def test_there_are_addresses_to_walk(rows):
    assert len(addresses(rows)) > 100
    assert {"blog_post_preview", "welcome", "comments_decide", "photos_photo_upload"} <= set(addresses(rows))


def test_nobody_unknown_sees_any_page_of_the_admin(client, rows):
    for name, address in addresses(rows).items():
        answer = client.get(address)
        if name in {"login", "logout", "jsi18n"}:
            continue
        assert answer.status_code in (302, 404), name
        assert answer.status_code == 404 or "/login/" in answer["Location"], name


@pytest.mark.parametrize("method", ["get", "post"])
def test_staff_without_a_permission_may_do_nothing(client, django_user_model, rows, method):
    client.force_login(django_user_model.objects.create_user("nobody", is_staff=True))
    before = list(Post.objects.values())
    for name, address in addresses(rows).items():
        if name in EVERYBODYS:
            continue
        answer = getattr(client, method)(address)
        if name.endswith("_history") and answer.get("Location") == "/admin/":
            continue  # a row that is not there: Django says so on the front page
        assert answer.status_code in (403, 404, 405), f"{name}: {answer.status_code} {answer.get('Location')}"
    assert list(Post.objects.values()) == before


def test_the_front_page_tells_such_a_person_nothing(client, django_user_model, rows):
    make_comment(state="held", words="A secret")
    client.force_login(django_user_model.objects.create_user("nobody", is_staff=True))
    assert not client.get("/admin/").context["held"]


def make_writer(django_user_model):
    writer = django_user_model.objects.create_user("writer", is_staff=True)
    codes = ["add_post", "change_post", "view_post", "view_recipe", "view_category", "view_tag", "view_photo"]
    writer.user_permissions.set(Permission.objects.filter(codename__in=codes))
    return writer


def typed(**fields) -> dict:
    form = {"title": "Soup", "body": "", "summary": "", "slug": "", "status": "draft", "comments_open": "on",
            "published_at_0": "", "published_at_1": "", "post_recipes-TOTAL_FORMS": "0",
            "post_recipes-INITIAL_FORMS": "0"}  # fmt: skip
    return form | fields


def test_a_writer_writes_in_no_other_name(client, django_user_model):
    writer, other = make_writer(django_user_model), make_author()
    client.force_login(writer)
    assert client.post(reverse("admin:blog_post_add"), typed(author=other.pk)).status_code == 302
    post = Post.objects.get()
    assert post.author == writer
    client.post(reverse("admin:blog_post_change", args=[post.pk]), typed(author=other.pk))
    post.refresh_from_db()
    assert post.author == writer


def test_one_with_the_permission_writes_in_anothers_name(client, django_user_model):
    writer, other = make_writer(django_user_model), make_author()
    writer.user_permissions.add(Permission.objects.get(codename="assign_author"))
    client.force_login(writer)
    client.post(reverse("admin:blog_post_add"), typed(author=other.pk))
    assert Post.objects.get().author == other


@pytest.mark.slow
@pytest.mark.parametrize("strange", STRANGE)
@pytest.mark.parametrize(
    "field",
    [
        "TOTAL_FORMS",
        "INITIAL_FORMS",
        "MIN_NUM_FORMS",
        "MAX_NUM_FORMS",
        "0-id",
        "0-post",
        "0-recipe",
        "0-position",
    ],
)
def test_strange_numbers_in_the_hidden_fields_of_a_post_are_no_failure(client, field, strange):
    client.force_login(make_author())
    recipe = make_recipe()
    row = {
        "post_recipes-TOTAL_FORMS": "1",
        "post_recipes-0-recipe": recipe.pk,
        "post_recipes-0-position": "0",
    }
    form = typed(status="published", body="[recipe]") | row | {f"post_recipes-{field}": strange}
    for address in (reverse("admin:blog_post_add"), reverse("admin:blog_post_preview_typed")):
        assert client.post(address, form).status_code in (200, 302, 400)


@pytest.mark.slow
@pytest.mark.parametrize("strange", STRANGE)
def test_strange_values_in_any_field_or_query_are_no_failure(client, rows, strange):
    """Every field of every form of our own models, and the usual query parameters of every list."""
    client.force_login(make_author())
    for model in admin.site._registry:
        if model._meta.app_label not in {"blog", "recipes", "photos", "comments"}:
            continue
        label = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        for query in (
            "p",
            "o",
            "q",
            "all",
            "_to_field",
            "e",
            "_popup",
            "created_at__gte",
            "published_at__year",
        ):
            answer = client.get(reverse(f"{label}_changelist"), {query: strange})
            assert answer.status_code in (200, 302, 400), (model, query)
        address = reverse(f"{label}_add")
        shown = client.get(address)
        if shown.status_code != 200 or "adminform" not in (shown.context or {}):
            continue
        fields = list(shown.context["adminform"].form.fields)
        for name in fields:
            answer = client.post(
                address, typed() | {name: strange, f"{name}_0": strange, f"{name}_1": strange}
            )
            assert answer.status_code in (200, 302, 400), (model, name)
        assert client.get(reverse(f"{label}_change", args=[strange or "x"])).status_code in (200, 302, 404), (
            model
        )
