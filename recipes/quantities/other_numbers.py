"""The numbers of an ingredient line that are no amount of food: percents, temperatures, times, names, sizes of pans.

They are understood, and never change. A number that is neither here nor in a measure is not understood.
"""

from __future__ import annotations

import re

_N = r"(?:[0-9]+(?:[.,][0-9]+)?(?:\s?[½¼¾⅓⅔])?|[½¼¾⅓⅔])"
_RANGE = rf"{_N}(?:\s?(?:[-–—−/]|to|bis|à|a|or)\s?{_N})?"
_WORD_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty-four|a|an|couple(?: of)?)"
_TIME = (
    r"(?:minutes?|mins?|minuten?|minuti?|minutos?|minuter|minutter|min|hours?|hrs?|heures?|horas?|ore|ora|uur|uren|h|"
    r"stunden?|std|timmar|timer|timme|days?|tage?n?|jours?|d[ií]as?|giorni|dagen?|dagar|dager|weeks?|wochen?|semaines?|months?|"
    r"monate?n?|mois|years?|ans|jahre?|seconds?|secs?|sekunden?)"
)
_PAN = r"(?:baking|pan|pans|dish|tin\b|tray|sheet|pastry|casserole|paper|foil|square|rectang\w*|loaf)"
_LENGTH = r"(?:cm|mm|inch(?:es)?|in\b\.?|\"|”|″)"
_KINDS = (
    r"\]\([^)\s]*\)|https?://[^\s)]+|www\.[^\s)]+",  # links
    rf"{_RANGE}\+?\s?(?:%|percent\b|per cent\b|prozent\b|pour cent\b|por ciento\b)",
    # temperatures
    rf"(?:[-−–]\s?)?{_RANGE}\s?(?:[°º˚]\s?[CF]?(?![^\W\d_])|℃|℉|(?:degrees?|deg|grad|degr[ée]s|grados|gradi|graus|graden|grader)\b\.?"
    r"(?:\s?(?:C|F|celsius|fahrenheit)\b)?)",
    r"(?<![\w.,])(?:[3-9][0-9]|[1-4][0-9][0-9])(?:\s?[-–/]\s?[0-9]+)?\s?(?:C|F)(?![\w'’])",
    rf"(?<![\w.,]){_RANGE}[\s-]?{_TIME}\b(?:[\s-](?:old|cook|aged))?\.?",
    rf"\b{_WORD_NUMBER}[\s-]{_TIME}(?:[\s-]old)?\b",
    # what numbers name
    r"\b(?:note|notes|step|steps|recipe|page|pages|p\.|no\.?|nº|n°|nr\.?|№|number|see|type|typ|tipo|size|grade|version|"
    r"method|option|part|day|siehe|voir|ver|vedi|zie|se|schritt|étape|paso)\s?:?#?\s?\(?[0-9]+\b(?!\s?(?:g|ml|kg|oz|cups?|tbsp|tsp)\b)\)?",
    r"#\s?[0-9]+\b",
    r"\b(?:mehl|weizenmehl|dinkelmehl|roggenmehl|farine|farina|harina|farinha|flour|bloem)\s+(?:type\s+|tipo\s+|de\s+)?"
    r"(?:[TW]?[0-9]{2,4}\b|0{1,2}\b)(?!\s?(?:g|ml|kg|oz|cups?|gr)\b)",
    r"(?<![\w.,/])0{1,2}(?![\w.,/])",
    r"\b[0-9]{3,4}er\b",
    r"\b(?:five|[45])[\s-]spices?\b|\b[3-7][\s-](?:épices|especias)\b|\b(?:two|three|four|five|[2-6])[\s-](?:cheese|bean|milk|pepper|colou?r|meat|citrus|berry|nut|way)\b",
    r"\b(?:three|five|six|seven|nine|twelve|[3-9]|1[0-9])[\s-]grain\b|\b(?:7|seven)[\s-]?up\b|\b(?:1000|thousand) island\b|"
    r"\bhalf(?:\s*-?\s*(?:and|&|n|'n')\s*-?\s*|\s*/\s*|-)half\b|\bhalf[\s-](?:fat|moons?|rounds?|sheet|skim\w*|salted)\b|\bomega[\s-]?[36]\b|\bhalf & half\b",
    r"\b[a-z]{1,2}[0-9]+\b(?![.,/][0-9])",  # T55, V8, B12
    r"\b(?:one|two|single|double)[\s-](?:crust|layer|ply|bite)\b",
    r"(?<![\w.,])[0-9]{1,3}\s?[-/]\s?[0-9]{1,3}[\s-]*(?:count|ct\b|per\s+(?:lb|pound|kg|kilo))(?!\w)",
    r"(?<![\w.,/])(?:9[0-9]|8[0-9]|7[0-9])\s?/\s?(?:[0-9]|[123][0-9])(?![\w.,/])|\b(?:9[0-9]|8[0-9])[\s-]lean\b",
    r"[$£€]\s?[0-9]+(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)?\s?[$£€]",
    r"(?<=[(\s])(?:19|20)[0-9]{2}(?=\)|\s+(?:vintage|edition)\b)",
    # how large the pan or the piece is
    rf"(?<![\w.,/]){_N}\s?(?:{_LENGTH})?\s?(?:[x×]|by)\s?{_N}(?:\s?[x×]\s?{_N})?\s?-?\s?(?:{_LENGTH})?\s?-?\s?(?={_PAN})",
    rf"(?<=[(\[]){_N}\s?(?:{_LENGTH})?\s?[x×]\s?{_N}(?:\s?[x×]\s?{_N})?\s?-?\s?(?:{_LENGTH})?(?=[)\]\s,])",
    rf"(?<=[\s~]){_N}\s?[x×]\s?{_N}\s?{_LENGTH}|(?<![\w.,/])[1-9]0/[1-9]0(?![\w.,/])",
    rf"(?<![\w.,/]){_N}\s?{_LENGTH}\s?[x×]\s?{_N}\s?{_LENGTH}",
    r"\b(?:cut|slice[ds]?|chopped?|divided?|broken|torn|halved|split|separated|quartered|formed|shaped|rolled|geschnitten|"
    r"coupée?s?|cortad[oa]s?|tagliat[oaie]|gesneden)\s+(?:\w+\s+){0,2}?(?:into|in|to|en|em|i)\s+(?:about\s+)?"
    rf"{_RANGE}(?![0-9.,/½¼¾]|\s?[-–]\s?[0-9]|\s?-?(?:{_LENGTH})|\s?(?:cups?|tbsp|tsp|g|ml|oz|tablespoons?|teaspoons?)\b)",
    r"\b(?:cut|sliced?|divided?|broken|torn|split|quartered)\s+(?:\w+\s+){0,2}?(?:into|in|to)\s+(?:about\s+)?"
    rf"{_WORD_NUMBER}\b",
)  # fmt: skip
OTHER_NUMBERS = re.compile("|".join(f"(?:{kind})" for kind in _KINDS), re.I)
_SMALL_DEGREES = re.compile(r"[0-9\s–/-]+[cf]")  # "(33c)" of wine are no degrees, "water (40c)" is warm
_WARM = re.compile(r"\b(?:water|milk|warm|hot|luke\w*|temp\w*|oven|heated|boiling|oil)\b", re.I)
NUMBER_LEFT = re.compile(r"[0-9½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒]")


def other_numbers(line: str) -> list[tuple[int, int]]:
    """The spans of the line whose numbers are no amounts, from left to right."""
    found = (match for match in OTHER_NUMBERS.finditer(line))
    warm = bool(_WARM.search(line))
    return [match.span() for match in found if warm or not _SMALL_DEGREES.fullmatch(match[0])]
