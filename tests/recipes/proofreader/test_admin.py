"""The proofreader's advice in the admin: shown, dismissed, brought back, and never in the way."""

import pytest
from django.urls import reverse

from recipes.models import DismissedFinding, Recipe
from recipes.proofreader import proofread
from tests.factories import make_photo, make_post, make_recipe
from tests.recipes.seed import SEED

pytestmark = pytest.mark.django_db


@pytest.fixture
def recipe() -> Recipe:
    made = make_recipe(
        "Pork Belly", "\n".join(SEED.ingredients()), "Bake the pork at 180 °C.\nServe with rice."
    )
    made.prep_text, made.prep_minutes, made.yield_text = "10 min", 10, "4 servings"
    made.photo = make_photo()
    made.save()
    return made


def address(recipe: Recipe) -> str:
    return reverse("admin:recipes_recipe_change", args=[recipe.pk])


def stored(recipe: Recipe) -> Recipe:
    return Recipe.objects.with_card().get(pk=recipe.pk)


def typed(admin_client, recipe: Recipe, **changes) -> dict[str, str]:
    """What a browser sends back from the recipe's form."""
    form = admin_client.get(address(recipe)).context["adminform"].form
    data = {
        name: form.get_initial_for_field(field, name)
        for name, field in form.fields.items()
        if not field.widget.needs_multipart_form  # a browser sends no file back
    }
    return {
        name: "" if value is None else getattr(value, "pk", value) for name, value in data.items()
    } | changes


def key_of(recipe: Recipe, rule: str) -> str:
    return next(f.key for f in proofread(stored(recipe).as_card()) if f.rule == rule)


def beside(response, field: str) -> list[str]:
    """The rules found beside a field of the page."""
    return [
        finding.rule for finding in getattr(response.context["adminform"].form.fields[field], "findings", [])
    ]


def test_it_shows_findings_beside_their_field(admin_client, recipe):
    response = admin_client.get(address(recipe))
    assert "odd-amount" in beside(response, "ingredients")
    assert "not-listed" in beside(response, "instructions")
    assert "odd-amount" not in beside(response, "instructions")
    assert "“12 tsp” is an odd amount" in response.content.decode()


def test_it_shows_no_findings_on_a_new_recipe(admin_client):
    response = admin_client.get(reverse("admin:recipes_recipe_add"))
    assert response.status_code == 200
    assert b"_dismiss" not in response.content


def test_it_shows_the_lack_of_a_yield_beside_the_yield(admin_client, recipe):
    Recipe.objects.update(yield_text="", photo=None)
    response = admin_client.get(address(recipe))
    assert beside(response, "yield_text") == ["no-yield"]
    assert beside(response, "photo") == ["no-photo"]


def test_it_says_on_saving_that_there_is_advice(admin_client, recipe):
    response = admin_client.post(address(recipe), typed(admin_client, recipe), follow=True)
    assert any("The proofreader has" in str(message) for message in response.context["messages"])
    assert address(recipe) in response.content.decode()


def test_it_says_so_once_where_the_form_shows_it_anyway(admin_client, recipe):
    data = typed(admin_client, recipe, _continue="1")
    response = admin_client.post(address(recipe), data, follow=True)
    assert not any("The proofreader has" in str(message) for message in response.context["messages"])
    assert "odd-amount" in beside(response, "ingredients")


def test_a_wordless_photo_in_a_post_is_named(admin_client):
    photo = make_photo()
    type(photo).objects.update(alt="")
    post = make_post("Sunday", body=f"![](photo:{photo.slug})", status="draft")
    page = admin_client.get(reverse("admin:blog_post_change", args=[post.pk])).content.decode()
    assert "has no alternative text" in page
    assert reverse("admin:photos_photo_change", args=[photo.pk]) in page


def test_it_saves_a_recipe_with_findings_to_the_letter(admin_client, recipe):
    admin_client.post(address(recipe), typed(admin_client, recipe))
    before = stored(recipe).as_card()
    assert proofread(before)
    response = admin_client.post(address(recipe), typed(admin_client, recipe))
    assert response.status_code == 302
    assert stored(recipe).as_card() == before


def test_it_reads_again_on_saving(admin_client, recipe):
    lines = "\n".join(SEED.ingredients()).replace("12 tsp", "2 tsp")
    admin_client.post(address(recipe), typed(admin_client, recipe, ingredients=lines))
    assert "odd-amount" not in beside(admin_client.get(address(recipe)), "ingredients")


def test_it_dismisses_a_finding_for_good(admin_client, recipe):
    key = key_of(recipe, "odd-amount")
    response = admin_client.post(address(recipe), typed(admin_client, recipe, _dismiss=key))
    assert response.status_code == 200
    assert "odd-amount" not in beside(response, "ingredients")
    admin_client.post(address(recipe), typed(admin_client, recipe))
    assert "odd-amount" not in beside(admin_client.get(address(recipe)), "ingredients")


