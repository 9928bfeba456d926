"""What a heading says is below it, in English, German, French, Spanish, Italian, Dutch and Portuguese. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recipes.slugs import folded

# Accents folded, lower case; the whole heading, or before "for the sauce".
_WORDS = {
    "ingredients": r"ingredients?|ingredient list|(?:what )?you(?:'|\u2019)?(?: wi)?ll need|what you need|zutaten|zutatenliste"
    r"|(?:was )?(?:man|ihr|du) (?:braucht|brauchst)|ingredientes?|ingredienti|ingredienten|einkaufsliste|shopping list",
    "steps": r"directions?|instructions?|preparation|(?:cooking |baking )?(?:method|process)|methode|(?:the )?steps?"
    r"|procedure|how to(?: make| cook| prepare)?(?: it)?|to make|cooking|making it"
    r"|zubereitung|zubereiten|anleitung|arbeitsschritte|schritte|vorgehen|so gehts|und so gehts"
    r"|preparation de la recette|(?:les )?etapes?|realisation|recette|preparacion|elaboracion|instrucciones|pasos|modo de (?:preparacion|preparo)"
    r"|procedimiento|preparazione|procedimento|istruzioni|svolgimento|esecuzione|come (?:si )?(?:fare|fa|prepararl[ao])"
    r"|passaggi|bereiding|bereidingswijze|werkwijze|preparo|preparacao|modo de fazer",
    "notes": r"(?:recipe |cooks? |chefs? )?(?:notes?|tips?|hints?)(?: (?:and|&) (?:notes?|tips?|tricks?|variations?))?|remarks?"
    r"|notiz(?:en)?|hinweise?|tipps?|anmerkung(?:en)?|remarques?|astuces?|conseils?|notas?|consejos?|trucos?"
    r"|note|consigli(?:o)?|suggeriment[io]|opmerkingen|dicas?",
    "equipment": r"(?:special )?equipment|utensils?|tools?(?: needed)?|kitchen tools|cookware|utensilien|gerate|kuchengerate|zubehor|ausrustung"
    r"|materiel|ustensiles?|equipement|utensilios?|equipo|herramientas|utensili|attrezzatur[ae]|strumenti|benodigdheden",
    "nutrition": r"nutrition(?:al)?(?: (?:facts?|info(?:rmation)?|values?))?|nahrwert(?:e|angaben)?|valeurs? nutritionnelles?"
    r"|(?:informacion|valores?) nutricional(?:es)?|valori nutrizionali|voedingswaarden?",
    "info": r"infos?|details?|overview|at a glance|(?:quick |recipe )?(?:facts?|info(?:rmation)?|details|stats)|metadata|angaben|auf einen blick|en bref"
    r"|informations?|informacion|datos|informazioni|times?|zeiten|temps|tiempos?|tempi|timing",
    "source": r"(?:sources?|credits?|quellen?|fuentes?|fonte|bron|adapted from)",
    "intro": r"description|introduction|about|beschreibung|einleitung|introduccion|descripcion|descrizione|introduzione",
}
_WHOLE = {kind: re.compile(words) for kind, words in _WORDS.items()}
_FOR = r"(?:for|fur|pour|para|per|voor|de|of|des?|del?|della|der|zu[mr]?)"
_BEFORE_FOR = {
    kind: re.compile(rf"(?:{words})\s+{_FOR}\b.*")
    for kind, words in _WORDS.items()
    if kind in ("ingredients", "steps")
}
_ANYWHERE = (
    ("ingredients", re.compile(r"ingredient|\bzutaten\b")),
    ("equipment", re.compile(r"equipment|utensil|\btools\b")),
    ("steps", re.compile(r"direction|instruction|\bzubereitung\b")),
    ("notes", re.compile(r"^(?:notes?|tips?|hints?|tipps?|hinweise?)\b")),
)  # fmt: skip
_PAREN = re.compile(r"\s*[(\[](?P<inside>[^)\]]*)[)\]]\s*:?\s*$")


@dataclass(frozen=True)
class Section:
    """`kind`: one of the words' kinds or "" (a story's heading). `plain`: the heading says nothing else."""

    kind: str = ""
    plain: bool = False
    aside: str = ""  # what stood in parentheses behind it, or behind "for": "4 servings"


def bare(text: str) -> str:
    """A heading's words without emphasis, signs and emoji around them, accents folded, lower case."""
    return re.sub(r"^\W+|\W+$", "", folded(text.replace("_", " ")).lower())


def section_of(heading: str) -> Section:
    """What a heading says: `Zutaten (für 4 Personen)` -> ingredients, plain, "für 4 Personen"."""
    aside = ""
    if paren := _PAREN.search(heading):
        heading, aside = heading[: paren.start()], paren["inside"].strip()
    words = bare(heading)
    for kind, pattern in _WHOLE.items():
        if pattern.fullmatch(words):
            return Section(kind, True, aside)
    for kind, pattern in _BEFORE_FOR.items():
        if pattern.fullmatch(words):
            split = re.search(r"\b(?:for|für|fur|pour|para|per|voor)\b.*\d.*", heading, re.I)
            return Section(kind, bool(split), aside or (split[0] if split else ""))
    for kind, pattern in _ANYWHERE:
        if pattern.search(words) and len(words.split()) <= 8:
            return Section(kind, False, aside)
    return Section("", False, aside)
