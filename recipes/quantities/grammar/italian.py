"""Italian nouns and adjectives of the kitchen. Plurals by their ending (Serianni, Grammatica italiana, III)."""

from __future__ import annotations

import re

from .romance import Romance

_VOWELS = "aeiou"


def plural(word: str) -> str:
    if word[-1] not in _VOWELS or word.endswith("i"):
        return word  # "würstel", "caffè", "kiwi"
    if word.endswith(("ca", "ga")):
        return word[:-1] + "he"
    if word.endswith(("cia", "gia")):
        return word[:-1] + "e" if word[-4:-3] in _VOWELS else word[:-2] + "e"
    if word.endswith(("co", "go")):
        return word[:-1] + "hi"
    if word.endswith("io"):
        return word[:-1]
    if word.endswith("a"):
        return word[:-1] + "e"
    return word[:-1] + "i"


def singular(word: str) -> str:
    for many, one in (("che", "ca"), ("ghe", "ga"), ("chi", "co"), ("ghi", "go"), ("oni", "one"), ("cchi", "cchio"),
                      ("gli", "glio"), ("ori", "ore"), ("ali", "ale")):  # fmt: skip
        if word.endswith(many):
            return word[: -len(many)] + one
    if word.endswith("i"):
        return word[:-1] + "o"
    return word[:-1] + "a" if word.endswith("e") else word


