"""Two windows in a real browser, with its scripts and without."""

import pytest

from blog.models import Post
from blog.revisions import record
from tests.factories import make_author, make_post
from tests.site.judges import axe_violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("javascript", [True, False])
def test_the_second_window_sees_both_texts_and_saves(live_server, new_page, javascript):
    make_author()
    post = make_post("Soup", body="One.\n\nTwo.\n\nThree.", status="draft")
    first = new_page(javascript=javascript)
    first.goto(f"{live_server.url}/admin/login/?next=/admin/blog/post/{post.pk}/change/")
    first.fill("#id_username", "author")
    first.fill("#id_password", "kitchen-table-1")
    first.click("[type=submit]")
    second = first.context.new_page()
    second.goto(first.url)
    first.fill("#id_title", "Onion soup")
    first.fill("#id_body", "One!\n\nTwo.\n\nThree.")
    first.locator("input[name=_save]").first.click()
    first.wait_for_selector(".messagelist .success")
    second.fill("#id_body", "One.\n\nTwo.\n\nThree!")
    second.locator("input[name=_save]").first.click()
    second.wait_for_selector(".conflict")
    assert second.input_value("#id_title") == "Onion soup"
    assert second.input_value("#id_body") == "One!\n\nTwo.\n\nThree!"
    assert second.locator("text=Bring them back").count() == 0
    if javascript:
        assert axe_violations(second) == []
    second.locator("input[name=_save]").first.click()
    second.wait_for_selector(".messagelist .success")
    post.refresh_from_db()
    assert (post.title, post.body.replace("\r\n", "\n")) == ("Onion soup", "One!\n\nTwo.\n\nThree!")


@pytest.mark.parametrize("dark", [False, True])
def test_a_version_is_restored_without_scripts_and_its_page_is_accessible(live_server, new_page, dark):
    make_author()
    post = make_post("Soup", body="One.\n\nTwo.", status="draft")
    record(post)
    Post.objects.update(body="One.\n\nThree.")
    record(post)
    address = f"/admin/blog/post/{post.pk}/versions/"
    scripted, plain = new_page(dark=dark), new_page(390, javascript=False)
    for page in (scripted, plain):
        page.goto(f"{live_server.url}/admin/login/?next={address}")
        page.fill("#id_username", "author")
        page.fill("#id_password", "kitchen-table-1")
        page.click("[type=submit]")
        page.wait_for_selector("ins")
    assert axe_violations(scripted) == []
    plain.click("button[name=restore]")
    plain.wait_for_selector(".messagelist .success")
    post.refresh_from_db()
    assert post.body == "One.\n\nTwo."
