"""Sitemaps and robots.txt: valid, complete, and every address in them answers."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree

from blog.models import Post, SiteSettings
from tests.factories import make_photo, make_post, make_recipe

pytestmark = pytest.mark.django_db
SPACE = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
}
# The parts of https://www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd that we use.
SCHEMA = etree.XMLSchema(
    etree.fromstring(b"""<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
  targetNamespace="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <xsd:simpleType name="tLoc"><xsd:restriction base="xsd:anyURI"><xsd:minLength value="12"/>
    <xsd:maxLength value="2048"/></xsd:restriction></xsd:simpleType>
  <xsd:simpleType name="tLastmod"><xsd:union memberTypes="xsd:date xsd:dateTime"/></xsd:simpleType>
  <xsd:element name="urlset"><xsd:complexType><xsd:sequence>
    <xsd:element name="url" maxOccurs="unbounded"><xsd:complexType><xsd:sequence>
      <xsd:element name="loc" type="tLoc"/><xsd:element name="lastmod" type="tLastmod" minOccurs="0"/>
      <xsd:any namespace="##other" minOccurs="0" maxOccurs="unbounded" processContents="lax"/>
    </xsd:sequence></xsd:complexType></xsd:element></xsd:sequence></xsd:complexType></xsd:element>
  <xsd:element name="sitemapindex"><xsd:complexType><xsd:sequence>
    <xsd:element name="sitemap" maxOccurs="unbounded"><xsd:complexType><xsd:sequence>
      <xsd:element name="loc" type="tLoc"/><xsd:element name="lastmod" type="tLastmod" minOccurs="0"/>
    </xsd:sequence></xsd:complexType></xsd:element></xsd:sequence></xsd:complexType></xsd:element>
</xsd:schema>""")
)


def read(client, address: str):
    document = etree.fromstring(client.get(address).content)
    SCHEMA.assertValid(document)
    return document


def locations(document, path: str = "//s:loc") -> list[str]:
    return [element.text for element in document.iterfind("." + path, SPACE)]


@pytest.fixture
def site():
    recipe = make_recipe(
        "Onion Soup", photo=make_photo(), categories="Soup", cuisines="French", keywords="Onions"
    )
    make_post("Onion Soup", recipes=[recipe], categories=["Soup"], tags=["Onions"])
    make_post("About", kind=Post.Kind.PAGE)
    make_post("Draft", status=Post.Status.DRAFT, categories=["Secret"])


def test_every_address_in_it_answers(client, site):
    files = locations(read(client, "/sitemap.xml"))
    found = [place for file in files for place in locations(read(client, urlsplit(file).path))]
    assert {urlsplit(place).path for place in found} >= {
        "/", "/recipes/", "/archive/", "/onion-soup/", "/about/", "/category/soup/", "/recipes/cuisine/french/",
    }  # fmt: skip
    assert {urlsplit(place).path: client.get(urlsplit(place).path).status_code for place in found} == {
        urlsplit(place).path: 200 for place in found
    }


def test_it_names_no_draft_and_no_empty_category(client, site):
    text = client.get("/sitemap-posts-1.xml").content + client.get("/sitemap-lists.xml").content
    assert b"draft" not in text
    assert b"secret" not in text


def test_a_post_has_its_images_and_its_last_change(client, site):
    document = read(client, "/sitemap-posts-1.xml")
    assert len(locations(document, "//i:loc")) == 1
    assert len(locations(document, "//s:lastmod")) == 2


def test_an_empty_site_has_a_valid_sitemap(client):
    read(client, "/sitemap.xml")
    read(client, "/sitemap-lists.xml")


def test_it_takes_as_many_queries_for_one_post_as_for_twenty(client, site):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get("/sitemap-posts-1.xml")
        return len(captured)

    few = queries()
    for number in range(20):
        make_post(f"Post {number}", recipes=[make_recipe(f"R {number}")])
    assert queries() == few


def test_robots_are_told_of_the_sitemap(client):
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_ai_crawlers_are_kept_out_where_the_author_says_so(client):
    SiteSettings.objects.create(ai_crawlers=False)
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[lines.index("User-agent: GPTBot") :].count("Disallow: /") == 1


def test_all_robots_are_kept_out_where_the_author_says_so(client):
    SiteSettings.objects.create(search_engines=False)
    assert client.get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /\n"
