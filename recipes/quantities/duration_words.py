"""The words of lengths of time in English, German, French, Spanish, Italian, Portuguese and Dutch.

All are folded: small letters without accents, "ss" for "ß". One word may play several parts ("a" is an English article
and an Italian "to"); what stands beside it decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from fractions import Fraction

from .numbers import FOREIGN, WORDS

MINUTE, HOUR, DAY, WEEK = 60, 3600, 86400, 604800  # seconds

UNITS = {
    WEEK: "week weeks wk wks woche wochen semaine semaines semana semanas settimana settimane weken",
    DAY: "day days tag tage tagen jour jours dia dias giorno giorni dag dagen",
    HOUR: "hour hours hr hrs h hs stunde stunden std stdn heure heures hora horas ora ore uur uren uurtje",
    HOUR * 3 // 4: "dreiviertelstunde dreiviertelstunden",
    HOUR // 4: "kwartier kwartieren kwartiertje viertelstunde viertelstunden",
    MINUTE: "minute minutes min mins minuten minuto minutos minuti minuut mn",
    1: "second seconds sec secs sekunde sekunden sek seconde secondes segundo segundos secondo secondi seconden seg",
}
# Units in a time field alone: in running text "5 m" is a length, "2 d" nothing sure.
SHORT_UNITS = {WEEK: "w", DAY: "d j", HOUR: "u", MINUTE: "m ' ’ ′", 1: "s '' ’’ ′′ \" ” ″"}
UNIT_STEMS = {"stundig": HOUR, "minutig": MINUTE, "tagig": DAY}  # "30-minütige Ruhezeit"

PARTS = {
    "article": "a an one ein eine einen einer einem un une una uno um uma een n het de",
    "half": "half halb halbe halben halber halves halve demi demie media medio mezza mezzo mezz meia meio",
    "quarter": "quarter quarters viertel quart quarts cuarto cuartos quarto quarti quartos kwart",
    "of": "of de d di",
    "and": "and & n und u et y e ed en + plus",
    "to": "- – — − ~ to til till until up bis zu jusqu a hasta ad fino ate tot",
    "or": "or oder ou o of",
    "between": "between zwischen entre tra fra tussen",
    "also": "+ & plus and then und dann zuzuglich et puis y mas luego despues e ed piu poi mais depois en daarna",
    "open": "so more longer less mehr langer plus mas menos piu mais meer",  # "or more"
    "times": "x × mal",
    # What stands beside a length of time and leaves it as it is.
    "beside": """
about around ready takes approx approximately roughly circa ca c est ish nearly almost just only at least minimum min max maximum most
under less than more over longer exactly total in all the for with from of time times prep preparation preparing cook cooking
bake baking roast roasting rest resting rise rising proof proofing prove proving chill chilling cool cooling marinate marinating
marinade soak soaking freeze freezing refrigerate refrigeration refrigerating fridge refrigerator freezer oven simmer simmering
boil boiling fry frying grill grilling steam steaming active inactive passive hands on off additional extra dry drying ferment
fermenting fermentation stand standing set setting thaw thawing wait waiting work working assembly infuse infusing steep
steeping smoke smoking overall

etwa ungefahr rund gut knapp zirka mindestens hochstens maximal minimal insgesamt gesamt unter weniger mehr als von fur zum zur
im in der den dem die das zeit vorbereitung vorbereitungszeit vorbereiten zubereitung zubereitungszeit arbeitszeit kochzeit
kochen backzeit backen garzeit garen gehzeit gehen ruhezeit ruhen kuhlzeit kuhlen kuhlschrank gefrierschrank ofen marinieren
marinierzeit ziehen einweichen wartezeit warten auskuhlen abkuhlen gesamtzeit stehen braten trocknen quellen quellzeit

environ env au aux moins le la les du des pour de d temps preparation cuisson repos refrigeration refrigerateur frigo frais four
pousse levee attente trempage congelation refroidissement duree totale

desde aproximadamente aprox unos unas cerca como minimo maximo menos del el los las para tiempo preparacion coccion horneado horno
reposo nevera frigorifico refrigeracion levado fermentacion marinado remojo enfriamiento espera cocinado

da almeno massimo meno il lo gli per di tempo preparazione cottura riposo forno lievitazione marinatura ammollo raffreddamento attesa

pelo os as no na preparo preparacao cozimento cozedura descanso geladeira fermentacao molho esfriar

van ongeveer minstens minimaal maximaal het voor bereiding bereidingstijd voorbereiding voorbereidingstijd kooktijd baktijd oventijd
rusttijd rusten rijzen rijstijd koelen koelkast vriezer marineren weken wachten wachttijd totaal tijd
""",
}
# What lasts a night is no number of minutes.
NIGHT = re.compile(
    r"(?<!\w)(?:over-?\s?night|all night|(?:ü|ue)ber nacht|(?:la|une) nuit|la noche|la notte|(?:a|à) noite|"
    r"de um dia para o outro|de un día para (?:el )?otro|een nacht|['’]s nachts|(?:hele|de) nacht)(?!\w)",
    re.I,
)


def folded(text: str) -> str:
    """Small letters without accents; the text may grow shorter or longer."""
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _by_word(table: Mapping[int, str]) -> dict[str, int]:
    return {word: value for value, words in table.items() for word in words.split()}


UNIT_SECONDS = _by_word(UNITS)
SHORT_UNIT_SECONDS = _by_word(SHORT_UNITS)
_PARTS = {part: frozenset(words.split()) for part, words in PARTS.items()}
_SHARES = _PARTS["half"] | _PARTS["quarter"] | _PARTS["and"]
NUMBER_OF = {
    folded(word): value
    for word, value in (WORDS | FOREIGN).items()
    if folded(word) not in _SHARES and (value >= 1 or value == Fraction(3, 4))
} | {"n": Fraction(1)}  # "'n half uur"
PARTS_OF = {
    word: frozenset(part for part, words in _PARTS.items() if word in words)
    for word in frozenset().union(*_PARTS.values())
}
