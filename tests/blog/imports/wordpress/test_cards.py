"""The cards of each plugin, in the form its own source writes them."""

from __future__ import annotations

import json

import pytest

from blog.imports.wordpress import content, posts
from blog.imports.wordpress.cards import tasty, wprm
from blog.imports.wordpress.cards.diets import diets_of
from blog.imports.wordpress.pictures import Picture
from blog.imports.wordpress.values import Item

from .making import make_context, make_item, php


def read_card(text: str, *others: Item, item: Item | None = None):
    """The only card of a post with this content."""
    context = make_context(item or make_item(title="The post"), *others)
    found = content.read(text, context)
    assert "[recipe wp-0]" in found.markdown
    assert len(found.cards) == 1
    return found.cards[0]


def own_card(item: Item):
    context = make_context(item)
    values = posts.read(item, "slug", context)
    assert values.body.endswith("[recipe wp-0]")
    assert len(values.cards) == 1
    return values.cards[0]


def lines(groups) -> list:
    return [(group.name, [entry.text for entry in group.entries]) for group in groups]


# --- WP Recipe Maker -------------------------------------------------------------------------------------
def wprm_item(**meta) -> Item:
    values = {
        "wprm_ingredients": php([{"name": "Dough", "ingredients": [
            {"amount": "200", "unit": "g", "name": "flour", "notes": "sifted", "link": {"url": "https://shop.example/f?tag=1"}},
            {"amount": "", "unit": "", "name": "salt &amp; <em>pepper</em>", "notes": ""}]}]),
        "wprm_instructions": php([{"name": "", "instructions": [
            {"name": "Mix", "text": "<p>Knead for [timer minutes=5]5 minutes[/timer].</p>", "image": 9},
            {"text": "Bake at [wprm-temperature value=\"180\" unit=\"C\"].", "image": 0},
            {"type": "tip", "text": "Rest it."}]}]),
        "wprm_servings": "8", "wprm_servings_unit": "slices", "wprm_prep_time": "90", "wprm_custom_time": "30",
        "wprm_custom_time_label": "Resting Time", "wprm_cook_time_zero": "1",
        "wprm_equipment": php([{"name": "Bowl", "amount": "2", "notes": "large"}]),
        "wprm_nutrition_calories": "210", "wprm_nutrition_sodium": "120", "wprm_nutrition_vitamin_c": "3",
        "wprm_notes": "<p>Keep it cold.</p><ul><li>Freeze it.</li></ul>",
        "wprm_author_display": "custom", "wprm_author_name": "Gran", "wprm_video_embed": '<iframe src="//www.youtube.com/embed/abcdefghijk"></iframe>',
        "wprm_rating": php({"count": 3, "type": {"comment": 1, "no_comment": 0, "user": 2}}),
    }  # fmt: skip
    terms = [
        ("wprm_course", "main", "Main"),
        ("wprm_keyword", "bread", "bread"),
        ("wprm_suitablefordiet", "vegandiet", "VeganDiet"),
    ]
    return make_item(5, wprm.TYPE, values | meta, terms, title="Bread", name="wprm-bread")


def test_wprm_block():
    card = read_card('<!-- wp:wp-recipe-maker/recipe {"id":5} --><!--WPRM Recipe 5--><p>copy</p><!--End WPRM Recipe--><!-- /wp:wp-recipe-maker/recipe -->', wprm_item())  # fmt: skip
    assert (card.name, card.slug, card.yield_text) == ("Bread", "bread", "8 slices")
    assert lines(card.ingredients) == [("Dough", ["200 g flour (sifted)", "salt & pepper"])]
    assert lines(card.steps) == [("", ["Knead for 5 minutes.", "Bake at 180 °C."])]
    assert card.steps[0].entries[0].name == "Mix"
    assert card.pictures.of(card.steps[0].entries[0].photo_slug) == Picture(9)
    assert card.times == {"prep": "1 hr 30 min", "cook": "0 min", "additional": "30 min (Resting Time)"}
    assert card.notes[:3] == ["Keep it cold.", "Freeze it.", "Rest it."]
    assert card.notes[3] == "See also: [flour](https://shop.example/f?tag=1)"
    assert card.equipment == ["2 Bowl (large)"]
    assert card.nutrition == {"calories": "210 kcal", "sodiumContent": "120 mg"}
    assert "Vitamin C: 3 mg" in card.notes
    assert (card.categories, card.keywords, card.diets) == (["Main"], ["bread"], ["VeganDiet"])
    assert card.video_url == "https://www.youtube.com/watch?v=abcdefghijk"
    assert card.author == "Gran"
    assert "2 star votes" in card.remarks[0]


