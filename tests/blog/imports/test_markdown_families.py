"""Small files in the habits of Hugo, Jekyll, Chowdown, Obsidian, based.cooking and plain notes, in five languages."""

from __future__ import annotations

import textwrap

import pytest

from blog.imports.markdown import folder
from blog.imports.markdown.files import files
from blog.imports.text_files import decoded
from tests.factories import make_upload


def said(text: str, stem: str = "onion-soup") -> dict[str, object]:
    """What a file says, without what it does not."""
    head, body, _problems = folder.parse(textwrap.dedent(text).strip("\n"), stem)
    found = {
        "title": head.title,
        "in": [(g.name, [e.text for e in g.entries]) for g in body.ingredients],
        "do": [(g.name, [e.text for e in g.entries]) for g in body.steps],
        "names": [e.name for g in body.steps for e in g.entries if e.name],
        "notes": body.notes,
        "tools": body.equipment,
        "facts": body.facts,
        "tags": head.tags,
        "categories": head.categories,
        "cuisines": head.cuisines,
        "story": body.before,
        "under": body.after,
        "photos": [photo.path for photo in body.photos],
        "source": (body.source_name, body.source_url),
        "nutrition": body.nutrition,
        "summary": head.summary,
    }
    return {name: value for name, value in found.items() if value not in ("", [], {}, ("", ""))}


TWO = [("", ["2 onions", "1 l water"])]
SLICE = [("", ["Slice.", "Boil."])]
SOUP = {"title": "Onion Soup", "in": TWO, "do": SLICE}
LIST = "- 2 onions\n- 1 l water"
STEPS = "1. Slice.\n2. Boil."

