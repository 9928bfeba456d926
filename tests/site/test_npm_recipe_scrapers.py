"""npm's recipe-scrapers, which refuses a page without description, author, image or yield, takes ours."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from blog.models import Post
from recipes import storing
from tests.factories import make_photo, make_post, make_recipe

HERE = Path(__file__).parent
needs_reader = pytest.mark.skipif(
    os.environ.get("CI") != "true"
    and not (shutil.which("node") and (HERE / "node_modules/recipe-scrapers").is_dir()),
    reason="npm's recipe-scrapers needs Node.js and `npm ci` in tests/site",
)


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site(settings):
    """It takes no address without a domain name for one."""
    settings.SITE_URL = "https://blog.example"


def read(client, posts, folder: Path, *, fallback_yield: str = "") -> list[dict]:
    """What it reads of the posts' pages: a `recipe` each, else an `error`."""
    paths = []
    for post in posts:
        paths.append(folder / f"{post.pk}.html")
        paths[-1].write_bytes(client.get(post.get_absolute_url()).content)
    done = subprocess.run(
        ["node", HERE / "recipe_scrapers.mjs", fallback_yield, *paths],
        capture_output=True, text=True, check=True, timeout=120, cwd=HERE,
    )  # fmt: skip
    return json.loads(done.stdout)


@needs_reader
def test_it_reads_every_post_of_the_demo_that_has_a_recipe(client, seed_post, tmp_path):
    """The seed's recipe says no yield, and none is invented: there the reader's own option for that stands in."""
    for post in Post.objects.posts().published().for_page():
        if not post.recipe_list:
            continue
        silent = not post.recipe_list[0].yield_text
        (found,) = read(client, [post], tmp_path, fallback_yield="not said" if silent else "")
        assert "error" not in found, found["error"]
        assert found["recipe"]["title"] == post.recipe_list[0].name
        assert found["recipe"]["author"] == "Low & Slow"
        assert found["recipe"]["description"]
        assert found["recipe"]["image"]
        assert sum(len(group["items"]) for group in found["recipe"]["ingredients"]) == len(
            post.recipe_list[0].ingredients.all()
        )


@needs_reader
def test_a_missing_yield_is_all_that_it_misses_on_the_seeds_page(client, seed_post, tmp_path):
    (found,) = read(client, [seed_post], tmp_path)
    assert "yields" in found["error"]


@needs_reader
def test_it_reads_groups_diets_equipment_and_the_sum_of_times(client, tmp_path):
    soup = make_recipe(
        "Onion soup", "## Soup\n2 onions\n1 l water\n\n## On top\n1 slice of bread", "Slice.\nBoil.",
        yield_text="4 servings", prep_minutes=10, cook_minutes=50, photo=make_photo(), equipment=["pot"],
    )  # fmt: skip
    storing.set_diets(soup, ["VeganDiet"])
    (found,) = read(client, [make_post("Soup", [soup], summary="It warms.")], tmp_path)
    recipe = found["recipe"]
    assert [group["name"] for group in recipe["ingredients"]] == ["Soup", "On top"]
    assert [len(group["items"]) for group in recipe["ingredients"]] == [2, 1]
    assert (recipe["totalTime"], recipe["yields"], recipe["description"]) == (60, "4 servings", "It warms.")
    assert len(recipe["dietaryRestrictions"]) == 1