@pytest.mark.parametrize(
    ("names", "found"),
    [(["VeganDiet", "Gluten Free", "https://schema.org/LowSaltDiet"], (["VeganDiet", "GlutenFreeDiet", "LowSaltDiet"], [])),
     (["Paleo", "WholeThirtyDiet"], ([], ["Paleo", "Whole Thirty"]))],
)  # fmt: skip
def test_diets_have_schema_orgs_names_or_are_keywords(names, found):
    assert diets_of(names) == found


def test_wprm_shortcode_and_its_helpers():
    read_card('[wprm-recipe-jump] [wprm-recipe id="5" template="x"] [wprm-recipe-print]', wprm_item())


def test_wprm_fallback_is_a_rescue_where_the_recipe_is_missing():
    card = read_card(
        '<!--WPRM Recipe 77--><div class="wprm-fallback-recipe"><h2 class="wprm-fallback-recipe-name">Pie</h2>'
        '<div class="wprm-fallback-recipe-ingredients"><h4>Top</h4><ul><li>1 egg</li></ul></div>'
        '<div class="wprm-fallback-recipe-instructions"><ol><li>Bake.</li></ol></div></div><!--End WPRM Recipe-->'
    )
    assert (card.name, lines(card.ingredients), lines(card.steps)) == (
        "Pie",
        [("Top", ["1 egg"])],
        [("", ["Bake."])],
    )


def test_a_recipe_of_an_earlier_file_is_placed():
    context = make_context(None, known=("wprm_recipe 5",))
    assert content.read('[wprm-recipe id="5"]', context).markdown == "[recipe wp-0]"
    assert context.cards[0].known


def test_one_recipe_twice_in_a_post_stands_once():
    context = make_context(None, wprm_item())
    assert content.read("[wprm-recipe id=5]\n\n[wprm-recipe id=5]", context).markdown == "[recipe wp-0]"


def test_a_round_up_is_linked_titles():
    context = make_context(None, wprm_item(wprm_parent_post_id="12"))
    text = content.read('[wprm-recipe-roundup-item id="5"]\n\n[wprm-recipe-roundup-item link="https://b.example/x" name="X & Y"]', context).markdown  # fmt: skip
    assert text == "**[Bread](/?p=12)**\n\n**[X & Y](https://b.example/x)**" or "https://b.example/x" in text
    assert not context.cards


# --- Tasty -----------------------------------------------------------------------------------------------
def tasty_item(**meta) -> Item:
    values = {
        "ingredients": '<h4>Dough</h4><ul><li data-tr-ingredient-checkbox=""><span class="tr-ingredient-checkbox-container"><input type="checkbox"></span><span data-amount="1" data-unit="cup">1 cup</span> <a href="https://x.example">flour</a></li></ul><p><strong>Top</strong></p><ul><li>1 egg</li></ul>',
        "instructions": '<ol><li>Mix.<img class="wp-image-9" src="https://old.example/wp-content/uploads/9.jpg"></li><li><strong>Bake</strong> it.</li></ol>',
        "prep_time": "10 min", "cook_time": "PT1H", "total_time": "01:10", "additional_time_label": "Chill Time",
        "additional_time_value": "2 hours", "yield": "4 servings 1x", "category": "Main, Soup", "diet": "Gluten Free",
        "keywords": "a, b", "author_name": "Bo", "calories": "320", "protein": "12 g", "nutrifox_id": "7",
    }  # fmt: skip
    return make_item(6, tasty.TYPE, values | meta, title="Rolls", name="6")