FILES = {
    "chowdown": (
        """
        ---
        layout: recipe
        title: "Onion Soup"
        image: onion-soup.jpg
        tags: soups, winter
        servings: 4
        prep_time: 10 min
        cook_time: 1 hour

        ingredients:
        - 2 onions
        - 1 l water

        directions:
        - Slice.
        - Boil.
        ---
        A soup for cold days.
        """,
        SOUP
        | {
            "tags": ["soups", "winter"],
            "photos": ["onion-soup.jpg"],
            "story": "A soup for cold days.",
            "facts": {"yield": "4", "prep": "10 min", "cook": "1 hour"},
        },
    ),
    "hugo, TOML": (
        """
        +++
        title = "Onion Soup"
        preptime = 10
        cooktime = "PT1H"
        servings = 4
        ingredients = ["2 onions", "1 l water"]
        instructions = ["Slice.", "Boil."]
        +++
        """,
        SOUP | {"facts": {"prep": "10 min", "cook": "1 hr", "yield": "4"}},
    ),
    "hugo, values of its own": (
        """
        ---
        title: Onion Soup
        params:
          yield: 2 bowls
          totalTime: 45 minutes
        ---
        ## Ingredients
        - 2 onions
        - 1 l water
        ## Method
        1. Slice.
        2. Boil.
        """,
        SOUP | {"facts": {"yield": "2 bowls", "total": "45 minutes"}},
    ),
    "hugo, JSON": (
        '{\n  "title": "Onion Soup",\n  "recipeYield": "4 bowls"\n}\n# Ingredients\n'
        f"{LIST}\n# Directions\n{STEPS}\n",
        SOUP | {"facts": {"yield": "4 bowls"}},
    ),
    "hugo, groups in the head": (
        """
        ---
        title: Cake
        ingredients:
          - title: Dough
            items: [1 egg, 2 cups flour]
          - title: Icing
            items:
              - 1 cup sugar
        directions:
          Dough:
            - Mix.
          Icing:
            - Spread.
        ---
        """,
        {
            "title": "Cake",
            "in": [("Dough", ["1 egg", "2 cups flour"]), ("Icing", ["1 cup sugar"])],
            "do": [("Dough", ["Mix."]), ("Icing", ["Spread."])],
        },
    ),
    "amounts apart": (
        """
        ---
        title: Cake
        ingredients:
          - {amount: 2, unit: cups, item: flour, note: sifted}
          - {quantity: 1, name: egg}
        instructions: |
          Mix.
          Bake.
        ---
        """,
        {"title": "Cake", "in": [("", ["2 cups flour, sifted", "1 egg"])], "do": [("", ["Mix.", "Bake."])]},
    ),
    "times below time": (
        "---\ntitle: Onion Soup\ntime:\n  prep: 5 min\n  cook: 20 min\n---\n"
        f"## Ingredients\n{LIST}\n## Steps\n{STEPS}",
        SOUP | {"facts": {"prep": "5 min", "cook": "20 min"}},
    ),
    "a step with a colon that YAML reads": (
        "---\ntitle: Onion Soup\ningredients:\n- 2 onions\n- 1 l water\ndirections:\n- Slice.\n- First: boil.\n---\n",
        {"title": "Onion Soup", "in": TWO, "do": [("", ["Slice.", "First: boil."])]},
    ),
    "a head that is not YAML": (
        f"---\ntitle: Onion Soup: the best\ntags: [soup, winter]\n---\n## Ingredients\n{LIST}\n## Directions\n{STEPS}",
        SOUP | {"title": "Onion Soup: the best", "tags": ["soup", "winter"]},
    ),
    "jekyll": (
        f"---\nlayout: post\ntitle: Onion Soup\ncategories: soup\n---\n### Ingredients\n{LIST}\n### Instructions\n{STEPS}",
        SOUP | {"categories": ["soup"]},
    ),
    "based.cooking": (
        f"---\ntitle: Onion Soup\ntags: ['soup']\n---\n\n![Bowl](/pix/soup.webp)\n\n- ⏲️ Prep time: 10 min\n- 🍳 Cook time: 1 h\n"
        f"- 🍽️ Servings: 4\n\n## Ingredients\n\n{LIST}\n\n## Directions\n\n{STEPS}\n",
        SOUP
        | {
            "tags": ["soup"], "photos": ["/pix/soup.webp"], "story": "![Bowl](/pix/soup.webp)",
            "facts": {"prep": "10 min", "cook": "1 h", "yield": "4"},
        },
    ),
    "based.cooking, one bullet": (
        f"---\ntitle: Onion Soup\n---\n- ⏲️ Prep time: 10 min\n🍳 Cook time: 1 h\n## Ingredients\n{LIST}\n## Directions\n{STEPS}",
        SOUP | {"facts": {"prep": "10 min", "cook": "1 h"}},
    ),
    "obsidian": (
        f"---\ntags:\n  - recipe\ncuisine: French\nsource: https://example.com/soup\n---\n# Onion Soup\n![[soup.jpg|300]]\n"
        f"Goes with [[Bread]].\n\nServings:: 4\nPrep Time:: 10 min\n\n## Ingredients\n{LIST.replace('- ', '- [ ] ')}\n\n## Directions\n{STEPS}",
        SOUP
        | {
            "tags": ["recipe"], "cuisines": ["French"], "photos": ["soup.jpg"], "facts": {"yield": "4", "prep": "10 min"},
            "source": ("", "https://example.com/soup"), "story": "![](soup.jpg)\nGoes with [Bread](Bread).",
        },
    ),
    "obsidian, tags and words of links": (
        f"# Onion Soup\n#soup #winter/cold\n\nWith [[Stock|our stock]]. %%to check%%\n\n## Ingredients\n{LIST}\n## Steps\n{STEPS}",
        SOUP | {"tags": ["soup", "winter/cold"], "story": "With [our stock](Stock)."},
    ),
    "obsidian, fields in bold": (
        f"# Onion Soup\n**Cuisine**:: French\n- **Serves**:: 2 people\n## Ingredients\n{LIST}\n## Method\n{STEPS}",
        SOUP | {"cuisines": ["French"], "facts": {"yield": "2 people"}},
    ),
    "an outline": (
        "# Onion Soup\n- Ingredients\n  - 2 onions\n  - 1 l water\n- Directions\n  1. Slice.\n  2. Boil.\n",
        SOUP,
    ),
    "a heading underlined": (f"Onion Soup\n==========\n\nIngredients\n-----------\n{LIST}\n\nDirections\n----------\n{STEPS}", SOUP),
    "bold headings": (f"# Onion Soup\n\n**Ingredients:**\n\n{LIST}\n\n**Directions**\n\n{STEPS}", SOUP),
    "headings with a colon": (f"# Onion Soup\n\nIngredients:\n{LIST}\n\nMethod:\n{STEPS}", SOUP),
    "capitals": (f"ONION SOUP\n\nINGREDIENTS\n{LIST}\n\nDIRECTIONS\n{STEPS}", SOUP | {"title": "ONION SOUP"}),
    "plain notes": ("Onion Soup\n\n2 onions\n1 l water\n\nSlice.\n\nBoil.\n", SOUP),
    "plain notes with words": ("Onion Soup\n\nIngredients\n2 onions\n1 l water\n\nMethod\nSlice.\n\nBoil.\n", SOUP),
    "a title below the third level": (f"## Onion Soup\n### Ingredients\n{LIST}\n### Directions\n{STEPS}", SOUP),
    "first level for all": (f"# Onion Soup\n# Ingredients\n{LIST}\n# Preparation\n{STEPS}", SOUP),
    "fourth level": (f"# Onion Soup\n#### Ingredients\n{LIST}\n#### Directions\n{STEPS}", SOUP),
    "below another heading": (f"# Onion Soup\n## Recipe\n### Ingredients\n{LIST}\n### Directions\n{STEPS}", SOUP),
    "emoji in headings": (f"# Onion Soup 🧅\n## 🛒 Ingredients\n{LIST}\n## 👩‍🍳 Directions\n{STEPS}", SOUP | {"title": "Onion Soup 🧅"}),
    "facts on one line": (
        f"# Onion Soup\n**Prep:** 10 min | **Cook:** 1 h | **Serves:** 4\n## Ingredients\n{LIST}\n## Directions\n{STEPS}",
        SOUP | {"facts": {"prep": "10 min", "cook": "1 h", "yield": "4"}},
    ),
    "facts in a table": (
        f"# Onion Soup\n\n| Prep | Cook | Servings |\n|---|---|---|\n| 10 min | 1 h | 4 |\n\n## Ingredients\n{LIST}\n## Directions\n{STEPS}",
        SOUP | {"facts": {"prep": "10 min", "cook": "1 h", "yield": "4"}},
    ),
    "facts below a heading": (
        f"# Onion Soup\n## Info\n- Course: Starter\n- Time: 1 h\n- 4 servings\n## Ingredients\n{LIST}\n## Directions\n{STEPS}",
        SOUP | {"categories": ["Starter"], "facts": {"total": "1 h", "yield": "4 servings"}},
    ),
    "the yield in the heading": (
        f"# Onion Soup\n## Ingredients (for 4 people)\n{LIST}\n## Directions\n{STEPS}",
        SOUP | {"facts": {"yield": "for 4 people"}},
    ),
    "italics": (f"# Onion Soup\n*Serves 4*\n\n## Ingredients\n{LIST}\n## Directions\n{STEPS}", SOUP | {"facts": {"yield": "4"}}),
    "German": (
        f"# Onion Soup\n- Zubereitungszeit: 20 Minuten\n- Kochzeit: 1 Std.\n\n## Zutaten (für 4 Personen)\n{LIST}\n\n## Zubereitung\n{STEPS}\n\n## Tipp\nWarm essen.",
        SOUP | {"facts": {"prep": "20 Minuten", "cook": "1 Std.", "yield": "für 4 Personen"}, "notes": ["Warm essen."]},
    ),
    "German, bold lines": (
        f"# Onion Soup\n**Portionen:** 4\n**Ruhezeit:** 30 Min.\n\n**Zutaten**\n{LIST}\n\n**Anleitung**\n{STEPS}\n",
        SOUP | {"facts": {"yield": "4 Portionen", "additional": "30 Min."}},
    ),
    "French": (
        f"# Onion Soup\n- Préparation : 15 min\n- Cuisson : 1 h\n- Pour 6 personnes\n\n## Ingrédients\n{LIST}\n\n## Préparation\n{STEPS}\n\n## Astuces\n- Servir chaud.",
        SOUP | {"facts": {"prep": "15 min", "cook": "1 h", "yield": "Pour 6 personnes"}, "notes": ["Servir chaud."]},
    ),
    "French, steps": (f"# Onion Soup\n### Ingrédients\n{LIST}\n### Étapes\n{STEPS}\n### Matériel\n- une casserole", SOUP | {"tools": ["une casserole"]}),
    "Spanish": (
        f"# Onion Soup\nRaciones: 4\nTiempo de preparación: 10 minutos\n\n## Ingredientes\n{LIST}\n\n## Elaboración\n{STEPS}\n\n## Consejos\nCon pan.",
        SOUP | {"facts": {"yield": "4 Raciones", "prep": "10 minutos"}, "notes": ["Con pan."]},
    ),
    "Italian": (
        f"# Onion Soup\n- Dosi per: 4 persone\n- Tempo di cottura: 1 ora\n\n## Ingredienti\n{LIST}\n\n## Procedimento\n{STEPS}\n\n## Note\nCon pane.",
        SOUP | {"facts": {"yield": "4 persone", "cook": "1 ora"}, "notes": ["Con pane."]},
    ),
    "Italian, preparation": (f"# Onion Soup\n## Ingredienti\n{LIST}\n## Preparazione\n{STEPS}", SOUP),
    "groups by a colon": (
        "# Cake\n## Ingredients\nFor the dough:\n- 1 egg\n- 2 cups flour\n\nFor the cream:\n- 1 cup cream\n## Directions\nFor the dough:\n1. Mix.\n\nFor the cream:\n1. Whip.",
        {
            "title": "Cake",
            "in": [("For the dough", ["1 egg", "2 cups flour"]), ("For the cream", ["1 cup cream"])],
            "do": [("For the dough", ["Mix."]), ("For the cream", ["Whip."])],
        },
    ),
    "groups in bold": (
        "# Cake\n## Ingredients\n**Dough**\n- 1 egg\n\n**Cream**\n- 1 cup cream\n## Directions\n**Dough**\n1. Mix.\n\n**Cream**\n1. Whip.",
        {"title": "Cake", "in": [("Dough", ["1 egg"]), ("Cream", ["1 cup cream"])], "do": [("Dough", ["Mix."]), ("Cream", ["Whip."])]},
    ),
    "groups in nested lists": (
        "# Cake\n## Ingredients\n- Dough\n  - 1 egg\n- Cream:\n    - 1 cup cream\n- 1 pinch salt\n## Directions\n1. Mix.",
        {"title": "Cake", "in": [("Dough", ["1 egg"]), ("Cream", ["1 cup cream"]), ("", ["1 pinch salt"])], "do": [("", ["Mix."])]},
    ),
    "groups by headings of the first level's recipe": (
        "# Cake\n# Ingredients\n## Dough\n- 1 egg\n## Cream\n- 1 cup cream\n# Directions\n## Dough\n1. Mix.\n## Cream\n1. Whip.",
        {"title": "Cake", "in": [("Dough", ["1 egg"]), ("Cream", ["1 cup cream"])], "do": [("Dough", ["Mix."]), ("Cream", ["Whip."])]},
    ),
    "task lists": ("# Onion Soup\n## Ingredients\n- [ ] 2 onions\n- [x] 1 l water\n## Directions\n- [ ] Slice.\n- [ ] Boil.", SOUP),
    "nested steps": (
        f"# Onion Soup\n## Ingredients\n{LIST}\n## Directions\n1. Slice.\n   - thin\n   - fast\n2. Boil.",
        {"title": "Onion Soup", "in": TWO, "do": [("", ["Slice.\n\n- thin\n\n- fast", "Boil."])]},
    ),
    "headings of steps": (
        f"# Onion Soup\n## Ingredients\n{LIST}\n## Directions\n### Step 1: Knife work\nSlice.\n### Step 2\nBoil.",
        SOUP | {"names": ["Knife work"]},
    ),
    "an ingredient table": (
        f"# Onion Soup\n## Ingredients\n| Amount | Ingredient |\n|---|---|\n| 2 | onions |\n| 1 l | water |\n## Directions\n{STEPS}",
        SOUP,
    ),
    "notes, equipment, nutrition, source": (
        f"# Onion Soup\n## Equipment\n- a pot\n## Ingredients\n{LIST}\n## Directions\n{STEPS}\n## Notes\n- Keeps.\n## Nutrition\n- Calories: 200 kcal\n- Protein: 4 g\n## Source\n[Grandma](https://example.com/soup)",
        SOUP
        | {
            "tools": ["a pot"], "notes": ["Keeps."], "nutrition": {"calories": "200 kcal", "proteinContent": "4 g"},
            "source": ("Grandma", "https://example.com/soup"),
        },
    ),
    "Windows' ends of lines": (f"# Onion Soup\n## Ingredients\n{LIST}\n## Directions\n{STEPS}".replace("\n", "\r\n"), SOUP),
    "no spice is a label": (
        f"# Onion Soup\nTime flies: 3 people came.\n\nMakes me happy.\n\n## Ingredients\n{LIST}\n## Directions\n{STEPS}",
        SOUP | {"story": "Time flies: 3 people came.\n\nMakes me happy."},
    ),
}  # fmt: skip


