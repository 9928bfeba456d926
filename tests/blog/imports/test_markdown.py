"""Moving in from Markdown files: their shape, the corpus, and what is said of what was not understood."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.utils import timezone

from blog.imports.markdown import folder, front_matter, links, recipe_text
from blog.models import Post
from recipes.models import Recipe
from tests.factories import make_upload
from tests.recipes.corpus import CONTENT, needs_corpus

BREAD = """---
title: "Bread"
date: 2021-03-10
tags: ['bread', 'swiss', 'fry']
author: alex
---

![A loaf](/pix/bread.jpg)

A plain loaf. Goes with [jam](/jam).

- ⏲️ Prep time: 15-30 min
- 🍳 Cook time: Simmer all day
- 🍽️ Servings: 4-6

## Ingredients

Serves four.

- 1 kg **flour**
- [jam](/jam) to taste

### For the crust

- 1 egg

## Directions

1. Mix.
2. Bake it. See [nothing](/nowhere).

### The crust

1. Brush it
   with egg.

## Notes

- Eat it warm.
"""
JAM = "---\ntitle: Jam\ndate: 2021-03-11\n---\n\n## Ingredients\n\n- fruit\n\n## Directions\n\n1. Boil.\n"


def make_folder(tmp_path: Path, **files: str) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "pix").mkdir()
    for name, text in files.items():
        (tmp_path / "content" / f"{name}.md").write_text(text)
    (tmp_path / "pix" / "bread.jpg").write_bytes(make_upload().read())
    (tmp_path / "authors.json").write_text('{"alex": {"name": "Alex S.", "website": "https://example.org"}}')
    return tmp_path


def run(root: Path, **options) -> str:
    out = io.StringIO()
    call_command("import_markdown", str(root), stdout=out, stderr=io.StringIO(), **options)
    return out.getvalue()


@pytest.fixture
def report(tmp_path, db) -> str:
    return run(make_folder(tmp_path, bread=BREAD, jam=JAM))


def test_it_makes_a_post_with_its_recipe(report):
    post = Post.objects.get(slug="bread")
    assert (post.title, post.status, timezone.localdate(post.published_at).isoformat()) == (
        "Bread",
        "published",
        "2021-03-10",
    )
    assert [recipe.name for recipe in post.recipe_list] == ["Bread"]


def test_it_keeps_ingredient_groups(report):
    card = Recipe.objects.get(slug="bread").as_card()
    assert [(group.name, group.lines) for group in card.ingredient_groups] == [
        ("", ("1 kg flour", "jam to taste")),
        ("For the crust", ("1 egg",)),
    ]


def test_it_keeps_step_groups(report):
    card = Recipe.objects.get(slug="bread").as_card()
    assert [(group.name, [step.text for step in group.steps]) for group in card.step_groups] == [
        ("", ["Mix.", "Bake it. See nothing."]),
        ("The crust", ["Brush it\nwith egg."]),
    ]


def test_it_reads_times_and_keeps_their_words(report):
    recipe = Recipe.objects.get(slug="bread")
    assert (recipe.prep_minutes, recipe.prep_text) == (30, "15-30 min")
    assert (recipe.cook_minutes, recipe.cook_text) == (None, "Simmer all day")


def test_it_reads_the_yield(report):
    recipe = Recipe.objects.get(slug="bread")
    assert (recipe.yield_number, recipe.yield_text) == (4, "4-6 servings")


def test_it_keeps_notes_and_what_the_ingredients_linked_to(report):
    assert Recipe.objects.get(slug="bread").notes == [
        "Serves four.",
        "Eat it warm.",
        "See also: [jam](/jam/)",
    ]


def test_it_links_posts_to_each_other(report):
    assert "[jam](/jam/)" in Post.objects.get(slug="bread").body


def test_it_takes_the_photo_in(report):
    post = Post.objects.get(slug="bread")
    assert post.lead_photo.alt == "A loaf"
    assert post.lead_photo.width == 600


def test_it_files_under_tags_categories_and_cuisines(report):
    post = Post.objects.get(slug="bread")
    assert {tag.slug for tag in post.tags.all()} == {"bread", "swiss", "fry"}
    assert [category.slug for category in post.categories.all()] == ["bread"]
    terms = Recipe.objects.get(slug="bread").terms.exclude(kind="keyword").values_list("kind", "name")
    assert set(terms) == {("category", "Bread"), ("cuisine", "Swiss"), ("method", "Frying")}


def test_its_authors_cannot_sign_in(report):
    author = Post.objects.get(slug="bread").author
    assert (author.first_name, author.is_active, author.has_usable_password()) == ("Alex S.", False, False)


def test_it_names_the_line_that_was_not_understood(report):
    number = BREAD.splitlines().index("- 🍳 Cook time: Simmer all day") + 1
    assert f"content/bread.md:{number}: “🍳 Cook time: Simmer all day” is kept as words" in report


def test_it_names_a_link_that_leads_nowhere(report):
    assert re.search(r"content/bread.md:\d+: the link to “nowhere” leads nowhere", report)


def test_running_it_twice_adds_nothing(report, tmp_path):
    before = (Post.objects.count(), Recipe.objects.count(), get_user_model().objects.count())
    assert "2  there already, left alone" in run(tmp_path)
    assert (Post.objects.count(), Recipe.objects.count(), get_user_model().objects.count()) == before


def test_a_dry_run_writes_nothing(tmp_path, db):
    assert "2  posts that would be added" in run(make_folder(tmp_path, bread=BREAD, jam=JAM), dry_run=True)
    assert not Post.objects.exists()


def test_a_broken_photo_is_reported_and_the_post_kept(tmp_path, db):
    root = make_folder(tmp_path, bread=BREAD)
    (root / "pix" / "bread.jpg").write_bytes(b"not a photo")
    assert "the photo /pix/bread.jpg: This photo cannot be read" in run(root)
    assert Post.objects.get(slug="bread").lead_photo is None


def test_a_photo_outside_the_folder_is_missing(tmp_path, db):
    (tmp_path / "secret.jpg").write_bytes(make_upload().read())
    (tmp_path / "site").mkdir()
    root = make_folder(tmp_path / "site", bread=BREAD.replace("/pix/bread.jpg", "../../secret.jpg"))
    assert "the photo ../../secret.jpg is missing" in run(root)


def test_an_empty_folder_is_an_error(tmp_path, db):
    with pytest.raises(CommandError, match="No Markdown file"):
        run(tmp_path)


@pytest.mark.parametrize(
    ("text", "stem", "expected"),
    [
        (
            "+++\ntitle = 'Pie'\ndate = 2021-03-10T08:00:00Z\ntags = ['a', 'A']\n+++\n",
            "pie",
            ("Pie", "pie", ["a"]),
        ),
        (
            "---\ntitle: Pie\ncategories: dessert, cake\n---\n",
            "2021-03-10-apple-pie",
            ("Pie", "apple-pie", []),
        ),
        ("No head at all", "my-pie", ("My pie", "my-pie", [])),
    ],
)
def test_it_reads_the_heads_of_hugo_and_jekyll(text, stem, expected):
    head, _problems = front_matter.read(text, stem)
    assert (head.title, head.slug, head.tags) == expected


@pytest.mark.parametrize("text", ["---\ntitle: [\n---\n", "+++\ntitle\n+++\n", "---\n- a\n---\n"])
def test_a_broken_head_is_a_problem_and_no_exception(text):
    _head, problems = front_matter.read(text, "pie")
    assert problems


@pytest.mark.parametrize(
    ("target", "slug"),
    [("/pasta", "pasta"), ("/pasta/", "pasta"), ("pasta.html", "pasta"), ("./roesti.md", "roesti"),
     ("/index.html", ""), ("https://example.org/pasta", None), ("mailto:a@b.c", None), ("#top", None)],
)  # fmt: skip
def test_it_knows_where_a_link_leads(target, slug):
    assert links.slug_of_target(target) == slug


def test_a_step_keeps_the_photo_below_it():
    text = recipe_text.read("## Directions\n\n1. Mix.\n![Mixed](/pix/a.webp)\n2. Bake.\n")
    assert [entry.photo_slug for entry in text.steps[0].entries] == ["/pix/a.webp", ""]


@needs_corpus
@pytest.mark.corpus
def test_the_corpus_is_read_as_its_source_describes_it(db):
    root = CONTENT.parent
    sources = list(folder.read(root))
    linking = folder.check_links(sources, {source.slug for source in sources})
    found = {
        "posts": len(sources),
        "dates": sum(source.head.date is not None for source in sources),
        "authors": sum(source.author is not None for source in sources),
        "photos": sum(bool(source.photos) for source in sources),
        "several photos": sum(len(source.photos) > 1 for source in sources),
        "times": sum(bool({"prep", "cook"} & source.text.facts.keys()) for source in sources),
        "groups": sum(bool(source.text.subheadings) for source in sources),
        "links": linking,
        "without steps": sum(not source.text.steps for source in sources),
    }
    assert found == {
        "posts": 410, "dates": 410, "authors": 386, "photos": 141, "several photos": 16, "times": 290,
        "groups": 24, "links": 49, "without steps": 0,
    }  # fmt: skip


@needs_corpus
@pytest.mark.corpus
def test_two_photos_of_the_corpus_are_missing(db):
    missing = [
        path for source in folder.read(CONTENT.parent) for path, file in source.photos.items() if file is None
    ]
    assert sorted(missing) == ["/pix/baked-rice.webp", "/pix/tzatziki.webp"]