def test_tasty_block():
    card = read_card('<!-- wp:wp-tasty/tasty-recipe {"id":6} /-->', tasty_item())
    assert lines(card.ingredients) == [("Dough", ["1 cup flour"]), ("Top", ["1 egg"])]
    assert lines(card.steps) == [("", ["Mix.", "**Bake** it."])]
    assert card.pictures.of(card.steps[0].entries[0].photo_slug).id == 9
    assert card.times == {
        "prep": "10 min",
        "cook": "1 hr",
        "additional": "2 hours (Chill Time)",
        "total": "1 hr 10 min",
    }
    assert (card.yield_text, card.categories, card.keywords) == (
        "4 servings",
        ["Main", "Soup"],
        ["a", "b"],
    )
    assert card.nutrition == {"calories": "320 kcal", "proteinContent": "12 g"}
    assert (card.slug, card.author) == ("", "Bo")
    assert "Nutrifox" in card.remarks[0]


def test_tasty_lists_without_a_list():
    card = read_card(
        "[tasty-recipe id=6]",
        tasty_item(ingredients="For the base:\n1 egg\n- 2 cups milk", instructions="<p>Mix.</p><p>Bake.</p>"),
    )
    assert lines(card.ingredients) == [("For the base", ["1 egg", "2 cups milk"])]
    assert lines(card.steps) == [("", ["Mix.", "Bake."])]


# --- Jetpack ---------------------------------------------------------------------------------------------
def test_jetpack_shortcode():
    card = read_card(
        '[recipe title="Stew" servings="4" time="1 hour" difficulty="easy" image="9" description="Warm."]\n'
        '[recipe-ingredients title="For the pot"]\nMeat\n- 1 kg beef\nRoots\n* 2 carrots\n[/recipe-ingredients]\n'
        "[recipe-directions]\n1. Brown <strong>it</strong>.\n2. Simmer.\n[/recipe-directions]\n"
        "[recipe-nutrition]Calories: 300[/recipe-nutrition][recipe-notes]- Rest.[/recipe-notes][/recipe]"
    )
    assert lines(card.ingredients) == [("Meat", ["1 kg beef"]), ("Roots", ["2 carrots"])]
    assert lines(card.steps) == [("", ["Brown **it**.", "Simmer."])]
    assert (card.photo, card.times, card.yield_text) == (Picture(9), {"total": "1 hour"}, "4 servings")
    assert (card.notes, card.nutrition) == (["Difficulty: easy", "Rest."], {"calories": "300 kcal"})


def test_jetpack_blocks():
    card = read_card(
        '<!-- wp:jetpack/recipe {"title":"Stew"} --><!-- wp:jetpack/recipe-details {"servings":"4","prepTime":"10 min"} /-->'
        '<!-- wp:jetpack/recipe-ingredients-list --><!-- wp:jetpack/recipe-ingredient-item {"text":"1 egg"} /-->'
        "<!-- /wp:jetpack/recipe-ingredients-list --><!-- wp:jetpack/recipe-steps --><!-- wp:jetpack/recipe-step -->"
        "<p>Boil it.</p><!-- /wp:jetpack/recipe-step --><!-- /wp:jetpack/recipe-steps --><!-- /wp:jetpack/recipe -->"
    )
    assert (card.name, card.yield_text, card.times) == ("Stew", "4 servings", {"prep": "10 min"})
    assert (lines(card.ingredients), lines(card.steps)) == ([("", ["1 egg"])], [("", ["Boil it."])])


