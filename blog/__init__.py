"""Posts, and everything around the recipe card."""
