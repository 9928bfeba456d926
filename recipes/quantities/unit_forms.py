"""The units of other languages: each form in singular and plural ("Dose/Dosen"), by what it stands for.

German, French, Spanish, Italian, Portuguese, Dutch, and the Nordic languages. Spoons hold 5 and 15 ml there
(Swedish "tesked" and "matsked", German TL and EL); a cup is no sure size and is never converted.
"""

from __future__ import annotations

# Volumes and masses with a size, which is that of the English unit of the name.
SIZED = {
    "g": "Gramm grammes gramme gramo/gramos grammo/grammi grama/gramas gram",
    "kg": "Kilogramm kilogramo/kilogramos chilo quilo/quilos",
    "ml": "Milliliter mililitro/mililitros millilitro/millilitri",
    "cl": "Zentiliter centilitro/centilitros centilitri",
    "dl": "Deziliter décilitre/décilitres decilitro/decilitros decilitri",
    "l": "Liter litro/litros litri",
    "cm": "Zentimeter centimètre/centimètres centímetro/centímetros centimetro/centimetri",
    "oz": "onza/onzas",
}
# name, kind, size in ml or g, forms; "_" stands for a space.
OTHERS = (
    (
        "tsp", "volume", 5,
        "TL Teel. Teelöffel Teeloeffel Kaffeelöffel KL gestr._TL geh._TL gestrichener_TL/gestrichene_TL gehäufter_TL/gehäufte_TL "
        "cucharadita/cucharaditas cdta/cdtas cdita/cditas cdita cucchiaino/cucchiaini theelepel/theelepels theel "
        "theelepeltje/theelepeltjes koffielepel/koffielepels tesked/teskedar tsk teskje/teskjeer teskjeer teske/teskeer ts "
        "colher_de_chá/colheres_de_chá colher_(chá)/colheres_(chá) col._de_chá col._chá c._de_chá c._chá colher_de_cha/colheres_de_cha "
        "cuchara_de_té c.c. càc cc_de cuill._à_café",
    ),
    (
        "tbsp", "volume", 15,
        "cucharada_sopera/cucharadas_soperas cda._sopera/cdas._soperas cda_sopera/cdas_soperas EL Essl. Esslöffel Eßlöffel Essloeffel gestr._EL geh._EL gestrichener_EL/gestrichene_EL gehäufter_EL/gehäufte_EL "
        "cucharada/cucharadas cda/cdas cucchiaio/cucchiai cucch. eetlepel/eetlepels eetl matsked/matskedar msk "
        "spiseskje/spiseskjeer spiseske/spiseskeer spsk ss càs "
        "colher_de_sopa/colheres_de_sopa colher_(sopa)/colheres_(sopa) col._de_sopa col._sopa c._de_sopa c._sopa",
    ),
    ("dag", "mass", 10, "dag dkg"),
    ("krm", "volume", 1, "krm kryddmått"),
    ("dessertspoon", "volume", 10, "colher_de_sobremesa/colheres_de_sobremesa cuillère_à_dessert/cuillères_à_dessert"),
    ("hg", "mass", 100, "hg etto/etti hekto ons"),
    ("Pfund", "mass", 500, "Pfund Pfd livre/livres pond"),
    ("libra", "loose", 0, "libra/libras"),
    (
        "cup", "loose", 0,
        "Tasse/Tassen tasse/tasses taza/tazas tazza/tazze tazzina/tazzine xícara/xícaras xicara/xicaras chávena/chávenas "
        "kop/koppen kopje/kopjes kopp/koppar kopp/kopper",
    ),
    (
        "glass", "loose", 0,
        "Glas/Gläser verre/verres vaso/vasos bicchiere/bicchieri copo/copos glas/glazen",
    ),
    (
        "pinch", "loose", 0,
        "Prise/Prisen Messerspitze/Messerspitzen Msp Msp. pincée/pincées pizca/pizcas pizzico/pizzichi presa/prese pitada/pitadas "
        "snufje/snufjes snuf mespunt/mespunten mespuntje nypa/nypor klype/klyper knivspids knivsspiss",
    ),
    (
        "bunch", "loose", 0,
        "Bund/Bund Bündel botte/bottes bouquet/bouquets manojo/manojos ramillete/ramilletes mazzo/mazzi mazzetto/mazzetti "
        "ciuffo/ciuffi molho/molhos maço/maços bos/bossen bosje/bosjes knippe/knippen bundt/bundter knippe",
    ),
    (
        "clove", "whole", 0,
        "Zehe/Zehen Knoblauchzehe/Knoblauchzehen gousse/gousses diente/dientes spicchio/spicchi dente/dentes "
        "teen/tenen teentje/teentjes knoflookteen/knoflooktenen knoflookteentje/knoflookteentjes klyfta/klyftor fed båt/båter hvitløksbåt/hvitløksbåter "
        "vitlöksklyfta/vitlöksklyftor",
    ),
    (
        "can", "container", 0,
        "Dose/Dosen Büchse/Büchsen Konserve/Konserven boîte/boîtes boite/boites lata/latas bote/botes scatola/scatole "
        "scatoletta/scatolette lattina/lattine barattolo/barattoli blik/blikken blikje/blikjes burk/burkar boks/bokser dåse/dåser",
    ),
    (
        "packet", "container", 0,
        "Päckchen Pck Pkg Pkt Pck. Packung/Packungen Pack. Paket/Pakete Beutel Tüte/Tüten Becher Flasche/Flaschen Tafel/Tafeln "
        "Rolle/Rollen rouleau/rouleaux rotolo/rotoli Tube/Tuben sachet/sachets paquet/paquets bocal/bocaux pot/pots bouteille/bouteilles briquette/briquettes "
        "brique/briques barquette/barquettes tablette/tablettes sobre/sobres paquete/paquetes bolsa/bolsas frasco/frascos "
        "botella/botellas brik/briks tarro/tarros tableta/tabletas bustina/bustine pacchetto/pacchetti "
        "confezione/confezioni vasetto/vasetti bottiglia/bottiglie panetto/panetti pacco/pacchi "
        "pacote/pacotes saqueta/saquetas embalagem/embalagens caixa/caixas garrafa/garrafas sachê/sachês envelope/envelopes "
        "pakje/pakjes zakje/zakjes pak/pakken zak/zakken fles/flessen bakje/bakjes potje/potjes pot/potten paket/paket påse/påsar "
        "förpackning/förpackningar flaska/flaskor pose/poser pakke/pakker pk flaske/flasker beger/begre bæger/bægre brev",
    ),
    (
        "piece", "loose", 0,
        "Stück/Stück Stk Stk. morceau/morceaux pièce/pièces trozo/trozos pieza/piezas pezzo/pezzi pezzetto/pezzetti "
        "pedaço/pedaços stuk/stuks stukje/stukjes bit/bitar stykke/stykker stk st st. ud/uds unidad/unidades unidade/unidades",
    ),
    (
        "slice", "whole", 0,
        "Scheibe/Scheiben tranche/tranches rondelle/rondelles rebanada/rebanadas loncha/lonchas rodaja/rodajas fetta/fette "
        "fatia/fatias rodela/rodelas plak/plakken plakje/plakjes sneetje/sneetjes snee/sneeën skiva/skivor skive/skiver",
    ),
    (
        "leaf", "whole", 0,
        "Blatt/Blätter feuille/feuilles hoja/hojas foglia/foglie folha/folhas blaadje/blaadjes blad/blad",
    ),
    (
        "sprig", "whole", 0,
        "Zweig/Zweige Stängel Stiel/Stiele Stange/Stangen brin/brins branche/branches tige/tiges ramita/ramitas rama/ramas "
        "rametto/rametti ramo/ramos gambo/gambi costa/coste raminho/raminhos talo/talos takje/takjes stengel/stengels "
        "kvist/kvistar kvist/kvister",
    ),
    (
        "head", "whole", 0,
        "Kopf/Köpfe Knolle/Knollen tête/têtes cabeza/cabezas cabeça/cabeças krop/kroppen bol/bollen",
    ),
    ("cube", "whole", 0, "Würfel cube/cubes cubo/cubos dado/dadi blokje/blokjes tärning/tärningar"),
    (
        "handful", "loose", 0,
        "Handvoll poignée/poignées puñado/puñados manciata/manciate punhado/punhados handje/handjes handvol näve/nävar "
        "håndfull håndfuld",
    ),
    (
        "splash", "loose", 0,
        "Schuss Schuß Spritzer Tropfen Spur goutte/gouttes trait/traits chorro/chorros "
        "chorrito/chorritos gota/gotas goccia/gocce filo fio/fios scheutje/scheutjes druppel/druppels skvätt/skvättar",
    ),
    ("knob", "loose", 0, "noisette/noisettes klontje/klontjes klick/klickar klat/klatter"),
)  # fmt: skip
# French spoons are typed in more ways than a list holds: "c. à s.", "cuil. à soupe", "c.à.c.", "cs", "CàS".
FRENCH_SPOONS = (
    ("tbsp", r"(?:c(?:uill?(?:[eè]re?)?s?)?|cuill?[eè]res?)\.?[\s.]{0,2}[àa][\s.]{0,2}(?:s(?:oupe)?|table)\b\.?|c\.\s?s\b\.?|CS\b"),
    ("tsp", r"(?:c(?:uill?(?:[eè]re?)?s?)?|cuill?[eè]res?)\.?[\s.]{0,2}[àa][\s.]{0,2}(?:c(?:af[eé]|afe)?|th[eé])(?![^\W\d_])\.?|c\.\s?c\b\.?"),
)  # fmt: skip
