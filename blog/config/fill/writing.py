"""Made-up posts, recipes and comments as plain values. The same seed and number give the same words. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random

from . import words


@dataclass(frozen=True)
class Writing:
    """One post with its recipe. `terms`: kind -> names; `minutes`: prep and cook."""

    title: str
    summary: str
    body: str
    ingredients: list[str]
    steps: list[str]
    terms: dict[str, list[str]]
    categories: list[str]
    tags: list[str]
    serves: int
    minutes: tuple[int, int]


@cache
def keywords() -> tuple[str, ...]:
    return tuple(
        f"{manner} {form}".replace("’", "").lower() for manner in words.MANNERS for form in words.FORMS
    )


@cache
def tags() -> tuple[str, ...]:
    return tuple(name for main in words.MAINS for name in (main, f"leftover {main}"))


def place(random: Random) -> str:
    """The name of a town that there is not."""
    return "".join(random.choices(words.SYLLABLES, k=random.randint(2, 4))).capitalize()


def post(seed: int, number: int) -> Writing:
    random = Random(f"{seed} {number}")
    main, form = random.choice(words.MAINS), random.choice(words.FORMS)
    second = random.choice(words.MAINS)
    title = f"{random.choice(words.MANNERS)} {main.title()} {form.title()}"
    if random.random() < 0.6:
        title += random.choice(
            [f" with {second.title()}", f" from {place(random)}", f", {random.choice(words.NAMES)}’s Way"]
        )

    def sentences(count: int) -> list[str]:
        named = {"main": main, "form": form, "place": place(random), "name": random.choice(words.NAMES)}
        return [text.format(**named) for text in random.sample(words.SENTENCES, count)]

    paragraphs = [" ".join(sentences(random.randint(2, 5))) for _ in range(random.randint(2, 5))]
    pantry = random.sample(words.PANTRY, random.randint(5, 11))
    steps = random.sample(words.STEPS, random.randint(4, 8))
    terms = {kind: random.sample(names, random.choice((1, 1, 1, 2))) for kind, names in words.TERMS.items()}
    # Few keywords stand on many recipes, most on few.
    count = len(keywords())
    found = {keywords()[min(count - 1, int(random.paretovariate(0.6)))] for _ in range(random.randint(2, 6))}
    terms["keyword"] = sorted(found)
    terms["diet"] = random.sample(("VeganDiet", "VegetarianDiet", "GlutenFreeDiet"), random.choice((0, 0, 1)))
    return Writing(
        title=title,
        summary=sentences(1)[0],
        body="\n\n".join([*paragraphs[:-1], "[recipe]", paragraphs[-1]]),
        ingredients=[f"{random.randint(2, 15)}00 g {main}", f"{random.randint(1, 6)}00 g {second}"]
        + [text.format(n=random.randint(low, high)) for text, low, high in pantry],
        steps=[
            text.format(main=main, t=10 * random.randint(16, 23), m=5 * random.randint(1, 9), m2=5 * random.randint(9, 14))
            for text in steps
        ],
        terms=terms,
        categories=random.sample(words.CATEGORIES, random.choice((1, 1, 2))),
        tags=sorted({main, *random.sample(tags(), random.randint(0, 3))}),
        serves=random.choice((2, 4, 4, 6, 8)),
        minutes=(5 * random.randint(1, 6), 5 * random.randint(2, 24)),
    )  # fmt: skip


def remark(random: Random, texts: tuple[str, ...] = words.REMARKS) -> str:
    """One to three sentences of a reader."""
    named = {
        "main": random.choice(words.MAINS),
        "form": random.choice(words.FORMS),
        "place": place(random),
        "name": random.choice(words.NAMES),
        "n": random.randint(2, 6),
    }
    return " ".join(text.format(**named) for text in random.sample(texts, random.choice((1, 1, 2, 3))))
