"""The card on paper: one A4 sheet, from a real browser."""

import re
import zlib

import pytest


def pdf_objects(pdf: bytes) -> bytes:
    """The objects of a PDF in the clear, those in compressed streams included."""
    texts = [pdf]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.S):
        try:
            texts.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(texts)


@pytest.mark.browser
@pytest.mark.parametrize("query", ["print/", "print/?photo=no", "print/?scale=2&units=metric", ""])
def test_the_seeds_card_prints_on_one_sheet(live_server, seed_post, new_page, query):
    page = new_page()
    page.goto(live_server.url + seed_post.get_absolute_url() + query)
    objects = pdf_objects(page.pdf(format="A4", prefer_css_page_size=True))
    assert len(re.findall(rb"/Type\s*/Page\b", objects)) == 1
    assert b"/FontDescriptor" in objects, "the sheet is blank"


@pytest.mark.browser
@pytest.mark.parametrize("query", ["print/", ""])
def test_the_card_alone_is_printed(live_server, seed_post, new_page, query):
    page = new_page()
    page.emulate_media(media="print")
    page.goto(live_server.url + seed_post.get_absolute_url() + query)
    shown = page.inner_text("body")
    assert "1/2 cup (120 ml) soy sauce" in shown
    assert "Preheat oven to 175C/350F." in shown
    for other in ("Scale", "Cook mode", "Mother", "Leave a Reply", "Back to the post", "Save this recipe"):
        assert other not in shown, other


@pytest.mark.browser
def test_the_photo_may_stay_off_the_paper(live_server, seed_post, new_page):
    page = new_page()
    page.goto(live_server.url + seed_post.get_absolute_url() + "print/")
    assert page.locator(".recipe-card img").count() == 1
    page.get_by_role("link", name="Without the photo").click()
    assert page.locator(".recipe-card img").count() == 0
