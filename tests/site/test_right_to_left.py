"""Right-to-left words inside a left-to-right page stand where their readers begin."""

import pytest

from tests.factories import make_comment, make_post

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

EDGES = """selector => {
  const box = document.querySelector(selector), range = document.createRange();
  range.selectNodeContents(box);
  const words = range.getBoundingClientRect(), frame = box.getBoundingClientRect();
  return [Math.round(words.left - frame.left), Math.round(frame.right - words.right)];
}"""


def test_each_paragraph_follows_its_own_first_letter(live_server, new_page):
    post = make_post("Soup", body="Warm and cheap.")
    make_comment(post, words="وصفة لذيذة")
    page = new_page()
    page.goto(f"{live_server.url}/soup/")
    from_left, from_right = page.evaluate(EDGES, ".comment__text p")
    assert from_right <= 2 < from_left
    from_left, from_right = page.evaluate(EDGES, ".post > p")
    assert from_left <= 2 < from_right
