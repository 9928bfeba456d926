"""Lines that tell a recipe's times and yield -> the card's: "- ⏲️ Prep time: 15-30 min", "Für 4 Personen",
"Prep: 10 min | Cook: 20 min", in English, German, French, Spanish, Italian, Dutch and Portuguese. Pure."""

from __future__ import annotations

import re

from recipes.quantities.durations import minutes_of
from recipes.quantities.yields import is_scalable
from recipes.slugs import folded

# Accents folded, lower case. The order decides: "total prep time" is a total.
_LABELS = (
    ("total", r"total(?: (?:cook(?:ing)? |prep )?time)?|time(?: required| needed)?|ready in|takes|duration|gesamt(?:zeit|dauer)?|dauer|zeit(?:aufwand)?"
     r"|temps(?: total)?|duree(?: totale)?|tiempo(?: total)?|duracion|tempo(?: totale?)?|durata|totale tijd|tijd|pret en"),
    ("prep", r"prep(?:aration|ping)?(?: time)?|time to prepare|hands[- ]on(?: time)?|active(?: time)?|vorbereitung(?:szeit)?|arbeitszeit"
     r"|zubereitungszeit|(?:temps|tiempo|tempo|duree) d[ei] pr?e?parac?[it]ion|temps de preparation|tiempo de preparacion|preparacion|tempo di preparazione"
     r"|preparazione|tempo de preparo|voorbereiding(?:stijd)?|bereidingstijd"),
    ("cook", r"(?:cook|bak|roast|grill|fry|boil|simmer)(?:e|ing)?(?: time)?|koch(?:zeit|dauer)|back(?:zeit|dauer)|gar(?:zeit|dauer)|brat(?:zeit|dauer)|koch-? ?/ ?backzeit"
     r"|(?:temps de )?cuisson|(?:tiempo de )?(?:coccion|horneado)|(?:tempo di )?cottura|kooktijd|oventijd"),
    ("additional", r"(?:rest|wait|chill|cool|ferment|ris|proof|marinat|soak|freez)(?:ing|e|ation)?(?: time)?|fridge(?: time)?|(?:additional|inactive|passive)(?: time)?"
     r"|(?:ruhe|geh|kuhl|marinier|warte|quell|einweich|gefrier)(?:zeit|dauer)|(?:temps de |temps d)?(?:repos|attente|marinade|refrigeration)"
     r"|(?:tiempo de )?(?:reposo|enfriado|espera)|(?:tempo di )?(?:riposo|lievitazione|attesa)|rusttijd|wachttijd"),
    ("yield", r"servings?(?: size)?|serves|yields?|recipe ?yields?|makes|amount|portions?|number of servings|feeds|quantity|(?:anzahl )?(?:portionen|personen|stuck)|ergibt|menge|fur|ergiebigkeit"
     r"|(?:nombre de )?(?:personnes|parts)|pour|rendement|quantite|(?:numero de )?(?:raciones|porciones|personas|comensales)|rinde|para|rendimiento"
     r"|(?:numero di )?(?:porzioni|persone)|dosi(?: per)?|per|resa|porcoes|rende|personen|porties|aantal personen|for"),
)  # fmt: skip
_LABEL = {field: re.compile(words) for field, words in _LABELS}
_ANY = "|".join(words for _field, words in _LABELS)
_NAMES = (
    ("categories", r"course|categor(?:y|ies)|dish type|gang|kategorien?|gericht|categoria|categorie|plat|portata|plato"),
    ("cuisine", r"cuisines?|kuche|cocina|cucina"),
    ("method", r"(?:cooking )?methods?|kochmethoden?|garmethoden?"),
    ("tags", r"tags?|keywords?|schlagworte?|stichworter|etiquetas|mots[- ]cles|parole chiave"),
    ("source", r"sources?|quelle|fuente|fonte|bron|adapted from|original(?: recipe)?|recipe (?:from|by)|from|via|credits?"),
    ("diet", r"diets?|ernahrung(?:sform)?|regime|dieta"),
    ("video", r"videos?"),
    ("equipment", r"equipment|tools|utensilien|zubehor|ausrustung|materiel|utensilios|attrezzatura"),
)  # fmt: skip
_NAME = {name: re.compile(words) for name, words in _NAMES}
_NOUN = re.compile(
    r"(?:portionen|personen|stuck|personnes|parts|raciones|porciones|personas|comensales|porzioni|persone|porcoes|porties)$"
)
_PAIR = re.compile(
    r"^(?P<label>[^:：=\d]{2,40}?)\s*(?:[:：]{1,2}|=|[\u2013\u2014])\s*(?P<value>.*)$", re.DOTALL
)
_LOOSE = re.compile(
    r"^(?P<label>[^\d:]{2,30}?)\s+(?P<value>(?:about |ca\.? |~)?(?:\d|[½¼¾]|varies|depends).*)$", re.DOTALL
)
_PEOPLE = re.compile(
    r"^(?:(?:for|fur|pour|para|per|voor|serves)\s+)?(?:about |ca\.? |~ ?)?\d+(?:\s*(?:-|–|/|to|bis|a|o|ou|oder)\s*\d+)?\s*"
    r"(?:servings?|portions?|people|persons?|portion(?:en)?|person(?:en)?|personnes?|parts?|personas?|raciones|porciones|comensales"
    r"|persone|porzioni|porcoes|pessoas|porties|stuck)\W*$"
)
_EDGE = re.compile(r"^[^\w~½¼¾(]+|[\s*_|]+$")
_BARE_NUMBER = re.compile(r"^~?\s*\d+(?:\s*(?:-|–|~|to|/)\s*\d+)?\.?$")
_PARTS = re.compile(rf"\s+[|·•]\s+|\s*;\s+|\s+/\s+(?=\W*(?i:{_ANY})\b)|,\s+(?=\W*(?i:{_ANY})\b)")


