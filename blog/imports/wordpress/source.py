"""An export's bytes -> text in pieces, strictly, or mended where real files are broken.

What is mended: a byte order mark or blank lines before `<?xml`, characters that XML forbids, a lone `&`,
HTML's entities outside CDATA, and bytes of Windows-1252 in a file that calls itself UTF-8.
"""

from __future__ import annotations

import codecs
import html.entities
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PIECE = 2**18  # bytes
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"<\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]{2,20})[\"']")
_KNOWN = re.compile(r"^(?:utf-?8|utf-?16|us-ascii|ascii|iso-?8859-\d+|latin-?1|windows-125\d|cp125\d)$", re.I)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_ENTITY = re.compile(r"&(?:(#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)?")
_XML_OWN = {"amp", "lt", "gt", "quot", "apos"}


@dataclass
class Repair:
    """How often something was mended, for the report."""

    characters: int = 0
    ampersands: int = 0
    bytes: int = 0

    def words(self) -> list[str]:
        return [
            f"{count} {what}"
            for count, what in (
                (self.characters, "forbidden control characters were left out"),
                (self.ampersands, "lone “&” or unknown entities were read as text"),
                (self.bytes, "bytes that are no UTF-8 were read as Windows-1252"),
            )
            if count
        ]


def pieces(path: Path, *, tolerant: bool, repair: Repair | None = None) -> Iterator[str]:
    """The file's text. Strictly: raises UnicodeDecodeError for bytes of another encoding."""
    repair = repair or Repair()
    decoder = None
    first = True
    mender = _Mender(repair)
    with path.open("rb") as file:
        while True:
            raw = file.read(PIECE)
            if decoder is None:
                decoder = codecs.getincrementaldecoder(_encoding_of(raw))(
                    _mending(repair) if tolerant else "strict"
                )
            text = decoder.decode(raw, final=not raw)
            if first and text:
                text = text.lstrip("\ufeff \t\r\n")
                first = not text
            if tolerant:
                text = mender.mend(text, final=not raw)
            if text:
                yield text
            if not raw:
                return


def _encoding_of(start: bytes) -> str:
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    found = _DECLARED.search(start[:200])
    declared = found[1].decode("ascii") if found else "utf-8"
    if not _KNOWN.match(declared) or declared.lower().startswith("utf"):
        return "utf-8"
    try:
        return codecs.lookup(declared).name
    except LookupError:
        return "utf-8"


def _mending(repair: Repair) -> str:
    """The name of an error handler that reads wrong bytes as Windows-1252 and counts them."""

    def as_windows_1252(failure: UnicodeError) -> tuple[str, int]:
        if not isinstance(failure, UnicodeDecodeError):
            raise failure
        wrong = failure.object[failure.start : failure.end]
        repair.bytes += len(wrong)
        return wrong.decode("cp1252", "replace"), failure.end

    name = f"wordpress-{id(repair)}"
    codecs.register_error(name, as_windows_1252)
    return name


class _Mender:
    """Mends piece by piece: what might go on in the next one is kept back."""

    def __init__(self, repair: Repair) -> None:
        self._repair = repair
        self._inside = False  # of CDATA
        self._kept = ""

    def mend(self, text: str, *, final: bool) -> str:
        text, forbidden = _FORBIDDEN.subn("", self._kept + text)
        self._repair.characters += forbidden
        cut = len(text) if final else self._safe_end(text)
        text, self._kept = text[:cut], text[cut:]
        out, start = [], 0
        for mark in _CDATA.finditer(text):
            if self._inside == (mark[0] == "]]>"):
                out.append(self._part(text[start : mark.start()]) + mark[0])
                start, self._inside = mark.end(), not self._inside
        out.append(self._part(text[start:]))
        return "".join(out)

    def _safe_end(self, text: str) -> int:
        """Up to where nothing begins that the next piece may end: "<![CD", "]]", "&am"."""
        tail = max(len(text) - 40, 0)
        if (lone := text.rfind("&", tail)) >= 0 and ";" not in text[lone:]:
            return lone
        for size in range(8, 0, -1):
            if text.endswith(("<![CDATA["[:size], "]]"[: min(size, 2)])) and size <= len(text):
                return len(text) - (size if text.endswith("<![CDATA["[:size]) else min(size, 2))
        return len(text)

    def _part(self, text: str) -> str:
        return text if self._inside else _ENTITY.sub(self._entity, text)

    def _entity(self, found: re.Match[str]) -> str:
        name = found[1]
        if name and (name in _XML_OWN or (name[0] == "#" and _allowed(name))):
            return found[0]
        if name and (known := html.entities.html5.get(f"{name};")):
            return known if known not in "<>&" else found[0]
        self._repair.ampersands += 1
        return "&amp;" + found[0][1:]


def _allowed(reference: str) -> bool:
    number = int(reference[2:], 16) if reference[1] in "xX" else int(reference[1:])
    if not (number in (9, 10, 13) or 0x20 <= number <= 0x10FFFF):
        return False
    return not _FORBIDDEN.match(chr(number))
