"""The author's words survive a closed tab; the toolbar places what the author chooses."""

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


def test_words_of_a_closed_page_are_brought_back(desk):
    desk.fill("#id_title", "Soup")
    desk.fill("#id_body", "An hour of writing.")
    desk.goto(desk.url)
    assert desk.input_value("#id_body") == ""
    desk.click("text=Bring them back")
    assert (desk.input_value("#id_title"), desk.input_value("#id_body")) == ("Soup", "An hour of writing.")


def test_words_that_were_saved_are_not_offered_again(desk, live_server):
    desk.fill("#id_title", "Soup")
    desk.locator("input[name=_save]").first.click()
    desk.wait_for_selector(".messagelist .success")
    desk.wait_for_load_state()  # the page that says so clears the copy, by a script
    desk.goto(f"{live_server.url}/admin/blog/post/add/")
    assert desk.locator("text=Bring them back").count() == 0


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
