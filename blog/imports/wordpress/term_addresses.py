"""Old addresses of what posts are filed under, and of their authors."""

from __future__ import annotations

from blog.models import Category, OldAddress, Tag

from .catalogue import Catalogue


def rows(catalogue: Catalogue) -> list[OldAddress]:
    """Of categories and tags that have posts now, and of authors, whose posts the archive lists."""
    found: list[OldAddress] = []
    for taxonomy, kind, model in (("category", "category", Category), ("post_tag", "tag", Tag)):
        ours = {row.slug: row for row in model.objects.all()}
        for term in catalogue.terms(taxonomy):
            if row := ours.get(catalogue.plain_slug_of(term)):
                today = row.get_absolute_url().strip("/").lower()
                for address, _suffix in catalogue.addresses_of(kind, term.id):
                    if address != today:
                        found.append(OldAddress(address=address, **{kind: row}))
    for author in catalogue.authors():
        found.append(OldAddress(address=f"author/{author.login.lower()}", url="/archive/"))
        if author.id:
            found.append(OldAddress(address=f"?author={author.id}", url="/archive/"))
    return found