# --- EasyRecipe ------------------------------------------------------------------------------------------
EASY = """Story.
<div class="easyrecipe" id="e1"> <link itemprop="image" href="https://old.example/wp-content/uploads/2012/01/a.jpg"/>
<div class="item ERName">Soup</div><div class="ERSummary">Warm &amp; <em>good</em>.</div>
<time itemprop="prepTime" datetime="PT1H5M">1 hour</time>
<div class="cooktime">Cook: <span class="value-title" title="PT20M"> </span>20 mins</div>
<span class="yield">6</span><span class="author">Kim</span><span class="type">Starter</span><span class="cuisine">French</span>
<ul class="ingredients"><li class="ingredient">1 onion</li><li class="ERSeparator">Top</li><li class="ingredient">[b]2[/b] eggs</li></ul>
<div class="instructions"><div class="ERSeparator">First</div><ol><li class="instruction">Cut [i]it[/i].[img src="https://old.example/wp-content/uploads/b.jpg" width="1"]</li></ol>
<div class="ERSeparator">Then</div><ol><li class="instruction">Boil; see [url href="https://x.example"]this[/url].</li></ol></div>
<div class="nutrition"><span class="calories">90</span><span class="saturatedFat">2g</span></div>
<div class="ERNotesHeader">Notes</div><div class="ERNotes">One.[br]Two.</div>
<div class="endeasyrecipe" style="display:none">3.2</div></div>
The end."""


def test_easy_recipe():
    card = read_card(EASY)
    assert (card.name, card.description, card.yield_text, card.author) == (
        "Soup",
        "Warm & *good*.",
        "6 servings",
        "Kim",
    )
    assert lines(card.ingredients) == [("", ["1 onion"]), ("Top", ["2 eggs"])]
    assert lines(card.steps) == [("First", ["Cut *it*."]), ("Then", ["Boil; see [this](https://x.example)."])]
    assert card.pictures.of(card.steps[0].entries[0].photo_slug).url.endswith("b.jpg")
    assert card.times == {"prep": "1 hr 5 min", "cook": "20 min"}
    assert (card.categories, card.cuisines) == (["Starter"], ["French"])
    assert card.nutrition == {"calories": "90 kcal", "saturatedFatContent": "2g"}
    assert card.photo.url.endswith("a.jpg")
    assert card.notes == ["One. Two."]


def test_the_story_around_an_easy_recipe_stays():
    assert content.read(EASY, make_context()).markdown == "Story.\n\n[recipe wp-0]\n\nThe end."


# --- WPZOOM ----------------------------------------------------------------------------------------------
WPZOOM = {
    "recipeTitle": "Cake", "summary": "Sweet.", "image": {"id": 9, "url": "https://old.example/wp-content/uploads/c.jpg"},
    "course": ["Dessert"], "cuisine": ["German"], "difficulty": ["Easy"], "keywords": ["cake"],
    "details": [{"value": "8", "unit": "servings"}, {"value": "20", "unit": "minutes"}, {"value": "40", "unit": "minutes"}, {"value": "300", "unit": "kcal"}],
    "ingredients": [{"isGroup": True, "name": ["Dough"]}, {"name": [{"type": "strong", "props": {"children": ["flour"]}}], "parse": {"amount": "200", "unit": "g"}}],
    "steps": [{"isGroup": True, "text": "First"}, {"text": ["Mix ", {"type": "em", "props": {"children": ["well"]}}, "."], "gallery": {"ids": [11]}}],
    "notes": "<ul><li>Cool it.</li></ul>", "video": {"url": "https://youtu.be/abcdefghijk"},
}  # fmt: skip


def test_wpzoom_block():
    card = read_card(
        f"<!-- wp:wpzoom-recipe-card/block-recipe-card {json.dumps(WPZOOM)} /-->"
        '<!-- wp:wpzoom-recipe-card/block-nutrition {"data":{"total-fat":"10","dietary-fiber":"2"}} /-->'
    )
    assert (card.name, card.yield_text, card.times) == (
        "Cake",
        "8 servings",
        {"prep": "20 min", "cook": "40 min"},
    )
    assert lines(card.ingredients) == [("Dough", ["200 g flour"])]
    assert lines(card.steps) == [("First", ["Mix *well*."])]
    assert card.pictures.of(card.steps[0].entries[0].photo_slug) == Picture(11)
    assert card.nutrition == {"calories": "300 kcal", "fatContent": "10 g", "fiberContent": "2 g"}
    assert card.notes == ["Cool it.", "Difficulty: Easy"]
    assert card.video_url == "https://www.youtube.com/watch?v=abcdefghijk"


