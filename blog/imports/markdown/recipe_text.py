"""The body of a recipe's Markdown file -> story, ingredients, steps, notes. Pure.

Sections are told by their heading; what has no home in the card stays in the story, in its place.
"""

from __future__ import annotations

import re

from blog.imports.values import FoundPhoto, Problem, RecipeText
from blog.imports.wordpress.cards import nutrition

from . import facts
from .ingredient_lines import ingredients
from .lines import BULLET, NUMBERED, PHOTO, TABLE_ROW, TABLE_RULE, cells
from .sections import Section, cut
from .step_lines import steps


def read(body: str, first_line: int = 1, title: str = "") -> RecipeText:
    """`first_line`: the number that the body's first line has in its file; `title`: what the head says."""
    out = RecipeText()
    for number, line in enumerate(body.splitlines(), first_line):
        out.subheadings += line.startswith("### ")
        out.photos += [
            FoundPhoto(m["path"], m["alt"].strip(), m["caption"] or "", number) for m in PHOTO.finditer(line)
        ]
    out.title, sections = cut(body, first_line, title)
    before: list[str] = []
    after: list[str] = []
    for section in sections:
        story = after if out.ingredients or out.steps else before
        _fact_aside(section, out)
        if section.kind == "intro":
            story.append(_intro(section, out))
        elif section.kind == "info":
            rest = _intro(section, out, lax=True)
            story.append(f"## {section.heading}\n\n{rest}" if rest else "")
        elif section.kind == "ingredients":
            ingredients(section, out, story)
        elif section.kind == "steps":
            steps(section, out, after)
        elif section.kind == "notes":
            out.notes += _items(_named_out(section, out))
        elif section.kind == "equipment":
            out.equipment += _items(section.lines)
        elif section.kind == "nutrition":
            story.append(_nutrition(section, out))
        elif section.kind == "source":
            story.append(_source(section, out))
        else:
            rest = _story(section, out)
            story.append(f"## {section.heading}\n\n{rest}" if section.heading and rest else rest)
    out.before = "\n\n".join(filter(None, before))
    out.after = "\n\n".join(filter(None, after))
    return out


def _fact_aside(section: Section, out: RecipeText) -> None:
    """`## Zutaten (für 4 Personen)`."""
    if section.aside and (found := facts.read(section.aside)) and not facts.doubt(*found):
        out.facts.setdefault(*found)


def _intro(section: Section, out: RecipeText, *, lax: bool = False) -> str:
    """The story over the card; lines that are times, servings or terms go to the card."""
    story: list[str] = []
    for number, line in _untabled(section.lines):
        bullet = BULLET.match(line)
        text = bullet["text"].strip() if bullet else line.strip()
        fact = facts.read(text) if bullet or lax else None
        if not fact and (several := facts.sure(text)):
            for name, value in several:
                _fact(name, value, value, number, out)
        elif fact:
            if why := facts.doubt(*fact):
                out.problems.append(Problem(number, f"“{text}” {why}"))
            _fact(*fact, text, number, out)
        elif text and len(text) < 200 and (named := facts.named(text)):
            out.named.setdefault(*named)
        else:
            story.append(line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(story)).strip()


def _fact(name: str, value: str, text: str, number: int, out: RecipeText) -> None:
    if name in out.facts and value and value != out.facts[name]:
        out.problems.append(Problem(number, f"a second {name}: “{value}” is added to the notes"))
        out.notes.append(text)
    elif value:
        out.facts[name] = value


def _untabled(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Tables of facts as a line each: `| Prep | Cook |` over `| 10 min | 5 min |`, or a name and a value a row."""
    out: list[tuple[int, str]] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and TABLE_ROW.match(lines[end][1]) and "|" in lines[end][1]:
            end += 1
        rows = [(number, cells(line)) for number, line in lines[at:end] if not TABLE_RULE.match(line)]
        head = rows[0][1] if rows else []
        if end - at >= 2 and len(rows) == 2 and len(head) > 1 and all(map(_is_label, head)):
            pairs = zip(head, rows[1][1], strict=False)
            out += [(rows[1][0], f"- {name.rstrip(':')}: {value}") for name, value in pairs if value]
            at = end
        elif end - at >= 2 and sum(len(c) == 2 and _is_label(c[0]) for _n, c in rows) * 2 >= len(rows) > 0:
            out += [(n, f"- {c[0].rstrip(':')}: {c[1]}") for n, c in rows if len(c) == 2 and _is_label(c[0])]
            at = end
        else:
            out.append(lines[at])
            at += 1
    return out


def _is_label(text: str) -> bool:
    return bool(facts.field_of(re.sub(r"[*_:]", "", text)) or facts.named(f"{text.rstrip(':')}: x"))


def _story(section: Section, out: RecipeText) -> str:
    """A story's section; a line in it that is nothing but facts goes to the card where it has none."""
    kept: list[str] = []
    for _number, line in section.lines:
        bullet = BULLET.match(line)
        found = facts.sure(bullet["text"] if bullet else line)
        if found and ":" in line and all(name not in out.facts for name, _value in found):
            out.facts |= dict(found)
        else:
            kept.append(line)
    return "\n".join(kept).strip()


def _named_out(section: Section, out: RecipeText) -> list[tuple[int, str]]:
    """The lines of notes without those that name a term or the source, as our own files end."""
    kept: list[tuple[int, str]] = []
    for number, line in section.lines:
        bullet = BULLET.match(line)
        if bullet and (named := facts.named(bullet["text"])):
            out.named.setdefault(*named)
        else:
            kept.append((number, line))
    return kept


def _nutrition(section: Section, out: RecipeText) -> str:
    """Facts by schema.org's names go to the card; the section stays where one of them has none there."""
    found: dict[str, str] = {}
    lines = [line for _number, line in section.lines if line.strip() and not TABLE_RULE.match(line)]
    for line in lines:
        parts = cells(line) if "|" in line else re.split(r"[,;]\s+(?=[^\W\d])", line)
        texts = [" ".join(parts)] if "|" in line else parts
        for text in texts:
            text = re.sub(r"[*_]", "", text).strip().removeprefix("- ").strip()
            pair = re.match(r"^([^\d:]+?)[:\s]\s*(\d.*)$", text) or re.match(
                r"^()(\d+\s*(?:kcal|calories))", text
            )
            if pair:
                known, _others = nutrition.read({pair[1].strip() or "calories": pair[2].strip()})
                found |= {name: value for name, value in known.items() if name not in found}
    out.nutrition |= found
    if found:
        return ""
    return f"## {section.heading}\n\n" + "\n".join(line for _n, line in section.lines).strip()


def _source(section: Section, out: RecipeText) -> str:
    words = [line.strip().removeprefix("- ").strip() for _number, line in section.lines if line.strip()]
    if len(words) == 1 and "source" not in out.named:
        out.named["source"] = words[0]
        return ""
    return f"## {section.heading}\n\n" + "\n".join(line for _number, line in section.lines).strip()


def _items(lines: list[tuple[int, str]]) -> list[str]:
    """Bullets, numbered lines and paragraphs, each as one note, without their marks."""
    text: list[str] = []
    for _number, line in lines:
        item = BULLET.match(line) or NUMBERED.match(line)
        quoted = re.sub(r"^\s*>\s?", "", line)
        text += ["", item["text"].strip()] if item else [quoted.strip("# \t")]
    return paragraphs(text)


def paragraphs(lines: list[str]) -> list[str]:
    return [
        " ".join(part.split("\n")).strip() for part in re.split(r"\n\s*\n", "\n".join(lines)) if part.strip()
    ]
