"""Which plugin reads which shortcode, block and kind of item. Pure."""

from __future__ import annotations

from collections.abc import Callable

from ..block_grammar import Block
from ..card import Card
from ..context import Context
from ..shortcodes import Shortcode
from ..values import Item
from . import jetpack, tasty, wprm

SHORTCODES: dict[str, Callable[[Shortcode, Context], str]] = {
    "wprm-recipe": wprm.recipe,
    "wprm-recipe-roundup-item": wprm.roundup,
    "wprm-temperature": wprm.temperature,
    "wprm-ingredient": wprm.ingredient,
    "tasty-recipe": tasty.recipe,
    "recipe": jetpack.recipe,
}

BLOCKS: dict[str, Callable[[Block, Context], str]] = {
    "wp-recipe-maker/recipe": wprm.block,
    "wp-recipe-maker/recipe-roundup-item": wprm.roundup_block,
    "wp-tasty/tasty-recipe": tasty.block,
    "jetpack/recipe": jetpack.block,
}

# Items that are a recipe and no page of their own.
RECIPES: dict[str, Callable[[Item, Context], Card]] = {wprm.TYPE: wprm.read, tasty.TYPE: tasty.read}

# Items that are a page of their own, with the recipe on it.
PAGES: dict[str, Callable[[Item, Context], str]] = {}
