"""Names in one line, and terms as each recipe typed them."""

import pytest

from recipes.models import Recipe
from recipes.text_areas import read_names, write_names
from tests.factories import make_post, make_recipe


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Soup, Starter", ["Soup", "Starter"]),
        ("Cookies, Cakes & Desserts; Lunch", ["Cookies, Cakes & Desserts", "Lunch"]),
        ("Cookies, Cakes & Desserts;", ["Cookies, Cakes & Desserts"]),
        ('"Salt, Pepper", Lunch', ["Salt, Pepper", "Lunch"]),
        ("“Salt, Pepper”, Lunch", ["Salt, Pepper", "Lunch"]),
        ("„Salz, Pfeffer“, Suppe", ["Salz, Pfeffer", "Suppe"]),
        ('"Sweet; sour", Lunch', ["Sweet; sour", "Lunch"]),
        ('12" pizza, Lunch', ['12" pizza', "Lunch"]),
        ('"Quoted" word, x', ['"Quoted" word', "x"]),
        ("a,, b ,", ["a", "b"]),
        ("", []),
    ],
)
def test_names_are_read_and_written_back(typed, names):
    assert read_names(typed) == names
    assert read_names(write_names(names)) == names


@pytest.mark.django_db
def test_a_recipe_shows_its_terms_as_typed_there(client):
    make_post("Toast", [make_recipe("Toast", categories="lunch", cuisines="ITALIAN")])
    salad = make_post("Salad", [make_recipe("Salad", categories="Lunch", cuisines="Italian")])
    page = client.get(salad.get_absolute_url()).content.decode()
    assert '<a class="p-category" href="/recipes/category/lunch/">Lunch</a>' in page
    assert '"recipeCategory":"Lunch"' in page
    assert '"recipeCuisine":"Italian"' in page
    assert "lunch</a>" in client.get("/toast/").content.decode()
    assert client.get("/recipes/category/lunch/").context["page_obj"].paginator.count == 2


@pytest.mark.django_db
def test_the_form_keeps_a_name_with_a_comma(admin_client):
    form = {
        "name": "Shortbread",
        "categories": "Cookies, Cakes & Desserts; Lunch",
        "keywords": '"Salt, Sugar", tea',
    }
    assert admin_client.post("/admin/recipes/recipe/add/", form).status_code == 302
    recipe = Recipe.objects.get()
    assert [term.name for term in recipe.card.categories] == ["Cookies, Cakes & Desserts", "Lunch"]
    assert recipe.card.keywords == form["keywords"]
    assert [term.name for term in recipe.card.keyword_terms] == ["Salt, Sugar", "tea"]
    page = admin_client.get(f"/admin/recipes/recipe/{recipe.pk}/change/").content.decode()
    assert 'value="Cookies, Cakes &amp; Desserts; Lunch"' in page


@pytest.mark.django_db
def test_machines_are_told_keywords_apart_where_one_has_a_comma(client):
    make_post("Toast", [make_recipe(keywords='"Salt, Sugar", tea')])
    make_post("Plain", [make_recipe("Plain", keywords="salt, tea")])
    assert '"keywords":["Salt, Sugar","tea"]' in client.get("/toast/").content.decode()
    assert '"keywords":"salt, tea"' in client.get("/plain/").content.decode()
