"""The card on paper: one A4 sheet, from a real browser."""

import re
import zlib

import pytest


def pdf_pages(pdf: bytes) -> int:
    """The pages of a PDF, those in compressed object streams included."""
    texts = [pdf]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.S):
        try:
            texts.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return sum(len(re.findall(rb"/Type\s*/Page\b", text)) for text in texts)


@pytest.mark.browser
@pytest.mark.parametrize("query", ["print/", "print/?photo=no", "print/?scale=2&units=metric", ""])
def test_the_seeds_card_prints_on_one_sheet(live_server, seed_post, new_page, query):
    page = new_page()
    page.goto(live_server.url + seed_post.get_absolute_url() + query)
    assert pdf_pages(page.pdf(format="A4", prefer_css_page_size=True)) == 1
