"""A Card as Markdown and as plain text: every word of the card, in its order. Pure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from django.utils.translation import gettext as _

from recipes.card import DIETS, Card, CardTerm, Duration
from recipes.markup import plain
from recipes.quantities.durations import shown_words_of

from .schema_org import yields

_WIDTH = 76


def markdown(card: Card) -> str:
    """Markdown that shows the recipe wherever Markdown is read. Steps and notes keep their own."""
    out = [f"# {card.name}"]
    if card.description:
        out.append(card.description)
    if facts := [f"- {name}: {value}" for name, value in _facts(card)]:
        out.append("\n".join(facts))
    if card.ingredient_groups:
        out.append(f"## {_('Ingredients')}")
    for listed in card.ingredient_groups:
        out += [f"### {listed.name}"] if listed.name else []
        out.append("\n".join(f"- {line}" for line in listed.lines))
    if card.step_groups:
        out.append(f"## {_('Instructions')}")
    for number, done in enumerate(card.step_groups):
        if done.name:
            out.append(f"### {done.name}")
        elif number:
            out.append("<!-- -->")  # parts two lists, so that the second starts at 1 again
        named = ((f"**{step.name}** " if step.name else "") + step.text for step in done.steps)
        out.append("\n".join(_item(f"{number}. ", text) for number, text in enumerate(named, 1)))
    if card.notes:
        out.append(f"## {_('Notes')}")
        out.append("\n".join(_item(f"{number}. ", note) for number, note in enumerate(card.notes, 1)))
    if foot := [f"- {name}: {value}" for name, value in _foot(card)]:
        out.append("\n".join(foot))
    return "\n\n".join(part for part in out if part) + "\n"


def text(card: Card, *, address: str = "") -> str:
    """Plain text for a letter or a note, long lines broken. `address`: where the recipe stands."""
    out = [f"{card.name}\n{'=' * min(len(card.name), _WIDTH)}"]
    if card.description:
        out.append(_filled(card.description))
    if facts := [f"{name}: {value}" for name, value in _facts(card)]:
        out.append("\n".join(facts))
    if card.ingredient_groups:
        out.append(_("Ingredients").upper())
    for listed in card.ingredient_groups:
        lines = [_filled(line, "- ") for line in listed.lines]
        out.append("\n".join([f"{listed.name}:", *lines] if listed.name else lines))
    if card.step_groups:
        out.append(_("Instructions").upper())
    for done in card.step_groups:
        steps = ((f"{step.name}: " if step.name else "") + plain(step.text) for step in done.steps)
        lines = [_filled(words, f"{number}. ") for number, words in enumerate(steps, 1)]
        out.append("\n".join([f"{done.name}:", *lines] if done.name else lines))
    if card.notes:
        out.append(_("Notes").upper())
        out.append(
            "\n".join(_filled(plain(note), f"{number}. ") for number, note in enumerate(card.notes, 1))
        )
    if foot := [f"{name}: {value}" for name, value in _foot(card)]:
        out.append("\n".join(foot))
    if address:
        out.append(address)
    return "\n\n".join(part for part in out if part) + "\n"


def _facts(card: Card) -> Iterator[tuple[str, str]]:
    if made := yields(card):
        yield _("Yield"), made
    for name, time in (
        (_("Prep"), card.prep_time),
        (_("Cook"), card.cook_time),
        (_("Additional"), card.additional_time),
        (_("Total"), card.total_time),
    ):
        if time:
            yield name, _time(time)


def _foot(card: Card) -> Iterator[tuple[str, str]]:
    if card.equipment:
        yield _("Equipment"), ", ".join(card.equipment)
    for name, terms in (
        (_("Category"), card.categories),
        (_("Method"), card.methods),
        (_("Cuisine"), card.cuisines),
    ):
        if terms:
            yield name, _names(terms)
    if card.diets:
        yield _("Diet"), ", ".join(str(DIETS[name]) for name in card.diets)
    if card.keywords:
        yield _("Keywords"), card.keywords
    if card.video.address:
        yield _("Video"), card.video.address
    if card.source_name or card.source_url:
        yield _("Source"), " ".join(part for part in (card.source_name, card.source_url) if part)


def _time(time: Duration) -> str:
    return time.text or shown_words_of(time.minutes or 0)


def _names(terms: tuple[CardTerm, ...]) -> str:
    return ", ".join(term.name for term in terms)


def _item(mark: str, text: str) -> str:
    """A list's entry: what follows its first line stands under it."""
    return mark + text.replace("\n", "\n" + " " * len(mark))


def _filled(words: str, mark: str = "") -> str:
    """Lines of at most 76 letters; no word and no no-break space is broken."""
    indent = " " * len(mark)
    lines = [
        textwrap.fill(
            line, _WIDTH, initial_indent=mark if number == 0 else indent, subsequent_indent=indent,
            break_long_words=False, break_on_hyphens=False, expand_tabs=False, replace_whitespace=False,
            drop_whitespace=True,
        )
        for number, line in enumerate(words.split("\n"))
    ]  # fmt: skip
    return "\n".join(lines)
