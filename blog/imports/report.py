"""What an import has to say, as a plain text file."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from .models import ImportRun


def text_of(run: ImportRun) -> str:
    return "\n".join(_lines(run)) + "\n"


def _lines(run: ImportRun) -> Iterator[str]:
    yield f"{_('Import')}: {run}"
    yield f"{_('State')}: {run.get_state_display()}" + (f" ({_('look only')})" if run.dry_run else "")
    if run.error:
        yield run.error
    yield ""
    for what, number in run.counts.items():
        if number:
            yield f"{number:7}  {what}"
    for kind, number in run.facts.get("left out", {}).items():
        yield f"{number:7}  {_('left out')}: {kind}"
    for name, lines in run.facts.get("menu", {}).items():
        yield ""
        yield f"{_('Menu')} “{name}”"
        yield from (f"  {line}" for line in lines)
    kind = None
    for note in run.notes.order_by("kind", "about", "pk").iterator(chunk_size=500):
        if note.kind != kind:
            kind = note.kind
            yield ""
            yield note.get_kind_display()
        yield f"  {note}"
