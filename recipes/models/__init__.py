"""A recipe and what it is made of, stored."""

from .dismissals import DismissedFinding
from .lines import Ingredient, Step
from .querysets import card_parts
from .ratings import RecipeRating
from .recipes import Recipe
from .terms import RecipeTerm, Term, label_of

__all__ = [
    "DismissedFinding",
    "Ingredient",
    "Recipe",
    "RecipeRating",
    "RecipeTerm",
    "Step",
    "Term",
    "card_parts",
    "label_of",
]