def test_wpzoom_item_of_its_own():
    item = make_item(
        8, "wpzoom_rcb", content=f"<!-- wp:wpzoom-recipe-card/block-recipe-card {json.dumps(WPZOOM)} /-->"
    )
    assert read_card('[wpzoom_rcb_post id="8"]', item).name == "Cake"


# --- Items that are pages --------------------------------------------------------------------------------
def test_wp_ultimate_recipe():
    meta = {
        "recipe_title": "Tart", "recipe_description": "Fine.", "recipe_servings": "4", "recipe_servings_type": "tarts",
        "recipe_prep_time": "20", "recipe_prep_time_text": "minutes", "recipe_passive_time": "1", "recipe_passive_time_text": "hour",
        "recipe_ingredients": php([{"amount": "2", "unit": "cups", "ingredient": "flour", "notes": "", "group": "Base"}, {"amount": "1", "unit": "", "ingredient": "egg", "notes": "beaten", "group": "Top"}]),
        "recipe_instructions": php([{"description": "Mix.", "image": 9, "group": ""}]),
        "recipe_nutritional": php({"calories": "100", "vitamin_c": "5"}),
        "recipe_user_ratings": php({"user": 0, "ip": "192.0.2.1", "rating": 5}),
    }  # fmt: skip
    card = own_card(make_item(3, "recipe", meta, title="T", name="tart", content="Story."))
    assert lines(card.ingredients) == [("Base", ["2 cups flour"]), ("Top", ["1 egg (beaten)"])]
    assert (card.yield_text, card.times) == ("4 tarts", {"prep": "20 minutes", "additional": "1 hour"})
    assert card.notes == ["Vitamin C: 5 %"]
    assert card.remarks


def test_wp_ultimate_recipe_stands_where_its_post_says():
    item = make_item(
        3,
        "recipe",
        {"recipe_ingredients": php([{"ingredient": "egg"}])},
        content="Before.\n\n[recipe]\n\nAfter.",
    )
    assert posts.read(item, "s", make_context(item)).body == "Before.\n\n[recipe wp-0]\n\nAfter."


def test_wp_delicious():
    meta = {"delicious_recipes_metadata": php({
        "recipeDescription": "<p>Hot.</p>", "prepTime": "10", "prepTimeUnit": "min", "cookTime": "1", "cookTimeUnit": "hour",
        "noOfServings": "4", "difficultyLevel": "beginner", "recipeKeywords": "a, b", "recipeCalories": "200",
        "recipeIngredients": [{"sectionTitle": "Sauce", "ingredients": [{"quantity": "1", "unit": "cup", "ingredient": "cream", "notes": "cold"}]}],
        "recipeInstructions": [{"sectionTitle": "", "instruction": [{"instructionTitle": "Whip", "instruction": "<p>Whip it.</p>", "image": 9, "instructionNotes": "Slowly."}]}],
        "totalFat": "9", "videoGalleryVids": [{"vidType": "youtube", "vidID": "abcdefghijk"}],
    })}  # fmt: skip
    card = own_card(
        make_item(3, "recipe", meta, [("recipe-course", "main", "Main")], title="Sauce", content="Story.")
    )
    assert lines(card.ingredients) == [("Sauce", ["1 cup cream (cold)"])]
    assert (lines(card.steps), card.steps[0].entries[0].name) == ([("", ["Whip it."])], "Whip")
    assert card.times == {"prep": "10 min", "cook": "1 hour"}
    assert card.nutrition == {"fatContent": "9 g", "calories": "200 kcal"}
    assert (card.categories, card.keywords, card.yield_text) == (["Main"], ["a", "b"], "4 servings")
    assert card.notes == ["Slowly.", "Difficulty: beginner"]