def field_of(label: str) -> str:
    """The card's field that a label names: prep, cook, additional, total, yield; "" for another."""
    words = re.sub(r"[\W_]*$|^[\W_]*", "", folded(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", label)).lower())
    words = re.sub(r"[_\s-]+", " ", words)
    words = re.sub(r"^(prep|cook|total)time$", r"\1 time", words)
    return next((field for field, pattern in _LABEL.items() if pattern.fullmatch(words)), "")


def read(bullet: str) -> tuple[str, str] | None:
    """The card's field (prep, cook, additional, total, yield) and the words typed; None for another line."""
    line = _clean(bullet)
    if _PEOPLE.match(folded(line).lower()):
        return "yield", re.sub(r"^(?i:serves)\s+", "", line)
    for pattern in (_PAIR, _LOOSE):
        found = pattern.match(line)
        if found and (field := field_of(found["label"])):
            value = re.sub(r"(?<=\d)\.$", "", found["value"].strip().strip("*_").strip())
            noun = folded(found["label"]).lower().split()[-1:]
            if field == "yield" and _BARE_NUMBER.match(value) and noun and _NOUN.match(noun[0]):
                value = f"{value} {found['label'].split()[-1]}"
            return field, value
    return (field, "") if (field := field_of(line.rstrip(":"))) and bullet.strip() else None


def sure(line: str) -> list[tuple[str, str]]:
    """The facts of a line that is nothing else: each part names one, with a value that is understood."""
    found = []
    for part in _PARTS.split(_clean(line)):
        fact = read(part)
        if fact is None or len(part) > 70 or not fact[1] or doubt(*fact):
            return []
        found.append(fact)
    return found


def named(line: str) -> tuple[str, str] | None:
    """What a line says under a name of the head: "Cuisine: Thai" -> ("cuisine", "Thai")."""
    found = _PAIR.match(_clean(line))
    label = re.sub(r"\W+$", "", folded(found["label"]).lower().strip()) if found else ""
    name = next((name for name, pattern in _NAME.items() if pattern.fullmatch(label)), "")
    return (name, found["value"].strip()) if name and found and found["value"].strip() else None


def doubt(field: str, value: str) -> str:
    """Why a fact is not fully understood; empty where it is."""
    if not value:
        return "has no value"
    if field == "yield":
        return "" if is_scalable(value) else "is kept as words"
    return "" if minutes_of(value) is not None else "is kept as words: no length of time was understood"


def yield_words(value: str) -> str:
    """A bare number says what it counts: "4-6" -> "4-6 servings"."""
    if _BARE_NUMBER.match(value):
        number = value.rstrip(".")
        return f"{number} serving{'' if number == '1' else 's'}"
    return value


def _clean(line: str) -> str:
    line = re.sub(r"\A\s*\(([^()]*)\)\s*\Z", r"\1", line)
    line = re.sub(r"\"(\w+)\"", r"\1", line)
    line = re.sub(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)", "", line.replace("\xa0", " ")).strip("| \t")
    return _EDGE.sub("", line)
