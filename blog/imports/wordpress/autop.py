"""Classic posts keep paragraphs as blank lines: what WordPress's wpautop makes of them. Pure."""

from __future__ import annotations

import re

_TAGS = (
    "table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|style|"
    "p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|details|menu|summary|"
    "script|iframe|video|audio|object|center|noscript"
)
_OPENING = re.compile(rf"(<(?:{_TAGS})[\s/>])", re.I)
_CLOSING = re.compile(rf"(</(?:{_TAGS})>|<hr\b[^>]*>)", re.I)
_KEPT = re.compile(r"<(pre|script|style|textarea|svg)\b.*?</\1>", re.I | re.S)
_STARTS_BLOCK = re.compile(rf"^</?(?:{_TAGS})[\s/>]", re.I)
_IN_TAG = re.compile(r"<[^<>]*\n[^<>]*>")


def autop(text: str) -> str:
    """Blank lines part paragraphs, single ones break lines; not inside pre, and not around block elements."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"\n\n<pre data-kept='{len(kept) - 1}'></pre>\n\n"

    text = _KEPT.sub(keep, text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _IN_TAG.sub(lambda found: found[0].replace("\n", " "), text)
    text = re.sub(r"<br\s*/?>\s*<br\s*/?>", "\n\n", text, flags=re.I)
    text = _CLOSING.sub(r"\1\n\n", _OPENING.sub(r"\n\n\1", text))
    out = []
    for part in re.split(r"\n\s*\n", text):
        part = part.strip("\n")
        if not part.strip():
            continue
        if _STARTS_BLOCK.match(part.strip()):
            out.append(_after_block(part))
        elif part.strip().startswith("</"):
            out.append(part)
        else:
            out.append(f"<p>{_broken(part.strip())}</p>")
    joined = "\n".join(out)
    return re.sub(r"<pre data-kept='(\d+)'></pre>", lambda found: kept[int(found[1])], joined)


def _after_block(part: str) -> str:
    """Text behind an opening block tag: its own lines break too."""
    opened = re.match(r"^\s*<[^>]*>", part)
    if not opened:
        return part
    head, rest = part[: opened.end()], part[opened.end() :]
    return head + _broken(rest.strip("\n"))


def _broken(words: str) -> str:
    return re.sub(r"(?<!<br>)(?<!<br/>)(?<!<br />)\s*\n", "<br>\n", words)