def test_cooked():
    meta = {"_recipe_settings": php({
        "content": "<p>Story.</p>[cooked-recipe-info left=\"x\"][cooked-ingredients][cooked-directions]", "prep_time": "15", "cook_time": "45", "total_time": "60", "difficulty_level": "2",
        "ingredients": {"a1": {"section_heading_name": "Base"}, "b2": {"amount": "1/2", "measurement": "cup", "name": "oil", "description": ""}},
        "directions": {"x": {"content": "<p>Heat [cooked-timer minutes=5]5 min[/cooked-timer].</p>", "image": 0}},
        "nutrition": {"servings": "4", "calories": "100", "sat_fat": "1", "vitamin_a": "3"},
    })}  # fmt: skip
    item = make_item(3, "cp_recipe", meta, title="Fry")
    card = own_card(item)
    assert lines(card.ingredients) == [("Base", ["1/2 cup oil"])]
    assert lines(card.steps) == [("", ["Heat 5 min."])]
    assert (card.times, card.yield_text) == (
        {"prep": "15 min", "cook": "45 min", "total": "1 hr"},
        "4 servings",
    )
    assert card.nutrition == {"calories": "100 kcal", "saturatedFatContent": "1 g"}
    assert posts.read(item, "s", make_context(item)).body == "Story.\n\n[recipe wp-0]"


def test_recipes_in_the_postmeta_of_their_post():
    simple = {"_simple_recipe_pro_recipename": "P", "_simple_recipe_pro_ingredients": json.dumps([{"ingredient": "Dough:"}, {"portion": "1 cup", "ingredient": "flour"}]), "_simple_recipe_pro_directions": "<ol><li>Mix.</li></ol>"}  # fmt: skip
    oven = {"clc-recipe-attributes": php({"ingredients": "!Base\n1 egg", "instructions": "Beat it."})}
    purr = {"recipe_ingredients": "<ul><li>1 egg</li></ul>", "recipe_directions": "<ol><li>Beat.</li></ol>"}
    assert lines(own_card(make_item(3, meta=simple)).ingredients) == [("Dough", ["1 cup flour"])]
    assert lines(own_card(make_item(3, meta=oven)).ingredients) == [("Base", ["1 egg"])]
    assert lines(own_card(make_item(3, meta=purr)).steps) == [("", ["Beat."])]


# --- What no export holds --------------------------------------------------------------------------------
def test_a_card_that_no_export_holds_is_named_with_its_plugin():
    for text, plugin in [
        ('[mv_create key="1" type="recipe"]', "Mediavine Create"), ('<!-- wp:mv/recipe {"id":1} /-->', "Mediavine Create"),
        ("[amd-zlrecipe-recipe:12]", "Zip Recipes"), ('<img id="amd-zlrecipe-recipe-3" src="x.gif" />', "Zip Recipes"),
    ]:  # fmt: skip
        context = make_context()
        assert content.read(text, context).markdown == ""
        assert plugin in context.notes[0]


def test_a_saved_page_gives_it_back(tmp_path):
    from blog.imports.wordpress.saved_pages import SavedPages

    node = {"@type": "Recipe", "name": "Pie", "recipeIngredient": ["1 egg"], "recipeYield": ["8", "8 slices"], "prepTime": "PT10M",
            "recipeInstructions": [{"@type": "HowToSection", "name": "Top", "itemListElement": [{"@type": "HowToStep", "text": "Bake."}]}]}  # fmt: skip
    (tmp_path / "pie.html").write_text(
        '<link rel="canonical" href="https://old.example/2021/05/pie/">'
        f'<script type="application/ld+json">{json.dumps({"@graph": [node]})}</script>'
    )
    item = make_item(1, link="https://old.example/2021/05/pie/")
    context = make_context(item, saved=SavedPages(tmp_path).card)
    assert content.read('[mv_create key="1"]', context).markdown == "[recipe wp-0]"
    card = context.cards[0]
    assert (card.name, card.yield_text, card.times) == ("Pie", "8 slices", {"prep": "10 min"})
    assert lines(card.steps) == [("Top", ["Bake."])]
