"""Cooklang (https://cooklang.org/docs/spec/) of any hand -> a source: metadata of both kinds, inline ingredients,
cookware, timers, sections, notes, comments. Our own files are read to the letter. Pure."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from blog.imports.markdown import front_matter
from blog.imports.values import RecipeText, Source
from recipes.card import Card
from recipes.exports import cooklang
from recipes.slugs import slug_of
from recipes.text_areas import Entry, Group

_META = re.compile(r"^>>\s*([^:]+?)\s*:\s*(.*)$", re.M)
_BLOCK_COMMENT = re.compile(r"\[-.*?-\]", re.S)
_LINE_COMMENT = re.compile(r"(?:^|(?<=\s))--(?!-).*$", re.M)
_SECTION = re.compile(r"^\s*={1,}\s*(.*?)\s*=*\s*$")
_NAME = r"(?:[^@#~{}\n\\]|\\.)+?"
_TOKEN = re.compile(
    rf"\\(?P<escaped>.)|@(?P<marks>[&?\-@+]*)(?:\((?P<reference>[^)]*)\))?(?:(?P<long>(?:\./|\.\./|\.\\)?{_NAME})\{{(?P<amount>[^{{}}]*)\}}(?:\((?P<note>[^()]*)\))?|(?P<short>[\w\u00b4'’-]+))"
    rf"|\#(?P<tool_marks>[&?\-]*)(?:(?P<tool>{_NAME})\{{(?P<tool_amount>[^{{}}]*)\}}(?:\([^()]*\))?|(?P<tool_short>[\w'’-]+))"
    rf"|~(?:(?P<timer>{_NAME})?\{{(?P<length>[^{{}}]*)\}}|(?P<timer_short>[^\W\d][\w'’-]*))"
)
_OURS = re.compile(r"^== (?:Ingredients|Instructions)(?:: .*)? ==$", re.M)


def read(text: str, path: Path) -> Source:
    """The file's recipe. Raises ValueError where its head is not YAML."""
    text = text.replace("\r\n", "\n").lstrip("\ufeff")
    if _OURS.search(text):
        return _of_card(cooklang.read(text), path)
    source, mark, above = front_matter.split(text)
    values, problems = front_matter.values_of(source, mark)
    body = "\n".join(text.splitlines()[above:])
    for name, value in _META.findall(body):
        values.setdefault(name.strip().lower(), value.strip())
    body = _META.sub("", body)
    body = _LINE_COMMENT.sub("", _BLOCK_COMMENT.sub(lambda found: "\n" * found[0].count("\n"), body))
    source_of = values.get("source")
    values = {name: value for name, value in values.items() if not name.startswith("[")}
    head, recipe, more = front_matter.read_values(_plain(values), path.stem, source)
    head.title = str(values.get("title") or path.stem)
    head.slug = slug_of(head.title)
    _body(body, recipe)
    if isinstance(source_of, str) and not recipe.source_name and not recipe.source_url:
        recipe.source_name = source_of
    recipe.description, head.summary = str(values.get("description") or values.get("introduction") or ""), ""
    kept = [problem for problem in more if "no title" not in problem.message]
    return Source(path, head, recipe, head.slug or "recipe", None, problems=[*problems, *kept])


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """Cooklang's names with spaces, under those of a Markdown file's head."""
    same = {"time required": "total time", "introduction": "description", "locale": "lang", "source.name": "source", "source.url": "source url", "time.prep": "prep time", "time.cook": "cook time"}  # fmt: skip
    return {same.get(name, name): value for name, value in values.items()}


