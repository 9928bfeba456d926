"""Words typed in a real browser, on the site as it runs: killed, closed, signed out, without a line."""

import os
import signal
import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import Error, expect

from tests.blog.comments.real_site import RealSite
from tests.conftest import ARGUMENTS, CHROMIUM
from tests.site.judges import axe_violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ADD, CHANGE = "/admin/blog/post/add/", "/admin/blog/post/1/change/"  # the post "pork"
AUTHORS = """
from tests.factories import make_author
make_author()
make_author("second")
"""
# A word every tenth of a second: the milliseconds since it began.
TYPE_ON = """() => {
  const area = document.querySelector("#id_body"), begun = Date.now();
  setInterval(() => {
    area.value += `${Date.now() - begun} `;
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }, 100);
}"""


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    site = RealSite(tmp_path_factory.mktemp("site"))
    site.manage("shell", "--no-imports", "-c", AUTHORS)
    site.start(workers=1)
    yield site
    site.kill()


@pytest.fixture
def site(running):
    with database(running) as rows:
        rows.execute("DELETE FROM blog_openform")
        rows.execute("DELETE FROM blog_post WHERE id > 1")
        rows.execute("UPDATE blog_post SET body = 'One.\n\nTwo.'")
    return running


def database(site):
    return sqlite3.connect(site.folder / "var" / "db.sqlite3", timeout=20, isolation_level=None)


def sign_in(page, site, address: str = ADD, name: str = "author"):
    page.goto(f"{site.url}/admin/login/?next={address}")
    page.fill("#id_username", name)
    page.fill("#id_password", "kitchen-table-1")
    page.click("[type=submit]")
    page.wait_for_selector("#id_body, #id_ingredients")
    page.wait_for_load_state()
    return page


@pytest.fixture
def desk(site, new_page):
    return sign_in(new_page(autosave=True), site)


def says(page, words: str) -> None:
    expect(page.locator(".autosave")).to_contain_text(words, timeout=30000)


def bring(page, field: str) -> str:
    page.click("text=Bring them back")
    page.wait_for_selector(".messagelist .warning")
    return page.input_value(field)


def save(page) -> None:
    page.locator("input[name=_save]").first.click()
    page.wait_for_selector(".messagelist .success")


def test_words_are_brought_back_on_another_machine(desk, site, new_page):
    desk.fill("#id_body", "An hour of writing.")
    says(desk, "Kept at")
    other = sign_in(new_page(390, dark=True, autosave=True), site)
    assert axe_violations(other) == []
    assert bring(other, "#id_body") == "An hour of writing."
    assert axe_violations(other) == []
    assert site.rows("SELECT count(*) FROM blog_post") == [(1,)]


def test_words_are_brought_back_without_scripts(desk, site, new_page):
    desk.fill("#id_body", "An hour of writing.")
    says(desk, "Kept at")
    plain = sign_in(new_page(javascript=False), site)
    assert bring(plain, "#id_body") == "An hour of writing."


def test_a_recipe_never_saved_is_kept(desk, site):
    desk.goto(f"{site.url}/admin/recipes/recipe/add/")
    desk.fill("#id_ingredients", "2 onions\n1 l water")
    says(desk, "Kept at")
    desk.goto(desk.url)
    assert bring(desk, "#id_ingredients") == "2 onions\n1 l water"


def test_a_tab_closed_at_once_keeps_its_words(desk):
    again = desk.context.new_page()
    desk.fill("#id_body", "A last word.")
    desk.close(run_before_unload=True)
    again.goto(desk.url)
    assert bring(again, "#id_body") == "A last word."


def test_without_a_line_it_says_so_and_the_words_arrive_later(desk, site):
    desk.context.route("**/autosave/", lambda route: route.abort())
    desk.on("dialog", lambda dialog: dialog.accept())
    desk.fill("#id_body", "Words without a line.")
    says(desk, "Not kept since")
    says(desk, "no connection")
    assert axe_violations(desk) == []
    desk.goto(f"{site.url}/admin/")
    desk.context.unroute("**/autosave/")
    desk.goto(f"{site.url}{ADD}")
    assert bring(desk, "#id_body") == "Words without a line."


