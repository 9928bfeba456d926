"""A file's bytes -> its text, whatever it was written with. Pure."""

from __future__ import annotations

import codecs
import unicodedata

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(raw: bytes) -> tuple[str, str]:
    """The text and the encoding that was taken for it: a mark at the beginning, UTF-8, else the likeliest.

    Letters decide between the old ones: Windows-1252 has none that a recipe would not, Mac Roman is taken where
    1252 would put signs between letters.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw.decode(name, "replace").removeprefix("\ufeff"), name
    if raw.count(b"\0") > len(raw) // 4:
        name = "utf-16-le" if raw[1::2].count(b"\0") >= raw[::2].count(b"\0") else "utf-16-be"
        return raw.decode(name, "replace"), name
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        tried = [(raw.decode(name, "replace"), name) for name in ("cp1252", "mac-roman")]
        return min(tried, key=lambda found: _odd(found[0]))


def _odd(text: str) -> int:
    """How many signs stand where letters would, at a letter's side."""
    found = 0
    for before, sign, after in zip(text, text[1:], text[2:] + " ", strict=False):
        if sign > "\x7f" and (before.isalpha() or after.isalpha()):
            ok = unicodedata.category(sign) in ("Ll", "Pi", "Pf", "Pd", "Zs") or (
                sign.isupper() and not before.isalpha()
            )
            found += not ok
        found += sign == "\ufffd"
    return found
