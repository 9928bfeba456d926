"""Pages that list: the archive, the index of recipes with its facets, and what a search found."""