def test_signing_in_again_in_another_tab_is_enough(desk, site):
    other = desk.context.new_page()
    desk.context.clear_cookies(name="sessionid")
    desk.fill("#id_title", "Soup")
    desk.fill("#id_body", "Words of a session that is over.")
    says(desk, "you are signed out")
    sign_in(other, site)
    says(desk, "Kept at")
    save(desk)
    assert site.rows("SELECT body FROM blog_post WHERE id > 1") == [("Words of a session that is over.",)]


def test_words_that_were_saved_are_not_offered_again(desk, site):
    desk.fill("#id_title", "Soup")
    says(desk, "Kept at")
    desk.fill("#id_body", "Words, and more.")
    save(desk)
    desk.goto(f"{site.url}{ADD}")
    desk.wait_for_load_state("networkidle")
    assert desk.locator("text=Bring them back").count() == 0


def test_words_brought_back_do_not_undo_a_newer_save(desk, site):
    desk.goto(f"{site.url}{CHANGE}")
    desk.fill("#id_body", "One, mine.\n\nTwo.")
    says(desk, "Kept at")
    newer = desk.context.new_page()
    newer.goto(f"{site.url}{CHANGE}")
    newer.fill("#id_body", "One.\n\nTwo, newer.")
    save(newer)
    newer.goto(f"{site.url}{CHANGE}")
    newer.click("text=Bring them back")
    newer.wait_for_selector(".conflict")
    assert newer.input_value("#id_body") == "One, mine.\n\nTwo, newer."


def test_forgotten_words_are_not_offered_again(desk):
    desk.fill("#id_title", "Soup")
    says(desk, "Kept at")
    desk.goto(desk.url)
    desk.click("text=Forget them")
    expect(desk.locator("text=Forget them")).to_have_count(0)
    desk.goto(desk.url)
    assert desk.locator("text=Bring them back").count() == 0


def test_another_author_sees_who_is_editing(desk, site, new_page):
    desk.goto(f"{site.url}{CHANGE}")
    desk.fill("#id_body", "Mine.")
    says(desk, "Kept at")
    other = sign_in(new_page(autosave=True), site, CHANGE, "second")
    expect(other.locator(".autosave-others")).to_contain_text("author has this open, since")
    assert axe_violations(other) == []


def test_a_browser_killed_in_mid_sentence_loses_five_seconds_at_most(site, browser, new_page, tmp_path):
    kind = browser.browser_type
    profile = kind.launch_persistent_context(tmp_path, executable_path=CHROMIUM, args=ARGUMENTS)
    page = sign_in(profile.pages[0], site)
    page.evaluate(TYPE_ON)
    says(page, "Kept at")
    while int((page.input_value("#id_body").split() or ["0"])[-1]) < 6000:
        page.wait_for_timeout(200)  # the page itself allows no expression to wait for
    typed = page.input_value("#id_body")
    kill_those_with(str(tmp_path))
    with pytest.raises(Error):
        page.wait_for_selector("never", timeout=20000)
    brought = bring(sign_in(new_page(autosave=True), site), "#id_body")
    lost = int(typed.split()[-1]) - int(brought.split()[-1])
    assert lost <= 5000


def test_a_server_killed_during_a_save_loses_nothing(desk, site):
    desk.fill("#id_title", "Soup")
    desk.fill("#id_body", "Kept.")
    says(desk, "Kept at")
    desk.fill("#id_body", "The last words before saving.")
    with database(site) as rows:
        rows.execute("BEGIN IMMEDIATE")  # the save waits for it
        desk.locator("input[name=_save]").first.click(no_wait_after=True)
        site.kill()
        rows.execute("ROLLBACK")
    site.start(workers=1)
    desk.wait_for_load_state()
    again = desk.context.new_page()
    again.goto(f"{site.url}{ADD}")
    again.wait_for_load_state("networkidle")
    assert bring(again, "#id_body") == "The last words before saving."
    assert site.rows("SELECT count(*) FROM blog_post") == [(1,)]


def kill_those_with(folder: str) -> None:
    """kill -9 of the browser whose profile stands in `folder`, all of its processes."""
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if folder in entry.read_text(errors="replace") and int(entry.parent.name) != os.getpid():
                os.kill(int(entry.parent.name), signal.SIGKILL)
        except OSError:  # gone already
            continue
