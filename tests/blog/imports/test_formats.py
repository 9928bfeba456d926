"""Recipes of other programs and pages of the web, each told apart by looking."""

from __future__ import annotations

import base64
import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command
from recipe_scrapers import scrape_html

from blog.imports.formats import UnknownFormatError, read
from blog.models import Post
from recipes.models import Recipe
from tests.factories import make_upload

ADDRESS = "https://example.com/soup"
NODE = {
    "@type": "Recipe",
    "name": "Onion Soup",
    "recipeIngredient": ["2 onions", "1 l water"],
    "recipeInstructions": [{"@type": "HowToStep", "text": "Slice."}, {"@type": "HowToStep", "text": "Boil."}],
    "prepTime": "PT10M",
    "cookTime": "PT1H",
    "recipeYield": "4",
}
TWO = [("", ["2 onions", "1 l water"])]
SLICE = [("", ["Slice.", "Boil."])]


def grouped(groups):
    return [(group.name, [entry.text for entry in group.entries]) for group in groups]


def said(raw: str | bytes, name: str = "soup.html"):
    """Ingredients and steps of each recipe in a file."""
    sources = read(raw.encode() if isinstance(raw, str) else raw, Path(name))
    return [(s.head.title, grouped(s.text.ingredients), grouped(s.text.steps)) for s in sources]


def page(node: object, body: str = "") -> str:
    text = (
        node
        if isinstance(node, str)
        else json.dumps({"@context": "https://schema.org", **node} if isinstance(node, dict) else node)
    )
    return (
        f'<!doctype html><html><head><link rel="canonical" href="{ADDRESS}">'
        f'<script type="application/ld+json">{text}</script></head><body>{body}</body></html>'
    )