def _body(body: str, recipe: RecipeText) -> None:
    listed: list[tuple[str, list[str]]] = [("", [])]
    done: list[tuple[str, list[Entry]]] = [("", [])]
    tools: list[str] = list(recipe.equipment)
    paragraph: list[str] = []

    def close() -> None:
        words = " ".join(" ".join(paragraph).split())
        paragraph.clear()
        if words.startswith(">"):
            recipe.notes.append(" ".join(words.lstrip("> ").split()))
        elif words:
            said = _TOKEN.sub(lambda found: _said(found, listed[-1][1], tools), words)
            done[-1][1].append(Entry(" ".join(said.split())))

    for line in [*body.split("\n"), ""]:
        if (section := _SECTION.match(line)) and line.lstrip().startswith("="):
            close()
            name = section[1].strip("= ")
            listed.append((name, []))
            done.append((name, []))
        elif not line.strip():
            close()
        else:
            if line.lstrip().startswith(">") and paragraph and not paragraph[0].startswith(">"):
                close()
            paragraph.append(
                line.strip().removeprefix(">").strip()
                if paragraph and paragraph[0].startswith(">")
                else line.strip()
            )
    recipe.ingredients += [Group(name, tuple(map(Entry, lines))) for name, lines in listed if lines]
    recipe.steps += [Group(name, tuple(entries)) for name, entries in done if entries]
    recipe.equipment = tools


def _said(found: re.Match[str], listed: list[str], tools: list[str]) -> str:
    """What a mark says in the step; what it lists is added."""
    if found["escaped"] is not None:
        return found["escaped"]
    if (name := found["long"] or found["short"]) is not None:
        name, _bar, alias = _bare(name).partition("|")
        name = re.split(r"[/\\]", name)[-1].strip() if name.startswith(".") else name.strip()
        line = " ".join(part for part in (_amount(found["amount"]), name) if part)
        if note := found["note"]:
            line += f" ({note.strip()})"
        if "?" in found["marks"]:
            line += " (optional)"
        if "&" not in found["marks"] and "-" not in found["marks"] and line not in listed:
            listed.append(line)
        return alias.strip() or name
    if (tool := found["tool"] or found["tool_short"]) is not None:
        name, _bar, alias = _bare(tool).partition("|")
        count = _amount(found["tool_amount"])
        line = f"{count} {name.strip()}" if count and count != "1" else name.strip()
        if line not in tools and "&" not in found["tool_marks"]:
            tools.append(line)
        return alias.strip() or name.strip()
    if found["length"] is not None:
        return _amount(found["length"]) or (found["timer"] or "").strip()
    return found["timer_short"] or ""


def _amount(typed: str | None) -> str:
    """`200%g` -> "200 g", `=1%tsp` -> "1 tsp", `1/2%cup` -> "1/2 cup"."""
    quantity, _percent, unit = (typed or "").partition("%")
    quantity = re.sub(r"\s*/\s*", "/", quantity.strip().lstrip("=*").strip())
    return f"{quantity} {unit.strip()}".strip()


def _bare(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def _of_card(card: Card, path: Path) -> Source:
    """A card's values, all of them."""
    head_values: dict[str, Any] = {"title": card.name, "slug": card.slug}
    head, _recipe, _problems = front_matter.read_values(head_values, path.stem)
    head.slug = card.slug or slug_of(card.name)
    for name in ("categories", "cuisines", "methods"):
        setattr(head, name, [term.name for term in getattr(card, name)])
    head.tags = [term.name for term in card.keyword_terms]
    text = RecipeText(
        ingredients=[Group(g.name, tuple(map(Entry, g.lines))) for g in card.ingredient_groups],
        steps=[Group(g.name, tuple(Entry(s.text, s.name) for s in g.steps)) for g in card.step_groups],
        notes=list(card.notes), equipment=list(card.equipment), description=card.description,
        nutrition=dict(card.nutrition), diets=list(card.diets), video_url=card.video.address,
        source_name=card.source_name, source_url=card.source_url,
    )  # fmt: skip
    for kind in ("prep", "cook", "additional", "total"):
        if typed := _words(getattr(card, f"{kind}_time")):
            text.facts[kind] = typed
    if card.yield_text:
        text.facts["yield"] = card.yield_text
    return Source(path, head, text, head.slug or "recipe", None)


def _words(time: Any) -> str:
    return time.text or ("" if time.minutes is None else f"{time.minutes} min")
