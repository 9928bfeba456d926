"""An HTML table -> a Markdown one where that says the same, else plain HTML. Pure."""

from __future__ import annotations

import re
from html import escape

from .html_tree import Element
from .inline import InlineReader

Rows = list[list[Element]]

_INLINE = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "sub": "sub", "sup": "sup", "del": "del", "s": "del",
           "code": "code", "kbd": "kbd", "small": "small", "u": "u", "abbr": "abbr", "q": "q", "ins": "ins"}  # fmt: skip


def written(reader: InlineReader, table: Element) -> list[str]:
    """The table, and its caption as a paragraph."""
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    rows = [row for row in rows if row]
    caption = next((inner.text_content().strip() for inner in table.iter("caption")), "")
    if not rows:
        return []
    width = len(rows[0])
    has_header = (
        all(cell.tag == "th" for cell in rows[0]) or rows[0][0].getparent().getparent().tag == "thead"
    )
    simple = (
        has_header
        and width > 1
        and all(len(row) == width for row in rows)
        and not any(
            cell.get(span, "1") != "1" for row in rows for cell in row for span in ("colspan", "rowspan")
        )
        and not any(
            inner.tag in ("ul", "ol", "table", "pre", "p")
            for row in rows
            for cell in row
            for inner in cell.iter()
        )
    )
    out = [_markdown(reader, rows)] if simple else [_html(reader, rows, has_header)]
    return [*out, f"*{caption}*"] if caption else out


def _markdown(reader: InlineReader, rows: Rows) -> str:
    lines = []
    for number, row in enumerate(rows):
        cells = [_cell(reader, cell) for cell in row]
        lines.append(f"| {' | '.join(cells)} |")
        if number == 0:
            lines.append(f"|{' --- |' * len(row)}")
    return "\n".join(lines)


def _cell(reader: InlineReader, cell: Element) -> str:
    words = re.sub(r"\s*\n\s*", "<br>", reader._run(cell).strip())
    return re.sub(r"(?<!\\)\|", r"\\|", words)


def _html(reader: InlineReader, rows: Rows, has_header: bool) -> str:
    lines = ["<table>"]
    for number, row in enumerate(rows):
        if has_header and number == 0:
            lines.append("<thead>")
        elif number == has_header:
            lines.append("<tbody>")
        cells = []
        for cell in row:
            spans = "".join(
                f' {name}="{cell.get(name)}"'
                for name in ("colspan", "rowspan")
                if (cell.get(name) or "1").isdecimal() and int(cell.get(name) or 1) > 1
            )
            scope = ' scope="col"' if cell.tag == "th" and has_header and number == 0 else ""
            scope = ' scope="row"' if cell.tag == "th" and not scope else scope
            cells.append(f"<{cell.tag}{spans}{scope}>{inner_html(reader, cell)}</{cell.tag}>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
        if has_header and number == 0:
            lines.append("</thead>")
    if len(rows) > has_header:
        lines.append("</tbody>")
    return "\n".join([*lines, "</table>"])


def inner_html(reader: InlineReader, element: Element, structure: frozenset[str] = frozenset()) -> str:
    """What stands in an element as plain HTML: its words, emphasis, links and breaks, nothing else."""
    out = [_words(element.text)]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in ("script", "style", "img"):
            inner = inner_html(reader, child, structure)
            if child.tag == "br":
                out.append("<br>")
            elif child.tag in structure:
                out.append(f"<{child.tag}>{inner.strip()}</{child.tag}>")
            elif child.tag in _INLINE:
                out.append(f"<{_INLINE[child.tag]}>{inner}</{_INLINE[child.tag]}>")
            elif child.tag == "a" and (target := reader._address(child.get("href") or "")):
                out.append(f'<a href="{escape(target)}">{inner}</a>')
            elif child.tag in ("p", "li", "div", "ul", "ol", "h2", "h3", "h4", "h5", "h6"):
                out.append(("<br>" if "".join(out).strip() and inner.strip() else "") + inner.strip())
            else:
                out.append(inner)
        out.append(_words(child.tail))
    return "".join(out)


def _words(text: str | None) -> str:
    return escape(re.sub(r"\s+", " ", text or ""), quote=False)
