"""The main job from end to end, in a real browser: write, preview, publish; comment; moderate."""

from __future__ import annotations

import re

import pytest

from blog.models import Post
from tests.factories import make_author, make_upload

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASTED_INGREDIENTS = "• 2 onions\n• 1 l water\n\n## On top\n- 1 slice of bread (stale)"
PASTED_STEPS = "1. Slice the onions.\n2. Boil them in the water.\n\n1. Toast the bread."


def sign_in(page, server) -> None:
    make_author()
    page.goto(f"{server.url}/admin/")
    page.fill("#id_username", "author")
    page.fill("#id_password", "kitchen-table-1")
    page.click("[type=submit]")


def save(page, name: str = "_save") -> None:
    page.locator(f"input[name={name}]").first.click()


def write_the_post(page, server, tmp_path) -> None:
    """A photo, a recipe made from the post's own page, and the post, saved as a draft."""
    photo = tmp_path / "soup.jpg"
    photo.write_bytes(make_upload().read())
    page.goto(f"{server.url}/admin/photos/photo/add/")
    page.set_input_files("input[type=file]", photo)
    page.fill(".photo-words input[type=text]", "A bowl of onion soup")
    page.click(".photo-words button[type=submit]")
    page.wait_for_selector(".messagelist")
    page.goto(f"{server.url}/admin/blog/post/add/")
    page.fill("#id_title", "My onion soup")
    page.fill("#id_body", "It smells of home.\n\n![](photo:soup)\n\n[recipe]\n\nEnjoy.")
    page.click("text=Add another Recipe in this post")
    with page.expect_popup() as opened:
        page.click("#add_id_post_recipes-0-recipe")
    recipe = opened.value
    recipe.fill("#id_name", "Onion soup")
    recipe.fill("#id_ingredients", PASTED_INGREDIENTS)
    recipe.fill("#id_instructions", PASTED_STEPS)
    with recipe.expect_event("close"):
        save(recipe)
    page.wait_for_function("document.querySelector('#id_post_recipes-0-recipe').value")
    save(page, "_continue")
    assert "was added successfully" in page.inner_text(".messagelist")


def test_an_author_writes_previews_and_publishes(live_server, new_page, tmp_path):
    page = new_page()
    sign_in(page, live_server)
    write_the_post(page, live_server, tmp_path)
    post = Post.objects.get(slug="my-onion-soup")
    reader = new_page(390, javascript=False)
    assert reader.goto(live_server.url + post.get_absolute_url()).status == 404
    assert page.locator("text=View on site").count() == 0
    editing = page.url
    page.click("text=Preview")
    assert page.inner_text("h1") == "My onion soup"
    assert page.locator(".ingredients li").all_inner_texts() == [
        "2 onions",
        "1 l water",
        "1 slice of bread (stale)",
    ]
    assert [ol.locator("li").count() for ol in page.locator("ol.steps").all()] == [2, 1]
    page.goto(editing)
    page.select_option("#id_status", "published")
    save(page, "_continue")
    page.wait_for_selector(".messagelist .success")
    assert page.locator("text=View on site").count() == 1
    reader.goto(live_server.url)
    reader.click("text=My onion soup")
    assert reader.locator("img[alt='A bowl of onion soup']").count() == 1


def test_a_reader_comments_and_the_moderator_publishes(live_server, new_page, tmp_path):
    page = new_page()
    sign_in(page, live_server)
    write_the_post(page, live_server, tmp_path)
    page.select_option("#id_status", "published")
    save(page)
    page.wait_for_selector(".messagelist .success")
    url = f"{live_server.url}/my-onion-soup/"
    reader = new_page(390, javascript=False)
    reader.goto(url)
    reader.fill("[name=comment]", "Nice recipe")
    reader.fill("[name=name]", "Ana")
    reader.fill("[name=email]", "ana@example.org")
    reader.click("text=Post Comment")
    assert "Nice recipe" in reader.inner_text("main")
    assert re.search("moderat", reader.inner_text("main"))
    reader.goto(url)
    assert "Ana" not in reader.inner_text("#comments")
    page.goto(f"{live_server.url}/admin/comments/comment/")
    page.check("input[name=_selected_action] >> nth=0")
    page.select_option("select[name=action]", "approve")
    page.click("button[name=index]")
    page.wait_for_selector(".messagelist .success")
    reader.goto(url)
    assert re.sub(r"\s+", " ", reader.inner_text(".comment")).startswith("Ana says:")
    assert reader.inner_text("#comments-title") == "One Comment"
