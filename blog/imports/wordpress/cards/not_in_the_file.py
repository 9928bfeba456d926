"""Cards of plugins whose recipes live in tables that no export holds: named post by post. Pure."""

from __future__ import annotations

import re

from ..block_grammar import Block
from ..context import Context
from ..shortcodes import Shortcode

SHORTCODES = {
    "mv_create": "Mediavine Create", "mv_recipe": "Mediavine Create", "mv_img": "", "mv_grow": "",
    "amd-zlrecipe-recipe": "Zip Recipes", "ziprecipes": "Zip Recipes", "zrdn-recipe": "Zip Recipes",
    "amd-yrecipe-recipe": "Yummly", "mpprecipe-recipe": "Meal Planner Pro", "yumprint-recipe": "Yumprint Recipe Card",
    "simmer": "Simmer", "simmer-recipe": "Simmer", "chicory": "", "recipe-foody": "RecipeFoody", "chefpress": "ChefPress",
}  # fmt: skip
BLOCKS = {"mv/recipe": "Mediavine Create", "mv/diy": "Mediavine Create", "mv/list": "Mediavine Create",
          "mv/index": "", "zip-recipes/recipe-block": "Zip Recipes"}  # fmt: skip
_IMAGE = re.compile(
    r'<img\b[^>]*id="(?:amd-zlrecipe-recipe|amd-yrecipe-recipe|mpprecipe-recipe)-(\d+)"[^>]*>', re.I
)
_COLON = re.compile(
    r"\[(amd-zlrecipe-recipe|amd-yrecipe-recipe|mpprecipe-recipe|yumprint-recipe|ziprecipes):(\d+)\s*\]", re.I
)


def shortcode(code: Shortcode, context: Context) -> str:
    return _placed(SHORTCODES[code.name], context) if code.get("type") != "list" else ""


def block(found: Block, context: Context) -> str:
    return _placed(BLOCKS[found.name], context)


def _placed(plugin: str, context: Context) -> str:
    """The recipe that the post's saved page tells, where one is given; else its name in the report."""
    if not plugin:
        return ""
    card = context.rescue(context.new_key())
    if card is not None:
        context.note(f"the recipe of {plugin} was read from the saved page: compare it")
        return context.place(card)
    context.note(f"the recipe of {plugin} is not in the export: {plugin} keeps recipes in a table of its own")
    return ""


def spelled_out(text: str) -> str:
    """Zip's older forms, `[amd-zlrecipe-recipe:12]` and an image with that id, as plain shortcodes."""
    return _COLON.sub(r'[\1 id="\2"]', _IMAGE.sub(r'[amd-zlrecipe-recipe id="\1"]', text))
