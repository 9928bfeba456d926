"""Cooking from the card in a browser: what scripts add."""

import re

import pytest

from tests.factories import make_photo, make_post, make_recipe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FAKE_LOCK = """
window.locks = 0;
Object.defineProperty(navigator, "wakeLock", { value: { request: async () => {
  window.locks += 1;
  const lock = new EventTarget();
  lock.release = () => lock.dispatchEvent(new Event("release"));
  window.lock = lock;
  return lock;
} } });
"""


def until(page, condition):
    """Waits for a condition in the page (wait_for_function would need eval, which the page forbids)."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(condition)


@pytest.fixture
def address(live_server):
    recipe = make_recipe(
        "Pancakes",
        "## Batter\n2 cups flour\n1 egg\n\n## On top\n1 tbsp sugar",
        "Mix the flour and the egg.\nFry for 1 minute, then rest for 2 seconds.",
        photo=make_photo(),
    )
    return live_server.url + make_post("Pancakes", [recipe]).get_absolute_url()


def test_ticks_last_through_a_reload(address, new_page):
    page = new_page()
    page.goto(address)
    page.get_by_label("2 cups flour").check()
    page.get_by_label("Step 2 done").check()
    page.reload()
    assert page.get_by_label("2 cups flour").is_checked()
    assert page.get_by_label("Step 2 done").is_checked()
    assert not page.get_by_label("1 egg").is_checked()


def test_ticks_can_be_cleared_at_once(address, new_page):
    page = new_page()
    page.goto(address)
    clear = page.get_by_role("button", name="Clear ticks")
    assert clear.is_hidden()
    page.get_by_label("1 egg").check()
    clear.click()
    page.reload()
    assert not page.get_by_label("1 egg").is_checked()


def test_scaling_needs_no_page_load(address, new_page):
    page = new_page()
    page.goto(address)
    page.evaluate("window.same = true")
    page.get_by_role("link", name="2×").click()
    page.get_by_text("4 cups").first.wait_for()
    assert page.evaluate("window.same")
    assert "scale=2" in page.url
    assert page.evaluate("document.activeElement.textContent") == "2×"


def test_the_form_scales_too(address, new_page):
    page = new_page()
    page.goto(address)
    page.get_by_label("Times").fill("1/2")
    page.get_by_role("button", name="Adjust").click()
    page.get_by_text("1 cup", exact=True).wait_for()
    assert page.get_by_label("Times").input_value() == "½"


@pytest.mark.parametrize("javascript", [True, False])
def test_scaling_and_cook_mode_work_with_and_without_a_script(address, new_page, javascript):
    page = new_page(390, javascript=javascript)
    page.goto(address)
    page.get_by_role("link", name="3×").click()
    page.get_by_text("6 cups").wait_for()
    page.get_by_role("link", name="Cook mode").click()
    page.locator(".step-needs").first.wait_for()
    assert page.locator(".step-needs").first.inner_text().split("\n") == ["6 cups flour", "3 eggs"]


def test_without_a_script_no_dead_control_shows(address, new_page):
    page = new_page(javascript=False)
    page.goto(address)
    shown = [
        button.inner_text() for button in page.locator(".recipe-card button").all() if button.is_visible()
    ]
    assert shown == ["Adjust"]


def test_cook_mode_keeps_the_screen_awake_and_takes_the_lock_again(address, new_page):
    page = new_page()
    page.add_init_script(FAKE_LOCK)
    page.goto(address)
    assert page.evaluate("window.locks") == 0
    page.get_by_role("link", name="Cook mode").click()
    until(page, "window.locks === 1")
    page.evaluate("window.lock.release(); document.dispatchEvent(new Event('visibilitychange'))")
    until(page, "window.locks === 2")


def test_cook_mode_is_one_column_of_larger_words(address, new_page):
    page = new_page(1280)
    size = "parseFloat(getComputedStyle(document.querySelector('.steps li')).fontSize)"
    columns = (
        "getComputedStyle(document.querySelector('.recipe-card__body')).gridTemplateColumns.split(' ').length"
    )
    page.goto(address)
    plain = page.evaluate(size)
    assert page.evaluate(columns) == 2
    page.goto(address + "?cook=1")
    assert page.evaluate(size) > plain
    assert page.evaluate(columns) == 1


def test_a_length_of_time_starts_a_timer_that_ends(address, new_page):
    page = new_page()
    page.goto(address)
    page.get_by_role("button", name="2 seconds").click()
    timer = page.locator(".timers > div")
    assert re.match(r"0:0[12]", timer.inner_text())
    page.locator(".timers .is-over").wait_for()
    page.get_by_role("button", name="Stop the timer").click()
    assert timer.count() == 0


def test_the_ingredients_are_copied_as_text_with_their_groups(address, new_page):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(address)
    page.get_by_role("button", name="Copy ingredients").click()
    page.get_by_role("button", name="Copied").wait_for()
    text = page.evaluate("navigator.clipboard.readText()")
    assert text == "Pancakes\n\nBatter\n2 cups flour\n1 egg\n\nOn top\n1 tbsp sugar"


def test_sharing_hands_over_the_plain_address(address, new_page):
    page = new_page()
    page.add_init_script("navigator.share = async (what) => { window.shared = what; };")
    page.goto(address + "?scale=2")
    page.get_by_role("button", name="Share").click()
    until(page, "window.shared")
    assert page.evaluate("window.shared.title") == "Pancakes"
    assert page.evaluate("window.shared.url").endswith("/pancakes/")


def test_sharing_copies_the_link_where_the_browser_cannot_share(address, new_page):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script("delete Navigator.prototype.share;")
    page.goto(address)
    page.get_by_role("button", name="Share").click()
    page.get_by_role("button", name="Link copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith("/pancakes/")


def test_the_print_page_opens_the_printer_from_its_button(address, new_page):
    page = new_page()
    page.add_init_script("window.print = () => { window.printed = true; };")
    page.goto(address + "print/")
    page.get_by_role("link", name="Print").click()
    until(page, "window.printed")