@pytest.mark.parametrize("habit", FILES)
def test_it_reads_a_file_in_the_habit_of(habit):
    text, expected = FILES[habit]
    assert said(text) == expected


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac-roman"]
)
def test_it_reads_what_was_written_in_another_encoding(encoding):
    text = "# Käsespätzle à la crème\n\n500 g Mehl – fein, „gesiebt“\n½ l Milch, jalapeños\n".replace(
        "½", "1/2" if encoding == "mac-roman" else "½"
    )
    assert decoded(text.encode(encoding))[0] == text


def make_files(root, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"# {name}\n## Ingredients\n{LIST}\n")


def test_what_is_no_post_is_left_out(tmp_path):
    make_files(
        tmp_path, "soup.md", "cakes/Apple Cake.md", "bread/index.md", "README.md", "INDEX.md", "index.md", "cakes/index.md",
        "LICENSE.md", ".github/ISSUE_TEMPLATE/recipe.md", ".obsidian/note.md", "templates/recipe.md", "Templates/a.md", "docs/how.md",
        "node_modules/x/readme.md", "node_modules/x/a.md", "_includes/head.md", "archetypes/default.md", "CONTRIBUTING.md",
        "cakes/_index.md", "CODE_OF_CONDUCT.md", "recipe-template.md",
    )  # fmt: skip
    assert [str(path.relative_to(tmp_path)) for path in files(tmp_path)] == [
        "bread/index.md", "cakes/Apple Cake.md", "soup.md",
    ]  # fmt: skip


