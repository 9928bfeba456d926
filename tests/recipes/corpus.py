"""The corpus of public-domain recipes as Cards, for the tests that read all of it.

A deliberately small reader of the corpus' own Markdown (its shape: `../shared/corpus/recipes/SOURCE.md`),
independent of the site's importer, so that the two can be held against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from recipes.card import Card, CardStep, CardTerm, Duration, IngredientGroup, StepGroup
from recipes.quantities.durations import minutes_of

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
CONTENT = SHARED / "corpus" / "recipes" / "content"

needs_corpus = pytest.mark.skipif(not CONTENT.is_dir(), reason="the recipe corpus is not beside the checkout")

PHOTO = re.compile(r'!\[(?P<alt>[^\]]*)\]\(/?pix/(?P<slug>[^.)]+)\.\w+(?:\s+"(?P<caption>[^"]*)")?\)')
FACT = re.compile(
    r"^[-*]?\s*\W*?\b(?P<name>[A-Za-z][A-Za-z \u00a0]*?)(?:\s*:|(?<=servings)|(?<=serving)(?!s))\s*(?P<value>.*)$",
    re.I,
)
IS_FACT = re.compile(r"^(?:\w+[ \u00a0])?(?:time|servings?|serves|chill|amount)$", re.I)
BULLET = re.compile(r"^\s*[-*+]\s+(?P<text>.+)$")
NUMBERED = re.compile(r"^ {0,3}\d+[.)]\s+(?P<text>.+)$")


@dataclass(frozen=True)
class CorpusPhoto:
    """A photo as named in the Markdown; its size is not read (0)."""

    slug: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    width: int = 0
    height: int = 0


def duration(text: str) -> Duration:
    """A time as the site's own rules read it."""
    text = text.strip()
    return Duration(minutes_of(text) if text else None, text)


def sections(markdown: str) -> Iterator[tuple[str, list[str]]]:
    """`## heading` → its lines; what stands before the first has no heading."""
    heading, lines = "", []
    for line in markdown.splitlines():
        if re.match(r"##\s", line):
            yield heading, lines
            heading, lines = line.strip("# \t"), []
        else:
            lines.append(line)
    yield heading, lines


def groups(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """`### name` → its lines; empty groups are left out."""
    name, found = "", []
    for line in [*lines, "### "]:
        if re.match(r"#{3,}(\s|$)", line):
            if any(part.strip() for part in found):
                yield name, found
            name, found = line.strip("# \t*:"), []
        else:
            found.append(line)


def paragraphs(lines: list[str]) -> list[str]:
    """Paragraphs and bullets, without their marks."""
    text = "\n".join(BULLET.sub(r"\n\g<text>", line) for line in lines)
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]


def ingredients(lines: list[str]) -> tuple[list[str], list[str]]:
    """The bullets with the lines that continue them, and the paragraphs around them."""
    found: list[str] = []
    around: list[str] = []
    inside = False
    for line in lines:
        if match := BULLET.match(line):
            found.append(match["text"].strip())
        elif inside and line.strip():
            found[-1] += " " + line.strip()
        else:
            around.append(line)
        inside = bool(match) or (inside and bool(line.strip()))
    return found, paragraphs(around)


def steps(lines: list[str]) -> tuple[list[str], list[str]]:
    """The numbered steps with the lines that continue them, and the paragraphs around them."""
    found: list[str] = []
    around: list[str] = []
    inside = False
    for line in lines:
        if match := NUMBERED.match(line) or (None if any(map(NUMBERED.match, lines)) else BULLET.match(line)):
            found.append(match["text"].strip())
            inside = True
        elif not line.strip():
            inside = False
            around.append("")
        elif found and (inside or re.match(r"\s{2,}\S", line)):
            found[-1] += "\n" + line.strip()
        else:
            around.append(line)
    others = paragraphs(around)
    return (found, others) if found else (others, [])


def card_from_markdown(text: str, slug: str = "") -> Card:
    """One file of the corpus."""
    head, _, body = text.partition("---\n")[2].partition("\n---")
    front = dict(re.findall(r"^(\w+):\s*(.*?)\s*$", head, re.M))
    tags = re.findall(r"""['"]([^'"]+)['"]""", front.get("tags", ""))
    photos = [CorpusPhoto(m["slug"], m["alt"].strip(), m["caption"] or "") for m in PHOTO.finditer(body)]
    facts: dict[str, str] = {}
    description: list[str] = []
    listed: list[IngredientGroup] = []
    done: list[StepGroup] = []
    notes: list[str] = []
    equipment: list[str] = []
    for heading, lines in sections(PHOTO.sub("", body)):
        title = heading.lower()
        if not title or title == "description":
            for line in lines:
                if (fact := FACT.match(line)) and IS_FACT.search(fact["name"]):
                    facts[fact["name"].replace("\u00a0", " ").strip().lower()] = fact["value"].strip()
            prose = [line for line in lines if not BULLET.match(line)]
            prose = [
                line for line in prose if not ((fact := FACT.match(line)) and IS_FACT.search(fact["name"]))
            ]
            description += paragraphs(prose)
        elif "ingredient" in title:
            for name, part in groups(lines):
                bullets, others = ingredients(part)
                listed.append(IngredientGroup(name, tuple(bullets)))
                notes += others
        elif "direction" in title or (not done and title in ("preparation", "method")):
            for name, part in groups(lines):
                if "note" in name.lower():
                    notes += paragraphs(part)
                    continue
                texts, others = steps(part)
                named = name or ("" if title == "directions" else heading)
                done.append(StepGroup(named, tuple(CardStep(text) for text in texts)))
                notes += others
        elif "equipment" in title or "utensil" in title:
            equipment += paragraphs(lines)
        elif listed and not done and all(map(BULLET.match, filter(str.strip, lines))):
            listed.append(
                IngredientGroup(heading, tuple(m["text"].strip() for m in map(BULLET.match, lines) if m))
            )
        else:
            notes += paragraphs([line for line in lines if not line.startswith("#")])
    servings = next((facts[key] for key in ("servings", "serving", "serves", "amount") if key in facts), "")
    number = re.match(r"\d+", servings)
    extra = [
        value for key, value in facts.items() if re.match(r"(wait|rest|chill|fridge|cool|additional)", key)
    ]
    return Card(
        name=front.get("title", slug).strip("\"'"),
        slug=slug,
        description="\n\n".join(description),
        photo=photos[0] if photos else None,
        ingredient_groups=tuple(listed),
        step_groups=tuple(done),
        notes=tuple(notes),
        keywords=", ".join(tags),
        keyword_terms=tuple(CardTerm(tag, tag.replace(" ", "-")) for tag in tags),
        yield_number=Fraction(number[0]) if number and servings != "" else None,
        yield_text=servings,
        prep_time=duration(facts.get("prep time", "")),
        cook_time=duration(facts.get("cook time", "") or facts.get("cooking time", "")),
        additional_time=duration(extra[0] if extra else ""),
        total_time=duration(facts.get("total time", "")),
        equipment=tuple(equipment),
    )


@cache
def corpus_cards() -> tuple[Card, ...]:
    """All 410, by slug."""
    return tuple(card_from_markdown(path.read_text(), path.stem) for path in sorted(CONTENT.glob("*.md")))
