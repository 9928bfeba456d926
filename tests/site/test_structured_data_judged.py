"""The structured data of the demo's pages before its judge: Google's rules, and the words of schema.org."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from blog.config import demo
from recipes.exports import schema_org
from tests.factories import make_comment, make_photo, make_post, make_recipe

from .vocabulary import vocabulary

HERE = Path(__file__).parent
SEED = f"/{demo.SLUG}/"
PAGES = {
    "home": "/",
    "post": SEED,
    "print": f"{SEED}print/",
    "recipes": "/recipes/",
    "term": "/recipes/category/pork/",
    "category": "/category/pork/",
    "about": "/about/",
    "privacy": "/privacy/",
}
needs_judge = pytest.mark.skipif(
    os.environ.get("CI") != "true"
    and not (shutil.which("node") and (HERE / "node_modules/@adobe/structured-data-validator").is_dir()),
    reason="the judge of structured data needs Node.js and `npm ci` in tests/site",
)


def judged(pages: dict[str, str], folder: Path) -> list[dict[str, str]]:
    """The judge's words on pages by name: page, severity (FOUND tells the types it read), message, type."""
    paths = []
    for name, text in pages.items():
        paths.append(folder / f"{name}.html")
        paths[-1].write_text(text, encoding="utf-8")
    types = set(re.findall(r'"@type": ?"(\w+)"', "".join(pages.values())))
    words = folder / "vocabulary.json"
    words.write_text(json.dumps(vocabulary(types)))
    done = subprocess.run(
        ["node", HERE / "structured_data.mjs", words, *paths],
        capture_output=True, text=True, check=True, timeout=120, cwd=HERE,
    )  # fmt: skip
    return [entry | {"page": Path(entry["page"]).stem} for entry in json.loads(done.stdout)]


def complaints(found: list[dict[str, str]]) -> list[dict[str, str]]:
    """Errors, and words that schema.org does not know. Facts only recommended may be missing: none is invented."""
    return [
        e
        for e in found
        if e["severity"] == "ERROR" or (e["type"] == "schemaOrg" and e["severity"] != "FOUND")
    ]


@pytest.mark.slow
@needs_judge
def test_the_judge_has_no_error_on_a_page_of_the_demo(client, seed_post, tmp_path):
    found = judged({name: client.get(url).content.decode() for name, url in PAGES.items()}, tmp_path)

    assert complaints(found) == []
    read = {entry["page"]: entry["message"] for entry in found if entry["severity"] == "FOUND"}
    assert read["post"] == "BlogPosting BreadcrumbList Recipe WebSite"


@pytest.mark.slow
@needs_judge
def test_the_judge_has_no_error_on_a_recipe_with_every_part(client, seed_post, tmp_path):
    soup = make_recipe(
        "Onion soup",
        "## Soup\n2 onions\n1 l water\n\n## On top\n1 slice of bread",
        "## First\n### Slice\nSlice the onions. ![](photo:step)\n\n## Then\nBoil for 20 minutes.",
        categories="Soup, Starter", methods="Boiling", cuisines="French", keywords="soup, onion",
        yield_text="4 servings", prep_text="10 min", prep_minutes=10, cook_text="50 min", cook_minutes=50,
        total_text="1 hr", total_minutes=60, photo=make_photo(name="step.jpg", credit="Ada"), equipment=["pot"],
        nutrition={"calories": "200 kcal"}, source_name="Grandmother", source_url="https://example.com/soup",
    )  # fmt: skip
    post = make_post("Soup", [soup], categories=["Soup"], tags=["winter"])
    make_comment(post, recipe=soup, stars=5)

    found = judged({"soup": client.get("/soup/").content.decode()}, tmp_path)

    assert complaints(found) == []


@pytest.mark.slow
@needs_judge
@pytest.mark.parametrize(
    ("node", "message"),
    [
        ({"@type": "Recipe", "image": ["https://example.com/a.jpg"]}, 'Required attribute "name" is missing'),
        ({"@type": "Recipe", "name": "Soup"}, 'Required attribute "image" is missing'),
        (
            {"@type": "Recipe", "name": "Soup", "image": ["https://example.com/a.jpg"], "bowls": "2"},
            'Property "bowls" for type "Recipe" is not supported by the schema.org specification',
        ),
    ],
)
def test_the_judge_is_awake(node, message, tmp_path):
    found = judged({"page": f"<!doctype html><title>x</title>{schema_org.script([node])}"}, tmp_path)

    assert message in [entry["message"] for entry in complaints(found)]
