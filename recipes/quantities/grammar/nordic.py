"""Danish, Norwegian and Swedish nouns, by a table alone."""

from __future__ import annotations

from dataclasses import dataclass, field

from .words import TOKEN, as_typed, pairs_of, spread

_NOUNS = """
blomkål/blomkålar fänkål/fänkålar rödbeta/rödbetor palsternacka/palsternackor banan/bananer avokado/avokador
gurka/gurkor päron/päron apelsin/apelsiner korv/korvar torskfilé/torskfiléer laxfilé/laxfiléer agurk/agurker
peberfrugt/peberfrugter porre/porrer gulerod/gulerødder appelsin/appelsiner pære/pærer selleri/sellerier purre/purrer
sitron/sitroner ägg/ägg äggula/äggulor äggvita/äggvitor lök/lökar morot/morötter potatis/potatisar tomat/tomater
äpple/äpplen vitlöksklyfta/vitlöksklyftor gul_lök/gula_lökar rödlök/rödlökar schalottenlök/schalottenlökar
kycklingfilé/kycklingfiléer buljongtärning/buljongtärningar chilifrukt/chilifrukter lagerblad/lagerblad
purjolök/purjolökar æg/æg æggeblomme/æggeblommer eggeplomme/eggeplommer æggehvide/æggehvider eggehvite/eggehviter
løg/løg løk/løk gulrot/gulrøtter kartoffel/kartofler potet/poteter æble/æbler eple/epler rødløg/rødløg rødløk/rødløk
kyllingebryst/kyllingebryster kyllingfilet/kyllingfileter laurbærblad/laurbærblade hvidløgsfed/hvidløgsfed kruka/krukor
"""


@dataclass(frozen=True)
class Nordic:
    code: str = "nordic"
    many: dict[str, str] = field(default_factory=lambda: pairs_of(_NOUNS))
    one: dict[str, str] = field(default_factory=lambda: {many: one for one, many in pairs_of(_NOUNS).items()})
    telling: frozenset[str] = frozenset(
        spread("och og med av uten utan til till finhakket finhackad hakket hackad hackade store stora liten")
    )

    def agree(self, text: str, many: bool, headed: str = "", reach: int = 2) -> str:
        table = self.many if many else self.one
        for token in [] if headed else TOKEN.finditer(text):
            if not token[0][0].isalpha():
                break
            if token[0].lower() in table:
                return (
                    text[: token.start()] + as_typed(token[0], table[token[0].lower()]) + text[token.end() :]
                )
        return text

    def agree_before(self, text: str, many: bool, unit: str) -> str:
        return text


NORDIC = Nordic()
