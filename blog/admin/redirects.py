"""Redirects from outside -> rows: a target that is a thing of this site is kept as that thing."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError

from blog.models import Category, OldAddress, Post, Tag
from blog.old_addresses.csv_files import Redirects
from blog.old_addresses.normal import candidates


def target_fields(address: str) -> dict[str, object]:
    """What a row needs to lead to `address`: the post, category or tag that stands or stood there, else the
    address itself."""
    parts = urlsplit(address.strip())
    ours = {urlsplit(settings.SITE_URL).hostname, None, ""}
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    if parts.hostname in ours and not parts.fragment:
        names = candidates(path)
        first = names[0] if names else ""
        if "/" not in first and (post := Post.objects.filter(slug=first).first()):
            return {"post": post}
        kind, _, slug = first.partition("/")
        for word, model in (("category", Category), ("tag", Tag)):
            if kind == word and (row := model.objects.filter(slug=slug.rpartition("/")[2]).first()):
                return {word: row}
        old = OldAddress.objects.filter(address__in=names).first()
        if old is not None and any((old.post_id, old.category_id, old.tag_id, old.photo_id)):
            return {"post": old.post, "category": old.category, "tag": old.tag, "photo": old.photo}
        return {"url": path if path.startswith("/") else f"/{path}"}
    return {"url": address.strip()}


def add(redirects: Redirects) -> tuple[int, list[tuple[int, str]]]:
    """How many rows were added or changed, and what was left out and why."""
    left = list(redirects.left)
    count = 0
    for number, (source, target) in enumerate(redirects.rows, 1):
        row = OldAddress(address=source, **target_fields(target))
        try:
            row.clean()
            existing = OldAddress.objects.filter(address=row.address).first()
            if existing:
                row.pk, row.hits, row.last_hit_at = existing.pk, existing.hits, existing.last_hit_at
            row.full_clean()
        except ValidationError as failure:
            left.append((number, f"{source}: {' '.join(failure.messages)}"))
            continue
        row.save()
        count += 1
    return count, left