MICRODATA = """<!doctype html><html><body><div itemscope itemtype="http://schema.org/Recipe"><h1 itemprop="name">Onion Soup</h1>
<time itemprop="prepTime" datetime="PT10M">10</time><span itemprop="recipeYield">4</span><ul><li itemprop="recipeIngredient">2 onions</li>
<li itemprop="recipeIngredient">1 l <b>water</b></li></ul><div itemprop="recipeInstructions"><ol><li>Slice.</li><li>Boil.</li></ol></div></div></body></html>"""
WPRM = """<div class="wprm-recipe-ingredient-group"><h4 class="wprm-recipe-group-name">Soup</h4><ul><li class="wprm-recipe-ingredient">
<span>2</span> <span>onions</span></li></ul></div><div class="wprm-recipe-ingredient-group"><h4>Rest</h4><ul><li>▢ <span>1</span> <span>l</span> <span>water</span></li></ul></div>"""
TASTY = """<div class="tasty-recipes-ingredients"><h3>Ingredients</h3><h4>Soup</h4><ul><li><input type=checkbox>2 onions</li></ul><h4>Rest:</h4><ul><li>1 l water</li></ul></div>"""
CREATE = """<div class="mv-create-ingredients"><h2>Ingredients</h2><h3>Soup</h3><ul><li>2 onions</li></ul><h3>Rest</h3><ul><li>1 l water</li></ul></div>"""
ZIP = """<p class="ingredient-label">Soup</p><p class="ingredient">2 onions</p><p class="ingredient-label">Rest</p><p class="ingredient">1 l water</p>"""
BOLD = """<p><strong>Soup</strong></p><ul><li>2 onions</li></ul><p><strong>Rest</strong></p><ul><li>1 l water</li></ul>"""
GROUPS = [("Soup", ["2 onions"]), ("Rest", ["1 l water"])]
SECTIONS = [
    {"@type": "HowToSection", "name": "First", "itemListElement": [{"@type": "HowToStep", "text": "Slice."}]},
    {"@type": "HowToSection", "name": "Then", "itemListElement": [{"@type": "HowToStep", "text": "Boil."}]},
]
SOUP = [("Onion Soup", TWO, SLICE)]
SHAPES = {
    "one": (page(NODE), SOUP),
    "a graph": (page({"@graph": [{"@type": "WebPage", "name": "x"}, NODE]}), SOUP),
    "a list": (page([{"@type": "WebSite"}, NODE]), SOUP),
    "several types": (page(NODE | {"@type": ["Recipe", "NewsArticle"]}), SOUP),
    "inside an article": (page({"@type": "Article", "mainEntity": NODE}), SOUP),
    "sections": (page(NODE | {"recipeInstructions": SECTIONS}), [("Onion Soup", TWO, [("First", ["Slice."]), ("Then", ["Boil."])])]),
    "a plain string": (page(NODE | {"recipeInstructions": "1. Slice.\n2. Boil."}), SOUP),
    "HTML in a string": (page(NODE | {"recipeInstructions": "<ol><li>Slice.</li><li>Boil.</li></ol>"}), SOUP),
    "plain strings": (page(NODE | {"recipeInstructions": ["Slice.", "Boil."]}), SOUP),
    "an item list": (page(NODE | {"recipeInstructions": {"@type": "ItemList", "itemListElement": NODE["recipeInstructions"]}}), SOUP),
    "entities": (
        page(NODE | {"name": "Mac &amp;amp; Cheese", "recipeIngredient": ["&frac12; cup cr&egrave;me", "<b>1</b>&nbsp;egg"]}),
        [("Mac & Cheese", [("", ["½ cup crème", "1 egg"])], SLICE)],
    ),
    "several recipes": (page([NODE, NODE | {"name": "Stock"}]), [*SOUP, ("Stock", TWO, SLICE)]),
    "the same twice": (page([NODE, NODE]), SOUP),
    "line ends in strings, a comma too many": (page('{"@type":"Recipe","name":"Onion\nSoup","recipeIngredient":["2 onions","1 l water",],"recipeInstructions":["Slice.","Boil."]}'), SOUP),
    "microdata": (MICRODATA, SOUP),
    "names that open steps": (page(NODE | {"recipeInstructions": [{"@type": "HowToStep", "name": "Slice.", "text": "Slice."}, {"@type": "HowToStep", "name": "Step 2", "text": "Boil."}]}), SOUP),
    "WP Recipe Maker": (page(NODE, WPRM), [("Onion Soup", GROUPS, SLICE)]),
    "Tasty": (page(NODE, TASTY), [("Onion Soup", GROUPS, SLICE)]),
    "Create": (page(NODE, CREATE), [("Onion Soup", GROUPS, SLICE)]),
    "Zip": (page(NODE, ZIP), [("Onion Soup", GROUPS, SLICE)]),
    "bold lines": (page(NODE, BOLD), [("Onion Soup", GROUPS, SLICE)]),
    "no groups": (page(NODE, "<h2>Ingredients</h2><ul><li>2 onions</li><li>1 l water</li></ul><h2>Method</h2>"), SOUP),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_it_reads_a_page_of_the_shape(shape):
    text, expected = SHAPES[shape]
    assert said(text) == expected


@pytest.mark.parametrize(
    "shape", ["one", "a graph", "entities", "microdata", "a plain string", "WP Recipe Maker"]
)
def test_recipe_scrapers_reads_the_same(shape):
    text = SHAPES[shape][0]
    (source,) = read(text.encode(), Path("soup.html"))
    theirs = scrape_html(text, org_url=ADDRESS, supported_only=False)
    ours = [entry.text for group in source.text.ingredients for entry in group.entries]
    assert (source.head.title, ours) == (theirs.title(), theirs.ingredients())


def test_a_page_is_credited():
    (source,) = read(page(NODE | {"author": {"@type": "Person", "name": "Alex"}}).encode(), Path("a.html"))
    assert (source.text.source_name, source.text.source_url) == ("Alex", ADDRESS)
    assert source.text.facts == {"prep": "10 min", "cook": "1 hr", "yield": "4 servings"}


MEALIE = {
    "name": "Onion Soup", "slug": "onion-soup", "recipeYield": "4 bowls", "performTime": "1 hour", "orgURL": ADDRESS, "tags": [{"name": "soup"}],
    "recipeIngredient": [{"title": "Soup", "display": "2 onions"}, {"quantity": 1.0, "unit": {"name": "l"}, "food": {"name": "water"}, "note": "cold"}],
    "recipeInstructions": [{"title": "", "text": "Slice."}, {"text": "Boil."}], "notes": [{"title": "Keep", "text": "cool"}],
}  # fmt: skip
TANDOOR = {
    "name": "Onion Soup", "keywords": [{"name": "soup"}], "working_time": 10, "waiting_time": 60, "servings": 4, "servings_text": "bowls",
    "steps": [
        {"name": "", "instruction": "Slice.", "ingredients": [{"food": {"name": "onions"}, "unit": None, "amount": 2.0, "note": ""}]},
        {"name": "", "instruction": "Boil.", "ingredients": [{"food": {"name": "water"}, "unit": {"name": "l"}, "amount": 1.0, "note": None}]},
    ],
}  # fmt: skip
PAPRIKA = {
    "name": "Onion Soup", "ingredients": "2 onions\n1 l water", "directions": "Slice.\n\nBoil.", "servings": "4", "prep_time": "10 min",
    "categories": ["Soup"], "source": "Alex", "source_url": ADDRESS, "photo": "a.jpg",
}  # fmt: skip


def zipped(**files: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, raw in files.items():
            archive.writestr(name.replace("__", "/"), raw)
    return out.getvalue()


def test_it_reads_mealie():
    (source,) = read(json.dumps(MEALIE).encode(), Path("a.json"))
    assert grouped(source.text.ingredients) == [("Soup", ["2 onions", "1 l water, cold"])]
    assert (grouped(source.text.steps), source.text.notes) == (SLICE, ["Keep: cool"])
    assert (source.text.facts, source.head.tags) == ({"cook": "1 hour", "yield": "4 bowls"}, ["soup"])


def test_it_reads_tandoors_archive_of_archives():
    photo = make_upload().read()
    inner = zipped(**{"recipe.json": json.dumps(TANDOOR), "image.jpg": photo})
    (source,) = read(zipped(**{"1.zip": inner}), Path("export.zip"))
    assert (grouped(source.text.ingredients), grouped(source.text.steps)) == (TWO, SLICE)
    assert source.text.facts == {"prep": "10 min", "additional": "1 hr", "yield": "4 bowls"}
    assert list(source.photos.values()) == [photo]


def test_it_reads_paprika():
    photo = make_upload().read()
    rows = PAPRIKA | {"photo_data": base64.b64encode(photo).decode()}
    raw = zipped(**{"Onion Soup.paprikarecipe": gzip.compress(json.dumps(rows).encode())})
    (source,) = read(raw, Path("my.paprikarecipes"))
    assert (grouped(source.text.ingredients), grouped(source.text.steps)) == (TWO, SLICE)
    assert source.photos == {"a.jpg": photo}


def test_it_reads_nextclouds_folder():
    raw = zipped(
        **{
            "Onion Soup__recipe.json": json.dumps(NODE),
            "Onion Soup__full.jpg": b"x",
            "Onion Soup__thumb.jpg": b"y",
        }
    )
    (source,) = read(raw, Path("cookbook.zip"))
    assert (grouped(source.text.ingredients), list(source.photos.values())) == (TWO, [b"x"])


def test_it_reads_recipesages_notes():
    node = NODE | {"comment": [{"@type": "Comment", "name": "Author Notes", "text": "Keeps."}]}
    (source,) = read(json.dumps([node]).encode(), Path("recipesage.json"))
    assert source.text.notes == ["Keeps."]


COOK = """>> servings: 4
>> time: 1 hour
-- a comment
== Soup ==
Slice @onions{2}(red) and @salt thinly with a #sharp knife{}. [- not now -]

Boil in @water{1%l} for ~{20%minutes} in a #pot,
then ~rest{5%min}. Mail me @home{}.
> Keeps.
"""


def test_it_reads_cooklang_of_another_hand():
    (source,) = read(COOK.encode(), Path("Onion Soup.cook"))
    assert source.head.title == "Onion Soup"
    assert grouped(source.text.ingredients) == [("Soup", ["2 onions (red)", "salt", "1 l water", "home"])]
    assert grouped(source.text.steps) == [
        ("Soup", ["Slice onions and salt thinly with a sharp knife.", "Boil in water for 20 minutes in a pot, then 5 min. Mail me home."]),
    ]  # fmt: skip
    assert (source.text.equipment, source.text.notes) == (["sharp knife", "pot"], ["Keeps."])
    assert source.text.facts == {"yield": "4", "total": "1 hour"}


@pytest.mark.parametrize(
    "raw", [b"{", b"[1, 2]", b"<html><body>hello</body></html>", b"PK\x03\x04broken", b"\x1f\x8bbroken", b"\x89PNG\r\n\0\0", b'{"a": 1}', b"hello"]
)  # fmt: skip
def test_what_is_no_recipe_is_named(raw):
    with pytest.raises(UnknownFormatError):
        read(raw, Path("a.txt"))


def run(*paths: Path, **options) -> str:
    out = io.StringIO()
    call_command("import_recipes", *map(str, paths), stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def kitchen(tmp_path) -> Path:
    (tmp_path / "soup.html").write_text(page(NODE))
    (tmp_path / "Bread.cook").write_text("Mix @flour{1%kg}.\n")
    (tmp_path / "pie.md").write_text("# Pie\n## Ingredients\n- 1 egg\n## Directions\n1. Bake.\n")
    (tmp_path / "more.json").write_text(json.dumps([NODE | {"name": "Stock"}]))
    (tmp_path / "broken.json").write_text("{\n\n nothing")
    return tmp_path


def test_one_command_reads_them_all_as_drafts(kitchen, db):
    report = run(kitchen)
    assert set(Post.objects.values_list("slug", "status")) == {
        (slug, "draft") for slug in ("onion-soup", "bread", "pie", "stock")
    }
    assert Recipe.objects.count() == 4
    assert "broken.json:1: not read: line 3: this is not JSON" in report


def test_run_twice_it_adds_nothing(kitchen, db):
    run(kitchen, publish=True)
    assert set(Post.objects.values_list("status", flat=True)) == {"published"}
    assert "4  there already, left alone" in run(kitchen)
    assert (Post.objects.count(), Recipe.objects.count()) == (4, 4)


def test_a_dry_run_of_them_all_writes_nothing(kitchen, db):
    assert "4  posts that would be added" in run(kitchen, dry_run=True)
    assert not Post.objects.exists()
