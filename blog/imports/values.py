"""What any file says of a recipe and of its post, as plain values: every reader's answer, the one writer's question."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from recipes.text_areas import Group


@dataclass(frozen=True)
class Problem:
    """What was not understood: the line of the file (from 1), and why, in words for the author."""

    line: int
    message: str


@dataclass(frozen=True)
class FoundPhoto:
    """A photo named in the text: its path as typed, and the words with it."""

    path: str
    alt: str = ""
    caption: str = ""
    line: int = 1


@dataclass(frozen=True)
class Author:
    name: str
    website: str = ""


@dataclass
class Head:
    """What a file says of the post."""

    title: str = ""
    slug: str = ""
    kind: str = "post"  # or "page"
    date: dt.datetime | None = None  # naive where the file names no zone
    tags: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    cuisines: list[str] = field(default_factory=list)
    methods: list[str] = field(default_factory=list)
    author: str = ""
    summary: str = ""
    image: str = ""
    draft: bool = False
    components: list[str] = field(default_factory=list)  # titles of other files that this recipe is made of


@dataclass
class RecipeText:
    """What a file says of the recipe, and the story around it. Story and steps still hold photo markers
    `![alt](path)` as typed; a step's photo, its path, stands in Entry.photo_slug."""

    before: str = ""  # Markdown over the card
    after: str = ""  # Markdown under it
    ingredients: list[Group] = field(default_factory=list)
    steps: list[Group] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    equipment: list[str] = field(default_factory=list)
    facts: dict[str, str] = field(
        default_factory=dict
    )  # prep, cook, additional, total, yield: words as typed
    description: str = ""
    nutrition: dict[str, str] = field(default_factory=dict)  # schema.org's names
    diets: list[str] = field(default_factory=list)  # as named in the file
    source_name: str = ""
    source_url: str = ""
    video_url: str = ""
    photos: list[FoundPhoto] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    title: str = ""  # the body's own
    named: dict[str, str] = field(default_factory=dict)  # "Cuisine: Thai" and its like, by the head's names
    subheadings: int = 0  # `###` in the file

    @property
    def is_recipe(self) -> bool:
        return bool(self.ingredients or self.steps)


@dataclass
class Source:
    """One post read, with its recipe. `name`: the file as the report names it; `line` of a problem is the file's own."""

    path: Path
    head: Head
    text: RecipeText
    slug: str
    author: Author | None = None
    photos: dict[str, Path | bytes | None] = field(default_factory=dict)  # path typed -> file; None: missing
    problems: list[Problem] = field(default_factory=list)
    markdown: str = ""  # the whole text, for the links in it
