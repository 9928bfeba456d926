"""What reading one post needs to ask and to note down: other items of the export, photos, cards, remarks. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any, Protocol

from .card import Card
from .pictures import Pictures
from .prose import Reader
from .site import Site
from .values import Item, Term


class Lookup(Protocol):
    """The rest of the export."""

    def item(self, id: int, *types: str) -> Item | None: ...

    def attached(self, parent: int) -> list[Item]: ...

    def term(self, taxonomy: str, slug: str) -> Term | None: ...

    def author_name(self, login: str) -> str: ...

    def is_known(self, key: str) -> bool: ...


@dataclass
class Context:
    """Of one post while it is read."""

    item: Item
    site: Site
    lookup: Lookup
    link: Callable[[str], str | None]
    expander: Callable[[str, Context], str]  # understands shortcodes
    html_reader: Callable[[str, Context], str]  # a content as WordPress keeps it -> HTML
    saved: Callable[[Item, str, Context], Card | None] = lambda item, key, context: (
        None
    )  # from the saved page
    pictures: Pictures = field(default_factory=Pictures)
    cards: list[Card] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    depth: int = 0  # of reusable blocks inside reusable blocks

    def note(self, words: str) -> None:
        """A remark for the report, each once."""
        if words not in self.notes:
            self.notes.append(words)

    @property
    def reader(self) -> Reader:
        return self.reader_for(self.pictures)

    def reader_for(self, pictures: Pictures) -> Reader:
        return Reader(self.site, self.link, pictures, self.note)

    def expand(self, text: str) -> str:
        """Text of a card with its shortcodes understood."""
        return self.expander(text, self)

    def reusable(self, id: int) -> str:
        """A reusable block's own content, where the file holds it."""
        found = self.lookup.item(id, "wp_block")
        if found is None or self.depth > 5:
            self.note(f"the reusable block {id} is not in the file: left out")
            return ""
        return self.html_reader(found.content, self.inside())

    def rescue(self, key: str) -> Card | None:
        """The next recipe that the post's saved page tells; None where no page, or no more, is given."""
        return self.saved(self.item, key, self)

    def place(self, card: Card) -> str:
        """The card's place in the text; the same card twice stands once."""
        if card.is_empty and not card.name:
            return ""
        for remark in card.remarks:
            self.note(f"recipe “{card.name}”: {remark}")
        if all(known.key != card.key for known in self.cards):
            self.cards.append(card)
            return f'<div data-card="{len(self.cards) - 1}"></div>'
        return ""

    def new_key(self) -> str:
        return f"{self.item.type} {self.item.id} card {len(self.cards)}"

    def place_item(self, id: int, types: Iterable[str], read: Callable[[Item, Context], Card]) -> str | None:
        """The card that another item of the export, or of an earlier one, holds; None where there is none."""
        found = self.lookup.item(id, *types)
        if found is not None:
            return self.place(read(found, self))
        key = next((key for kind in types if self.lookup.is_known(key := f"{kind} {id}")), None)
        return self.place(Card(key, name=key, known=True)) if key else None

    def title_link(self, words: str, address: str) -> str:
        """A linked title, as round-ups have them."""
        words = escape(words or address)
        return (
            f'<p><strong><a href="{escape(address)}">{words}</a></strong></p>'
            if address
            else f"<p><strong>{words}</strong></p>"
        )

    def inside(self, **changes: Any) -> Context:
        return replace(self, depth=self.depth + 1, **changes)