def test_a_dismissal_survives_edits_elsewhere(admin_client, recipe):
    admin_client.post(address(recipe), typed(admin_client, recipe, _dismiss=key_of(recipe, "odd-amount")))
    lines = "1 lemon\n" + "\n".join(SEED.ingredients())
    admin_client.post(address(recipe), typed(admin_client, recipe, ingredients=lines))
    assert "odd-amount" not in beside(admin_client.get(address(recipe)), "ingredients")


def test_dismissing_keeps_what_was_typed_and_saves_nothing(admin_client, recipe):
    data = typed(admin_client, recipe, name="Half a thought", _dismiss=key_of(recipe, "odd-amount"))
    response = admin_client.post(address(recipe), data)
    assert 'value="Half a thought"' in response.content.decode()
    assert b"errornote" not in response.content
    assert stored(recipe).name == "Pork Belly"


def test_it_brings_a_dismissed_finding_back(admin_client, recipe):
    key = key_of(recipe, "odd-amount")
    admin_client.post(address(recipe), typed(admin_client, recipe, _dismiss=key))
    assert b"Bring back" in admin_client.get(address(recipe)).content
    response = admin_client.post(address(recipe), typed(admin_client, recipe, _restore=key))
    assert "odd-amount" in beside(response, "ingredients")
    assert not DismissedFinding.objects.exists()


def test_it_dismisses_nothing_that_was_not_found(admin_client, recipe):
    admin_client.post(address(recipe), typed(admin_client, recipe, _dismiss="odd-amount-nonsense"))
    assert not DismissedFinding.objects.exists()


def test_it_dismisses_on_this_recipe_only(admin_client, recipe):
    other = make_recipe("Other", "12 tsp vegetable oil\nsalt", "Mix oil and salt.")
    admin_client.post(address(recipe), typed(admin_client, recipe, _dismiss=key_of(recipe, "odd-amount")))
    assert "odd-amount" in beside(admin_client.get(address(other)), "ingredients")


def test_staff_who_may_only_look_cannot_dismiss(client, recipe, django_user_model):
    from django.contrib.auth.models import Permission

    viewer = django_user_model.objects.create_user("viewer", password="look-only-1", is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_recipe"))
    client.force_login(viewer)
    client.post(address(recipe), {"_dismiss": key_of(recipe, "odd-amount")})
    assert not DismissedFinding.objects.exists()


def test_a_post_sums_up_its_recipes(admin_client, recipe):
    post = make_post("Sunday", recipes=[recipe], status="draft")
    page = admin_client.get(reverse("admin:blog_post_change", args=[post.pk])).content.decode()
    assert "“12 tsp” is an odd amount" in page
    assert address(recipe) in page


def test_a_post_is_published_whatever_was_found(admin_client, recipe):
    post = make_post("Sunday", recipes=[recipe], status="draft", published_at=None)
    page = admin_client.get(reverse("admin:blog_post_change", args=[post.pk]))
    form = page.context["adminform"].form
    data = {
        name: form.get_initial_for_field(field, name)
        for name, field in form.fields.items()
        if not field.widget.needs_multipart_form  # a browser sends no file back
    }
    data = {name: "" if value is None else getattr(value, "pk", value) for name, value in data.items()}
    for name in ("categories", "tags"):
        data.pop(name)
    row = post.post_recipes.get()
    formset = page.context["inline_admin_formsets"][0].formset
    prefix = formset.prefix
    data |= {
        f"{prefix}-TOTAL_FORMS": "1",
        f"{prefix}-INITIAL_FORMS": "1",
        f"{prefix}-MIN_NUM_FORMS": "0",
        f"{prefix}-MAX_NUM_FORMS": "1000",
        f"{prefix}-0-id": row.pk,
        f"{prefix}-0-post": post.pk,
        f"{prefix}-0-recipe": recipe.pk,
        f"{prefix}-0-position": "0",
        "status": "published",
        "published_at_0": "2026-11-01",
        "published_at_1": "10:00",
    }
    data.pop("published_at", None)
    response = admin_client.post(reverse("admin:blog_post_change", args=[post.pk]), data, follow=True)
    post.refresh_from_db()
    assert post.status == "published"
    assert any("The proofreader has" in str(message) for message in response.context["messages"])


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_dismissing_works_without_javascript(live_server, new_page, client, admin_user, recipe):
    from playwright.sync_api import expect

    client.force_login(admin_user)
    page = new_page(width=390, javascript=False)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([session])
    page.goto(live_server.url + address(recipe))
    page.fill("#id_name", "Typed, not saved")
    odd = page.locator(".finding", has_text="odd amount")
    odd.get_by_role("button", name="Dismiss").click()
    expect(odd).to_have_count(0)
    expect(page.locator("#id_name")).to_have_value("Typed, not saved")
    page.wait_for_load_state()  # its style sheets too
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_text("1 dismissed").click()
    page.get_by_role("button", name="Bring back").click()
    expect(odd).to_have_count(1)
    assert stored(recipe).name == "Pork Belly"
