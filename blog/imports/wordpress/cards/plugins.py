"""Which plugin reads which shortcode, block and kind of item. Pure."""

from __future__ import annotations

from collections.abc import Callable

from ..block_grammar import Block
from ..card import Card
from ..context import Context
from ..shortcodes import Shortcode
from ..values import Item
from . import cooked, delicious, jetpack, not_in_the_file, on_posts, tasty, ultimate, wprm, wpzoom


def _recipe(code: Shortcode, context: Context) -> str:
    """`[recipe]` is Jetpack's, or WP Ultimate Recipe's place for a post's own card."""
    if code.content is None and ultimate.is_one(context.item):
        return context.place(ultimate.read(context.item, context))
    if code.content is None and code.number("id"):
        return ultimate.shortcode(code, context)
    return jetpack.recipe(code, context)


def _simple_recipe(code: Shortcode, context: Context) -> str:
    card = on_posts.of_post(context.item, context)
    return context.place(card) if card else ""


def own_card(item: Item, context: Context) -> Card | None:
    """The card that a page is itself, or that its postmeta holds; None where there is none."""
    if delicious.is_one(item):
        return delicious.read(item, context)
    if cooked.is_one(item):
        return cooked.read(item, context)
    if ultimate.is_one(item) and item.type == ultimate.TYPE:
        return ultimate.read(item, context)
    return on_posts.of_post(item, context)


def story_of(item: Item) -> str:
    """The content that a page tells beside its card."""
    return cooked.story(item) if cooked.is_one(item) else item.content


SHORTCODES: dict[str, Callable[[Shortcode, Context], str]] = {
    "wprm-recipe": wprm.recipe,
    "wprm-recipe-roundup-item": wprm.roundup,
    "wprm-temperature": wprm.temperature,
    "wprm-ingredient": wprm.ingredient,
    "tasty-recipe": tasty.recipe,
    "recipe": _recipe,
    "ultimate-recipe": ultimate.shortcode,
    "wpzoom_rcb_post": wpzoom.shortcode,
    "recipe_card": delicious.shortcode,
    "cooked-recipe": cooked.shortcode,
    "simple-recipe": _simple_recipe,
    **dict.fromkeys(not_in_the_file.SHORTCODES, not_in_the_file.shortcode),
}

BLOCKS: dict[str, Callable[[Block, Context], str]] = {
    "wp-recipe-maker/recipe": wprm.block,
    "wp-recipe-maker/recipe-roundup-item": wprm.roundup_block,
    "wp-tasty/tasty-recipe": tasty.block,
    "jetpack/recipe": jetpack.block,
    wpzoom.CARD: wpzoom.block,
    wpzoom.NUTRITION: wpzoom.nutrition_block,
    **dict.fromkeys(not_in_the_file.BLOCKS, not_in_the_file.block),
}

# Items that are a recipe and no page of their own.
RECIPES: dict[str, Callable[[Item, Context], Card]] = {
    wprm.TYPE: wprm.read,
    tasty.TYPE: tasty.read,
    wpzoom.TYPE: wpzoom.read,
}

# Items of plugins that are pages, with the recipe on them.
PAGES = (ultimate.TYPE, cooked.TYPE, "cookbook_recipe", "blossom-recipe")
