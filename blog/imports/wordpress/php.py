"""PHP's serialised values, as plugins keep them in postmeta. Pure.

Lengths are bytes of UTF-8, and often wrong after a search and replace: then a string ends where a value may
end. Objects and references are refused: nothing is ever made but plain values.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from typing import Any

MAX_DEPTH = 40
MAX_BYTES = 16 * 2**20
_LOOKS = re.compile(rb"^(?:a:\d+:\{|s:\d+:\"|[idb]:[-+0-9.EINFA]+;|N;)", re.S)
_STRING = re.compile(rb"s:(\d{1,9}):\"")
_SCALAR = re.compile(rb"([idb]):([-+]?(?:[0-9.]+(?:[eE][-+]?\d+)?|INF|NAN));|(N);")
_ARRAY = re.compile(rb"a:(\d{1,7}):\{")
_NEXT = re.compile(rb"\";(?=\}|[aidbsON][:;]|$)")


class Malformed(ValueError):
    """No value that is understood here."""


def read(text: str) -> Any:
    """The value that `text` serialises: a dict, str, int, float, bool or None. Raises Malformed."""
    raw = text.strip().encode("utf-8", "surrogatepass")
    if len(raw) > MAX_BYTES:
        raise Malformed("too large")
    failure: Malformed | None = None
    for tolerant in (False, True):
        try:
            value, end = _value(raw, 0, 0, tolerant)
            if raw[end:].strip():
                raise Malformed("more than one value")
            return value
        except Malformed as reason:
            failure = reason
        except RecursionError as reason:
            failure = Malformed(str(reason))
    raise failure or Malformed("nothing")


def looks_serialised(text: str) -> bool:
    return bool(_LOOKS.match(text.lstrip()[:40].encode("utf-8", "replace")))


def loads(text: str) -> Any:
    """WordPress's maybe_unserialize, for all the ways plugins write: PHP (once or twice), JSON, Base64 of
    either; other text stays what it is, as does what cannot be read."""
    text = text.strip()
    if looks_serialised(text):
        try:
            value = read(text)
        except Malformed:
            return text
        return loads(value) if isinstance(value, str) and looks_serialised(value) else value
    if text[:1] in ("{", "["):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return text
    if len(text) > 24 and re.fullmatch(r"[A-Za-z0-9+/=\s]+", text):
        try:
            inner = base64.b64decode(text, validate=True).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError, ValueError):
            return text
        if looks_serialised(inner) or inner[:1] in ("{", "["):
            return loads(inner)
    return text


def rows(value: Any) -> list[Any]:
    """A PHP array's values in its order; a list is one already; anything else is an empty one."""
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def table(value: Any) -> dict[Any, Any]:
    """A PHP array with named keys, or an empty dict."""
    return value if isinstance(value, dict) else {}


def _value(raw: bytes, at: int, depth: int, tolerant: bool) -> tuple[Any, int]:
    if depth > MAX_DEPTH:
        raise Malformed("too deep")
    if scalar := _SCALAR.match(raw, at):
        return _scalar(scalar), scalar.end()
    if raw.startswith(b"s:", at):
        return _text(raw, at, tolerant)
    if array := _ARRAY.match(raw, at):
        return _array(raw, array, depth, tolerant)
    raise Malformed(f"not understood at byte {at}")


def _scalar(found: re.Match[bytes]) -> Any:
    if found[3]:
        return None
    kind, number = found[1], found[2].decode("ascii")
    try:
        if kind == b"d":
            return float(number)
        return bool(int(number)) if kind == b"b" else int(number)
    except ValueError as failure:
        raise Malformed(f"no number: {number}") from failure


def _text(raw: bytes, at: int, tolerant: bool) -> tuple[str, int]:
    opened = _STRING.match(raw, at)
    if not opened:
        raise Malformed(f"no string at byte {at}")
    start = opened.end()
    end = start + int(opened[1])
    if raw[end : end + 2] != b'";':
        if not tolerant:
            raise Malformed(f"a wrong length at byte {at}")
        closed = _NEXT.search(raw, start)
        if not closed:
            raise Malformed(f"a string without an end at byte {at}")
        end = closed.start()
    return raw[start:end].decode("utf-8", "replace"), end + 2


def _array(raw: bytes, opened: re.Match[bytes], depth: int, tolerant: bool) -> tuple[dict[Any, Any], int]:
    out: dict[Any, Any] = {}
    at = opened.end()
    for _number in range(int(opened[1])):
        key, at = _value(raw, at, depth + 1, tolerant)
        if not isinstance(key, int | str):
            raise Malformed(f"no key at byte {at}")
        out[key], at = _value(raw, at, depth + 1, tolerant)
    if raw[at : at + 1] != b"}":
        raise Malformed(f"an array without an end at byte {at}")
    return out, at + 1
