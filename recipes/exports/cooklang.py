"""A recipe as Cooklang (https://cooklang.org/docs/spec/), written and read back to the same recipe. Pure.

Ingredients stand in sections of their own, a line each; where `@item{amount%unit}(note)` does not say a line
to the letter, a comment behind it does. Groups are sections, steps paragraphs, notes `>`. A backslash guards
every sign that Cooklang would read; one before a line's end keeps the line break.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from recipes.card import Card, CardPhoto, CardStep, IngredientGroup, StepGroup
from recipes.quantities import METRIC, UNITS, ParsedLine, parse

from . import cooklang_metadata, front_matter

INGREDIENTS, STEPS = "Ingredients", "Instructions"

_SIGNS = re.compile(r"[\\@#~{}]|-(?=-)|\[(?=-)|(?<![^\n])[>=\s]|\s\Z|\n")
_PARAGRAPH = re.compile(r"(?:\\[\s\S]|[^\\\n]|\n(?!\n))+")
_SECTION = re.compile(r"== (Ingredients|Instructions)(?:: (.*))? ==", re.DOTALL)
_LINE = re.compile(
    r"@(?P<item>(?:\\[\s\S]|[^\\{])*)\{(?P<amount>[^%}]*)(?:%(?P<unit>(?:\\[\s\S]|[^\\}])*))?\}"
    r"(?:\((?P<note>(?:\\[\s\S]|[^\\)])*)\))?(?: -- (?P<typed>.*))?",
    re.DOTALL,
)


def write(card: Card, *, image_url: Callable[[CardPhoto], str] | None = None) -> str:
    """The .cook file. Photos are named by address, where `image_url` gives one, and not read back."""
    facts = cooklang_metadata.write(card)
    if card.photo and image_url:
        facts["image"] = image_url(card.photo)
    return front_matter.join(facts, "\n" + "\n".join(paragraph + "\n" for paragraph in _paragraphs(card)))


def read(text: str) -> Card:
    """The recipe of a file that `write` made. Raises ValueError where the head is not YAML."""
    facts, body = front_matter.split(text)
    listed: list[IngredientGroup] = []
    done: list[StepGroup] = []
    notes: list[str] = []
    kind, name = STEPS, ""
    for paragraph in (found.strip("\n") for found in _PARAGRAPH.findall(body)):
        if not paragraph:
            continue
        if section := _SECTION.fullmatch(paragraph):
            kind, name = section[1], _bare(section[2] or "")
            if kind == INGREDIENTS:
                listed.append(IngredientGroup(name))
            else:
                done.append(StepGroup(name))
        elif paragraph.startswith("> "):
            notes.append(_bare(paragraph[2:]))
        elif kind == INGREDIENTS:
            listed[-1] = IngredientGroup(name, tuple(_read_line(line) for line in _lines(paragraph)))
        else:
            group = done.pop() if done else StepGroup()
            done.append(StepGroup(group.name, (*group.steps, _read_step(paragraph))))
    return cooklang_metadata.read(
        facts, ingredient_groups=tuple(listed), step_groups=tuple(done), notes=tuple(notes)
    )


def _paragraphs(card: Card) -> Iterator[str]:
    for listed in card.ingredient_groups:
        yield _heading(INGREDIENTS, listed.name)
        if listed.lines:
            yield "\n".join(map(_write_line, listed.lines))
    for done in card.step_groups:
        yield _heading(STEPS, done.name)
        for step in done.steps:
            yield (f"-- {_guarded(step.name)}\n" if step.name else "") + _guarded(step.text)
    for note in card.notes:
        yield f"> {_guarded(note)}"


def _heading(kind: str, name: str) -> str:
    return f"== {kind}: {_guarded(name)} ==" if name else f"== {kind} =="


def _write_line(line: str) -> str:
    """`1 tbsp sugar` -> `@sugar{1%tbsp}`; `1 x 400ml tin beans` -> `@beans{1%tin}(400ml) -- 1 x 400ml tin beans`.

    A line that is not wholly understood is all name, so that no reader scales half of it.
    """
    understood = parse(line)
    scales = understood.sure and any(not amount.fixed for amount in understood.amounts)
    quantity = _quantity(understood) if scales else ""
    plain = f"@{_guarded((understood.sure and understood.item) or line)}{{{quantity}}}"
    if understood.sure and (note := _note(understood)):
        plain += f"({_guarded(note).replace(')', chr(92) + ')')})"
    if _read_line(plain) == line:
        return plain
    typed = line.replace("\\", "\\\\").replace("\n", "\\\n")  # nothing else is read in a comment
    return f"{plain} -- {typed}"


def _quantity(understood: ParsedLine) -> str:
    """`1/2%cup`, `2-3`, `1.2%kg`."""
    if understood.low is None:
        return ""
    unit = UNITS.get(understood.unit)
    written = _decimal if unit and unit.system == METRIC else _mixed
    number = written(understood.low) + (f"-{written(understood.high)}" if understood.high is not None else "")
    return number + (f"%{_guarded(understood.unit_text)}" if understood.unit_text else "")


def _note(understood: ParsedLine) -> str:
    """The note, and before it the size of each where the note does not say it."""
    sizes = [understood.text[amount.start : amount.end] for amount in understood.amounts if amount.fixed]
    first = next((size for size in sizes if size not in understood.note), "")
    return ", ".join(part for part in (first, understood.note) if part)


def _read_line(line: str) -> str:
    found = _LINE.fullmatch(line)
    if found is None:
        return _bare(line)
    if found["typed"] is not None:
        return _bare(found["typed"])
    parts = [found["amount"], found["unit"] or "", found["item"]]
    if found["note"] is not None:
        parts.append(f"({found['note']})")
    return " ".join(_bare(part) for part in parts if part)


def _read_step(paragraph: str) -> CardStep:
    first, *rest = _lines(paragraph)
    if first.startswith("-- ") and rest:
        return CardStep(_bare("\n".join(rest)), _bare(first[3:]))
    return CardStep(_bare(paragraph))


def _lines(paragraph: str) -> list[str]:
    """Its lines, parted where a line's end is not guarded."""
    return re.findall(r"(?:\\[\s\S]|[^\\\n])+", paragraph)


def _guarded(text: str) -> str:
    return _SIGNS.sub(lambda sign: "\\" + sign[0], text)


def _bare(text: str) -> str:
    return re.sub(r"\\([\s\S])", r"\1", text)


def _mixed(number: Fraction) -> str:
    """3/2 -> "1 1/2", as Cooklang reads it."""
    whole, rest = divmod(number, 1)
    return " ".join(str(part) for part in (whole, rest) if part) or "0"


def _decimal(number: Fraction) -> str:
    """6/5 -> "1.2", where so few digits say it exactly."""
    exact = Fraction(f"{float(number):.3f}")
    return f"{float(number):.3f}".rstrip("0").rstrip(".") if exact == number else _mixed(number)
