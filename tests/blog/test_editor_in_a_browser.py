"""The toolbar places what the author chooses."""

import pytest

from tests.factories import make_author, make_photo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(live_server, new_page):
    make_author()
    make_photo(name="bowl.jpg")
    page = new_page()
    page.goto(f"{live_server.url}/admin/login/?next=/admin/blog/post/add/")
    page.fill("#id_username", "author")
    page.fill("#id_password", "kitchen-table-1")
    page.click("[type=submit]")
    page.on("dialog", lambda dialog: dialog.accept())
    return page


def test_a_chosen_photo_is_placed_on_a_line_of_its_own(desk):
    desk.fill("#id_body", "Words.")
    desk.click(".editor-bar button:has-text('Photo')")
    desk.click(".photo-picker__grid button")
    assert desk.input_value("#id_body") == "Words.\n\n![](photo:bowl)\n\n"


def test_a_new_post_is_begun_in_its_title(desk):
    desk.wait_for_selector("#id_title")
    desk.wait_for_load_state()
    assert desk.evaluate("document.activeElement.id") == "id_title"


def test_on_a_phone_the_buttons_stand_in_one_bar_below_the_title(desk, live_server, new_page):
    page = new_page(390, 844)
    page.context.add_cookies(desk.context.cookies())
    page.goto(f"{live_server.url}/admin/blog/post/add/")
    bars = page.locator(".submit-row").all()
    assert len(bars) == 1
    bar = bars[0].bounding_box()
    title = page.locator("#id_title").bounding_box()
    assert title["y"] + title["height"] < bar["y"] < bar["y"] + bar["height"] <= 844
