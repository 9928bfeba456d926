"""An accent colour of the author's own -> the colours that the style sheet derives from it. Pure.

Contrast is WCAG 2.2's (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio); text asks for 4.5:1.
"""

from __future__ import annotations

import colorsys
import re

ENOUGH = 4.5
LIGHT_GROUNDS = ("#faf5ec", "#fffdf8", "#f3eadb")  # paper, surface, sunken of static/css/tokens.css
DARK_GROUNDS = ("#1a1512", "#241d18", "#2f2620")
_LIGHT_INK, _DARK_INK = "#fffaf3", "#23130b"
_HEX = re.compile(r"^#[0-9a-f]{6}$")


def is_colour(text: str) -> bool:
    return _HEX.match(text.lower()) is not None


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb", 0 to 1."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(colour: str, grounds: tuple[str, ...] = LIGHT_GROUNDS) -> float:
    return min(contrast(colour, ground) for ground in grounds)


def readable(colour: str, grounds: tuple[str, ...] = LIGHT_GROUNDS) -> str:
    """The colour itself where it is read well on the grounds, else the nearest lighter or darker that is."""
    step = 1 if grounds is DARK_GROUNDS else -1
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    found = colour.lower()
    while least_contrast(found, grounds) < ENOUGH and 0 <= lightness <= 1:
        lightness += step * 0.01
        found = _hex(hue, lightness, saturation)
    return found


def stylesheet(colour: str) -> str:
    """The custom properties of the accent, light and dark."""
    light, dark = readable(colour), readable(colour, DARK_GROUNDS)
    return (
        "@layer base { "
        f":root {{ {_properties(light, -0.09)} }} "
        f"@media (prefers-color-scheme: dark) {{ :root {{ {_properties(dark, 0.09)} }} }} "
        "}\n"
    )


def _properties(colour: str, shift: float) -> str:
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    deep = _hex(hue, lightness + shift, saturation)
    on = max((_LIGHT_INK, _DARK_INK), key=lambda ink: contrast(ink, colour))
    return f"--accent: {colour}; --accent-deep: {deep}; --on-accent: {on};"


def _channels(colour: str) -> list[float]:
    """Red, green and blue of "#rrggbb", 0 to 1."""
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def _hex(hue: float, lightness: float, saturation: float) -> str:
    channels = colorsys.hls_to_rgb(hue, min(max(lightness, 0), 1), saturation)
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)