def test_chowdowns_folders_are_read_and_its_parts_joined(tmp_path):
    make_files(tmp_path, "_recipes/tart.md", "_components/dough.md", "index.md")
    (tmp_path / "_components" / "dough.md").write_text(
        "---\ntitle: Dough\ningredients: [1 egg]\ndirections: [Knead.]\n---\n"
    )
    (tmp_path / "_recipes" / "tart.md").write_text("---\ntitle: Tart\ncomponents:\n- Dough\n- Icing\n---\n")
    tart = next(source for source in folder.read(tmp_path) if source.slug == "tart")
    assert [(group.name, group.entries[0].text) for group in tart.text.ingredients + tart.text.steps] == [
        ("Dough", "1 egg"),
        ("Dough", "Knead."),
    ]
    assert [problem.message for problem in tart.problems] == ["the component “Icing” is missing"]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("soup.jpg", "images/soup.jpg"), ("soup.jpg", "soup.jpg"), ("images/soup.jpg", "images/soup.jpg"),
        ("/img/soup.jpg", "static/img/soup.jpg"), ("my%20soup.jpg", "attachments/my soup.jpg"),
        ("soup.jpg", "deep/down/soup.jpg"), ("{{ site.baseurl }}/images/soup.jpg", "images/soup.jpg"),
    ],
)  # fmt: skip
def test_a_photo_is_found(tmp_path, typed, place):
    (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / place).write_bytes(make_upload().read())
    (tmp_path / "soup.md").write_text(f"---\ntitle: Soup\nimage: '{typed}'\n---\n")
    (source,) = folder.read(tmp_path)
    assert source.photos == {typed: tmp_path / place}


def test_a_photo_called_as_the_file_is_is_its_photo(tmp_path):
    (tmp_path / "soup.md").write_text("# Soup\n")
    (tmp_path / "soup.jpg").write_bytes(make_upload().read())
    (source,) = folder.read(tmp_path)
    assert source.photos == {"soup.jpg": tmp_path / "soup.jpg"}
