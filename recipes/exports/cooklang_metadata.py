"""The facts at the head of a Cooklang file, under Cooklang's own names where it has one. Pure.

`exact` holds what those cannot say to the letter (a time counted in minutes but typed otherwise, say), so
that reading gives the same recipe back.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

from recipes.card import DIETS, Card, CardTerm, Duration, Video
from recipes.quantities.durations import minutes_of, words_of
from recipes.quantities.yields import read_yield
from recipes.slugs import slug_of

from .schema_org import yields

_TIMES = {
    "prep time": "prep_time",
    "cook time": "cook_time",
    "additional time": "additional_time",
    "time required": "total_time",
}
_TERMS = {"course": "categories", "method": "methods", "cuisine": "cuisines"}
_DERIVED = (
    "keyword_terms", "keywords", "yield_text", "yield_number", "yield_unit", *_TIMES.values(), *_TERMS.values(),
)  # fmt: skip


def write(card: Card) -> dict[str, Any]:
    facts = {
        "title": card.name,
        "slug": card.slug,
        "description": card.description,
        "servings": yields(card),
        **{key: _words(getattr(card, name)) for key, name in _TIMES.items()},
        **{key: _one_or_all([term.name for term in getattr(card, name)]) for key, name in _TERMS.items()},
        "tags": card.keywords.split(", ") if card.keywords else [],
        "equipment": list(card.equipment),
        "nutrition": dict(card.nutrition),
        "diet": list(card.diets),
        "video": _video(card.video),
        "source": {k: v for k, v in (("name", card.source_name), ("url", card.source_url)) if v},
    }
    facts = {key: value for key, value in facts.items() if value}
    again = read(facts)
    exact = {
        name: _plain(getattr(card, name)) for name in _DERIVED if getattr(again, name) != getattr(card, name)
    }
    return facts | ({"exact": exact} if exact else {})


def read(facts: dict[str, Any], **parts: Any) -> Card:
    """The card of these facts, with `parts` (groups, notes) as they are."""
    typed = str(facts.get("servings", ""))
    number, unit = read_yield(typed)
    keywords = ", ".join(map(str, _list(facts.get("tags"))))
    source = facts.get("source") or {}
    typed_facts: dict[str, Any] = {name: _duration(str(facts.get(key, ""))) for key, name in _TIMES.items()}
    typed_facts |= {name: _terms(_list(facts.get(key))) for key, name in _TERMS.items()}
    card = Card(
        name=str(facts.get("title", "")),
        slug=str(facts.get("slug", "")),
        description=str(facts.get("description", "")),
        yield_text=typed,
        yield_number=number,
        yield_unit=unit,
        keywords=keywords,
        keyword_terms=_terms(keywords.split(",")),
        equipment=tuple(map(str, _list(facts.get("equipment")))),
        nutrition={str(k): str(v) for k, v in (facts.get("nutrition") or {}).items()},
        diets=tuple(name for name in map(str, _list(facts.get("diet"))) if name in DIETS),
        video=_read_video(facts.get("video")),
        source_name=str(source.get("name", "")) if isinstance(source, dict) else str(source),
        source_url=str(source.get("url", "")) if isinstance(source, dict) else "",
        **typed_facts,
        **parts,
    )
    return replace(
        card, **{k: _revived(k)(v) for k, v in (facts.get("exact") or {}).items() if k in _DERIVED}
    )


def _video(video: Video) -> str | dict[str, str]:
    """The address alone, or with what is known of the video; a poster is no part of it."""
    day = video.uploaded_on.isoformat() if video.uploaded_on else ""
    named = {"name": video.name, "description": video.description, "date": day, "file": video.file}
    facts = {key: value for key, value in named.items() if value}
    return {"url": video.address} | facts if facts else video.address


def _read_video(value: Any) -> Video:
    if not isinstance(value, dict):
        return Video(str(value or ""))
    day = str(value.get("date", ""))
    return Video(
        address=str(value.get("url", "")),
        file=str(value.get("file", "")),
        name=str(value.get("name", "")),
        description=str(value.get("description", "")),
        uploaded_on=dt.date.fromisoformat(day) if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None,
    )


def _words(time: Duration) -> str:
    return time.text or ("" if time.minutes is None else words_of(time.minutes))


def _duration(words: str) -> Duration:
    return Duration(minutes_of(words) if words else None, words)


def _terms(names: list[str]) -> tuple[CardTerm, ...]:
    """One term a slug, the first spelling."""
    found: dict[str, CardTerm] = {}
    for name in (str(name).strip() for name in names):
        if slug := slug_of(name, max_length=120):
            found.setdefault(slug, CardTerm(name, slug))
    return tuple(found.values())


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _one_or_all(names: list[str]) -> str | list[str]:
    return names[0] if len(names) == 1 else names


def _plain(value: Any) -> Any:
    match value:
        case Duration(minutes, text):
            return [minutes, text]
        case Fraction():
            return str(value)
        case tuple():
            return [[term.name, term.slug] for term in value]
    return value


def _revived(name: str) -> Callable[[Any], Any]:
    if name in _TIMES.values():
        return lambda value: Duration(*value)
    if name == "yield_number":
        return lambda value: None if value is None else Fraction(value)
    if name == "keyword_terms" or name in _TERMS.values():
        return lambda value: tuple(CardTerm(*pair) for pair in value)
    return lambda value: value
