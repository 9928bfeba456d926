"""Numbers as a cook writes them: 1 1/2, 1½, 1/3rd, 2,5, "one and a half", "anderthalb". Read and written."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor

VULGAR = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4), "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5), "⅖": Fraction(2, 5), "⅗": Fraction(3, 5), "⅘": Fraction(4, 5), "⅙": Fraction(1, 6),
    "⅚": Fraction(5, 6), "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8),
    "⅐": Fraction(1, 7), "⅑": Fraction(1, 9), "⅒": Fraction(1, 10),
}  # fmt: skip
GLYPHS = {value: glyph for glyph, value in VULGAR.items() if value.denominator in (2, 3, 4, 5, 6, 8)}
_KITCHEN = tuple(
    value for value in (Fraction(0), *GLYPHS, Fraction(1)) if value.denominator in (1, 2, 3, 4, 8)
)

# English number words may stand anywhere in a line; those of other languages are read at its start.
_CARDINALS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "  # noqa: SIM905
        "eighteen nineteen twenty".split(),
        1,
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "couple": 2}
_FRACTIONS = {
    word: Fraction(1, number)
    for number, words in {
        2: "half halves", 3: "third thirds", 4: "quarter quarters fourth fourths", 5: "fifth fifths",
        8: "eighth eighths",
    }.items()
    for word in words.split()
}  # fmt: skip
_FOREIGN_ONES: dict[int | Fraction, str] = {
    1: "ein eine einen einer eines eins un une uno una um uma een één en ett et én",
    2: "zwei deux dos due dois duas twee två",
    3: "drei trois tres tre três drie",
    4: "vier quatre cuatro quattro quatro fyra fire",
    5: "fünf cinq cinco cinque vijf fem",
    6: "sechs seis sei zes sex seks",
    7: "sieben sept siete sette sete zeven",
    8: "acht huit ocho otto oito",
    9: "neun neuf nueve nove negen",
    10: "zehn dix diez dieci dez tien",
    11: "elf onze undici",
    12: "zwölf douze doce dodici doze twaalf",
    14: "vierzehn quatorze catorce quattordici veertien",
    15: "fünfzehn quinze quince quindici vijftien",
    16: "sechzehn seize dieciséis sedici dezasseis dezesseis zestien",
    18: "achtzehn dieciocho diciotto dezoito achttien",
    20: "zwanzig vingt veinte venti vinte twintig",
    24: "vierundzwanzig veinticuatro ventiquattro vierentwintig",
    25: "fünfundzwanzig veinticinco venticinque vijfentwintig",
    30: "dreißig dreissig trente treinta trenta trinta dertig",
    35: "fünfunddreißig trentacinque vijfendertig",
    40: "vierzig quarante cuarenta quaranta quarenta veertig",
    45: "fünfundvierzig quarantacinque vijfenveertig",
    48: "achtundvierzig quarantotto achtenveertig",
    50: "fünfzig cinquante cincuenta cinquanta cinquenta vijftig",
    60: "sechzig soixante sesenta sessanta sessenta zestig",
    90: "neunzig noventa novanta negentig",
    Fraction(
        1, 2
    ): "halbe halber halbes halben halb demi demie medio media mezzo mezza meio meia halve halv halvt",
    Fraction(3, 2): "anderthalb eineinhalb einundeinhalb anderhalf anderhalve halvannen halvanden",
    Fraction(5, 2): "zweieinhalb zweiundeinhalb tweeënhalf tweeëneenhalf tweeëneenhalve",
    Fraction(7, 2): "dreieinhalb drieënhalf drieëneenhalf",
    Fraction(3, 4): "dreiviertel driekwart",
    Fraction(1, 4): "viertel kwart",
}
FOREIGN = {word: Fraction(value) for value, words in _FOREIGN_ONES.items() for word in words.split()}
WORDS: dict[str, Fraction] = {
    "a": Fraction(1), "an": Fraction(1), **{word: Fraction(number) for word, number in _CARDINALS.items()}, **_FRACTIONS,
}  # fmt: skip

_GLYPH = f"[{''.join(VULGAR)}]"
_AND = r"(?:and|&|und|et|y|e|en|och|og)"
_HALF = r"(?:(?:a|an|en|ett|et|ein|una?|uma)\s+)?(?:half|halb(?:e[nrs]?)?|halve?t?|demie?|medi[ao]|mezz[oa]|mei[ao])(?![\w-])"
_OVER = r"\s?[/⁄]\s?(?:10|12|16|32|[2-9])(?![0-9])(?:rds?|ths?|nds?)?(?![^\W\d_]{1,2}ds?\b)"
_OF_A = r"(?:(?:\s+of)?\s+an?(?=\s)|\s+d[ei](?=\s+(?:l|litr|kg|kilo|taza|tass|x[ií]cara|cup|verre|vaso)))"  # "½ an onion", "3/4 of a cup"
_ONES = "|".join(sorted(_CARDINALS, key=len, reverse=True))
_MEASURED = r"(?:cups?|tsp|tea|tbsp|table|pints?|pounds?|lb|inch|ounce|oz|cm|quarts?|gallons?|lit|dozen)"
_HALF_ALONE = r"half(?!\s*-?(?:and|&|n)\b)(?!\s*&)"
_WORD = (
    r"(?:"
    rf"(?:an?|{_ONES})\s+and\s+(?:a|one|three)[\s-](?:half|thirds?|quarters?)(?:\s+of)?(?:\s+an?)?"
    rf"|(?:an?\s+|one[\s-]|two[\s-]|three[\s-])(?:half|thirds?|quarters?|fourths?|eighths?|fifths?)"
    rf"(?=\s+(?:of|an?)\b|[\s-]{_MEASURED})(?:\s+of)?(?:\s+an?(?=\s))?"
    rf"|(?:an?\s+|one\s+)?{_HALF_ALONE}(?:\s+of)?(?:\s+an?(?=\s))?"
    rf"|(?:a\s+)?quarter(?=\s+(?:of|an?|{_MEASURED})|-{_MEASURED})(?:\s+of)?(?:\s+an?(?=\s))?"
    rf"|third(?=\s+(?:of|an?|{_MEASURED}))(?:\s+of)?(?:\s+an?(?=\s))?"
    rf"|a\s+couple(?:\s+of)?|an?|{_ONES}"
    rf")(?:(?![\w-])|(?=-{_MEASURED}))"
)
_DIGITS = (
    rf"[0-9]+(?:\s?-\s?|\s+{_AND}\s+|\s+\+\s+|\s*){_GLYPH}"
    rf"|[0-9]+\s+{_AND}\s+{_HALF}"
    rf"|[0-9]+(?:\s+|\s?-\s?|\s+{_AND}\s+|\s+\+\s+)[0-9]+{_OVER}"
    rf"|{_GLYPH}(?:{_OF_A})?"
    rf"|[0-9]+{_OVER}(?:{_OF_A})?"
    r"|[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])"
    r"|[0-9]\s000(?![0-9])"
    r"|[0-9]+[.,][0-9]+|\.[0-9]+|[0-9]+"
)
_AT_NUMBER = re.compile(rf"(?:{_DIGITS}|{_WORD})", re.I)
_ARTICLE = r"(?:ein(?:e[nrs]?)?|une?|una?|uma?|een|één|en|ett?|én)"
_AT_FOREIGN = re.compile(
    rf"(?:(?:{'|'.join(sorted(FOREIGN, key=len, reverse=True))})\s+(?:und|et|y|e|en|och|og)\s+"
    rf"(?:(?:ein|een|en|ett?)\s+)?(?:halb(?:e[nrs]?)?|halve?t?|half|demie?|medi[ao]|mezz[oa]|mei[ao])"
    rf"|{_ARTICLE}\s+(?:halb(?:e[nrs]?)?|halve?t?|demie?[\s-]?|medi[ao]|mezz[oa]|mei[ao]|viertel)"
    rf"|demi-(?=\w)|{'|'.join(sorted(FOREIGN, key=len, reverse=True))})(?:(?![\w-])|(?<=-))",
    re.I,
)
# "a cup and a half", "una taza y media": the half stands behind the unit.
TRAILING_HALF = re.compile(
    r"\s+(?:and\s+(?:a\s+|one[\s-])half|und\s+eine?\s+halbe?|et\s+demie?|y\s+medi[ao]|e\s+mezz[oa]|e\s+mei[ao]|"
    r"en\s+een\s+halve?|och\s+en\s+halv|og\s+en\s+halv)(?![\w-])",
    re.I,
)


def number_at(line: str, at: int, foreign: bool = False) -> tuple[int, Fraction] | None:
    """Where the number that starts here ends, and its value; `foreign` reads the words of other languages too."""
    match = (foreign and _AT_FOREIGN.match(line, at)) or _AT_NUMBER.match(line, at)
    if not match or re.search(r"[/⁄]\s?0", match[0]):
        return None
    return match.end(), number_value(match[0])


@lru_cache(maxsize=1024)
def number_value(text: str) -> Fraction:
    """The value of a number as typed: "1 1/2", "1½", "1,5", "1,000", "half a", "two thirds of a"."""
    text = text.strip().lower().replace("⁄", "/")
    if not text[0].isalpha():
        text = re.sub(r"(?:\s+of)?\s+an?$|\s+d[ei]$", "", text)
    text = re.sub(r"(?<=[0-9])(?:rds?|ths?|nds?)$", "", text.strip())
    if text[0].isalpha():
        return _named(text)
    if text[-1].isalpha():  # "1 and a half"
        return Fraction(int(re.match(r"[0-9]+", text)[0])) + Fraction(1, 2)  # type: ignore[index]
    if text[-1] in VULGAR:
        whole = re.match(r"[0-9]+", text)
        return VULGAR[text[-1]] + (int(whole[0]) if whole else 0)
    if "/" in text:
        *before, top, bottom = (int(digits) for digits in re.findall(r"[0-9]+", text))
        return Fraction(top, bottom) + (before[0] if before else 0)
    if re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]\s000", text):
        return Fraction(re.sub(r"[,\s]", "", text))
    return Fraction(text.replace(",", "."))


def _named(text: str) -> Fraction:
    first, *rest = re.split(r"\s+(?:and|und|et|y|e|och|og)\s+|(?<=\w)\s+en\s+(?=een|half|halve)", text)
    value = None
    for word in re.findall(r"[^\W\d_]+", first):
        known = WORDS.get(word, FOREIGN.get(word))
        if known is not None and word not in ("a", "an"):
            value = known if value is None else value * known
    total = Fraction(1) if value is None else value
    return total + _named(rest[0]) if rest else total


def nearest(value: Fraction, step: Fraction) -> Fraction:
    """The multiple of `step` nearest to the value; halves go up."""
    return floor(value / step + Fraction(1, 2)) * step


def format_amount(value: Fraction, decimal_mark: str = "") -> str:
    """1½, ⅓, 3/16; with a decimal mark 1.5 or 1,5, rounded as a scale or a jug can show it.

    What no spoon measures (7/12) goes to the nearest eighth or third.
    """
    if decimal_mark:
        places = 0 if value >= 100 else 1 if value >= 10 else 2
        rounded = nearest(value, Fraction(1, 10**places)) or value
        text = f"{float(rounded):.{places if rounded != value or places else 0}f}" if rounded else "0"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return text.replace(".", decimal_mark)
    whole, part = divmod(value, 1)
    if part and part not in GLYPHS:
        if not whole and (part < Fraction(1, 8) or part.denominator == 16) and part.denominator <= 32:
            return f"{part.numerator}/{part.denominator}"
        part = min(_KITCHEN, key=lambda known: abs(known - part))
        whole, part = whole + (part == 1), part % 1
        if not whole and not part:
            return f"{float(value):.2g}"
    return f"{whole or ''}{GLYPHS.get(part, '')}" or "0"


def format_count(low: Fraction, high: Fraction | None) -> tuple[str, str]:
    """Whole things: 1½ eggs are "1" to "2"; less than one stays a fraction. The second may be empty."""
    top = high if high is not None else low
    if top < 1:
        return format_amount(low), format_amount(top) if top != low else ""
    start = str(floor(low)) if low >= 1 else format_amount(low)
    stop = str(ceil(top))
    return start, stop if stop != start else ""
