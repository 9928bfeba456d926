"""Words for addresses: lower case, accents folded, letters of every script kept."""

import unicodedata

from django.utils.text import slugify

# What Unicode decomposition leaves alone, written as its speakers write it in plain letters.
_PLAIN = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
        "ß": "ss",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "þ": "th",
        "ð": "d",
    }
)


def folded(text: str) -> str:
    """`text` with accents folded: "Älplermagronen" -> "Alplermagronen". Apostrophes go."""
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace("’", "").replace("'", "")
    return unicodedata.normalize("NFC", plain)


def slug_of(text: str, *, max_length: int = 80) -> str:
    """`text` as a slug of at most `max_length` characters; may be empty."""
    return slugify(folded(text), allow_unicode=True)[:max_length].strip("-_")


def free_slug(text: str, queryset, *, fallback: str = "untitled", max_length: int = 80) -> str:
    """A slug for `text` that no row of `queryset` has yet: the plain one, else with -2, -3, …"""
    base = slug_of(text, max_length=max_length - 5) or fallback
    taken = set(queryset.filter(slug__startswith=base).values_list("slug", flat=True))
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug
