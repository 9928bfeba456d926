"""The recipe card and what it is made of. Recipes know no posts."""
