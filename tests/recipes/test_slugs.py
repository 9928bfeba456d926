"""Slugs: what stands in an address of every script."""

import pytest
from django.core.exceptions import ValidationError

from blog.models import Post
from recipes.models import Recipe
from recipes.slugs import free_slug, is_slug, slug_of
from tests.factories import make_post, make_recipe


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("ぎょうざ", "ぎょうざ"),
        ("ガパオ ライス", "ガパオ-ライス"),
        ("ｷﾞｮｰｻﾞ", "ギョーザ"),
        ("ต้มยำ", "ต้มยำ"),
        ("ผัดไทย กุ้ง", "ผัดไทย-กุ้ง"),
        ("नमकीन", "नमकीन"),
        ("বিরিয়ানি", "বিরিয়ানি"),
        ("ខ្មែរ", "ខ្មែរ"),
        ("Чай с йогуртом", "чай-с-йогуртом"),
        ("김치찌개", "김치찌개"),
        ("כַּרְפַּס", "כַּרְפַּס"),
        ("Crème Brûlée", "creme-brulee"),
        ("Bún bò Huế", "bun-bo-hue"),
        ("Cookies, Cakes & Desserts", "cookies-cakes-desserts"),
        ("❤️ soup", "soup"),
        ("!?", ""),
    ],
)
def test_letters_keep_their_marks_but_latin_ones(text, slug):
    assert slug_of(text) == slug
    assert not slug or is_slug(slug)


def test_a_long_slug_ends_between_letters():
    assert slug_of("ต้" * 50, max_length=41) == "ต้" * 20


@pytest.mark.parametrize("text", ["", "a b", "a/b", "a.b", "\u0301a", "a?b"])
def test_what_no_slug_is(text):
    assert not is_slug(text)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["ぎょうざ", "ต้มยำ", "नमकीन"])
def test_a_post_and_a_recipe_answer_under_such_a_slug(client, name):
    recipe = make_recipe(name, cuisines=name)
    make_post(name, [recipe], body=f"[recipe {name}]", categories=[name], tags=[name]).full_clean(
        exclude=["author"]
    )
    addresses = [f"/{name}/", f"/{name}/print/", f"/{name}/recipe.json", f"/recipes/cuisine/{name}/"]
    addresses += [f"/category/{name}/", f"/tag/{name}/"]
    assert [client.get(address).status_code for address in addresses] == [200] * len(addresses)
    assert free_slug(name, Recipe.objects.all()) == f"{name}-2"


@pytest.mark.django_db
def test_the_admin_takes_such_a_slug(admin_client):
    form = {
        "title": "ต้มยำ", "slug": "ต้มยำ", "body": "Hot.", "status": "draft",
        "post_recipes-TOTAL_FORMS": "0", "post_recipes-INITIAL_FORMS": "0",
    }  # fmt: skip
    response = admin_client.post("/admin/blog/post/add/", form)
    assert response.status_code == 302, response.context["adminform"].form.errors
    assert Post.objects.get().slug == "ต้มยำ"


@pytest.mark.django_db
def test_a_slug_with_a_space_is_refused():
    with pytest.raises(ValidationError):
        Post(title="Soup", slug="onion soup").full_clean()


@pytest.mark.django_db
def test_a_page_names_the_address_that_its_links_and_the_sitemap_have(client):
    post = make_post("ต้มยำ")
    canonical = f'<link rel="canonical" href="http://127.0.0.1:8000{post.get_absolute_url()}">'
    assert canonical in client.get("/ต้มยำ/").content.decode()