ITALIAN = Romance(
    "it",
    plural,
    singular,
    """
    tuorlo albume cipolla cipollina cipollotto carota limone arancia mela pera pesca melanzana pomodoro pomodorino zucchina zucchino
    peperone peperoncino cetriolo cetriolino porro scalogno acciuga alice salsiccia carciofo cavolfiore cavolo broccolo finocchio
    barbabietola melone anguria bistecca braciola coniglio fettina zucca ravanello albicocca prugna susina mandarino clementina
    mandarancio cedro pompelmo bergamotto melagrana melograno nespola ciliegia fragola lampone mora mirtillo castagna noce nocciola mandorla
    pistacchio dattero panino pagnotta pane filoncino gambero gamberetto gamberone scampo mazzancolla calamaro totano moscardino seppia polpo
    polipo cozza vongola ostrica capasanta orata branzino spigola trota salmone sogliola merluzzo triglia sarda sardina sgombro tonno
    nasello rombo dentice astice aragosta granchio filetto petto coscia sovracoscia fuso aletta ala pollo pollastro galletto gallina tacchino anatra
    faraona quaglia piccione agnello capretto maialino cosciotto stinco costina costoletta cotoletta scaloppina ossobuco fegatino
    rognone lonza cotechino zampone cubetto fungo champignon oliva cappero patata patatina rapa topinambur
    radice baccello bacca chiodo stecca foglia fogliolina rametto ramo gambo costa ciuffo mazzo mazzetto spicchio testa bulbo cespo
    fetta fettina cucchiaio cucchiaino bicchiere tazza tazzina pizzico manciata goccio goccia filo bustina scatola scatoletta lattina barattolo vasetto
    bottiglia confezione pacco pacchetto panetto rotolo sfoglia disco base biscotto savoiardo cialda piadina tortilla tigella grissino
    cracker amaretto meringa cornetto brioche uovo vaniglia anice cannella stella mozzarella burrata scamorza tomino caprino provola
    crescenza robiola bocconcino formaggella lasagna cannellone raviolo tortellino gnocco pannocchia fagiolo fagiolino cece fava pisello
    lenticchia asparago indivia radicchio lattuga scarola cicoria verza bietola spinacio sedano puntarella agretto cardo
    catalogna friggitello lampascione avocado mango papaya ananas kiwi banana fico uva lime cocco cipolletta grappolo nodino arista peperoncino
    scorza buccia osso cuore semino seme wurstel würstel hamburger polpetta arancino crocchetta frittella mestolo albero cialdina
    anguilla carpa luccio persico baccalà dado carosello pralina cioccolatino cubo quadratino quadrato bastoncino stecco
    """,
    "uovo/uova ovetto/ovetti asparago/asparagi ossobuco/ossibuchi fico/fichi pesca/pesche radicchio/radicchi mela/mele pane/pani "
    "avocado mango/manghi papaya/papaye ananas kiwi lime cracker champignon topinambur brioche tortilla/tortillas kaki cachi caco/cachi "
    "cavolfiore/cavolfiori capasanta/capesante pescespada mano/mani melagrana/melagrane würstel wurstel hamburger toast "
    "pepe/pepe burro/burri uva/uve cece/ceci noce/noci pesce/pesci carne/carni seme/semi radice/radici bicchiere/bicchieri "
    "limone/limoni peperone/peperoni melone/meloni salmone/salmoni gamberone/gamberoni cannellone/cannelloni rognone/rognoni "
    "zampone/zamponi piccione/piccioni lampone/lamponi confezione/confezioni dentice/dentici astice/astici alice/alici "
    "scalogno/scalogni finocchio/finocchi pistacchio/pistacchi spicchio/spicchi cucchiaio/cucchiai coniglio/conigli "
    "bacca/bacche pomodoro/pomodori cuore/cuori fiore/fiori maiale/maiali lievito/lieviti baccalà caffè tè filo/fili pacco/pacchi sacco/sacchi "
    "fungo/funghi stinco/stinchi osso/ossa granchio/granchi pannocchia/pannocchie lenticchia/lenticchie foglia/foglie bottiglia/bottiglie aglio/agli "
    "orecchio/orecchie vaniglia/vaniglie triglia/triglie mentuccia/mentucce focaccia/focacce scorza/scorze carciofo/carciofi",
    """
    piccolo piccola medio media rosso rossa bianco bianca nero nera giallo gialla maturo matura fresco fresca secco secca intero
    intera sodo soda duro dura grosso grossa lungo lunga crudo cruda cotto cotta bello bella buono buona nuovo nuova dorato dorata
    tondo tonda sottile spesso spessa pulito pulita raso rasa colmo colma abbondante tenero tenera novello novella viola piccante
    amaro amara dolce verde grande forte ramato ramata aperto aperta fritto fritta sciolto sciolta morbido morbida biologico
    biologica naturale integrale romano romana siciliano siciliana napoletano napoletana toscano genovese
    freddo fredda caldo calda ripieno ripiena disossato tiepido mediano greco greca intenso compatto polposo polposa sgusciato scelto acerbo acerba cotogno cotogna belga lesso lessa tardivo porcino raffermo rafferma vegetale stellato stellata carasau
    """,
    "belga/belghe medio/medi media/medie grosso/grossi bello/belli bel/bei bell'/begli buon/buoni viola/viola rosa/rosa blu/blu bio/bio "
    "secco/secchi secca/secche fresco/freschi fresca/fresche bianco/bianchi bianca/bianche lungo/lunghi lunga/lunghe "
    "biologico/biologici biologica/biologiche greco/greci spesso/spessi intero/interi mezzo/mezzi mezza/mezze",
    "grande grosso grossa piccolo piccola bel bella bello buon buona mezzo mezza medio media grossa",
    re.compile(r"\w{2,}(?:at|it|ut)[oa]"),
    re.compile(r"\w{2,}(?:at|it|ut)[ie]"),
    "di del della dello dei delle degli dell' d' con senza a al alla alle ai in da dal dalla per su nel tipo",
    "o oppure / e ed",
    "molto ben bene più meno finemente grossolanamente leggermente appena abbastanza circa non già poco",
    "pachino datterino ciliegino cuore ramato-tipo tardivo-tipo bio tipo san perini romanesco viola rosa extra",
    "di del della dei delle con e tritato tritata tagliato tagliata cucchiaio cucchiai cucchiaino spicchio spicchi fetta fette foglie "
    "foglia rametto bicchiere bustina pizzico grattugiato grattugiata piccolo piccola media grosso grossa maturo matura rosso rossa "
    "bianco fresco secco sale olio zucchero farina latte acqua burro kaiser abate bollita bollito lessa tuorlo uovo uova pezzi fettine dadini sbucciata oppure medio",
)
